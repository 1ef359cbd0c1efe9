/**
 * Times contestants side by side: interleaved, in an order that rotates, by the process's CPU
 * time. What counts is the ratio within a round; of all rounds' ratios the median is told. On
 * a shared machine absolute times are worth little and wall time nothing.
 *
 * @module
 */

import { readFile } from "node:fs/promises";

/**
 * @typedef {object} Contestant
 * @property {string} name
 * @property {() => unknown} run One operation; its result is kept alive.
 */

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {number} microseconds Median CPU time of one operation.
 * @property {number} ratio Median over the rounds of (base's time / this one's time): how many
 *   times faster than the base.
 * @property {number} low The ratio's lower quartile.
 * @property {number} high The ratio's upper quartile.
 */

/** How many rounds make a median. */
const ROUNDS = 31;

/** Milliseconds of CPU time that a contestant gets in a round. */
export const SLICE = 30;

/** Whatever was computed last, so that no engine finds it unused. */
export const sink = { value: /** @type {unknown} */ (undefined) };

/**
 * @param {Contestant[]} contestants The first is the base of the ratios.
 * @param {{ rounds?: number, slice?: number }} [options] `slice` is the CPU time that each
 *   gets in a round, in milliseconds.
 * @returns {Row[]}
 */
export function compare(contestants, { rounds = ROUNDS, slice = SLICE } = {}) {
  const counts = contestants.map(({ run }) => calibrate(run, slice));
  /** @type {number[][]} */
  const times = contestants.map(() => []);
  for (const index of turns(contestants.length, rounds)) {
    times[index].push(time(contestants[index].run, counts[index]));
  }
  return rank(
    contestants.map(({ name }) => name),
    times,
  );
}

/**
 * As {@link compare}, of operations that are awaited: what other threads do for them counts too.
 *
 * @param {Contestant[]} contestants
 * @returns {Promise<Row[]>}
 */
export async function compareAwaited(contestants) {
  const counts = [];
  for (const { run } of contestants) {
    let count = 1;
    while ((await timeAwaited(run, count)) * count < SLICE * 1000) count *= 2;
    counts.push(count);
  }
  /** @type {number[][]} */
  const times = contestants.map(() => []);
  for (const index of turns(contestants.length)) {
    times[index].push(await timeAwaited(contestants[index].run, counts[index]));
  }
  return rank(
    contestants.map(({ name }) => name),
    times,
  );
}

/**
 * Whose turn it is: everyone's once a round, in an order that rotates.
 *
 * @param {number} contestants
 * @param {number} [rounds]
 */
export function* turns(contestants, rounds = ROUNDS) {
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contestants; turn++) yield (turn + round) % contestants;
  }
}

/**
 * @param {string[]} names The first is the base of the ratios.
 * @param {number[][]} times Of each of them, round by round, in microseconds.
 * @returns {Row[]}
 */
export function rank(names, times) {
  return names.map((name, index) => {
    const ratios = times[index].map((own, round) => times[0][round] / own);
    return {
      name,
      microseconds: quantile(times[index], 0.5),
      ratio: quantile(ratios, 0.5),
      low: quantile(ratios, 0.25),
      high: quantile(ratios, 0.75),
    };
  });
}

/**
 * Prints rows as a table.
 *
 * @param {string} title
 * @param {Row[]} rows
 * @param {string} [unit] At most nine characters.
 */
export function print(title, rows, unit = "CPU µs/op") {
  const width = Math.max(...rows.map(({ name }) => name.length));
  const head = `${"".padEnd(width)}   ${unit.padStart(9)}   times the base [quartiles]`;
  console.log(`\n${title}\n${head}`);
  for (const { name, microseconds, ratio, low, high } of rows) {
    const numbers = [microseconds.toFixed(2).padStart(9), ratio.toFixed(2).padStart(12)];
    console.log(
      `${name.padEnd(width)}   ${numbers.join("")}   [${low.toFixed(2)} – ${high.toFixed(2)}]`,
    );
  }
}

/**
 * How often to run in a slice; warms up on the way.
 *
 * @param {() => unknown} run
 * @param {number} slice
 */
function calibrate(run, slice) {
  let count = 1;
  while (time(run, count) * count < slice * 1000) count *= 2;
  return count;
}

/**
 * CPU microseconds of one operation.
 *
 * @param {() => unknown} run
 * @param {number} count
 */
function time(run, count) {
  const start = process.cpuUsage();
  for (let i = 0; i < count; i++) sink.value = run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / count;
}

/**
 * @param {() => unknown} run
 * @param {number} count
 */
async function timeAwaited(run, count) {
  const start = process.cpuUsage();
  for (let i = 0; i < count; i++) sink.value = await run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / count;
}

/**
 * @param {number[]} values
 * @param {number} q
 */
export function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(q * (sorted.length - 1))];
}

/**
 * Of a package that `npm ci` installed.
 *
 * @param {string} name
 * @returns {Promise<string>}
 */
export async function versionOf(name) {
  const file = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  return JSON.parse(await readFile(file, "utf8")).version;
}
