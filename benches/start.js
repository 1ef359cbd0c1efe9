/**
 * From nothing to the first badge: a fresh process of Node that imports ours (what only draws, and
 * the build `page`), badge-maker or badgen, and draws one.
 *
 * The processes take turns, and each says itself what it took until it had the badge. Of the CPU
 * time of the whole process, that of one which draws nothing is taken off, round by round. Node's
 * own start is some fifty milliseconds and varies by one or two, so the time from the program's
 * first line on is told as well: it leaves out Node's start, not what the import wakes up in Node.
 *
 * Then what the steps of loading take, each in its own fresh process, again with both packages in
 * turn. `instantiate` is what WebAssembly.Instance takes of a module that is compiled, with the
 * glue's imports: for the process's first instance, and again for its second. The step after it is
 * all that the glue does for the first, so it has that in it.
 *
 * @module
 */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { print, quantile, rank, turns, versionOf } from "./harness.js";

/** @typedef {import("./start/first.js").Start} Start */
/** @typedef {import("./start/stages.js").Step} Step */

const head = `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}`;
const NAMES = ["badge-maker", "badgen", "drawing", "statuslamp", "nothing"];
const versions = [await versionOf("badge-maker"), await versionOf("badgen")];
const titles = [
  `badge-maker ${versions[0]}`,
  `badgen ${versions[1]}`,
  "statuslamp, badges.js",
  "statuslamp, statuslamp.js",
];

/** Reads a program's files into the machine's cache, and says what it draws. */
const drawn = [];
for (const name of NAMES) drawn.push((await first(name)).badge);
assert.equal(drawn[2], drawn[0]);
assert.equal(drawn[3], drawn[0]);
assert.match(String(drawn[1]), /operational/);

/** @type {Start[][]} */
const starts = NAMES.map(() => []);
for (const index of turns(NAMES.length)) starts[index].push(await first(NAMES[index]));

const nothing = starts[NAMES.indexOf("nothing")];
tell("whole process, less one that draws nothing", "CPU µs", ({ whole }, round) => {
  return whole - nothing[round].whole;
});
tell("from the first line on", "CPU µs", ({ cpu }) => cpu);
tell("from the first line on", "wall µs", ({ wall }) => wall);

const BUILDS = ["pkg", "pkg-edge"];
/** @type {Step[][][]} */
const loads = BUILDS.map(() => []);
for (const index of turns(BUILDS.length)) loads[index].push(await fresh("stages", BUILDS[index]));
for (const [index, build] of BUILDS.entries()) {
  console.log(`\nLoading www/${build} in a fresh process (${head})`);
  console.log(`${"".padEnd(17)}    CPU µs   wall µs [quartiles]`);
  for (const [at, [name]] of loads[index][0].entries()) {
    const cpu = loads[index].map((steps) => steps[at][1]);
    const wall = loads[index].map((steps) => steps[at][2]);
    const [low, middle, high] = [0.25, 0.5, 0.75].map((q) => quantile(wall, q).toFixed(0));
    const numbers = [quantile(cpu, 0.5).toFixed(0).padStart(10), middle.padStart(10)];
    console.log(`${name.padEnd(17)}${numbers.join("")} [${low} – ${high}]`);
  }
}

/**
 * One measure of all, first against badge-maker and then against badgen.
 *
 * @param {string} what
 * @param {string} unit
 * @param {(start: Start, round: number) => number} measure
 */
function tell(what, unit, measure) {
  const times = starts.map((all) => all.map(measure));
  for (const base of [0, 1]) {
    const names = titles.slice(base);
    print(`First badge, ${what} (${head})`, rank(names, times.slice(base)), unit);
  }
}

/**
 * @param {string} name
 * @returns {Promise<Start>}
 */
function first(name) {
  return fresh("first", name);
}

/**
 * Runs a program of start/ to its end, in a process of its own.
 *
 * @param {string} program
 * @param {string} argument
 */
async function fresh(program, argument) {
  const file = fileURLToPath(new URL(`start/${program}.js`, import.meta.url));
  // No flags and no cache of the user's: they are none of a fresh process'.
  const env = { ...process.env, NODE_OPTIONS: "", NODE_DISABLE_COMPILE_CACHE: "1" };
  const options = { env, timeout: 60_000 };
  const { stdout } = await promisify(execFile)(process.execPath, [file, argument], options);
  return JSON.parse(stdout);
}
