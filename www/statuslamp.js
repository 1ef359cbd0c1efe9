/**
 * Statuslamp for JavaScript: the only importer of the wasm package. Call {@link init} once,
 * then use the plain functions.
 *
 * @module
 */

import initPackage, * as core from "./pkg/statuslamp.js";

/** @typedef {import("./pkg/statuslamp.js").Snapshot} Snapshot */
/** @typedef {import("./pkg/statuslamp.js").Verdict} Verdict */
/** @typedef {import("./pkg/statuslamp.js").Banner} Banner */
/** @typedef {import("./pkg/statuslamp.js").GateConfig} GateConfig */
/** @typedef {import("./pkg/statuslamp.js").Reply} Reply */
/** @typedef {import("./pkg/statuslamp.js").Plan} Plan */
/** @typedef {import("./pkg/statuslamp.js").UpstreamAnswer} UpstreamAnswer */

/** @type {Promise<void> | undefined} */
let ready;

/**
 * Makes the functions below usable. Safe to call any number of times; only the first call
 * of all loads anything, unless it failed.
 *
 * @param {WebAssembly.Module} [module] The compiled core. An edge worker must pass it, since
 *   workers may not compile bytes: `import module from "./pkg/statuslamp_bg.wasm"`. Pages,
 *   extensions and Node leave it out; the file beside the package is read.
 * @returns {Promise<void>}
 */
export function init(module) {
  ready ??= load(module).catch((error) => {
    ready = undefined;
    throw error;
  });
  return ready;
}

/** @param {WebAssembly.Module} [module] */
async function load(module) {
  if (module) {
    core.initSync({ module });
    return;
  }
  const file = new URL("./pkg/statuslamp_bg.wasm", import.meta.url);
  if (file.protocol === "file:" && typeof process === "object") {
    // Node's fetch does not read file: addresses.
    const { readFile } = await import("node:fs/promises");
    core.initSync({ module: await WebAssembly.compile(await readFile(file)) });
    return;
  }
  await initPackage({ module_or_path: file });
}

/** What rejects the fetches that are under way. */
const pending = new Set();

/**
 * A trap (a panic, a stack overflow, memory exhausted) leaves a wasm instance with borrowed
 * cells and a bent stack, so that later, innocent calls fail too. After one, the next
 * call gets a fresh instance of the same module. Fetches that were under way in the old one
 * are rejected: it will never hear of their answers.
 *
 * @template {(...args: any[]) => any} F
 * @param {F} call
 * @returns {F}
 */
export function guarded(call) {
  return /** @type {F} */ (
    (...args) => {
      try {
        return call(...args);
      } catch (error) {
        if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
          core.restart();
          // The generated glue puts arguments into the old instance before it looks whether a
          // new one is due. A call without arguments brings the new one about.
          core.version();
          for (const reject of pending) reject(new Error("interrupted by a failure of the core"));
        }
        throw error;
      }
    }
  );
}

/** @type {typeof core.fetchBody} */
export function fetchBody(url, options) {
  return new Promise((resolve, reject) => {
    pending.add(reject);
    guardedFetch(url, options)
      .then(resolve, reject)
      .finally(() => pending.delete(reject));
  });
}

const guardedFetch = guarded(core.fetchBody);
export const version = guarded(core.version);
export const parse = guarded(core.parse);
export const verdict = guarded(core.verdict);
export const badge = guarded(core.badge);
export const statusBadge = guarded(core.statusBadge);
export const banner = guarded(core.banner);
export const decide = guarded(core.decide);
export const plan = guarded(core.plan);
export const finish = guarded(core.finish);
export const entityTag = guarded(core.entityTag);
export const isNotModified = guarded(core.isNotModified);
export const statusUrl = guarded(core.statusUrl);
