/**
 * Replies: as JSON, with an entity tag, and for how long they may be kept.
 *
 * @module
 */

import { entityTag, isNotModified } from "../edge.js";

/** How long a reply that proves nothing may be kept, in seconds: image proxies are quick to keep an error. */
export const UNPROVEN_LIFE = 10;

/**
 * How long a reply may be kept: a proven one until the edge reads the page again, so that no
 * cache adds a life of its own to the reading's.
 *
 * @param {boolean} isProven
 * @param {string | undefined} observedAt
 * @param {number} refresh In seconds.
 * @param {number} now
 */
export function cacheControl(isProven, observedAt, refresh, now) {
  const age = (now - Date.parse(observedAt ?? "")) / 1000;
  const life = isProven
    ? Math.min(refresh, Math.max(1, Math.ceil(refresh - age)))
    : Math.min(refresh, UNPROVEN_LIFE);
  return `public, max-age=${life}`;
}

/**
 * A reply that the client may have already: then 304, with the headers that RFC 9110
 * section 15.4.5 asks for.
 *
 * @param {Request} request
 * @param {string} text
 * @param {Record<string, string>} headers
 */
export function conditional(request, text, headers) {
  const body = new TextEncoder().encode(text);
  const tag = entityTag(body);
  if (isNotModified(request.headers.get("If-None-Match") ?? "", tag)) {
    const { "Content-Type": _type, "Content-Language": _language, ...kept } = headers;
    return new Response(null, { status: 304, headers: { ...kept, ETag: tag } });
  }
  return new Response(body, { headers: { ...headers, ETag: tag } });
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
