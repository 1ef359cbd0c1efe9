/**
 * A badge per request, from each maker, and from the edge worker as it is shipped.
 *
 *     GET /badge-maker, /badgen, /statuslamp   drawn for this request
 *     GET /badge/{page}.svg                    the shipped worker's own
 *     GET /static/...                          what the rest of the path answered when it was first
 *                                              asked for, kept
 *
 * @module
 */

import { makeBadge } from "badge-maker";
import { badgen } from "badgen";
import { badgeBytes, init } from "../../www/edge.js";
// @ts-expect-error workerd gives the compiled module; the type checker knows no wasm.
import module from "../../www/pkg-edge/statuslamp_bg.wasm";
import edge from "../../www/worker/index.js";
import { ONE, optionsOf } from "../texts.js";

const encoder = new TextEncoder();
const options = optionsOf(ONE, "flat");
const headers = { "Content-Type": "image/svg+xml;charset=utf-8" };

/** @type {Record<string, () => Uint8Array>} */
const DRAWN = {
  "/badge-maker": () => encoder.encode(makeBadge(options.badgeMaker[0])),
  "/badgen": () => encoder.encode(badgen(options.badgen[0])),
  "/statuslamp": () => badgeBytes(options.statuslamp[0]),
};

/** @typedef {{ body: ArrayBuffer, headers: [string, string][] }} Kept */

/** @type {Map<string, Kept>} */
const statics = new Map();

/**
 * The shipped worker keeps a page's bodies in the runtime's cache. On this machine that is another
 * worker, whose time would be counted; at an edge it is not the worker's. This one costs next to
 * nothing.
 *
 * @type {Map<string, Kept>}
 */
const cached = new Map();
Object.defineProperty(globalThis, "caches", {
  value: {
    default: {
      async match(/** @type {string} */ key) {
        const kept = cached.get(key);
        return kept && new Response(kept.body, kept);
      },
      async put(/** @type {string} */ key, /** @type {Response} */ response) {
        cached.set(key, await keep(response));
      },
    },
  },
});

export default {
  /**
   * @param {Request} request
   * @param {import("../../www/worker/index.js").Env} env
   * @param {import("../../www/worker/page.js").Context} context
   */
  async fetch(request, env, context) {
    await init(module);
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith("/static/")) return answer(request, env, context);
    let kept = statics.get(pathname);
    if (!kept) {
      const original = new Request(request.url.replace("/static/", "/"));
      kept = await keep(await answer(original, env, context));
      statics.set(pathname, kept);
    }
    return new Response(kept.body, kept);
  },
};

/**
 * @param {Request} request
 * @param {import("../../www/worker/index.js").Env} env
 * @param {import("../../www/worker/page.js").Context} context
 */
function answer(request, env, context) {
  const draw = DRAWN[new URL(request.url).pathname];
  if (!draw) return edge.fetch(request, env, context);
  return new Response(/** @type {BodyInit} */ (draw()), { headers });
}

/**
 * @param {Response} response
 * @returns {Promise<Kept>}
 */
async function keep(response) {
  return { body: await response.arrayBuffer(), headers: [...response.headers] };
}
