/**
 * Where a reading comes from: a provider's page, or an edge that has read one.
 *
 * @module
 */

import { fetchBody, init, parse, statusUrl, verdict } from "../statuslamp.js";

/** @typedef {import("../statuslamp.js").Snapshot} Snapshot */

/**
 * What was read. Without a snapshot nothing is proven, and `reason` says why.
 *
 * @typedef {{ snapshot?: Snapshot, reason?: string }} Reading
 */

/**
 * Asks the provider itself.
 *
 * @param {string} page The address that people read, "https://www.githubstatus.com".
 * @param {AbortSignal} [signal]
 * @returns {Promise<Reading>}
 */
export async function readPage(page, signal) {
  await init();
  // Taken before asking: the answer cannot be staler than this says.
  const observedAt = Date.now();
  return { snapshot: parse(await fetchBody(statusUrl(page), { signal }), observedAt) };
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
