/**
 * What reading and drawing take in memory: the core's own, and JavaScript's heap. It counts and times
 * nothing.
 *
 * The core's memory never shrinks, so what it has grown by is what it needed at most. It is looked
 * at after every body was read once, whole and cut off, then after many times. What one body takes
 * at most is the growth of an instance that has read nothing else.
 *
 * The heap is looked at before and after some calls, and before and after twice as many: half the
 * difference is theirs, without what the looking takes. The garbage of all of them fits into a young
 * generation of this size, which the process is started again for, so none is collected meanwhile.
 * What an encoder returns has its bytes outside of the heap: they are not counted.
 *
 * @module
 */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { makeBadge } from "badge-maker";
import { badgen } from "badgen";
import * as badges from "../www/badges.js";
import * as core from "../www/pkg/statuslamp.js";
import { glance, init, parse } from "../www/statuslamp.js";
import { bodies, made, NOW } from "./bodies.js";
import { quantile, sink, versionOf } from "./harness.js";
import * as plain from "./statuspage.js";
import { inTurn, mixed, ONE, optionsOf } from "./texts.js";

const PARSES = 20_000;
const GLANCES = 1_000_000;
const BADGES = 1_000_000;
const ROUNDS = 15;
const YOUNG_MEGABYTES = 64;
const PAGE = 65_536;

if (globalThis.gc) {
  await init();
  await badges.init("unicode");
  const all = await bodies();
  for (const [name, body] of all) {
    assert.deepEqual(glance(body, NOW), plain.glance(body), name);
    const { why, ...read } = parse(body, NOW);
    assert.deepEqual(read, plain.snapshot(body, NOW), name);
  }
  tellGrowth(all);
  tellBadgeGrowth();
  tellPeaks([...all, ["made, 20000 components", made(20_000)]]);
  tellHeap(all, globalThis.gc);
  await tellBadgeHeap(globalThis.gc);
} else {
  const size = ["--min-semi-space-size", "--max-semi-space-size"];
  const flags = ["--expose-gc", ...size.map((flag) => `${flag}=${YOUNG_MEGABYTES}`)];
  const file = fileURLToPath(import.meta.url);
  const child = spawn(process.execPath, [...flags, file], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill());
  const [code] = await once(child, "exit");
  process.exitCode = code ?? 1;
}

/** @param {[string, Uint8Array][]} all */
function tellGrowth(all) {
  freshInstance();
  const start = pages();
  const whole = all.map(([, body]) => body);
  // Errors take a way of their own out of the core.
  const broken = whole.map((body) => body.subarray(0, body.length - 2));
  const small = whole.filter((body) => body.length < 16_000);
  for (const read of [glance, parse]) {
    assert.equal(readAll(read, whole, whole.length), whole.length);
    assert.equal(readAll(read, broken, broken.length), 0);
  }
  const warm = pages();
  assert.equal(readAll(parse, whole, PARSES), PARSES);
  const parsed = pages();
  assert.equal(readAll(glance, small, GLANCES), GLANCES);
  const glanced = pages();
  assert.equal(readAll(parse, broken, PARSES), 0);
  const refused = pages();

  title("The core's memory, in pages of 64 KiB");
  row("a new instance", start);
  row(`${whole.length} bodies read once, whole and cut off`, warm);
  row(`then ${PARSES} parses of ${whole.length} bodies`, `+${parsed - warm}`);
  row(`then ${GLANCES} glances of ${small.length} small ones`, `+${glanced - parsed}`);
  row(`then ${PARSES} parses of what is cut off`, `+${refused - glanced}`);
}

function tellBadgeGrowth() {
  const { statuslamp } = optionsOf(mixed(1_000), "flat");
  const draw = inTurn(statuslamp, badges.badgeBytes);
  const pages = () => draw().buffer.byteLength / PAGE;
  const start = pages();
  for (const options of statuslamp) sink.value = badges.badgeBytes(options);
  const warm = pages();
  for (let done = 0; done < BADGES; done++) sink.value = draw();
  const drawn = pages();

  title("The drawing core's memory, in pages of 64 KiB");
  row("one badge", start);
  row(`${statuslamp.length} badges drawn once`, warm);
  row(`then ${BADGES} badges`, `+${drawn - warm}`);
}

/** @param {[string, Uint8Array][]} all */
function tellPeaks(all) {
  const [name, body] = all.reduce((most, one) => (one[1].length > most[1].length ? one : most));
  title(`The core's memory for one body: ${name}, ${body.length} bytes`);
  for (const [what, read] of Object.entries({ glance, parse })) {
    freshInstance();
    const before = pages();
    read(body, NOW);
    const grown = pages() - before;
    const ratio = (grown * PAGE) / body.length;
    console.log(`${what.padEnd(8)}+${grown} pages, ${ratio.toFixed(2)} times the body`);
  }
}

