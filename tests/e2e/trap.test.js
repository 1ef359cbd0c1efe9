/**
 * A trap must cost one call and not the instance: shown for the shell's own code, on a core
 * that traps on purpose, in Node and in workerd.
 */

import assert from "node:assert/strict";
import { access, cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Miniflare } from "miniflare";
import { summary } from "../../xtask/demo/acme.js";
import { startEdge, workerModules } from "../../xtask/demo/edge.js";
import { startUpstream } from "../../xtask/demo/upstream.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const TRAPPING = path.join(ROOT, "target/pkg-trap");

/** @type {string} */
let tree;

before(async () => {
  tree = await mkdtemp(path.join(tmpdir(), "statuslamp-trap-"));
  await access(TRAPPING).catch(() => assert.fail("build it first: cargo xtask build trap"));
  await writeFile(path.join(tree, "package.json"), '{"type":"module"}');
  for (const part of ["edge.js", "core.js", "draw.js", "fields.js", "keyring.js", "look.js"]) {
    await cp(path.join(ROOT, "www", part), path.join(tree, part));
  }
  await cp(TRAPPING, path.join(tree, "pkg-edge"), { recursive: true });
  await writeFile(path.join(tree, "rounds.js"), ROUNDS);
  await writeFile(path.join(tree, "worker.js"), WORKER);
});

after(() => rm(tree, { recursive: true, force: true }));

/**
 * What both runtimes run: calls that work, a trap, the same calls again. The result is text,
 * one line for each call, so that it can cross a socket.
 */
const ROUNDS = `
import { guarded, parse, statusBadge } from "./edge.js";
import * as pkg from "./pkg-edge/statuslamp.js";

const held = guarded(pkg.heldCell);

export function rounds(body, names, guard) {
  const lines = [work(body)];
  for (const name of names) {
    const trap = guard ? guarded(pkg[name]) : pkg[name];
    lines.push(name + ": " + outcome(trap));
    lines.push(work(body));
  }
  return lines;
}

function work(body) {
  return outcome(() => {
    const snapshot = parse(new TextEncoder().encode(body), 0);
    const svg = statusBadge(snapshot, { now: 0 });
    held();
    return snapshot.page.name + (svg.includes(">operational<") ? " is operational" : " is not");
  });
}

function outcome(call) {
  try {
    return call();
  } catch (error) {
    return error.constructor.name;
  }
}
`;

const WORKER = `
import module from "./pkg-edge/statuslamp_bg.wasm";
import { init } from "./edge.js";
import { rounds } from "./rounds.js";

export default {
  async fetch(request) {
    await init(module);
    const { body, names, guard } = await request.json();
    return Response.json(rounds(body, names, guard));
  },
};
`;

const BODY = JSON.stringify(summary("operational", 0));
const WELL = "Acme Rockets is operational";
const NAMES = ["trapPanic", "trapStack", "trapPanic", "trapStack"];

/** @param {string[]} lines */
function assertRecovered(lines) {
  const [first, ...rest] = lines;
  assert.equal(first, WELL);
  assert.equal(rest.length, NAMES.length * 2);
  for (const [index, name] of NAMES.entries()) {
    assert.match(rest[index * 2], new RegExp(`^${name}: (RuntimeError|RangeError)$`));
    assert.equal(rest[index * 2 + 1], WELL, `after ${name}`);
  }
}

/**
 * Without the guard the next call must fail: else the other tests show nothing.
 *
 * @param {string[]} lines
 */
function assertPoisoned(lines) {
  assert.deepEqual(lines, [WELL, "trapPanic: RuntimeError", "RuntimeError"]);
}

const at = (/** @type {string} */ name) => pathToFileURL(path.join(tree, name)).href;

test("in Node, the calls after a trap work", async () => {
  const { init } = await import(at("edge.js"));
  const { rounds } = await import(at("rounds.js"));
  await init();
  assertPoisoned(rounds(BODY, ["trapPanic"], false));
  assertRecovered(rounds(BODY, NAMES, true));
});

