/**
 * Strictly valid JSON and nothing else: of 100,000 broken bodies the core takes those that
 * `JSON.parse` takes.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { detect, init } from "../../www/statuslamp.js";
import { summary } from "../../xtask/demo/acme.js";

const RECORDED = fileURLToPath(new URL("../../../shared/recorded/", import.meta.url));
const MUTANTS = 100_000;
const LARGEST = 16_000;

before(() => init());

/**
 * Whole numbers that are the same in every run (mulberry32).
 *
 * @param {number} seed
 * @returns {(bound: number) => number}
 */
function random(seed) {
  return (bound) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * bound);
  };
}

const MADE = [
  JSON.stringify(summary("operational", 0)),
  JSON.stringify(summary("operational", 0), null, 2),
  '[0,-0,1.5,-2e10,3E-7,1e400,9007199254740993,true,false,null,"",{},[]]',
  String.raw`{"\"\\\/\b\f\n\r\t":"\u00e9\ud83d\ude00\ud800","é😀\u2028":{"a":{"a":[[[]]]}}}`,
  ` \t\r\n{ "a" : [ 1 , 2 ] } \n`,
  '\ufeff{"marked":true}',
  "0",
  '"text"',
];

async function bodies() {
  const bodies = MADE.map((text) => Buffer.from(text));
  bodies.push(
    Buffer.from(`\ufeff${MADE[3]}`, "utf16le"),
    Buffer.from(`\ufeff${MADE[2]}`, "utf16le").swap16(),
  );
  const names = await readdir(RECORDED, { recursive: true }).catch(() => []);
  for (const name of names.filter((name) => name.endsWith(".json"))) {
    const body = await readFile(path.join(RECORDED, name));
    if (body.length <= LARGEST) bodies.push(body);
  }
  return bodies;
}

const PIECES = [
  ..."{}[],:\"\\/'-+.0123456789eEtfnu<# \t\n\r\f\0\u007f\ufeff",
  ..."\u00a0\u2028é😀",
  ...[
    "[]",
    "{}",
    '""',
    "null",
    "true",
    "1e5",
    "-",
    "0",
    ",0",
    "\\u",
    "\\ud800",
    "\\u00e9",
    "\\x",
    "//",
  ],
].map((piece) => Buffer.from(piece));

/**
 * A body with up to three changes.
 *
 * @param {Buffer} body
 * @param {(bound: number) => number} below
 */
function mutant(body, below) {
  let bytes = body;
  for (let changes = below(3); changes >= 0; changes--) {
    // Half of all changes at either end, where a body is opened and closed.
    const reach = below(2) ? bytes.length : Math.min(bytes.length, 12);
    const at = below(2) ? below(reach + 1) : bytes.length - below(reach + 1);
    const end = Math.min(bytes.length, at + 1 + below(below(4) ? 2 : 40));
    const [head, part, tail] = [
      bytes.subarray(0, at),
      bytes.subarray(at, end),
      bytes.subarray(end),
    ];
    const piece = PIECES[below(PIECES.length)];
    switch (below(7)) {
      case 0:
        bytes = Buffer.concat([head, part.map((byte) => byte ^ (1 << below(8))), tail]);
        break;
      case 1:
        bytes = Buffer.concat([head, tail]);
        break;
      case 2:
        bytes = Buffer.concat([head, piece, part, tail]);
        break;
      case 3:
        bytes = Buffer.concat([head, piece, tail]);
        break;
      case 4:
        bytes = Buffer.concat([head, part.toReversed(), tail]);
        break;
      case 5:
        bytes = Buffer.concat([head, part, part, tail]);
        break;
      default:
        bytes = Buffer.concat([head, Uint8Array.of(below(256)), tail]);
    }
  }
  return bytes;
}

/**
 * What a browser makes of it: the mark says which encoding, and one is passed over.
 *
 * @param {Uint8Array} body
 */
function isJson(body) {
  const [first, second] = body;
  const encoding =
    first === 0xff && second === 0xfe
      ? "utf-16le"
      : first === 0xfe && second === 0xff
        ? "utf-16be"
        : "utf-8";
  try {
    JSON.parse(new TextDecoder(encoding, { fatal: true }).decode(body));
    return true;
  } catch {
    return false;
  }
}

/**
 * What the core says of it, where it is no JSON to it.
 *
 * @param {Uint8Array} body
 */
function refusal(body) {
  try {
    detect(body);
  } catch (error) {
    const { name, message } = /** @type {Error} */ (error);
    assert.equal(name, "EnvelopeError", message);
    if (/^(malformed|wrong encoding): /.test(message)) return message;
  }
  return undefined;
}

test(`of ${MUTANTS} mutants the core takes those that JSON.parse takes`, async (context) => {
  const originals = await bodies();
  for (const body of originals) assert.equal(refusal(body), undefined, body.toString());
  const below = random(20_261_122);
  let [accepted, refused, passed] = [0, 0, 0];
  while (accepted + refused < MUTANTS) {
    const body = mutant(originals[below(originals.length)], below);
    // XML is for another reader.
    const isXml = /^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\0\s]*</.test(body.toString("latin1", 0, 64));
    const problem = refusal(body);
    if (isXml || problem?.includes("nested too deep")) {
      passed++;
      continue;
    }
    const isAccepted = problem === undefined;
    assert.equal(isAccepted, isJson(body), `${problem}\n${body.toString("base64")}\n${body}`);
    if (isAccepted) accepted++;
    else refused++;
  }
  context.diagnostic(
    `${originals.length} bodies; both accepted ${accepted} and refused ${refused}; ${passed} passed over`,
  );
  assert.ok(accepted > MUTANTS / 10 && refused > MUTANTS / 10);
});
