/**
 * A page's address does not say whose it is. Its candidates are asked, one after the other,
 * until a body proves that; which one it was is remembered, and asked alone from then on.
 *
 * @module
 */

/** No more candidates of a page are asked than these. */
const MOST = 24;

/** For all of them together, in milliseconds. */
const LIMIT = 20_000;

/** After a search that found nothing only the likeliest is asked for this long, in milliseconds. */
const PAUSE = 120_000;

/**
 * What is known of a page from one reading to the next: plain data, empty at first.
 *
 * @typedef {object} Memory
 * @property {string[]} [urls] What to ask first.
 * @property {number} [searchedAt] When all was tried in vain, in milliseconds since 1970. Absent
 *   while `urls` are what proved itself.
 */

/**
 * @template T
 * @param {Memory} memory Follows what happens.
 * @param {{ urls: string[] }[]} candidates The likeliest first.
 * @param {(urls: string[], signal: AbortSignal) => Promise<T>} read Asks one candidate. An error
 *   named `FetchError` says that there is no body, `EnvelopeError` that it is no status; any
 *   other one ends the search.
 * @param {AbortSignal} [signal]
 * @returns {Promise<T>} Rejects with the error that tells most.
 */
export async function search(memory, candidates, read, signal) {
  const limit = AbortSignal.any([AbortSignal.timeout(LIMIT), ...(signal ? [signal] : [])]);
  const known = memory.urls;
  const all = candidates.slice(0, MOST).map(({ urls }) => urls);
  /** @type {{ urls: string[], error: Error } | undefined} */
  let likeliest;
  for (const urls of distinct(known ? [known, ...all] : all)) {
    try {
      const reading = await read(urls, limit);
      memory.urls = urls;
      delete memory.searchedAt;
      return reading;
    } catch (error) {
      if (!isOfPage(error) || signal?.aborted) throw error;
      if (urls === known && !isDoubtful(memory, error)) throw error;
      if (!likeliest || worth(error) > worth(likeliest.error)) likeliest = { urls, error };
      if (limit.aborted) break;
    }
  }
  if (!likeliest) throw new Error("this address names no page");
  memory.urls = likeliest.urls;
  memory.searchedAt = Date.now();
  throw likeliest.error;
}

/** @param {string[][]} lists */
function distinct(lists) {
  const texts = lists.map((urls) => urls.join(" "));
  return lists.filter((_, index) => texts.indexOf(texts[index]) === index);
}

/**
 * Any other error is ours: a trap in the core, say.
 *
 * @param {unknown} error
 * @returns {error is Error}
 */
function isOfPage(error) {
  return error instanceof Error && ["FetchError", "EnvelopeError"].includes(error.name);
}

/**
 * Whether the page may be elsewhere. A server that is down or overloaded proves nothing against
 * an address that was right, and a search is the last thing that it needs.
 *
 * @param {Memory} memory
 * @param {Error} error
 */
function isDoubtful({ searchedAt }, error) {
  if (searchedAt !== undefined) return Date.now() >= searchedAt + PAUSE;
  return error.name === "EnvelopeError" || isAbsent(error);
}

/** @param {Error} error */
function isAbsent({ message }) {
  return /answered with (?:status )?4(?:04|10)\b/.test(message);
}

/**
 * How much an error tells of a page: that there is nothing here, least; that a provider's own body
 * has something wrong in it, most.
 *
 * @param {Error} error
 */
function worth(error) {
  if (isAbsent(error)) return 0;
  if (error.name === "EnvelopeError") return error.message.startsWith("unexpected shape") ? 3 : 2;
  return error.message.includes("answered with") ? 2 : 1;
}
