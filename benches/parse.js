/**
 * A provider's bytes to what can be asked of them: ours through wasm, against decoding and
 * `JSON.parse` with the same roll-up in plain JavaScript.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { glance, init, parse } from "../www/statuslamp.js";
import { compare, print } from "./harness.js";
import * as plain from "./statuspage.js";

await init();

const NOW = Date.parse("2026-11-22T12:00:00Z");
const date = new Date().toISOString().slice(0, 10);
const head = `${date}, Node ${process.versions.node}`;

for (const [name, body] of await bodies()) {
  const size = `${name}, ${body.length} bytes`;

  assert.deepEqual(glance(body, NOW), plain.glance(body), name);
  print(
    `Indicator, components' states, open incidents: ${size} (${head})`,
    compare([
      { name: "decode + JSON.parse", run: () => plain.glance(body) },
      { name: "statuslamp glance", run: () => glance(body, NOW) },
    ]),
  );

  const { why, ...read } = parse(body, NOW);
  assert.deepEqual(read, plain.snapshot(body, NOW), name);
  assert.match(why, /^indicator from page/);
  print(
    `The whole snapshot as objects: ${size} (${head})`,
    compare([
      { name: "decode + JSON.parse", run: () => plain.snapshot(body, NOW) },
      { name: "statuslamp parse", run: () => parse(body, NOW) },
    ]),
  );
}

/** Summaries of real pages where they are at hand, and made ones everywhere. */
async function bodies() {
  const folder = new URL("../../shared/recorded/atlassian/", import.meta.url);
  /** @type {[string, Uint8Array][]} */
  const found = [];
  try {
    for (const file of (await readdir(folder)).sort()) {
      found.push([file, new Uint8Array(await readFile(new URL(file, folder)))]);
    }
  } catch {
    console.log("no recorded bodies here: made ones only");
  }
  for (const count of [40, 200, 1_500]) found.push([`made, ${count} components`, made(count)]);
  return found;
}

/**
 * A summary in the shape of a large page.
 *
 * @param {number} count
 */
function made(count) {
  const stamp = "2026-11-22T11:58:00.123Z";
  const components = Array.from({ length: count }, (_, at) => ({
    id: `c${String(at).padStart(11, "0")}`,
    name: `Zürich edge ${at}`,
    status: at % 17 ? "operational" : "degraded_performance",
    created_at: stamp,
    updated_at: stamp,
    position: at,
    description: at % 5 ? null : "Serves requests of the region",
    showcase: true,
    start_date: "2024-01-01",
    group_id: null,
    page_id: "abc123def456",
    group: false,
    only_show_if_degraded: false,
  }));
  const page = { id: "abc123def456", name: "Acme", url: "https://status.acme.example" };
  return new TextEncoder().encode(
    JSON.stringify({
      page: { ...page, time_zone: "Etc/UTC", updated_at: stamp },
      components,
      incidents: [],
      scheduled_maintenances: [],
      status: { indicator: "minor", description: "Partially Degraded Service" },
    }),
  );
}
