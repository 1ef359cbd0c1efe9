import { severityIcon } from "../element/severity-icon.js";
import { candidates } from "../statuslamp.js";
import { removePage } from "./pages.js";

/** @typedef {import("./check.js").Reading} Reading */
/** @typedef {import("./check.js").Verdict} Verdict */
/** @typedef {import("../statuslamp.js").Snapshot} Snapshot */

/**
 * One page in the popup.
 *
 * @param {string} page
 * @param {() => void} checkNow Called when a permission was given.
 */
export function card(page, checkNow) {
  const { host } = new URL(page);
  const name = link(host, page);
  const state = withClass("span", "state");
  const reason = withClass("p", "reason");
  const events = withClass("ul", "events");
  const age = withClass("span", "age");

  const remove = withClass("button", "remove");
  remove.textContent = "Remove";
  remove.addEventListener("click", () => removePage(page));

  const allow = withClass("button", "allow");
  allow.textContent = "Allow reading";
  allow.hidden = true;
  allow.setAttribute("aria-label", `Allow reading ${host}`);
  allow.addEventListener("click", async () => {
    // Only a click may ask, and only before anything else is awaited.
    if (await chrome.permissions.request({ origins: originsOf(page) })) checkNow();
  });

  const head = withClass("h2", "head");
  head.append(name, state);
  const foot = withClass("div", "foot");
  foot.append(age, allow, remove);
  const element = document.createElement("li");
  element.append(head, reason, events, foot);
  let listed = "[]";

  return {
    element,

    /**
     * @param {Reading | undefined} reading
     * @param {Verdict} verdict
     * @param {number} now
     */
    update(reading, verdict, now) {
      const snapshot = reading?.snapshot;
      name.textContent = snapshot?.page.name ?? host;
      remove.setAttribute("aria-label", `Remove ${name.textContent}`);
      element.dataset.indicator = verdict.indicator;
      state.style.setProperty("--fill", verdict.color);
      state.replaceChildren(severityIcon(verdict.indicator), verdict.word);
      reason.textContent = verdict.indicator === "unknown" ? verdict.reason : "";
      reason.title = verdict.reason;
      const news = underWay(snapshot).map(({ name: title, url }) => ({ title, url }));
      // Most updates change an age only; a link that has the focus must keep it.
      if (JSON.stringify(news) !== listed) {
        listed = JSON.stringify(news);
        events.replaceChildren(...news.map(eventItem));
      }
      age.textContent = snapshot ? `Read ${agoOf(snapshot.observedAt, now)}` : "";
      // Browsers tell a script of no more than that: down, or not to be read from here.
      const refused = reading?.reason?.startsWith("could not be reached") ?? false;
      offerPermission(refused ? originsOf(page) : [], allow);
    },
  };
}

/** @param {Snapshot | undefined} snapshot */
function underWay(snapshot) {
  if (!snapshot) return [];
  const maintenances = snapshot.maintenances.filter(
    ({ status }) => status === "in_progress" || status === "verifying",
  );
  return [...snapshot.incidents, ...maintenances];
}

/** @param {{ title: string, url?: string }} event */
function eventItem({ title, url }) {
  const item = document.createElement("li");
  item.append(url ? link(title, url) : title);
  return item;
}

/**
 * Where a page's status may be: some providers keep it on a host of their own.
 *
 * @param {string} page
 */
function originsOf(page) {
  const urls = candidates(page).flatMap(({ urls }) => urls.map((url) => new URL(url)));
  const secure = urls.filter(({ protocol }) => protocol === "https:");
  return [...new Set(secure.map(({ origin }) => `${origin}/*`))];
}

/**
 * Most pages let anyone read them; one that does not may be read with the user's permission.
 *
 * @param {string[]} origins Empty, when there is nothing to allow.
 * @param {HTMLButtonElement} button
 */
async function offerPermission(origins, button) {
  const hidden = !origins.length || (await chrome.permissions.contains({ origins }));
  // Hiding and showing again would take the focus away.
  if (button.hidden !== hidden) button.hidden = hidden;
}

/**
 * @param {string} text
 * @param {string} address The core lets only web addresses through.
 */
function link(text, address) {
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.target = "_blank";
  anchor.rel = "noreferrer";
  anchor.textContent = text;
  return anchor;
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} name
 */
function withClass(tag, name) {
  const element = document.createElement(tag);
  element.className = name;
  return element;
}

/**
 * @param {string} instant
 * @param {number} now
 */
function agoOf(instant, now) {
  const minutes = Math.ceil((Date.parse(instant) - now) / 60_000);
  if (minutes >= 0) return "just now";
  return new Intl.RelativeTimeFormat(undefined).format(minutes, "minute");
}
