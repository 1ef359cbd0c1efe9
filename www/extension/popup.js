/**
 * The popup: a card per page. The background script reads, this one shows.
 *
 * @module
 */

import { card } from "./card.js";
import { judge, lastReadings } from "./check.js";
import { addPage, listPages } from "./pages.js";

/** Ages are shown in minutes, and a reading that grows too old must turn grey by itself. */
const TICK = 10_000;

/** @type {Map<string, ReturnType<typeof card>>} */
const cards = new Map();

byId("check").addEventListener("click", checkNow);
byId("add").addEventListener("submit", async (event) => {
  event.preventDefault();
  const address = /** @type {HTMLInputElement} */ (byId("address"));
  try {
    await addPage(address.value.trim());
    address.value = "";
    byId("trouble").textContent = "";
  } catch (error) {
    byId("trouble").textContent = error instanceof Error ? error.message : String(error);
  }
});
chrome.storage.onChanged.addListener(draw);
setInterval(draw, TICK);
await draw();
await checkNow();

async function checkNow() {
  byId("check").setAttribute("aria-busy", "true");
  await chrome.runtime.sendMessage("check");
  byId("check").removeAttribute("aria-busy");
}

async function draw() {
  const pages = await listPages();
  const readings = await lastReadings(pages);
  const now = Date.now();
  const verdicts = await Promise.all(readings.map((reading) => judge(reading, now)));
  for (const [page, { element }] of cards) {
    if (pages.includes(page)) continue;
    element.remove();
    cards.delete(page);
  }
  // Cards are changed in place: replacing them would take the focus away from their buttons.
  for (const [index, page] of pages.entries()) {
    const shown = cards.get(page) ?? card(page, checkNow);
    if (!cards.has(page)) {
      cards.set(page, shown);
      byId("cards").append(shown.element);
    }
    shown.update(readings[index], verdicts[index], now);
  }
  byId("none").hidden = pages.length > 0;
}

/** @param {string} id */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
