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

/**
 * Headers as such: out of pairs they would be made anew for each request, which takes longer than
 * all else that is done here.
 *
 * @typedef {{ body: ArrayBuffer, headers: Headers }} Kept
 */

/** @type {Map<string, Kept>} */
const statics = new Map();

export default {
  /**
   * @param {Request} request
   * @param {import("../../www/worker/index.js").Env} env
   * @param {import("../../www/worker/page.js").Context} context
   */
  async fetch(request, env, context) {
    const path = pathOf(request);
    if (!path.startsWith("/static/")) return answer(request, env, context);
    let kept = statics.get(path);
    if (!kept) {
      const original = new Request(request.url.replace("/static/", "/"));
      kept = await keep(await answer(original, env, context));
      statics.set(path, kept);
    }
    return new Response(kept.body, kept);
  },
};

/**
 * @param {Request} request
 * @param {import("../../www/worker/index.js").Env} env
 * @param {import("../../www/worker/page.js").Context} context
 */
async function answer(request, env, context) {
  const draw = DRAWN[pathOf(request)];
  if (!draw) return edge.fetch(request, env, context);
  await init(module);
  return new Response(/** @type {BodyInit} */ (draw()), { headers });
}

/**
 * To take the whole address apart would be charged to the shipped worker, which may do without.
 *
 * @param {Request} request
 */
function pathOf({ url }) {
  return url.slice(url.indexOf("/", "https://".length));
}

/**
 * @param {Response} response
 * @returns {Promise<Kept>}
 */
async function keep(response) {
  return { body: await response.arrayBuffer(), headers: new Headers(response.headers) };
}
