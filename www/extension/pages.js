/**
 * The list of pages to check: addresses that people read, kept with the browser's profile.
 *
 * @module
 */

import { init, statusUrl } from "../statuslamp.js";

const WELL_KNOWN = [
  "https://www.githubstatus.com",
  "https://www.cloudflarestatus.com",
  "https://status.atlassian.com",
];

/** @returns {Promise<string[]>} */
export async function listPages() {
  const { pages } = await chrome.storage.sync.get({ pages: WELL_KNOWN });
  return /** @type {string[]} */ (pages);
}

/**
 * @param {string} typed
 * @returns {Promise<void>} Rejects, saying why, where this cannot be a page's address.
 */
export async function addPage(typed) {
  await init();
  const address = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`;
  // Refuses what is no address of a page; the list keeps what people read.
  statusUrl(address);
  // Two spellings of one page are one page.
  const url = new URL(address);
  url.hash = "";
  const page = url.href.replace(/\/api\/v2\/summary\.json$/, "").replace(/\/+$/, "");
  const pages = await listPages();
  if (!pages.includes(page)) await chrome.storage.sync.set({ pages: [...pages, page] });
}

/** @param {string} page */
export async function removePage(page) {
  const pages = await listPages();
  await chrome.storage.sync.set({ pages: pages.filter((other) => other !== page) });
}
