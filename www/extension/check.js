/**
 * Reads the pages and keeps what was read for as long as the browser runs: the background
 * script is put to sleep after seconds, and a popup lives while it is open.
 *
 * @module
 */

import { readPage } from "../element/reading.js";
import { init, verdict } from "../statuslamp.js";

/** @typedef {import("../element/reading.js").Reading} Reading */
/** @typedef {import("../statuslamp.js").Verdict} Verdict */

/** In seconds: three checks may fail before a reading stops proving anything. */
const MAX_AGE = 15 * 60;

// What could not be read may be down: it outranks what is known to be well, and no known trouble.
const WORST_FIRST = ["critical", "major", "minor", "unknown", "maintenance", "none"];

/**
 * @param {string} page
 * @param {AbortSignal} [signal]
 */
export async function check(page, signal) {
  /** @type {Reading} */
  let reading;
  try {
    reading = await readPage(page, signal);
  } catch (error) {
    reading = { reason: error instanceof Error ? error.message : String(error) };
  }
  if (!signal?.aborted) await chrome.storage.session.set({ [keyOf(page)]: reading });
}

/**
 * @param {string[]} pages
 * @returns {Promise<(Reading | undefined)[]>} In the order of the pages.
 */
export async function lastReadings(pages) {
  const kept = await chrome.storage.session.get(pages.map(keyOf));
  return pages.map((page) => /** @type {Reading | undefined} */ (kept[keyOf(page)]));
}

/**
 * @param {Reading | undefined} reading
 * @param {number} now
 * @returns {Promise<Verdict>}
 */
export async function judge(reading, now) {
  await init();
  const reason = reading?.reason ?? "not read yet";
  return verdict(reading?.snapshot, { now, maxAge: MAX_AGE, reason });
}

/**
 * @param {Verdict[]} verdicts
 * @returns {Verdict | undefined} Nothing, where there are none.
 */
export function worst(verdicts) {
  return verdicts.toSorted(
    (a, b) => WORST_FIRST.indexOf(a.indicator) - WORST_FIRST.indexOf(b.indicator),
  )[0];
}

/** @param {string} page */
function keyOf(page) {
  return `reading of ${page}`;
}
