/**
 * The memory of the core: as much as one body takes, and no more however many are read.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import * as core from "../../www/pkg/statuslamp.js";
import { init, parse } from "../../www/statuslamp.js";

const RECORDED = new URL("../../../shared/recorded/atlassian/", import.meta.url);
/** No machine is waited for longer: then it was fewer parses. */
const PATIENCE = 20_000;

/** Bytes of the instance's memory, which never shrinks. */
function held() {
  // To an instance that is there already this adds nothing; it answers the exports.
  return core.initSync(/** @type {any} */ ({})).memory.buffer.byteLength;
}

/**
 * A summary of about so many bytes, its rows as long as those of the largest page that is known.
 *
 * @param {number} size
 */
function summary(size) {
  const row = {
    id: "abc123def456",
    name: "Christchurch, New Zealand - (CHC)",
    status: "operational",
    created_at: "2022-08-04T16:10:23.354Z",
    updated_at: "2026-07-23T05:09:43.804Z",
    position: 5,
    description: null,
    showcase: false,
    start_date: "2022-08-04",
    group_id: "abc123def457",
    page_id: "abc123def456",
    group: false,
    only_show_if_degraded: false,
  };
  const text = JSON.stringify({
    page: { id: "abc123def456", name: "Acme" },
    components: Array.from({ length: Math.ceil(size / 335) }, () => row),
    incidents: [],
    scheduled_maintenances: [],
    status: { indicator: "none", description: "All Systems Operational" },
  });
  return new TextEncoder().encode(text);
}

/**
 * Reads a body over and over.
 *
 * @param {Uint8Array} body
 * @param {number} times
 * @returns How often, before it took too long.
 */
function parseOften(body, times) {
  const end = Date.now() + PATIENCE;
  let done = 0;
  for (; done < times && (done % 64 || Date.now() < end); done++) parse(body, 0);
  return done;
}

test("one large body takes less than three times its size", async (context) => {
  await init();
  const body = summary(4_000_000);
  const before = held();
  parse(body, 0);
  const ratio = (held() - before) / body.length;
  context.diagnostic(`${body.length} bytes took ${ratio.toFixed(2)} times as many`);
  assert.ok(ratio < 3, `${ratio.toFixed(2)} times`);
});

test("many bodies take no more than one", async (context) => {
  await init();
  const recorded = new URL("cloudflare-major-2026-07-29.json", RECORDED);
  const large = await readFile(recorded).catch(() => summary(212_000));
  const small = summary(1);
  for (const body of [large, small, new TextEncoder().encode("{")]) {
    try {
      parse(body, 0);
    } catch {}
  }
  const before = held();
  const counts = [parseOften(large, 2_000), parseOften(small, 200_000)];
  context.diagnostic(`${counts[0]} large ones, ${counts[1]} small ones`);
  assert.equal(held(), before);
});
