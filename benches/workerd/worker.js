/**
 * What is measured in workerd, one request for many runs: its clock stands still while code runs,
 * so the time is taken from outside.
 *
 *     PUT /body                          the body that runs are about
 *     PUT /keys                          that there are keys, of which runs check one
 *     PUT /badges                        as JSON: style and texts of the badges that runs draw
 *     GET /results?of={name}&times={n}   what so many runs return, as a list in JSON
 *     GET /runs?of={name}&times={n}      so many runs, and nothing returned
 *
 * @module
 */

import { makeBadge } from "badge-maker";
import { badgen } from "badgen";
import * as badges from "../../www/badges.js";
import * as edge from "../../www/edge.js";
// @ts-expect-error workerd gives the compiled module; the type checker knows no wasm.
import drawing from "../../www/pkg-badges-unicode/statuslamp_bg.wasm";
// @ts-expect-error workerd gives the compiled module; the type checker knows no wasm.
import module from "../../www/pkg-edge/statuslamp_bg.wasm";
import * as plain from "../statuspage.js";
import { waysToBadge } from "../summary.js";
import { inTurn, optionsOf } from "../texts.js";
import { waysToCheck } from "../tokens.js";

const { badgeBytes, bodyBadge, glance, init, parse, statusBadge } = edge;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

let body = new Uint8Array();

/** @type {Record<string, (body: Uint8Array, now: number) => unknown>} */
const RUNS = {
  "decode + JSON.parse, glance": plain.glance,
  "statuslamp glance": glance,
  "decode + JSON.parse, snapshot": plain.snapshot,
  "statuslamp parse": parse,
  ...waysToBadge({
    makeBadge,
    badgen,
    statuslamp: { badgeBytes, bodyBadge, glance, parse, statusBadge },
  }),
};

/** What was computed last, so that the engine does not find it unused. */
export const sink = { value: /** @type {unknown} */ (undefined) };

export default {
  /**
   * @param {Request} request
   * @param {{ NOW: number }} env When the body is said to have been read.
   */
  async fetch(request, { NOW }) {
    await Promise.all([init(module), badges.init(drawing)]);
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/body") {
      body = new Uint8Array(await request.arrayBuffer());
      return new Response();
    }
    if (pathname === "/badges") {
      const { style, texts } = await request.json();
      const options = optionsOf(texts, style);
      const encoded = (/** @type {string} */ svg) => encoder.encode(svg);
      RUNS["badge-maker"] = inTurn(options.badgeMaker, (each) => encoded(makeBadge(each)));
      RUNS.badgen = inTurn(options.badgen, (each) => encoded(badgen(each)));
      RUNS.statuslamp = inTurn(options.statuslamp, badges.badgeBytes);
      return new Response();
    }
    if (pathname === "/keys") {
      Object.assign(RUNS, waysToCheck(edge).ways);
      return new Response();
    }
    const run = RUNS[searchParams.get("of") ?? ""];
    const times = Number(searchParams.get("times"));
    if (pathname === "/results") {
      const results = [];
      // A view of the core's memory holds until the next run.
      for (let left = times; left > 0; left--) results.push(readable(await run(body, NOW)));
      return Response.json(results);
    }
    for (let left = times; left > 0; left--) {
      const result = run(body, NOW);
      sink.value = result instanceof Promise ? await result : result;
    }
    return new Response();
  },
};

/** @param {unknown} result */
function readable(result) {
  return result instanceof Uint8Array ? decoder.decode(result) : result;
}
