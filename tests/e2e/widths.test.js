/**
 * The widths of texts against anafanafo itself, which badge-maker measures with: the same floats.
 *
 * @module
 */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

/** @type {(text: string, options: { font: string, guess?: boolean }) => number} */
const anafanafo = createRequire(import.meta.url)("anafanafo");

const FONTS = ["11px Verdana", "10px Verdana", "bold 10px Verdana", "bold 11px Helvetica"];
const EMS = [11, 10, 10, 11];

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

/**
 * The widths in all fonts and their whole pixels, by the crate.
 *
 * @param {string[]} texts
 */
function measure(texts) {
  const codes = (/** @type {string} */ text) =>
    Array.from(text, (letter) => letter.codePointAt(0)?.toString(16)).join(" ");
  const { status, stdout, stderr } = spawnSync(
    "cargo",
    "run --quiet -p statuslamp-draw --features unicode --example measure".split(" "),
    {
      cwd: fileURLToPath(new URL("../..", import.meta.url)),
      input: texts.map((text) => `${codes(text)}\n`).join(""),
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    },
  );
  assert.equal(status, 0, stderr);
  const lines = stdout.trimEnd().split("\n");
  assert.equal(lines.length, texts.length);
  return lines;
}

/** @param {string} text */
function expected(text) {
  const widths = FONTS.map((font) => anafanafo(text, { font }));
  return [...widths, ...widths.map((width) => width | 0)].join(" ");
}

/**
 * Whether it is an ideograph whose lower 16 bits are nothing that anafanafo knows: it has other
 * letters' widths for these, and we count one em.
 *
 * @param {number} code
 */
function countsAnEm(code) {
  if (code < 0x20000 || code > 0x2a6de) return false;
  const lower = code & 0xffff;
  if (lower < 0x20 || lower === 0x7f) return true;
  try {
    anafanafo(String.fromCodePoint(lower), { font: "11px Verdana", guess: false });
    return false;
  } catch {
    return true;
  }
}

test("every code point is as wide as anafanafo says", () => {
  const codes = Array.from({ length: 0x110000 }, (_, code) => code).filter(
    (code) => code < 0xd800 || code > 0xdfff,
  );
  const measured = measure(codes.map((code) => String.fromCodePoint(code)));
  const em = [...EMS, ...EMS].join(" ");
  let ideographs = 0;
  for (const [at, code] of codes.entries()) {
    const asPeer = expected(String.fromCodePoint(code));
    if (measured[at] === asPeer) continue;
    assert.ok(countsAnEm(code), `U+${code.toString(16)}: ${measured[at]}, not ${asPeer}`);
    assert.equal(measured[at], em);
    ideographs++;
  }
  assert.equal(ideographs, 9284);
});

test("5,000 random texts have the same floats and the same whole pixels", () => {
  const next = random(20261122);
  const upTo = (/** @type {number} */ limit) => Math.floor(next() * limit);
  const letter = () => {
    for (;;) {
      const reach = [0x7f, 0x7f, 0x7f, 0x7f, 0x180, 0x530, 0x10000, 0x110000][upTo(8)] ?? 0;
      const code = upTo(reach);
      if ((code < 0xd800 || code > 0xdfff) && !countsAnEm(code)) return String.fromCodePoint(code);
    }
  };
  const ascii = () => String.fromCodePoint(0x20 + upTo(0x5f));
  const texts = Array.from({ length: 5000 }, () => {
    const draw = next() < 0.5 ? ascii : letter;
    return Array.from({ length: upTo(60) }, draw).join("");
  });
  for (const [at, line] of measure(texts).entries()) {
    const text = texts[at] ?? "";
    assert.equal(line, expected(text), JSON.stringify(text));
  }
});
