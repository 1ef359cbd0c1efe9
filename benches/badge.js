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
import { readFile } from "node:fs/promises";
import { makeBadge } from "badge-maker";
import { badgen } from "badgen";
import { badge, badgeBytes, init, UNICODE } from "../www/badges.js";
import { compare, print } from "./harness.js";
import { mixed, ONE } from "./texts.js";

await init(UNICODE);

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
 * @param {"flat" | "plastic" | "for-the-badge"} style
 * @param {{ label: string, message: string }[]} texts
 */
function race(what, style, texts) {
  const options = texts.map((text) => ({ ...text, style, color: "brightgreen" }));
  const ours = options.map((each) => ({ ...each, palette: /** @type {const} */ ("shields") }));
  const theirs = texts.map(({ label, message }) => ({ label, status: message, color: "green" }));
  for (const each of ours) {
    const { palette, ...rest } = each;
    const wanted = makeBadge(rest);
    assert.equal(badge(each), wanted);
    assert.equal(decoder.decode(badgeBytes(each)), wanted);
  }
  let at = 0;
  /** @type {<T, R>(list: T[], draw: (each: T) => R) => () => R} */
  const inTurn = (list, draw) => () => draw(/** @type {any} */ (list[at++ % list.length]));

  print(
    `${what}, ${style}, as bytes (${head})`,
    compare([
      { name: makers, run: inTurn(options, (each) => encoder.encode(makeBadge(each))) },
      { name: badgens, run: inTurn(theirs, (each) => encoder.encode(badgen(each))) },
      { name: "statuslamp", run: inTurn(ours, badgeBytes) },
    ]),
  );
  print(
    `${what}, ${style}, as a string (${head})`,
    compare([
      { name: makers, run: inTurn(options, makeBadge) },
      { name: badgens, run: inTurn(theirs, badgen) },
      { name: "statuslamp", run: inTurn(ours, badge) },
    ]),
  );
}

/** @param {string} name */
async function versionOf(name) {
  const file = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  return JSON.parse(await readFile(file, "utf8")).version;
}
