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

await init(UNICODE);

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const date = new Date().toISOString().slice(0, 10);
const head = `${date}, Node ${process.versions.node}`;
const makers = `badge-maker ${await versionOf("badge-maker")}`;
const badgens = `badgen ${await versionOf("badgen")}`;

const one = [{ label: "status", message: "operational" }];
for (const style of /** @type {const} */ (["flat", "plastic", "for-the-badge"])) {
  race("one badge", style, one);
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

/**
 * Texts that differ, the same in every run: half of them with letters beyond ASCII, some with
 * markup, some long.
 *
 * @param {number} count
 */
function mixed(count) {
  const words =
    "status operational degraded Zürich работает 稼働中 <b>R&D</b> 99.95% ok ✓ λόγος".split(" ");
  return Array.from({ length: count }, (_, at) => {
    const word = (/** @type {number} */ shift) => words[(at * 7 + shift * 5) % words.length];
    const long = Array.from({ length: at % 14 === 0 ? 12 : 2 }, (_, shift) => word(shift));
    return { label: `${word(1)} ${at}`, message: `${long.join(" ")} ${at % 97}` };
  });
}

/** @param {string} name */
async function versionOf(name) {
  const file = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  return JSON.parse(await readFile(file, "utf8")).version;
}
