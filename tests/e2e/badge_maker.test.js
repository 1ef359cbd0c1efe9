/**
 * The five styles against badge-maker itself: the same bytes, whatever the script.
 *
 * @module
 */

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { makeBadge } from "badge-maker";
import * as badges from "../../www/badges.js";
import * as edge from "../../www/edge.js";

before(() => Promise.all([badges.init("unicode"), edge.init()]));

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

const COLORS = [undefined, "brightgreen", "red", "yellow", "grey", "#fff", "15803d", "abc", "gold"];
const LOGO = "data:image/png;base64,iVBORw0KGgo=";

// Of each script that badge-maker's tables know.
const LETTERS = [
  [0x20, 0x7e],
  [0xa1, 0x17f],
  [0x386, 0x3ff],
  [0x400, 0x52f],
  [0x2010, 0x2027],
  [0x2190, 0x21ff],
  [0x3041, 0x30ff],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0x1f300, 0x1f6ff],
];

for (const style of /** @type {const} */ ([
  "flat",
  "flat-square",
  "plastic",
  "for-the-badge",
  "social",
])) {
  test(`${style}: 2,000 random badges are drawn with badge-maker's bytes`, () => {
    const next = random(20261122);
    const upTo = (/** @type {number} */ limit) => Math.floor(next() * limit);
    const letter = () => {
      const [first = 0, last = 0] =
        (next() < 0.6 ? LETTERS[0] : LETTERS[upTo(LETTERS.length)]) ?? [];
      return String.fromCodePoint(first + upTo(last - first + 1));
    };
    const text = () => Array.from({ length: 1 + upTo(40) }, letter).join("");
    for (let round = 0; round < 2000; round++) {
      const label = next() < 0.15 ? "" : text();
      const message = text();
      const color = COLORS[upTo(COLORS.length)];
      const labelColor = next() < 0.8 ? undefined : COLORS[upTo(COLORS.length)];
      const logo = next() < 0.7 ? undefined : LOGO;
      // badge-maker keeps nothing of a message of spaces and then says so in its name.
      if (message.trim() === "") continue;
      const options = {
        style,
        label,
        message,
        color: color ?? "brightgreen",
        ...(labelColor && { labelColor }),
      };
      const theirs = makeBadge({ ...options, ...(logo && { logoBase64: logo }) });
      for (const { badge } of [edge, badges]) {
        const ours = badge({ ...options, palette: "shields", ...(logo && { logo }) });
        assert.equal(ours, theirs, JSON.stringify({ ...options, logo }));
      }
    }
  });
}
