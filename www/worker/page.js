/**
 * Reads the public pages that the edge worker shows, and keeps what it read for a while.
 *
 * @module
 */

import { parse } from "../edge.js";
import { search } from "../search.js";
import { forget } from "./kept.js";
import { fetchUpstream } from "./upstream.js";

/** @typedef {import("../edge.js").Snapshot} Snapshot */
/** @typedef {import("../search.js").Memory} Memory */
/** @typedef {import("./config.js").PageConfig} PageConfig */
/** @typedef {{ waitUntil(work: Promise<unknown>): void }} Context */

/**
 * What came of reading a page: a snapshot, or why there is none and the HTTP status that
 * says so.
 *
 * @typedef {{ snapshot: Snapshot, reason?: undefined, status?: undefined }
 *   | { snapshot?: undefined, reason: string, status: number }} Reading
 */

/** A candidate's bodies by their addresses, and when it was asked. */
/** @typedef {{ bodies: Map<string, Uint8Array>, observedAt: number }} Answer */

/** @typedef {{ snapshot: Snapshot, observedAt: number }} Dated */

/** The largest real page known is 212 kB; this leaves room and bounds the work. */
const MAX_PAGE_BYTES = 2 * 1024 * 1024;

/** Remembers in the cached copy when the page itself was asked, in milliseconds since 1970. */
const OBSERVED_AT = "Statuslamp-Observed-At";

/**
 * In seconds. A copy proves something for `refresh` only; after that it still tells an isolate
 * that has just begun where the page's status is.
 */
const COPY_LIFE = 24 * 60 * 60;

/** By the page's address, for as long as this isolate lives. @type {Map<string, Memory>} */
const memories = new Map();

/**
 * What was read last of each configured page, by this isolate or by another one. To get a body out
 * of the cache and parse it takes longer than to draw a badge.
 *
 * @type {WeakMap<PageConfig, Dated>}
 */
const readings = new WeakMap();

/** Why there is no body, and the HTTP status that says so. */
class PageError extends Error {
  name = "FetchError";

