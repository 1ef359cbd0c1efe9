/**
 * What a request for a badge takes of a worker's CPU time in workerd, beside a request for the same
 * bytes that the worker holds already. First a badge from options, by each maker; then the edge
 * worker as it is shipped, with a page that it has read.
 *
 * Requests come one after the other over one connection that stays open: with several, how often
 * workerd goes to sleep between them is a matter of luck. What they took is the CPU time of all of its
 * threads, so HTTP is in it, which is most of it. The turns and ratios are the harness'.
 *
 * @module
 */

import assert from "node:assert/strict";
import { once } from "node:events";
import { Agent, get } from "node:http";
import { text } from "node:stream/consumers";
import { makeBadge } from "badge-maker";
import { startUpstream } from "../xtask/demo/upstream.js";
import { print, quantile, rank, turns, versionOf } from "./harness.js";
import { ONE, optionsOf } from "./texts.js";
import { head, startWorkerd } from "./workerd/runtime.js";

/** Of each contestant in a round. Many short rounds: what else a machine does, it does for seconds. */
const REQUESTS = 500;
const ROUNDS = 61;

const upstream = await startUpstream();
// Read once, and good until the end.
const page = { url: upstream.url, refresh: 3_600, maxAge: 7_200 };
const workerd = await startWorkerd(["benches/workerd/routes.js", "benches/texts.js"], {
  CONFIG: { pages: { acme: page } },
});
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
try {
  const wanted = makeBadge(optionsOf(ONE, "flat").badgeMaker[0]);
  for (const path of ["/badge-maker", "/statuslamp", "/static/statuslamp"]) {
    assert.equal(await ask(path), wanted, path);
  }
  assert.match(await ask("/badgen"), />operational</);
  await race("A badge from options", [
    { name: "the same bytes, kept", path: "/static/statuslamp" },
    { name: "statuslamp", path: "/statuslamp" },
    { name: `badgen ${await versionOf("badgen")}`, path: "/badgen" },
    { name: `badge-maker ${await versionOf("badge-maker")}`, path: "/badge-maker" },
  ]);

  const own = await ask("/badge/acme.svg");
  assert.match(own, /<title>status: operational \(/);
  assert.equal(await ask("/static/badge/acme.svg"), own);
  await race("The edge worker's badge of a page", [
    { name: "the same bytes, kept", path: "/static/badge/acme.svg" },
    { name: "statuslamp", path: "/badge/acme.svg" },
  ]);
  assert.equal(upstream.requests.length, 1, "the page was read more than once");
} finally {
  agent.destroy();
  await workerd.close();
  await upstream.close();
}

/**
 * @param {string} what
 * @param {{ name: string, path: string }[]} contestants The first is the base of the ratios.
 */
async function race(what, contestants) {
  for (const { path } of contestants) await spend(path);
  /** @type {number[][]} */
  const times = contestants.map(() => []);
  for (const index of turns(contestants.length, ROUNDS)) {
    times[index].push(await spend(contestants[index].path));
  }
  const names = contestants.map(({ name }) => name);
  print(`${what}, a request (${head})`, rank(names, times));
  const ratios = times[1].map((own, round) => own / times[0][round]);
  const [low, median, high] = [0.25, 0.5, 0.75].map((q) => quantile(ratios, q).toFixed(2));
  console.log(`${names[1]} takes ${median} [${low} – ${high}] times what the first one does`);
}

/**
 * CPU microseconds of a request to this path.
 *
 * @param {string} path
 */
async function spend(path) {
  const start = await workerd.spent();
  for (let left = REQUESTS; left > 0; left--) await ask(path);
  return ((await workerd.spent()) - start) / REQUESTS;
}

/**
 * @param {string} path
 * @returns {Promise<string>} The body.
 */
async function ask(path) {
  const [response] = await once(get(`${workerd.origin}${path}`, { agent }), "response");
  assert.equal(response.statusCode, 200, path);
  assert.match(response.headers["content-type"], /^image\/svg\+xml/, path);
  return text(response);
}
