/**
 * Everything that the edge worker asks of other servers.
 *
 * @module
 */

import { parse } from "../edge.js";

/** @typedef {import("../edge.js").Snapshot} Snapshot */
/** @typedef {import("../edge.js").UpstreamAnswer} UpstreamAnswer */
/** @typedef {import("./config.js").PageConfig} PageConfig */
/** @typedef {{ waitUntil(work: Promise<unknown>): void }} Context */

/**
 * What came of reading a page: a snapshot, or why there is none and the HTTP status that
 * says so.
 *
 * @typedef {{ snapshot: Snapshot, reason?: undefined, status?: undefined }
 *   | { snapshot?: undefined, reason: string, status: 502 | 504 }} Reading
 */

/** The largest real page known is 212 kB; this leaves room and bounds the work. */
const MAX_PAGE_BYTES = 2 * 1024 * 1024;

/** Remembers in the cached copy when the page itself was asked, in milliseconds since 1970. */
const OBSERVED_AT = "Statuslamp-Observed-At";

/**
 * Asks an upstream once, with exactly these headers and never a cookie. A redirect is not
 * followed but answered as it is, without its body: following would hand the upstream's
 * key to another origin, since runtimes strip Authorization at most (Fetch standard,
 * HTTP-redirect fetch, step 13) and no custom header at all.
 *
 * @param {object} request
 * @param {string} request.url
 * @param {[string, string][]} request.headers
 * @param {number} request.timeout Gives up after this many milliseconds, body included.
 * @param {number} request.maxBytes A longer body is not read to its end.
 * @returns {Promise<UpstreamAnswer & { age?: number }>} Never rejects: what went wrong is a value.
 *   `age` is how long the answer lay in a cache, in seconds.
 */
export async function fetchUpstream({ url, headers, timeout, maxBytes }) {
  const signal = AbortSignal.timeout(timeout);
  try {
    // No cache on the way may answer for the upstream; one that does all the same says how old
    // its answer is.
    const response = await fetch(url, { headers, redirect: "manual", cache: "no-store", signal });
    const { status } = response;
    if (status >= 300 && status < 400) {
      await response.body?.cancel();
      return { status, body: new Uint8Array() };
    }
    const body = await readAtMost(maxBytes, response.body);
    if (!body) return { failure: "too_large" };
    return {
      status,
      contentType: response.headers.get("Content-Type") ?? undefined,
      retryAfter: response.headers.get("Retry-After") ?? undefined,
      age: ageOf(response.headers),
      body,
    };
  } catch {
    return { failure: signal.aborted ? "timeout" : "unreachable" };
  }
}

/**
 * Reads a public page, from the cache while it is younger than `page.refresh`. Only a body
 * that holds a status is kept, so a failure is tried again by the next request.
 *
 * @param {PageConfig} page
 * @param {Context} context
 * @returns {Promise<Reading>}
 */
export async function readPage(page, context) {
  // `default` is not in the web's CacheStorage; edge runtimes add it.
  const cache = /** @type {CacheStorage & { default: Cache }} */ (caches).default;
  const kept = await cache.match(page.url);
  const keptAt = Number(kept?.headers.get(OBSERVED_AT));
  if (kept && Date.now() < keptAt + page.refresh * 1000) {
    return { snapshot: parse(new Uint8Array(await kept.arrayBuffer()), keptAt) };
  }

  // Taken before asking: the answer cannot be staler than this says.
  const observedAt = Date.now();
  const answer = await fetchUpstream({
    url: page.url,
    headers: [
      ["Accept", "application/json"],
      ["User-Agent", "statuslamp"],
    ],
    timeout: page.timeout,
    maxBytes: MAX_PAGE_BYTES,
  });
  const { host } = new URL(page.url);
  if ("failure" in answer) {
    return {
      status: answer.failure === "timeout" ? 504 : 502,
      reason: {
        timeout: `${host} did not answer within ${page.timeout / 1000} s`,
        unreachable: `${host} cannot be reached`,
        too_large: `${host} answered with more than ${MAX_PAGE_BYTES / 1024 ** 2} MiB`,
      }[answer.failure],
    };
  }
  if (answer.status !== 200) {
    const redirect = answer.status >= 300 && answer.status < 400;
    const hint = redirect ? ", a redirect; configure the address it leads to" : "";
    return { status: 502, reason: `${host} answered with ${answer.status}${hint}` };
  }
  try {
    const saidAt = observedAt - (answer.age ?? 0) * 1000;
    const snapshot = parse(answer.body, saidAt);
    context.waitUntil(cache.put(page.url, copyOf(answer.body, saidAt, page.refresh)));
    return { snapshot };
  } catch (error) {
    // A trap in the core is our fault, not the page's.
    if (!(error instanceof Error) || error.name !== "EnvelopeError") throw error;
    return { status: 502, reason: `${host}: ${error.message}` };
  }
}

/**
 * @param {Uint8Array} body
 * @param {number} observedAt
 * @param {number} life In seconds.
 */
function copyOf(body, observedAt, life) {
  return new Response(/** @type {BodyInit} */ (body), {
    headers: { "Cache-Control": `max-age=${life}`, [OBSERVED_AT]: String(observedAt) },
  });
}

/**
 * RFC 9111, section 5.1: seconds since the origin sent it.
 *
 * @param {Headers} headers
 */
function ageOf(headers) {
  const age = headers.get("Age") ?? "";
  return /^\d{1,9}$/.test(age) ? Number(age) : 0;
}

/**
 * @param {number} limit In bytes.
 * @param {ReadableStream<Uint8Array> | null} stream
 * @returns {Promise<Uint8Array | undefined>} Nothing, where the stream is longer than the limit.
 */
async function readAtMost(limit, stream) {
  /** @type {Uint8Array[]} */
  const chunks = [];
  let length = 0;
  // Leaving the loop early cancels the stream.
  for await (const chunk of stream ?? []) {
    length += chunk.byteLength;
    if (length > limit) return undefined;
    chunks.push(chunk);
  }
  const body = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return body;
}
