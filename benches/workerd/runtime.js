/**
 * A worker that is measured: in workerd, without anything of miniflare's in its way, in a process
 * whose CPU time can be read. Linux counts that of each thread in nanoseconds in /proc.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Miniflare } from "miniflare";
import { MODULES, workerModules } from "../../xtask/demo/edge.js";
import { versionOf } from "../harness.js";
import { peers } from "./peers.js";

/** What only draws, beside it. */
const DRAWING = ["www/badges.js", "www/pkg-badges-unicode/statuslamp_bg.wasm"];

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** For a table's title. */
export const head = `${new Date().toISOString().slice(0, 10)}, workerd ${await versionOf("workerd")}`;

/**
 * @typedef {object} Running
 * @property {string} origin Where the worker answers.
 * @property {() => Promise<number>} spent CPU microseconds of the process so far.
 * @property {() => Promise<void>} close
 */

/**
 * @param {string[]} scripts The worker's own, from the project's root, the entry first. It has those
 *   of the edge worker, badge-maker and badgen too.
 * @param {Record<string, any>} bindings
 * @returns {Promise<Running>}
 */
export async function startWorkerd(scripts, bindings) {
  const before = await children();
  const { modulesRoot, modules } = workerModules(ROOT, [
    ...scripts,
    ...MODULES.map((name) => `www/${name}`),
    ...DRAWING,
  ]);
  const folder = path.join(ROOT, path.dirname(scripts[0]));
  const workerd = new Miniflare({
    host: "127.0.0.1",
    compatibilityDate: "2026-04-01",
    // Otherwise miniflare asks the Internet where this machine stands.
    cf: false,
    modulesRoot,
    modules: [...modules, ...(await peers(folder))],
    bindings,
    unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }],
  });
  const close = () => workerd.dispose();
  try {
    await workerd.ready;
    const { origin } = await workerd.unsafeGetDirectURL();
    const [pid, ...others] = (await children()).filter((child) => !before.includes(child));
    assert.equal(others.length, 0, "miniflare started more than one process");
    assert.match(await readFile(`/proc/${pid}/comm`, "utf8"), /^workerd/);
    return { origin, spent: () => spent(pid), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The ids of the processes that this one started. */
async function children() {
  const file = `/proc/${process.pid}/task/${process.pid}/children`;
  return (await readFile(file, "utf8")).split(" ").filter(Boolean);
}

/** @param {string} pid */
async function spent(pid) {
  let nanoseconds = 0;
  for (const thread of await readdir(`/proc/${pid}/task`)) {
    const stat = await readFile(`/proc/${pid}/task/${thread}/schedstat`, "utf8");
    nanoseconds += Number(stat.split(" ")[0]);
  }
  return nanoseconds / 1000;
}
