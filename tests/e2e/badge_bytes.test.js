/**
 * How many bytes a badge has: badge-maker's in the classic look, and where ours says more, so many
 * more as are written here.
 *
 * @module
 */

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { makeBadge } from "badge-maker";
import { answer, badge, init, parse } from "../../www/edge.js";

before(() => init());

/** @typedef {"flat" | "flat-square" | "plastic" | "for-the-badge" | "social"} Style */

/**
 * How many bytes `status | operational` has, from badge-maker and from us: `both`.
 *
 * What a badge has more than badge-maker's:
 *
 * - `suffix`: an id that badge-maker forgets takes it too,
 * - `link`, `links`: `rel`, and a name, which badge-maker's lose with two links,
 *
 * and what it has more than in the classic look:
 *
 * - `color`: the texts in what reads best on brightgreen; social has no style for links then,
 * - `why`: its language, and ` (not read)` in its name and in its tooltip,
 * - `state`: the colour and the shape of the state that takes most,
 * - `auto`: and dark ones, for who prefers them.
 *
 * @typedef {Record<"both" | "suffix" | "link" | "links" | "color" | "why" | "state" | "auto", number>} More
 */

/** @type {Record<Style, More>} */
const MORE = {
  flat: { both: 1310, suffix: 6, link: 28, links: 132, color: 12, why: 32, state: 213, auto: 212 },
  "flat-square": {
    both: 572,
    suffix: 0,
    link: 28,
    links: 132,
    color: 15,
    why: 32,
    state: 211,
    auto: 199,
  },
  plastic: {
    both: 1438,
    suffix: 6,
    link: 28,
    links: 132,
    color: 12,
    why: 32,
    state: 213,
    auto: 212,
  },
  "for-the-badge": {
    both: 610,
    suffix: 0,
    link: 28,
    links: 138,
    color: 15,
    why: 32,
    state: 214,
    auto: 199,
  },
  social: {
    both: 1488,
    suffix: 0,
    link: 28,
    links: 132,
    color: -252,
    why: 32,
    state: -26,
    auto: 0,
  },
};

const NOW = Date.parse("2026-11-22T12:00:00Z");
const LINK = "https://a.example";

for (const [name, more] of Object.entries(MORE)) {
  test(`${name}: has badge-maker's bytes, and as many more as the table says`, () => {
    const style = /** @type {Style} */ (name);
    const options = { label: "status", message: "operational", color: "brightgreen", style };
    const classic = (/** @type {object} */ others = {}) => {
      return bytes(badge({ ...options, palette: "shields", ...others }));
    };
    const theirs = (/** @type {object} */ others = {}) => {
      return bytes(makeBadge({ ...options, ...others }));
    };
    assert.equal(badge({ ...options, palette: "shields" }), makeBadge(options));

    const states = ["none", "maintenance", "minor", "major", "critical"].map((indicator) => {
      return drawn(snapshot(indicator), style);
    });
    const unknown = drawn(undefined, style);
    states.push(unknown);
    const unread = { message: "unknown", color: "lightgrey" };
    assert.deepEqual(
      {
        both: theirs(),
        suffix: classic({ idSuffix: "-7" }) - theirs({ idSuffix: "-7" }),
        link: classic({ links: [LINK] }) - theirs({ links: [LINK] }),
        links: classic({ links: [LINK, LINK] }) - theirs({ links: [LINK, LINK] }),
        color: bytes(badge(options)) - classic(),
        why: unknown.classic - classic(unread),
        state: Math.max(...states.map(({ light, classic }) => light - classic)),
        auto: Math.max(...states.map(({ auto, light }) => auto - light)),
      },
      more,
    );
  });
}

/** @param {string} indicator */
function snapshot(indicator) {
  const page = { id: "abc123def456", name: "Acme" };
  const body = JSON.stringify({ page, status: { indicator, description: "" } });
  return parse(new TextEncoder().encode(body), NOW);
}

/**
 * How many bytes a state's badge has, in each look.
 *
 * @param {import("../../www/edge.js").Snapshot | undefined} snapshot
 * @param {Style} style
 */
function drawn(snapshot, style) {
  const question = { now: NOW, label: "status", reason: "not read", style };
  const { svg: classic } = answer(snapshot, { ...question, palette: "shields" });
  const { svg: light } = answer(snapshot, question);
  const { svg: auto } = answer(snapshot, { ...question, theme: "auto" });
  return { classic: bytes(classic), light: bytes(light), auto: bytes(auto) };
}

/** @param {string} text */
function bytes(text) {
  return Buffer.byteLength(text);
}
