/**
 * The replies that this isolate made last. To draw a badge takes a third of the time of a whole
 * request; to send it again takes next to nothing. Nothing of the gate is kept: what a key may read
 * is judged each time.
 *
 * @module
 */

import { isAlive } from "./reply.js";

/** @typedef {import("./config.js").PageConfig} PageConfig */
/** @typedef {import("./reply.js").Reply} Reply */

/** Anybody may ask for any number of addresses; an isolate has 128 MB for all that it does. */
const MOST = 256;
const MOST_BYTES = 4 * 1024 * 1024;

/** One that is larger would push out too many others. */
const MOST_BYTES_EACH = 256 * 1024;

/** The oldest first. @type {Map<string, { reply: Reply, page: PageConfig }>} */
const kept = new Map();

/** What the replies take, and what they are kept by. */
let bytes = 0;

/**
 * The reply that the same request had, while it lives.
 *
 * @param {Request} request
 * @returns {Reply | undefined}
 */
export function recall(request) {
  if (request.method !== "GET" && request.method !== "HEAD") return undefined;
  const { reply } = kept.get(request.url) ?? kept.get(keyInLanguage(request)) ?? {};
  return reply && isAlive(reply) ? reply : undefined;
}

/**
 * Keeps a reply, if it is proven: what is grey shall not be so for longer than it must. What is
 * proven lives for less long than the reading that proves it (see `replyOf`), and so does not keep a
 * page from being read again.
 *
 * @param {Request} request
 * @param {PageConfig} page
 * @param {Reply} reply
 * @returns {Reply}
 */
export function keep(request, page, reply) {
  // What does not vary answers all requests for its address (RFC 9111, section 4.1).
  const key = reply.headers.has("Vary") ? keyInLanguage(request) : request.url;
  if (!reply.isProven || sizeOf(key, reply) > MOST_BYTES_EACH) return reply;
  drop(key);
  kept.set(key, { reply, page });
  bytes += sizeOf(key, reply);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST && bytes <= MOST_BYTES) break;
    drop(oldest);
  }
  return reply;
}

/**
 * Drops what was made of an earlier reading of a page.
 *
 * @param {PageConfig} page
 */
export function forget(page) {
  for (const [key, { page: of }] of kept) if (of === page) drop(key);
}

/**
 * The only thing that replies vary by. No address has a space in it.
 *
 * @param {Request} request
 */
function keyInLanguage({ url, headers }) {
  return `${url} ${headers.get("Accept-Language") ?? ""}`;
}

/** @param {string} key */
function drop(key) {
  const found = kept.get(key);
  if (!found) return;
  kept.delete(key);
  bytes -= sizeOf(key, found.reply);
}

/**
 * @param {string} key
 * @param {Reply} reply
 */
function sizeOf(key, { body }) {
  return key.length + body.byteLength;
}
