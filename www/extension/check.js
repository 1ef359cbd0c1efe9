/**
 * Reads the pages and keeps what was read for as long as the browser runs: the background
 * script is put to sleep after seconds, and a popup lives while it is open.
 *
 * @module
 */

import { readPage } from "../element/reading.js";
import { init, verdict } from "../statuslamp.js";

/** @typedef {import("../element/reading.js").Memory} Memory */
/** @typedef {import("../element/reading.js").Reading} Reading */
/** @typedef {import("../statuslamp.js").Verdict} Verdict */
/**
 * A reading cut short, with the verdict on the whole of it, and where it was found.
 *
 * @typedef {Reading & { ruling?: Verdict, memory?: Memory }} Kept
 */

/** In seconds. A check is due every five minutes; a busy or sleeping computer may miss one. */
const MAX_AGE = 15 * 60;

/** The most parts and events of a page that are kept; what is well says nothing that is shown. */
const MOST_KEPT = 50;

// What could not be read may be down: it outranks what is known to be well, and no known trouble.
const WORST_FIRST = ["critical", "major", "minor", "unknown", "maintenance", "none"];

/**
 * @param {string} page
 * @param {AbortSignal} [signal]
 */
export async function check(page, signal) {
  const [kept] = await lastReadings([page]);
  const memory = kept?.memory ?? {};
  /** @type {Reading} */
  let reading;
  try {
    reading = await readPage(page, signal, memory);
  } catch (error) {
    reading = { reason: error instanceof Error ? error.message : String(error) };
  }
  if (signal?.aborted) return;
  try {
    // A search in vain is made again next time: by then the user may have allowed more.
    const proven = memory.searchedAt === undefined && { memory };
    const kept = { ...essence(reading), ruling: await rule(reading), ...proven };
    await chrome.storage.session.set({ [keyOf(page)]: kept });
  } catch (error) {
    // The old reading must not stand for one that could not be kept: the quota is full, say.
    await chrome.storage.session.remove(keyOf(page));
    console.error(error);
  }
}

/**
 * What the card and the toolbar show of a reading, so that ten large pages fit the quota of
 * 10 MB. It is judged no more: without the parts that are well, one that is not looks like all.
 *
 * @param {Reading} reading
 * @returns {Reading}
 */
function essence({ snapshot, ...rest }) {
  if (!snapshot) return rest;
  const components = snapshot.components
    .filter(({ status }) => status !== "operational")
    .map(({ description: _, history: __, ...component }) => component);
  return {
    ...rest,
    snapshot: {
      ...snapshot,
      components: components.slice(0, MOST_KEPT),
      incidents: snapshot.incidents.slice(0, MOST_KEPT).map(brief),
      maintenances: snapshot.maintenances.slice(0, MOST_KEPT).map(brief),
    },
  };
}

/**
 * @template E
 * @param {E} event
 * @returns {E}
 */
function brief(event) {
  return { ...event, updates: [], componentIds: [] };
}

/**
 * Forgets the readings of pages that are no longer in the list.
 *
 * @param {string[]} pages
 */
export async function forgetOthers(pages) {
  const wanted = new Set(pages.map(keyOf));
  const kept = Object.keys(await chrome.storage.session.get());
  await chrome.storage.session.remove(kept.filter((key) => !wanted.has(key)));
}

/**
 * @param {string[]} pages
 * @returns {Promise<(Kept | undefined)[]>} In the order of the pages.
 */
export async function lastReadings(pages) {
  const kept = await chrome.storage.session.get(pages.map(keyOf));
  return pages.map((page) => /** @type {Kept | undefined} */ (kept[keyOf(page)]));
}

/**
 * The verdict on a whole reading, as it was made.
 *
 * @param {Reading} reading
 * @returns {Promise<Verdict | undefined>}
 */
async function rule({ snapshot }) {
  await init();
  return snapshot && verdict(snapshot, { now: Date.parse(snapshot.observedAt) });
}

/**
 * The verdict on what was kept: that on the whole of it, while it is fresh.
 *
 * @param {Kept | undefined} kept
 * @param {number} now
 * @returns {Promise<Verdict>}
 */
export async function judge(kept, now) {
  await init();
  const options = { now, maxAge: MAX_AGE, reason: kept?.reason ?? "not read yet" };
  if (!kept?.snapshot || !kept.ruling) return verdict(undefined, options);
  // A page of which nothing is known but that it is fine is fine as long as its reading is fresh.
  const nothing = { components: [], incidents: [], maintenances: [] };
  const fine = { ...kept.snapshot, ...nothing, indicator: "none", indicatorFrom: "page" };
  const freshness = verdict(/** @type {typeof kept.snapshot} */ (fine), options);
  return freshness.indicator === "none" ? kept.ruling : freshness;
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
