/**
 * A process that loads a wasm package step by step: `node stages.js FOLDER`, of www. It says what
 * each step took, as JSON: `[name, CPU microseconds, wall microseconds]`.
 *
 * @module
 */

import { readFile } from "node:fs/promises";
import { drawing } from "../../www/draw.js";

/** @typedef {[name: string, cpu: number, wall: number]} Step */

/** @type {Step[]} */
let steps = [];

function begin() {
  const { user, system } = process.cpuUsage();
  return { cpu: user + system, wall: performance.now() };
}

/**
 * @param {string} name
 * @param {ReturnType<typeof begin>} begun
 */
function end(name, begun) {
  const wall = (performance.now() - begun.wall) * 1000;
  steps.push([name, begin().cpu - begun.cpu, wall]);
}

/**
 * @template T
 * @param {string} name
 * @param {() => T} run
 */
function step(name, run) {
  const begun = begin();
  const made = run();
  end(name, begun);
  return made;
}

// Node loads its clocks when they are first read, which belongs to nobody.
step("", begin);
steps = [];

const folder = new URL(`../../www/${process.argv[2]}/`, import.meta.url);
let begun = begin();
/** @type {typeof import("../../www/pkg/statuslamp.js")} */
const core = await import(new URL("statuslamp.js", folder).href);
end("import the glue", begun);

begun = begin();
const bytes = await readFile(new URL("statuslamp_bg.wasm", folder));
end("read the module", begun);

const module = step("compile", () => new WebAssembly.Module(bytes));

// The glue keeps its imports to itself, so its instance is timed where it makes it.
const { Instance } = WebAssembly;
let name = "instantiate";
Reflect.set(
  WebAssembly,
  "Instance",
  /** @type {(...given: ConstructorParameters<typeof Instance>) => WebAssembly.Instance} */
  function make(...given) {
    return step(name, () => new Instance(...given));
  },
);
step("... and start it", () => core.initSync({ module }));

const options = { label: "status", message: "operational", color: "brightgreen" };
const { badge } = drawing(core.wasmExports);
step("first badge", () => badge(options));
step("second badge", () => badge(options));

name = "instantiate again";
core.restart();
core.version();
console.log(JSON.stringify(steps));
