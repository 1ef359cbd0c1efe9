/**
 * Asks other servers, for whatever the edge worker has to ask.
 *
 * @module
 */

/** @typedef {import("../edge.js").UpstreamAnswer} UpstreamAnswer */

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
 * @param {AbortSignal} [request.signal] Gives up even sooner.
 * @returns {Promise<UpstreamAnswer & { age?: number }>} Never rejects: what went wrong is a value.
 *   `age` is how long the answer lay in a cache, in seconds.
 */
export async function fetchUpstream({ url, headers, timeout, maxBytes, signal: sooner }) {
  const signal = AbortSignal.any([AbortSignal.timeout(timeout), ...(sooner ? [sooner] : [])]);
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
