/**
 * As key.js, parse.js, badge.js and whole.js, inside workerd: a token to what its holder may do, a
 * provider's bytes to what can be asked of them, badges from options to bytes, and the one and the
 * other together; ours through wasm (the build `edge`) against the same in JavaScript, with workerd's
 * own decoder, encoder and hash. Whoever draws something else is not in the race, but for badgen,
 * which draws its own look.
 *
 * A request makes one contestant run many times on what the worker holds already. What the request
 * took is the CPU time of all of workerd's threads. Each round also has a request that runs nothing;
 * its time is taken off the others'. The turns, rounds and ratios are the harness'.
 *
 * @module
 */

import assert from "node:assert/strict";
import { makeBadge } from "badge-maker";
import { bodies, NOW } from "./bodies.js";
import { print, rank, SLICE, turns, versionOf } from "./harness.js";
import * as plain from "./statuspage.js";
import { isTheSame } from "./summary.js";
import { mixed, ONE, optionsOf } from "./texts.js";
import { head, startWorkerd } from "./workerd/runtime.js";

/** @typedef {import("./texts.js").Style} Style */

const makers = [await versionOf("badge-maker"), await versionOf("badgen")];
const made = `${head}, badge-maker ${makers[0]}, badgen ${makers[1]}`;
const workerd = await startWorkerd(
  ["workerd/worker", "statuspage", "summary", "texts", "tokens"].map(
    (name) => `benches/${name}.js`,
  ),
  { NOW },
);
try {
  await raceKeys();
  for (const style of /** @type {Style[]} */ (["flat", "plastic", "for-the-badge"])) {
    await raceBadges("one badge", style, ONE);
    await raceBadges("1,000 badges", style, mixed(1_000));
  }
  for (const [name, body] of await bodies()) await raceBody(name, body);
} finally {
  await workerd.close();
}

async function raceKeys() {
  await ask("/keys", { method: "PUT" });
  const names = [
    "crypto.subtle.digest",
    "statuslamp check",
    "statuslamp check of a narrowed token",
  ];
  names.push("statuslamp decide, path and page too");
  for (const name of names) assert.deepEqual(await results(name), [true], name);
  print(`A key of 50 characters among 100, and one scope (${head})`, await compare(names));
}

/**
 * @param {string} what
 * @param {Style} style
 * @param {import("./texts.js").Text[]} texts
 */
async function raceBadges(what, style, texts) {
  await ask("/badges", { method: "PUT", body: JSON.stringify({ style, texts }) });
  const wanted = optionsOf(texts, style).badgeMaker.map(makeBadge);
  for (const name of ["badge-maker", "statuslamp"]) {
    assert.deepEqual(await results(name, texts.length), wanted, name);
  }
  const names = ["badge-maker", "badgen", "statuslamp"];
  print(`${what}, ${style}, as bytes (${made})`, await compare(names));
}

/**
 * @param {string} name
 * @param {Uint8Array<ArrayBuffer>} body
 */
async function raceBody(name, body) {
  const size = `${name}, ${body.length} bytes`;
  await ask("/body", { method: "PUT", body });

  const [glance] = await results("statuslamp glance");
  assert.deepEqual(glance, plain.glance(body), name);
  assert.deepEqual([glance], await results("decode + JSON.parse, glance"), name);
  print(
    `Indicator, components' states, open incidents: ${size} (${head})`,
    await compare(["decode + JSON.parse, glance", "statuslamp glance"]),
  );

  const [{ why, ...read }] = await results("statuslamp parse");
  assert.deepEqual(read, plain.snapshot(body, NOW), name);
  assert.deepEqual([read], await results("decode + JSON.parse, snapshot"), name);
  assert.match(why, /^indicator from page/);
  print(
    `The whole snapshot as objects: ${size} (${head})`,
    await compare(["decode + JSON.parse, snapshot", "statuslamp parse"]),
  );

  const ways = [
    "JSON.parse + badge-maker",
    "JSON.parse + badgen",
    "statuslamp glance + badgeBytes",
    "statuslamp parse + statusBadge",
  ];
  const drawn = await Promise.all(ways.map((way) => results(way)));
  assert.ok(isTheSame(drawn.map(([badge]) => badge)), name);
  print(`A summary to a badge, as bytes: ${size} (${made})`, await compare(ways));
}

/**
 * @param {string[]} names The first is the base of the ratios.
 */
async function compare(names) {
  /** @param {string} name @param {number} count */
  const spend = async (name, count) => {
    const start = await workerd.spent();
    await ask(`/runs?of=${encodeURIComponent(name)}&times=${count}`);
    return (await workerd.spent()) - start;
  };
  const counts = [];
  for (const name of names) {
    let count = 1;
    while ((await spend(name, count)) < SLICE * 1000) count *= 2;
    counts.push(count);
  }
  // The last one runs nothing.
  const runs = [...names, names[0]];
  /** @type {number[][]} */
  const times = runs.map(() => []);
  for (const index of turns(runs.length)) {
    times[index].push(await spend(runs[index], counts[index] ?? 0));
  }
  const empty = times[names.length];
  return rank(
    names,
    counts.map((count, index) => times[index].map((own, round) => (own - empty[round]) / count)),
  );
}

/**
 * What so many runs returned.
 *
 * @param {string} name
 * @param {number} [times]
 */
async function results(name, times = 1) {
  return (await ask(`/results?of=${encodeURIComponent(name)}&times=${times}`)).json();
}

/**
 * @param {string} path
 * @param {RequestInit} [init]
 */
async function ask(path, init) {
  const response = await fetch(`${workerd.origin}${path}`, init);
  assert.equal(response.status, 200, path);
  return response;
}
