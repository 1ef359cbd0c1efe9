import assert from "node:assert/strict";
import { test } from "node:test";
import { glanceOf, snapshotOf } from "../../www/fields.js";
import * as shapes from "../fixtures/shapes.js";

// tests/shapes.rs wrote both: the fields, and the same as JSON.
test("what crosses as fields is what the core writes as JSON", () => {
  assert.deepEqual(snapshotOf(shapes.fullFields), shapes.full);
  assert.deepEqual(snapshotOf(shapes.quietFields), shapes.quiet);
});

test("a glance crosses as fields", () => {
  const least = { provider: "statuspage", indicatorFrom: "page" };
  const full = { ...least, indicator: "major", components: "5", incidents: ["Down"] };
  assert.deepEqual(glanceOf(shapes.fullGlance), full);
  const quiet = { ...least, indicator: "none", components: "", incidents: [] };
  assert.deepEqual(glanceOf(shapes.quietGlance), quiet);
});
