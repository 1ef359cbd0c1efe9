/**
 * The flat badge as a string: ours through wasm, against badge-maker and badgen in JavaScript.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { makeBadge } from "badge-maker";
import { badgen } from "badgen";
import { badge, init } from "../www/statuslamp.js";
import { compare, print } from "./harness.js";

await init();

const label = "status";
const message = "operational";

// Whoever draws something else is not in the race.
const wanted = makeBadge({ label, message, color: "brightgreen" });
assert.equal(badge({ label, message, color: "brightgreen" }), wanted);
assert.match(badgen({ label, status: message, color: "green" }), /operational/);

const { version } = JSON.parse(
  await readFile(new URL("../node_modules/badge-maker/package.json", import.meta.url), "utf8"),
);
const other = JSON.parse(
  await readFile(new URL("../node_modules/badgen/package.json", import.meta.url), "utf8"),
);

const rows = compare([
  {
    name: `badge-maker ${version}`,
    run: () => makeBadge({ label, message, color: "brightgreen" }),
  },
  {
    name: `badgen ${other.version}`,
    run: () => badgen({ label, status: message, color: "green" }),
  },
  { name: "statuslamp", run: () => badge({ label, message, color: "brightgreen" }) },
]);
const date = new Date().toISOString().slice(0, 10);
print(`Flat badge, options in, string out (${date}, Node ${process.versions.node})`, rows);
