/**
 * The flat badge against badge-maker itself: the same bytes for Latin text.
 *
 * @module
 */

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { makeBadge } from "badge-maker";
import { badge, init } from "../../www/statuslamp.js";

before(() => init());

/**
 * Numbers that are the same in every run (mulberry32).
 *
 * @param {number} seed
 */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const COLORS = [undefined, "brightgreen", "red", "yellow", "grey", "#fff", "15803d", "abc"];

test("2,000 random pairs of Latin text are drawn with the same bytes", () => {
  const next = random(20261122);
  const upTo = (/** @type {number} */ limit) => Math.floor(next() * limit);
  const letter = () => {
    const code = next() < 0.7 ? 0x20 + upTo(0x5f) : 0xa1 + upTo(0x17f - 0xa1);
    return String.fromCharCode(code);
  };
  const text = () => Array.from({ length: 1 + upTo(40) }, letter).join("");
  for (let round = 0; round < 2000; round++) {
    const label = next() < 0.15 ? "" : text();
    const message = text();
    const color = COLORS[upTo(COLORS.length)];
    const labelColor = next() < 0.8 ? undefined : COLORS[upTo(COLORS.length)];
    // badge-maker keeps nothing of a message of spaces and then says so in its name.
    if (message.trim() === "") continue;
    const options = {
      label,
      message,
      color: color ?? "brightgreen",
      ...(labelColor && { labelColor }),
    };
    assert.equal(badge(options), makeBadge(options), JSON.stringify(options));
  }
});
