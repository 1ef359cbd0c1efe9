/**
 * A summary's bytes to a badge's bytes: `JSON.parse` and a badge in JavaScript, against ours. What
 * each does stands in summary.js; workerd.js runs the same in workerd.
 *
 * @module
 */

import assert from "node:assert/strict";
import { makeBadge } from "badge-maker";
import { badgen } from "badgen";
import * as statuslamp from "../www/statuslamp.js";
import { bodies, NOW } from "./bodies.js";
import { compare, print, versionOf } from "./harness.js";
import { isTheSame, waysToBadge } from "./summary.js";

await statuslamp.init();

const decoder = new TextDecoder();
const date = new Date().toISOString().slice(0, 10);
const makers = [await versionOf("badge-maker"), await versionOf("badgen")];
const head = `${date}, Node ${process.versions.node}, badge-maker ${makers[0]}, badgen ${makers[1]}`;
const ways = Object.entries(waysToBadge({ makeBadge, badgen, statuslamp }));

for (const [name, body] of await bodies()) {
  assert.ok(isTheSame(ways.map(([, draw]) => decoder.decode(draw(body, NOW)))), name);
  print(
    `A summary to a badge, as bytes: ${name}, ${body.length} bytes (${head})`,
    compare(ways.map(([name, draw]) => ({ name, run: () => draw(body, NOW) }))),
  );
}
