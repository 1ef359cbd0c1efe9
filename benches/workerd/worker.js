/**
 * What is measured in workerd, one request for many runs: its clock stands still while code runs,
 * so the time is taken from outside.
 *
 *     PUT /                        the body that the runs are about
 *     GET /{name}                  what one run returns, as JSON
 *     GET /{name}?times={count}    so many runs, and nothing returned
 *
 * @module
 */

import { glance, init, parse } from "../../www/edge.js";
// @ts-expect-error workerd gives the compiled module; the type checker knows no wasm.
import module from "../../www/pkg-edge/statuslamp_bg.wasm";
import * as plain from "../statuspage.js";

let body = new Uint8Array();

/** @type {Record<string, (now: number) => unknown>} */
const RUNS = {
  "plain-glance": () => plain.glance(body),
  glance: (now) => glance(body, now),
  "plain-snapshot": (now) => plain.snapshot(body, now),
  parse: (now) => parse(body, now),
};

/** What was computed last, so that the engine does not find it unused. */
export const sink = { value: /** @type {unknown} */ (undefined) };

export default {
  /**
   * @param {Request} request
   * @param {{ NOW: number }} env When the body is said to have been read.
   */
  async fetch(request, { NOW }) {
    await init(module);
    const { pathname, searchParams } = new URL(request.url);
    if (request.method === "PUT") {
      body = new Uint8Array(await request.arrayBuffer());
      return new Response();
    }
    const run = RUNS[pathname.slice(1)];
    const times = searchParams.get("times");
    if (times === null) return Response.json(run(NOW));
    for (let left = Number(times); left > 0; left--) sink.value = run(NOW);
    return new Response();
  },
};
