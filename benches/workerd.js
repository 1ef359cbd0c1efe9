/**
 * As parse.js, inside workerd: a provider's bytes to what can be asked of them, ours through wasm
 * (the build `edge`) against decoding and `JSON.parse`, both with workerd's own decoder.
 *
 * A request makes one contestant run many times on a body that the worker holds already. What the
 * request took is the CPU time of all of workerd's threads, which Linux counts in nanoseconds in
 * /proc. Each round also has a request that runs nothing; its time is taken off the others'. The
 * turns, rounds and ratios are the harness'.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Miniflare } from "miniflare";
import { MODULES, workerModules } from "../xtask/demo/edge.js";
import { bodies, NOW } from "./bodies.js";
import { print, rank, SLICE, turns } from "./harness.js";
import * as plain from "./statuspage.js";

const { version } = JSON.parse(
  await readFile(new URL("../node_modules/workerd/package.json", import.meta.url), "utf8"),
);
const head = `${new Date().toISOString().slice(0, 10)}, workerd ${version}`;

const modules = ["benches/workerd/worker.js", "benches/statuspage.js"];
modules.push(...MODULES.map((name) => `www/${name}`));
const before = await children();
const workerd = new Miniflare({
  host: "127.0.0.1",
  compatibilityDate: "2026-04-01",
  // Otherwise miniflare asks the Internet where this machine stands.
  cf: false,
  ...workerModules(fileURLToPath(new URL("..", import.meta.url)), modules),
  bindings: { NOW },
});
try {
  const { origin } = await workerd.ready;
  const [pid, ...others] = (await children()).filter((child) => !before.includes(child));
  assert.equal(others.length, 0, "miniflare started more than one process");
  assert.match(await readFile(`/proc/${pid}/comm`, "utf8"), /^workerd/);
  for (const [name, body] of await bodies()) await race(origin, pid, name, body);
} finally {
  await workerd.dispose();
}

/**
 * @param {string} origin
 * @param {string} pid
 * @param {string} name
 * @param {Uint8Array<ArrayBuffer>} body
 */
async function race(origin, pid, name, body) {
  const size = `${name}, ${body.length} bytes`;
  await ask(origin, { method: "PUT", body });

  const [glanceThere, glance] = await results(origin, ["plain-glance", "glance"]);
  assert.deepEqual(glance, plain.glance(body), name);
  assert.deepEqual(glance, glanceThere, name);
  print(
    `Indicator, components' states, open incidents: ${size} (${head})`,
    await compare(origin, pid, [
      { name: "decode + JSON.parse", run: "plain-glance" },
      { name: "statuslamp glance", run: "glance" },
    ]),
  );

  const [snapshotThere, { why, ...read }] = await results(origin, ["plain-snapshot", "parse"]);
  assert.deepEqual(read, plain.snapshot(body, NOW), name);
  assert.deepEqual(read, snapshotThere, name);
  assert.match(why, /^indicator from page/);
  print(
    `The whole snapshot as objects: ${size} (${head})`,
    await compare(origin, pid, [
      { name: "decode + JSON.parse", run: "plain-snapshot" },
      { name: "statuslamp parse", run: "parse" },
    ]),
  );
}

/**
 * @param {string} origin
 * @param {string} pid
 * @param {{ name: string, run: string }[]} contestants The first is the base of the ratios.
 */
async function compare(origin, pid, contestants) {
  /** @param {string} run @param {number} count */
  const spend = async (run, count) => {
    const start = await spent(pid);
    await ask(`${origin}/${run}?times=${count}`);
    return (await spent(pid)) - start;
  };
  const counts = [];
  for (const { run } of contestants) {
    let count = 1;
    while ((await spend(run, count)) < SLICE * 1000) count *= 2;
    counts.push(count);
  }
  // The last one runs nothing.
  const runs = [...contestants.map(({ run }) => run), contestants[0].run];
  /** @type {number[][]} */
  const times = runs.map(() => []);
  for (const index of turns(runs.length)) {
    times[index].push(await spend(runs[index], counts[index] ?? 0));
  }
  const empty = times[contestants.length];
  return rank(
    contestants.map(({ name }) => name),
    counts.map((count, index) => times[index].map((own, round) => (own - empty[round]) / count)),
  );
}

/**
 * CPU microseconds of a process so far.
 *
 * @param {string} pid
 */
async function spent(pid) {
  let nanoseconds = 0;
  for (const thread of await readdir(`/proc/${pid}/task`)) {
    const stat = await readFile(`/proc/${pid}/task/${thread}/schedstat`, "utf8");
    nanoseconds += Number(stat.split(" ")[0]);
  }
  return nanoseconds / 1000;
}

/** The ids of the processes that this one started. */
async function children() {
  const file = `/proc/${process.pid}/task/${process.pid}/children`;
  return (await readFile(file, "utf8")).split(" ").filter(Boolean);
}

/**
 * @param {string} origin
 * @param {string[]} runs
 */
function results(origin, runs) {
  return Promise.all(runs.map(async (run) => (await ask(`${origin}/${run}`)).json()));
}

/**
 * @param {string} url
 * @param {RequestInit} [init]
 */
async function ask(url, init) {
  const response = await fetch(url, init);
  assert.equal(response.status, 200, url);
  return response;
}