  /**
   * @param {number} status
   * @param {string} message
   */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * Reads a public page, from memory or the cache while it is younger than `page.refresh`. Only a
 * body that holds a status is kept, so a failure is tried again by the next request.
 *
 * @param {PageConfig} page
 * @param {Context} context
 * @returns {Promise<Reading>}
 */
export async function readPage(page, context) {
  const last = readings.get(page);
  if (last && isYoung(page, last.observedAt)) return { snapshot: last.snapshot };
  // `default` is not in the web's CacheStorage; edge runtimes add it.
  const cache = /** @type {CacheStorage & { default: Cache }} */ (caches).default;
  const kept = await cache.match(page.url);
  const keptAt = Number(kept?.headers.get(OBSERVED_AT));
  if (kept && isYoung(page, keptAt)) {
    const snapshot = parse([...(await bodiesOf(kept)).values()], keptAt);
    return { snapshot: remember(page, { snapshot, observedAt: keptAt }).snapshot };
  }
  const memory =
    memories.get(page.url) ?? (kept ? { urls: [...(await bodiesOf(kept)).keys()] } : {});
  memories.set(page.url, memory);
  const work = search(memory, page.candidates, async (urls, signal) => {
    const answer = await ask(urls, page.timeout, signal);
    const { observedAt } = answer;
    const snapshot = parse([...answer.bodies.values()], observedAt);
    const newest = remember(page, { snapshot, observedAt }).snapshot;
    if (newest === snapshot) context.waitUntil(cache.put(page.url, copyOf(answer)));
    return newest;
  });
  // A search may take longer than anybody waits for an image. It goes on, for those who ask later.
  context.waitUntil(work.catch(() => {}));
  try {
    return { snapshot: await within(page, memory, work) };
  } catch (error) {
    const { host } = new URL(page.url);
    if (error instanceof PageError) return { status: error.status, reason: error.message };
    // A trap in the core is our fault, not the page's.
    if (!(error instanceof Error) || error.name !== "EnvelopeError") throw error;
    return { status: 502, reason: `${host}: ${error.message}` };
  }
}

/**
 * @param {PageConfig} page
 * @param {number} observedAt
 */
function isYoung({ refresh }, observedAt) {
  return Date.now() < observedAt + refresh * 1000;
}

/**
 * Who asked first may be answered last: that must not take the place of what is newer.
 *
 * @param {PageConfig} page
 * @param {Dated} reading
 * @returns The newest one.
 */
function remember(page, reading) {
  const last = readings.get(page);
  if (last && last.observedAt > reading.observedAt) return last;
  readings.set(page, reading);
  forget(page);
  return reading;
}

/**
 * @template T
 * @param {PageConfig} page
 * @param {Memory} memory
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
async function within({ url, timeout, candidates }, memory, work) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => {
      // Whoever asks while the search goes on must not begin another.
      memory.urls ??= candidates[0].urls;
      memory.searchedAt ??= Date.now();
      reject(new PageError(504, tooLate(url, timeout)));
    }, timeout);
  });
  try {
    return /** @type {T} */ (await Promise.race([work, late]));
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Asks for a candidate's bodies, all of them.
 *
 * @param {string[]} urls
 * @param {number} timeout
 * @param {AbortSignal} signal
 * @returns {Promise<Answer>}
 */
async function ask(urls, timeout, signal) {
  // Taken before asking: the answer cannot be staler than this says.
  const askedAt = Date.now();
  const answers = await Promise.all(urls.map((url) => fetchBody(url, timeout, signal)));
  const oldest = Math.max(...answers.map(({ age }) => age));
  return {
    bodies: new Map(answers.map(({ body }, index) => [urls[index], body])),
    observedAt: askedAt - oldest * 1000,
  };
}

/**
 * @param {string} url
 * @param {number} timeout
 * @param {AbortSignal} signal
 */
async function fetchBody(url, timeout, signal) {
  const answer = await fetchUpstream({
    url,
    headers: [
      ["Accept", "application/json, application/xml;q=0.9, */*;q=0.1"],
      ["User-Agent", "statuslamp"],
    ],
    timeout,
    maxBytes: MAX_PAGE_BYTES,
    signal,
  });
  const { host } = new URL(url);
  if ("failure" in answer) {
    const reason = {
      timeout: tooLate(url, timeout),
      unreachable: `${host} cannot be reached`,
      too_large: `${host} answered with more than ${MAX_PAGE_BYTES / 1024 ** 2} MiB`,
    }[answer.failure];
    throw new PageError(answer.failure === "timeout" ? 504 : 502, reason);
  }
  const { status, body, age = 0 } = answer;
  if (status !== 200) {
    const redirect = status >= 300 && status < 400;
    const hint = redirect ? ", a redirect; configure the address it leads to" : "";
    throw new PageError(502, `${host} answered with ${status}${hint}`);
  }
  return { body, age };
}

/**
 * @param {string} url
 * @param {number} timeout
 */
function tooLate(url, timeout) {
  return `${new URL(url).host} did not answer within ${timeout / 1000} s`;
}

/** @param {Answer} answer */
function copyOf({ bodies, observedAt }) {
  const form = new FormData();
  for (const [url, body] of bodies) form.append(url, new Blob([/** @type {BlobPart} */ (body)]));
  return new Response(form, {
    headers: { "Cache-Control": `max-age=${COPY_LIFE}`, [OBSERVED_AT]: String(observedAt) },
  });
}

/** @param {Response} copy */
async function bodiesOf(copy) {
  /** @type {Map<string, Uint8Array>} */
  const bodies = new Map();
  for (const [url, file] of await copy.formData()) {
    bodies.set(url, new Uint8Array(await /** @type {File} */ (file).arrayBuffer()));
  }
  return bodies;
}
