/**
 * Where a reading comes from: a provider's page, or an edge that has read one.
 *
 * @module
 */

import { search } from "../search.js";
import { candidates, fetchBody, init, parse, verdict } from "../statuslamp.js";

/** @typedef {import("../search.js").Memory} Memory */
/** @typedef {import("../statuslamp.js").Snapshot} Snapshot */

/**
 * What was read. Without a snapshot nothing is proven, and `reason` says why.
 *
 * @typedef {{ snapshot?: Snapshot, reason?: string }} Reading
 */

/** By the page's address: two elements that show the same page need not both search. @type {Map<string, Memory>} */
const memories = new Map();

/**
 * Asks the provider itself.
 *
 * @param {string} page The address that people read, "https://www.githubstatus.com".
 * @param {AbortSignal} [signal]
 * @param {Memory} [memory] Where the page's status was last time. Default: this module's own.
 * @returns {Promise<Reading>}
 */
export async function readPage(page, signal, memory = memoryOf(page)) {
  await init();
  return search(memory, candidates(page), ask, signal);
}

/** @param {string} page */
function memoryOf(page) {
  const memory = memories.get(page) ?? {};
  memories.set(page, memory);
  return memory;
}

/**
 * @param {string[]} urls
 * @param {AbortSignal} signal
 * @returns {Promise<Reading>}
 */
async function ask(urls, signal) {
  // Taken before asking: the answer cannot be staler than this says.
  const observedAt = Date.now();
  const bodies = await Promise.all(urls.map((url) => fetchBody(url, { signal })));
  return { snapshot: parse(bodies, observedAt) };
}

/**
 * Asks an edge's `/status/…`, which answers with its snapshot and its verdict on it.
 *
 * @param {string} src
 * @param {AbortSignal} [signal]
 * @returns {Promise<Reading>}
 */
export async function readEdge(src, signal) {
  await init();
  const body = await fetchBody(src, { signal });
  const { verdict: ruling, error, ...snapshot } = JSON.parse(new TextDecoder().decode(body));
  if (typeof error === "string") throw new Error(error);
  // The edge may know better than we do (its reading is old, its last attempts failed), never
  // worse: where it proves nothing, neither do we.
  if (ruling?.indicator === "unknown") return { reason: String(ruling.reason) };
  // Throws where this is not a snapshot: a single-page app answers any path with its own JSON.
  verdict(snapshot, { now: Date.now() });
  return { snapshot };
}
