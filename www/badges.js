/**
 * Badges and nothing else: a quarter of what `statuslamp.js` loads, compiled for speed. For whoever
 * knows what a badge is to say; what a status page says, `statuslamp.js` and `edge.js` read.
 *
 * @module
 */

import { drawing } from "./draw.js";

/** @typedef {import("./look.js").BadgeOptions} BadgeOptions */

// Asked only when one must be read: a worker is given it, and has no address itself.
const CORES = {
  common: () => new URL("./pkg-badges/statuslamp_bg.wasm", import.meta.url),
  unicode: () => new URL("./pkg-badges-unicode/statuslamp_bg.wasm", import.meta.url),
};

/** @type {WebAssembly.Module | undefined} */
let core;
/** @type {Promise<void> | undefined} */
let ready;

const draw = drawing(() => {
  if (!core) throw new Error("statuslamp: await init() before a badge is drawn");
  // The import is for modules that are given objects; this one is given bytes.
  const imports = { "./statuslamp_bg.js": { __wbindgen_init_externref_table() {} } };
  return new WebAssembly.Instance(core, imports).exports;
});

/**
 * Makes the functions below usable. Safe to call any number of times; only the first call of all
 * loads anything, unless it failed.
 *
 * @param {"common" | "unicode" | WebAssembly.Module} [from] "unicode" is the core that knows how wide
 *   the letters of all scripts are, six kilobytes larger. The "common" one takes ideographs for
 *   squares, and what is neither Latin, Greek, Cyrillic nor a common symbol for as wide as an m. Or
 *   the compiled core itself, which an edge worker must import, since workers may not compile bytes.
 * @returns {Promise<void>}
 */
export function init(from = "common") {
  ready ??= compile(from).then(
    (module) => {
      core = module;
    },
    (error) => {
      ready = undefined;
      throw error;
    },
  );
  return ready;
}

/**
 * Draws a badge as SVG: the same text for the same options.
 *
 * @param {BadgeOptions} options
 * @returns {string}
 * @throws {Error} As {@link badgeBytes}.
 */
export function badge(options) {
  return guarded(draw.badge, options);
}

/**
 * Draws a badge as the bytes of an SVG: the same bytes for the same options.
 *
 * @param {BadgeOptions} options
 * @returns {Uint8Array} A view of the core's memory, which holds until the core is called again.
 *   A `Response` copies it, and so does `slice()`.
 * @throws {Error} Named `BadgeError` when a member has a value that cannot be drawn, `TypeError`
 *   when it is not known or of another type.
 */
export function badgeBytes(options) {
  return guarded(draw.badgeBytes, options);
}

/**
 * A trap leaves an instance in the middle of things: the next badge gets a fresh one.
 *
 * @template R
 * @param {(options: BadgeOptions) => R} call
 * @param {BadgeOptions} options
 */
function guarded(call, options) {
  try {
    return call(options);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) draw.forget();
    throw error;
  }
}

/** @param {keyof typeof CORES | WebAssembly.Module} from */
async function compile(from) {
  if (from instanceof WebAssembly.Module) return from;
  const file = CORES[from]();
  if (file.protocol === "file:" && typeof process === "object") {
    // Node's fetch does not read file: addresses.
    const { readFile } = await import("node:fs/promises");
    return WebAssembly.compile(await readFile(file));
  }
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${file}: answered with ${response.status}`);
  // Compiled while it arrives, where the server says what it is.
  const isWasm = response.headers.get("Content-Type") === "application/wasm";
  if (isWasm) return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