/**
 * @param {[string, Uint8Array][]} all
 * @param {() => void} gc
 */
function tellHeap(all, gc) {
  title("JavaScript's heap, bytes per call [quartiles]");
  /** @type {Record<string, (body: Uint8Array) => unknown>} */
  const runs = {
    "decode + JSON.parse, glance": plain.glance,
    "statuslamp glance": (body) => glance(body, NOW),
    "decode + JSON.parse, snapshot": (body) => plain.snapshot(body, NOW),
    "statuslamp parse": (body) => parse(body, NOW),
  };
  for (const [name, body] of all) {
    console.log(`${name}, ${body.length} bytes`);
    for (const [what, run] of Object.entries(runs)) {
      heapRow(gc, what, () => run(body), 2e7 / body.length);
    }
  }
}

/** @param {() => void} gc */
async function tellBadgeHeap(gc) {
  const encoder = new TextEncoder();
  title("JavaScript's heap, bytes per flat badge [quartiles]");
  for (const texts of [ONE, mixed(1_000)]) {
    const options = optionsOf(texts, "flat");
    for (const [at, each] of options.statuslamp.entries()) {
      const wanted = makeBadge(options.badgeMaker[at]);
      assert.equal(badges.badge(each), wanted);
      assert.deepEqual(badges.badgeBytes(each), encoder.encode(wanted));
    }
    const makers = [await versionOf("badge-maker"), await versionOf("badgen")];
    /** @type {Record<string, () => unknown>} */
    const runs = {
      [`badge-maker ${makers[0]}, bytes`]: inTurn(options.badgeMaker, (each) => {
        return encoder.encode(makeBadge(each));
      }),
      [`badgen ${makers[1]}, bytes`]: inTurn(options.badgen, (each) => {
        return encoder.encode(badgen(each));
      }),
      "statuslamp, bytes": inTurn(options.statuslamp, badges.badgeBytes),
      [`badge-maker ${makers[0]}, string`]: inTurn(options.badgeMaker, makeBadge),
      [`badgen ${makers[1]}, string`]: inTurn(options.badgen, badgen),
      "statuslamp, string": inTurn(options.statuslamp, badges.badge),
    };
    console.log(`of ${texts.length}`);
    for (const [what, run] of Object.entries(runs)) heapRow(gc, what, run, 20_000);
  }
}

/**
 * Tells what a call leaves behind.
 *
 * @param {() => void} gc
 * @param {string} what
 * @param {() => unknown} run
 * @param {number} patience So many calls may be waited for, at most.
 */
function heapRow(gc, what, run, patience) {
  for (let done = 0; done < Math.min(2_000, 5 * patience); done++) sink.value = run();
  const each = Math.max(1, taken(gc, run, 10) / 10);
  // What twice as many leave takes half of the room; and nobody waits for gigabytes.
  const room = (YOUNG_MEGABYTES * 1e6) / 4;
  const calls = Math.ceil(Math.min(4_000, room / each, patience));
  const rounds = Array.from({ length: ROUNDS }, () => {
    const once = taken(gc, run, calls);
    return (taken(gc, run, calls * 2) - once) / calls;
  });
  const [low, middle, high] = [0.25, 0.5, 0.75].map((q) => quantile(rounds, q).toFixed(0));
  console.log(`  ${what.padEnd(30)}${middle.padStart(9)} [${low} – ${high}]`);
}

/**
 * Bytes of heap that calls leave behind, with what looking leaves.
 *
 * @param {() => void} gc
 * @param {() => unknown} run
 * @param {number} calls
 */
function taken(gc, run, calls) {
  gc();
  const before = process.memoryUsage().heapUsed;
  for (let done = 0; done < calls; done++) sink.value = run();
  return process.memoryUsage().heapUsed - before;
}

/**
 * Reads so many times, one body after the other.
 *
 * @param {typeof glance | typeof parse} read
 * @param {Uint8Array[]} from
 * @param {number} times
 * @returns How many were not refused.
 */
function readAll(read, from, times) {
  let good = 0;
  for (let done = 0; done < times; done++) {
    try {
      sink.value = read(from[done % from.length], NOW);
      good++;
    } catch (error) {
      assert.equal(/** @type {Error} */ (error).name, "EnvelopeError");
    }
  }
  return good;
}

/** @param {string} what @param {string | number} count */
function row(what, count) {
  console.log(`${what.padEnd(42)}${String(count).padStart(5)}`);
}

function freshInstance() {
  core.restart();
  core.version();
}

function pages() {
  // To an instance that is there already this adds nothing; it answers the exports.
  return core.initSync(/** @type {any} */ ({})).memory.buffer.byteLength / PAGE;
}

/** @param {string} text */
function title(text) {
  const date = new Date().toISOString().slice(0, 10);
  console.log(`\n${text} (${date}, Node ${process.versions.node})`);
}
