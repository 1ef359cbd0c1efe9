/**
 * badge-maker and badgen as modules of a worker, which has no node_modules to look into: their own
 * files, all in one folder, under the names that they import each other by. Nothing is bundled.
 *
 * @module
 */

import { readFile } from "node:fs/promises";

/** @typedef {{ type: "ESModule" | "CommonJS", path: string, contents: string }} Module */

const ES_MODULES = {
  badgen: "badgen/dist/index.mjs",
  "badge-maker": "badge-maker/lib/index.js",
  "make-badge.js": "badge-maker/lib/make-badge.js",
  "badge-renderers.js": "badge-maker/lib/badge-renderers.js",
  "color.js": "badge-maker/lib/color.js",
  "constants.js": "badge-maker/lib/constants.js",
  "xml.js": "badge-maker/lib/xml.js",
};

const COMMON_JS = {
  anafanafo: "anafanafo/index.js",
  "char-width-table-consumer": "char-width-table-consumer/src/index.js",
  consumer: "char-width-table-consumer/src/consumer.js",
  "binary-search": "binary-search/index.js",
  "css-color-converter.cjs": "css-color-converter/lib/index.js",
  "color-name": "color-name/index.js",
  "css-unit-converter": "css-unit-converter/index.js",
};

const TABLES = [
  "helvetica-11px-bold",
  "verdana-10px-bold",
  "verdana-10px-normal",
  "verdana-11px-normal",
];

/** Of CommonJS a worker sees the default export only. */
const BY_NAME = `
import all from "./css-color-converter.cjs";
export const { fromString } = all;
`;

/** What is imported to read tables from files, which badge-maker does not do. */
const UNUSED = {
  fs: "module.exports = {};",
  util: "module.exports = { promisify() {} };",
};

/**
 * @param {string} folder Of the module that imports them.
 * @returns {Promise<Module[]>}
 */
export async function peers(folder) {
  /** @type {(name: string) => Promise<string>} */
  const read = (name) => readFile(new URL(`../../node_modules/${name}`, import.meta.url), "utf8");
  /** @type {Module[]} */
  const modules = [];
  /** @type {(type: Module["type"], name: string, contents: string) => void} */
  const add = (type, name, contents) => {
    modules.push({ type, path: `${folder}/${name}`, contents });
  };
  for (const [name, file] of Object.entries(ES_MODULES)) add("ESModule", name, await read(file));
  for (const [name, file] of Object.entries(COMMON_JS)) add("CommonJS", name, await read(file));
  for (const name of TABLES) {
    const table = await read(`anafanafo/data/${name}.json`);
    add("CommonJS", `data/${name}.json`, `module.exports = ${table};`);
  }
  add("ESModule", "css-color-converter", BY_NAME);
  for (const [name, contents] of Object.entries(UNUSED)) add("CommonJS", name, contents);
  return modules;
}
