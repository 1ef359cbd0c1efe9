/** Bars, sparkline, dot and favicon from JavaScript: the drawings that the core's own tests keep. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import { answer, bars, dot, favicon, init, parse, sparkline } from "../../www/edge.js";
import { summary } from "../../xtask/demo/acme.js";

/** @typedef {import("../../www/pkg-edge/statuslamp.js").State} State */
/** @typedef {import("../../www/pkg-edge/statuslamp.js").Theme} Theme */

before(() => init());

/** @type {State[]} */
const STATES = [
  "operational",
  "maintenance",
  "degraded",
  "partial outage",
  "major outage",
  "unknown",
];

/** @type {Theme[]} */
const THEMES = ["light", "dark", "auto"];

/** @param {string} name */
const kept = (name) =>
  readFile(new URL(`../../draw/tests/pictures/${name}.svg`, import.meta.url), "utf8");

/**
 * The quarter of `draw/tests/pictures.rs`.
 *
 * @returns {{ state: State, title?: string }[]}
 */
function quarter() {
  /** @type {Record<number, State>} */
  const others = {
    23: "degraded",
    40: "maintenance",
    61: "degraded",
    62: "partial outage",
    63: "major outage",
    64: "partial outage",
    65: "degraded",
    77: "unknown",
    84: "major outage",
  };
  return Array.from({ length: 90 }, (_, at) => ({
    state: at < 7 ? "unknown" : (others[at] ?? "operational"),
  }));
}

test("a dot and a favicon are those of the core, in each state and theme", async () => {
  for (const state of STATES) {
    const word = state.replace(" ", "-");
    for (const theme of THEMES) {
      assert.equal(dot({ state, theme, size: 20 }), await kept(`dot-${word}-${theme}`));
    }
    assert.equal(favicon({ state, theme: "auto" }), await kept(`favicon-${word}`));
  }
  const named = { state: /** @type {State} */ ("degraded"), title: "Acme <degraded>" };
  for (const svg of [dot(named), favicon(named)]) {
    assert.match(svg, /aria-label="Acme &lt;degraded&gt;"/);
  }
  assert.match(dot({ state: "degraded" }), /width="16"/);
});

test("bars are those of the core, as one image and as a list", async () => {
  for (const theme of THEMES) {
    const svg = bars({ days: quarter(), label: "API", note: "99.95 %", theme });
    assert.equal(svg, await kept(`bars-${theme}`));
  }
  const days = quarter().map(({ state }, at) => ({ state, title: `day ${at + 1}: ${state}` }));
  const list = bars({ days, label: "API", interactive: true, theme: "auto" });
  assert.equal(list, await kept("bars-interactive"));
  const named = bars({ days: days.slice(-7), title: "A week", interactive: false });
  assert.match(named, /role="img" aria-label="A week"/);
});

test("a line goes through the numbers that there are", async () => {
  assert.equal(sparkline({ values: [], theme: "auto" }), await kept("sparkline-none"));
  const wobble = sparkline({ values: [1000, 1005, 1000], theme: "auto" });
  assert.equal(wobble, await kept("sparkline-wobble"));
  const ended = sparkline({ values: [5, null, 4294967295, 9, null], theme: "auto" });
  assert.equal(ended, await kept("sparkline-ended"));
  const line = sparkline({
    values: [3, Number.NaN, 5],
    unit: " km",
    label: "way",
    state: "operational",
    width: 200,
    height: 40,
  });
  assert.match(
    line,
    /^<svg [^>]*width="200" height="40"[^>]* aria-label="way: 5 km, between 3 and/,
  );
  assert.match(line, /stroke="#15803d"/);
  assert.match(sparkline({ values: [1], title: "Named" }), /aria-label="Named"/);
});

test("what cannot be drawn is refused, and where it stands is said", () => {
  /** @type {[draw: Function, options: unknown, message: RegExp][]} */
  const refused = [
    [bars, undefined, /^options: expected an object/],
    [bars, [], /^options: expected an object, found an array/],
    [bars, {}, /^options: days: missing/],
    [bars, { days: [{}] }, /^options: days\[0\]\.state: missing/],
    [bars, { days: [{ state: "fine" }] }, /days\[0\]\.state: there are operational, mainten/],
    [bars, { days: [{ state: "unknown", name: "" }] }, /days\[0\]\.name: no such member/],
    [bars, { days: [], interactive: "yes" }, /interactive: expected true or false, found text/],
    [bars, { days: [], dark: true }, /dark: no such member; there are days, label, note/],
    [bars, { days: new Array(20_001).fill({ state: "unknown" }) }, /days: more than 20000 rows/],
    [sparkline, {}, /^options: values: missing/],
    [sparkline, { values: [1.5] }, /values\[0\]: expected a whole number/],
    [sparkline, { values: [-1] }, /values\[0\]: expected a number from 0 to 4294967295/],
    [sparkline, { values: [], width: "wide" }, /width: expected a whole number, found text/],
    [sparkline, { values: [], colour: "red" }, /colour: no such member/],
    [dot, {}, /^options: state: missing/],
    [dot, { state: "constructor" }, /^options: state: there are operational/],
    [dot, { state: "unknown", theme: "sepia" }, /theme: there are light, dark and auto/],
    [dot, { state: "unknown", size: -1 }, /size: expected a number from 0/],
    [dot, { state: "unknown", label: "x" }, /label: no such member/],
    [favicon, { state: "unknown", size: 16 }, /size: no such member; there are state, title/],
    [favicon, { state: "unknown", title: 7 }, /title: expected text, found a number/],
  ];
  for (const [draw, options, message] of refused) {
    assert.throws(() => draw(options), { name: "TypeError", message });
  }
  assert.match(dot({ state: "unknown" }), /^<svg /);
});

test("an answer is drawn as it is asked for, by limits of one's own", () => {
  const now = Date.UTC(2026, 10, 22, 12);
  const page = parse(new TextEncoder().encode(JSON.stringify(summary("operational", now))), now);
  /** @type {import("../../www/edge.js").Question} */
  const question = { now, about: "response-time", responseTime: 500 };
  assert.equal(answer(page, question).state, "operational");
  const strict = { ...question, responseTimeLimits: "100,200,499" };
  assert.equal(answer(page, strict).state, "major outage");
  assert.match(answer(page, { now, picture: "dot", size: 40 }).svg, /^<svg [^>]*width="40"/);
  assert.match(answer(page, { now, picture: "bars", days: 7 }).svg, /unknown: 7 d \(/);
  assert.equal(answer(page, { now, maxAge: 60, maxAgeWanted: 90 }).maxAge, 60);
  for (const [member, value, message] of [
    ["picture", "lamp", /^picture: there are badge, bars, dot and favicon/],
    ["days", 367, /^days: expected a whole number from 1 to 366/],
    ["size", 1.5, /^size: expected a whole number from 8 to 64/],
    ["responseTimeLimits", "3,2,1", /^response-time: expected three rising numbers/],
  ]) {
    const wrong = { ...question, [String(member)]: value };
    assert.throws(() => answer(page, wrong), { name: "QuestionError", message });
  }
});
