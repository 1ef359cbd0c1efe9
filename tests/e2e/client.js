/**
 * A client that hides nothing: paths go out as they are written, and everything that comes
 * back is kept, so that a test can search all of it for a secret.
 *
 * @module
 */

import { request } from "node:http";

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {Headers} headers
 * @property {string} text
 */

/**
 * @param {string} origin
 */
export function clientOf(origin) {
  const { hostname, port } = new URL(origin);
  /** @type {string[]} */
  const received = [];

  return {
    /** Every status line, header and body that came in so far. */
    received,

    /**
     * `fetch` and `URL` would tidy the path before the server sees it; this does not.
     *
     * @param {string} path
     * @param {{ method?: string, headers?: Record<string, string | string[]>, body?: string }} [options]
     * @returns {Promise<Answer>}
     */
    ask: (path, { method = "GET", headers = {}, body } = {}) =>
      new Promise((resolve, reject) => {
        // A server that never answers must fail its test, not hang the whole run.
        const signal = AbortSignal.timeout(15_000);
        const options = { hostname, port, path, method, headers, signal, agent: false };
        request(options, async (response) => {
          const chunks = [];
          for await (const chunk of response) chunks.push(chunk);
          const text = Buffer.concat(chunks).toString();
          const status = response.statusCode ?? 0;
          received.push(`${status} ${response.statusMessage}`, ...response.rawHeaders, text);
          const pairs = Object.entries(response.headers).map(([name, value]) => [name, `${value}`]);
          resolve({
            status,
            headers: new Headers(/** @type {[string, string][]} */ (pairs)),
            text,
          });
        })
          .on("error", reject)
          .end(body);
      }),
  };
}
