/**
 * Badges, options in: as bytes and as a string, one badge again and again and a thousand different
 * ones, ours through wasm against badge-maker and badgen in JavaScript.
 *
 * Whoever draws something else is not in the race: ours are compared with badge-maker's before
 * anything is timed. badgen draws its own look.
 *
 * @module
 */

import assert from "node:assert/strict";
import { makeBadge } from "badge-maker";
import { badgen } from "badgen";
import { badge, badgeBytes, init } from "../www/badges.js";
import { compare, print, versionOf } from "./harness.js";
import { inTurn, mixed, ONE, optionsOf } from "./texts.js";

await init("unicode");

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const date = new Date().toISOString().slice(0, 10);
const head = `${date}, Node ${process.versions.node}`;
const makers = `badge-maker ${await versionOf("badge-maker")}`;
const badgens = `badgen ${await versionOf("badgen")}`;

for (const style of /** @type {const} */ (["flat", "plastic", "for-the-badge"])) {
  race("one badge", style, ONE);
  race("1,000 badges", style, mixed(1_000));
}

/**
 * @param {string} what
 * @param {import("./texts.js").Style} style
 * @param {import("./texts.js").Text[]} texts
 */
function race(what, style, texts) {
  const options = optionsOf(texts, style);
  for (const [at, each] of options.statuslamp.entries()) {
    const wanted = makeBadge(options.badgeMaker[at]);
    assert.equal(badge(each), wanted);
    assert.equal(decoder.decode(badgeBytes(each)), wanted);
  }
  print(
    `${what}, ${style}, as bytes (${head})`,
    compare([
      {
        name: makers,
        run: inTurn(options.badgeMaker, (each) => encoder.encode(makeBadge(each))),
      },
      { name: badgens, run: inTurn(options.badgen, (each) => encoder.encode(badgen(each))) },
      { name: "statuslamp", run: inTurn(options.statuslamp, badgeBytes) },
    ]),
  );
  print(
    `${what}, ${style}, as a string (${head})`,
    compare([
      { name: makers, run: inTurn(options.badgeMaker, makeBadge) },
      { name: badgens, run: inTurn(options.badgen, badgen) },
      { name: "statuslamp", run: inTurn(options.statuslamp, badge) },
    ]),
  );
}