test("a badge after a trap is its own, in its own look", async () => {
  const { badge, guarded, init } = await import(at("edge.js"));
  const { trapPanic } = await import(at("pkg-edge/statuslamp.js"));
  await init();
  for (const [color, fill] of [
    ["red", "#dd4343"],
    ["blue", "#007ec6"],
    ["red", "#dd4343"],
  ]) {
    for (const message of ["aaaa", "bbbb", "cccc"]) {
      const svg = badge({ message, color });
      assert.ok(svg.includes(`>${message}<`) && svg.includes(fill), svg);
      if (message !== "bbbb") assert.throws(() => guarded(trapPanic)(), WebAssembly.RuntimeError);
    }
  }
});

test("after a trap a keyring holds the keys that it held", async () => {
  const { createKey, guarded, init, keyring } = await import(at("edge.js"));
  const { trapPanic } = await import(at("pkg-edge/statuslamp.js"));
  await init();
  const options = { name: "lobby", scopes: ["monitors:read"], pages: ["abc123def456"] };
  const made = [1, 2].map((seed) => createKey(options, new Uint8Array(28).fill(seed), 0));
  const rings = made.map(({ record }) => keyring([record]));
  for (let round = 0; round < 3; round++) {
    for (const [index, ring] of rings.entries()) {
      for (const [other, { token }] of made.entries()) {
        const { decision } = ring.check(token, "monitors:read", 0);
        assert.equal(decision, index === other ? "allow" : "deny");
      }
    }
    assert.throws(() => guarded(trapPanic)(), WebAssembly.RuntimeError);
  }
});

test("in workerd, the calls after a trap work", async () => {
  const edge = new Miniflare({
    host: "127.0.0.1",
    compatibilityDate: "2026-04-01",
    cf: false,
    ...workerModules(tree, [
      "worker.js",
      "rounds.js",
      "edge.js",
      "core.js",
      "draw.js",
      "look.js",
      "fields.js",
      "keyring.js",
      "pkg-edge/statuslamp.js",
      "pkg-edge/statuslamp_bg.wasm",
    ]),
  });
  /** @param {string[]} names @param {boolean} guard @returns {Promise<string[]>} */
  const rounds = async (names, guard) => {
    const order = JSON.stringify({ body: BODY, names, guard });
    const response = await fetch(await edge.ready, { method: "POST", body: order });
    assert.equal(response.status, 200, await response.clone().text());
    return /** @type {string[]} */ (await response.json());
  };
  try {
    assertPoisoned(await rounds(["trapPanic"], false));
    assertRecovered(await rounds(NAMES, true));
    assertRecovered(await rounds(NAMES, true));
  } finally {
    await edge.dispose();
  }
});

test("the edge worker survives a trap, and tells nothing of it", async () => {
  const www = path.join(tree, "www");
  for (const part of [
    "edge.js",
    "core.js",
    "draw.js",
    "fields.js",
    "keyring.js",
    "look.js",
    "search.js",
    "worker",
  ]) {
    await cp(path.join(ROOT, "www", part), path.join(www, part), { recursive: true });
  }
  await cp(TRAPPING, path.join(www, "pkg-edge"), { recursive: true });
  // A core that traps whenever it is given a page.
  const glue = path.join(www, "pkg-edge/statuslamp.js");
  const source = await readFile(glue, "utf8");
  assert.match(source, /^export function parse\(/m);
  const trapping = source.replace("export function parse(", "function unused(");
  await writeFile(glue, `${trapping}\nexport { trapPanic as parse };\n`);

  /** @type {string[]} */
  const log = [];
  const upstream = await startUpstream();
  const edge = await startEdge({
    www,
    persist: path.join(tree, "state"),
    config: { pages: { acme: { url: upstream.url } } },
    log: (line) => log.push(line),
  });
  try {
    for (const _ of ["once", "again"]) {
      const status = await fetch(`${edge.url}/status/acme`);
      assert.equal(status.status, 500);
      assert.deepEqual(await status.json(), { error: "internal error" });

      const badge = await fetch(`${edge.url}/badge/acme.svg`);
      assert.equal(badge.status, 200);
      assert.equal(badge.headers.get("cache-control"), "public, max-age=10");
      assert.match(await badge.text(), /unknown \(internal error\)/);

      const other = await fetch(`${edge.url}/badge/nobody.svg`);
      assert.match(await other.text(), /no page called/);
      assert.equal((await fetch(`${edge.url}/proxy/acme/v1`)).status, 401);
    }
    assert.ok(
      log.some((line) => line.includes("unreachable")),
      "the log says what happened",
    );
  } finally {
    await edge.close();
    await upstream.close();
  }
});
