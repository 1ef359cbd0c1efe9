/**
 * Replies: as JSON, with an entity tag, and for how long they may be kept.
 *
 * @module
 */

import { entityTag, isNotModified } from "../edge.js";

/** How long a reply that proves nothing may be kept, in seconds: image proxies are quick to keep an error. */
export const UNPROVEN_LIFE = 10;

/**
 * What a page's reading was made into: the same for whoever asks, so that it can be sent again.
 *
 * @typedef {object} Reply
 * @property {Uint8Array} body
 * @property {Headers} headers All of them: to put them together takes longer than to send them.
 * @property {boolean} isProven
 * @property {number} madeAt In milliseconds since 1970.
 * @property {number} life How long it may be kept since then, in seconds.
 * @property {number} left What its headers say of that, in seconds.
 */

/**
 * A reply, and how long it may be kept: a proven one until the edge reads the page again, so that
 * no cache adds a life of its own to the reading's.
 *
 * @param {string} text
 * @param {Record<string, string>} headers
 * @param {object} proof
 * @param {boolean} proof.isProven
 * @param {string} [proof.observedAt]
 * @param {number} proof.refresh In seconds.
 * @param {number} proof.now
 * @returns {Reply}
 */
export function replyOf(text, headers, { isProven, observedAt, refresh, now }) {
  const body = new TextEncoder().encode(text);
  const age = (now - Date.parse(observedAt ?? "")) / 1000;
  const life = isProven
    ? Math.min(refresh, Math.max(1, Math.ceil(refresh - age)))
    : Math.min(refresh, UNPROVEN_LIFE);
  const all = new Headers({
    ...headers,
    ETag: entityTag(body),
    "Cache-Control": cacheControl(life),
  });
  return { body, headers: all, isProven, madeAt: now, life, left: life };
}

/**
 * Has a reply say for how many seconds more it may be kept: its life less its age (RFC 9111,
 * section 4.2). The age is rounded up, so that what is left is never too long. A clock that was set
 * back tells no age, and leaves nothing.
 *
 * @param {Reply} reply
 * @returns Whether a second is left, without which the reply may not be sent.
 */
export function isAlive(reply) {
  const age = Math.ceil((Date.now() - reply.madeAt) / 1000);
  const left = age < 0 ? 0 : Math.max(0, reply.life - age);
  if (left !== reply.left) {
    reply.headers.set("Cache-Control", cacheControl(left));
    reply.left = left;
  }
  return left > 0;
}

/** @param {number} life In seconds. */
function cacheControl(life) {
  return `public, max-age=${life}`;
}

/**
 * To a client that has the reply already, 304 with the headers that RFC 9110 section 15.4.5 asks
 * for.
 *
 * @param {Request} request
 * @param {Reply} reply
 */
export function send(request, { body, headers }) {
  const known = request.headers.get("If-None-Match");
  if (known !== null && isNotModified(known, headers.get("ETag") ?? "")) {
    const rest = new Headers(headers);
    rest.delete("Content-Type");
    rest.delete("Content-Language");
    return new Response(null, { status: 304, headers: rest });
  }
  return new Response(/** @type {BodyInit} */ (body), { headers });
}

/**
 * @param {number} status
 * @param {unknown} value
 * @param {Record<string, string>} [headers]
 */
export function json(status, value, headers) {
  return new Response(JSON.stringify(value), {
    status,
    headers: { "Content-Type": "application/json", "Cache-Control": "no-store", ...headers },
  });
}
