/**
 * What any build of the core needs to run in JavaScript: it is loaded once, and a trap in it
 * costs one call.
 *
 * @module
 */

import { drawing } from "./draw.js";
import { glanceOf, snapshotOf } from "./fields.js";

/** @typedef {import("./fields.js").Fields} Fields */
/** @typedef {import("./fields.js").Snapshot} Snapshot */
/** @typedef {import("./fields.js").Glance} Glance */

/**
 * A package that wasm-bindgen generated, as far as it is the same for all builds.
 *
 * @typedef {object} Package
 * @property {(options: { module_or_path: URL }) => Promise<unknown>} default
 * @property {(options: { module: WebAssembly.Module }) => unknown} initSync
 * @property {() => string} version
 * @property {() => void} restart
 * @property {() => WebAssembly.Exports} wasmExports
 * @property {Read} parse
 * @property {Read} glance
 * @property {(url: string, options?: FetchOptions) => Promise<Uint8Array>} fetchBody
 */

/** @typedef {(body: Uint8Array | Uint8Array[], observedAt: number) => Fields} Read */

/** @typedef {{ timeout?: number, maxBytes?: number, signal?: AbortSignal }} FetchOptions */

/**
 * @param {Package} core
 * @param {() => URL} locate Where its .wasm is. Asked only when it must be read: a worker is given
 *   it, and has no address itself.
 */
export function run(core, locate) {
  /** @type {Promise<void> | undefined} */
  let ready;

  /**
   * Makes the core's functions usable. Safe to call any number of times; only the first call
   * of all loads anything, unless it failed.
   *
   * @param {WebAssembly.Module} [module] The compiled core. An edge worker must import and pass it,
   *   since workers may not compile bytes. Pages, extensions and Node leave it out; the file beside
   *   the package is read.
   * @returns {Promise<void>}
   */
  function init(module) {
    ready ??= load(core, locate, module).catch((error) => {
      ready = undefined;
      throw error;
    });
    return ready;
  }

  let restarted = 0;

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
  function guarded(call) {
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
            forget();
            restarted++;
            for (const reject of pending) reject(new Error("interrupted by a failure of the core"));
          }
          throw error;
        }
      }
    );
  }

  const { badge, badgeBytes, forget } = drawingOf(core);
  const guardedFetch = guarded(core.fetchBody);

  /** @type {Package["fetchBody"]} */
  function fetchBody(url, options) {
    return new Promise((resolve, reject) => {
      pending.add(reject);
      guardedFetch(url, options)
        .then(resolve, reject)
        .finally(() => pending.delete(reject));
    });
  }

  const guardedParse = guarded(core.parse);
  const guardedGlance = guarded(core.glance);

  /**
   * Reads a provider's body: see the table of providers in the README.
   *
   * @param {Uint8Array | Uint8Array[]} body The bytes as they came, at most 8 MiB; several where a
   *   provider spreads a page over several bodies, as Uptime Kuma does.
   * @param {number} observedAt When the provider was asked for them, in milliseconds since 1970: the
   *   reading is then at least as fresh as it says.
   * @returns {Snapshot}
   * @throws {Error} Named `EnvelopeError` when the bytes are no whole status body; its message says
   *   what is wrong and where.
   */
  function parse(body, observedAt) {
    return snapshotOf(guardedParse(body, observedAt));
  }

  /**
   * Reads as {@link parse} does, and refuses what it refuses, but says only the least: the indicator,
   * the state of each component, the names of open incidents.
   *
   * @param {Uint8Array | Uint8Array[]} body
   * @param {number} observedAt
   * @returns {Glance}
   */
  function glance(body, observedAt) {
    return glanceOf(guardedGlance(body, observedAt));
  }

  return {
    init,
    guarded,
    /** How often a trap has cost an instance, and with it what was in its memory. */
    restarts: () => restarted,
    fetchBody,
    parse,
    glance,
    badge: guarded(badge),
    badgeBytes: guarded(badgeBytes),
  };
}

/**
 * One for each package, however often a page runs it: the core numbers the looks that it was taught.
 *
 * @type {WeakMap<Package, ReturnType<typeof drawing>>}
 */
const drawings = new WeakMap();

/** @param {Package} core */
function drawingOf(core) {
  const known = drawings.get(core) ?? drawing(core.wasmExports);
  drawings.set(core, known);
  return known;
}

/**
 * @param {Package} core
 * @param {() => URL} locate
 * @param {WebAssembly.Module} [module]
 */
async function load(core, locate, module) {
  if (module) {
    core.initSync({ module });
    return;
  }
  const file = locate();
  if (file.protocol === "file:" && typeof process === "object") {
    // Node's fetch does not read file: addresses.
    const { readFile } = await import("node:fs/promises");
    core.initSync({ module: await WebAssembly.compile(await readFile(file)) });
    return;
  }
  await core.default({ module_or_path: file });
}
