/**
 * A provider's bytes to what can be asked of them: ours through wasm, against decoding and
 * `JSON.parse` with the same roll-up in plain JavaScript.
 *
 * @module
 */

import assert from "node:assert/strict";
import { glance, init, parse } from "../www/statuslamp.js";
import { bodies, NOW } from "./bodies.js";
import { compare, print } from "./harness.js";
import * as plain from "./statuspage.js";

await init();

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
