/**
 * Keys in JavaScript: made, used, rotated, narrowed, revoked, by the build `edge`. What they are made of
 * is computed a second time by Node's own cryptography.
 */

import assert from "node:assert/strict";
import { createHash, createPrivateKey, createPublicKey, sign } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { crc32 } from "node:zlib";
import * as console from "../../www/console.js";
import {
  admitUse,
  createKey,
  decide,
  drawingDenied,
  filter,
  init,
  keyring,
  keysFor,
  maskKeys,
  narrowKey,
  parse,
  readToken,
  recognise,
  revokeKey,
  rotateKey,
  scopes,
  showKey,
  useKey,
} from "../../www/edge.js";
import { wasmExports } from "../../www/pkg-edge/statuslamp.js";

/** @typedef {import("../../www/edge.js").KeyRecord} KeyRecord */

const NOON = Date.parse("2026-11-22T12:00:00Z");
const MINUTE = 60_000;
const PAGE = "abc123def456";
const OPTIONS = { name: "lobby", scopes: ["monitors:read", "incidents:read"], pages: [PAGE] };

const { advise, explain, explainProviderKey, requestsOf } = console;

before(() => Promise.all([init(), console.init()]));

/** @param {number} seed */
const random = (seed) => new Uint8Array(28).fill(seed);

/** @param {Buffer | string} text */
const sha256 = (text) => createHash("sha256").update(text).digest();

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** @param {Uint8Array} bytes @returns {string} */
function base62(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8) {
    const chunk = bytes.subarray(at, at + 8);
    let rest = chunk.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
    let digits = "";
    const width = [0, 2, 3, 5, 6, 7, 9, 10, 11][chunk.length];
    for (let digit = 0; digit < width; digit++, rest /= 62n) {
      digits = ALPHABET[Number(rest % 62n)] + digits;
    }
    text += digits;
  }
  return text;
}

/** @param {string} text */
function withChecksum(text) {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(text));
  return text + base62(sum);
}

/** The pair that a token's secret makes. @param {string} token */
function pairOf(token) {
  const seed = sha256(Buffer.from(`statuslamp narrow 1\0${token}`));
  const prefix = Buffer.from("302e020100300506032b657004220420", "hex");
  const key = Buffer.concat([prefix, seed]);
  const privateKey = createPrivateKey({ key, format: "der", type: "pkcs8" });
  const spki = createPublicKey(privateKey).export({ format: "der", type: "spki" });
  return { privateKey, publicKey: spki.subarray(-32).toString("hex") };
}

test("a token is what its random bytes make, and the record holds none of it", () => {
  const bytes = Uint8Array.from({ length: 28 }, (_, index) => 7 * index);
  const { token, record } = createKey(OPTIONS, bytes, NOON);
  const id = base62(bytes.subarray(0, 8));
  assert.equal(token, withChecksum(`slk_${id}_${base62(bytes.subarray(8))}`));
  assert.deepEqual(record, {
    ...OPTIONS,
    id,
    kind: "secret",
    createdAt: "2026-11-22T12:00:00Z",
    active: {
      sha256: sha256(token).toString("hex"),
      publicKey: pairOf(token).publicKey,
      issuedAt: "2026-11-22T12:00:00Z",
    },
  });
  assert.ok(!JSON.stringify(record).includes(token.slice(16, 44)));
  assert.deepEqual(readToken(token), {
    kind: "secret",
    id,
    masked: `slk_${id.slice(0, 2)}…${id.slice(-2)}_*****`,
  });
});

test("a narrowed token is what Ed25519 makes of it, and anybody's library makes one", () => {
  const { token, record } = createKey(OPTIONS, random(1), NOON);
  const to = { scopes: ["monitors:read"], expiresAt: "2026-11-22T13:00:00Z" };
  const child = narrowKey(token, to, NOON);
  const text = `slc_${record.id}_${base62(Buffer.from(JSON.stringify(to)))}_`;
  const { privateKey } = pairOf(token);
  const signature = sign(null, Buffer.from(`statuslamp child 1\0${text}`), privateKey);
  assert.equal(child, withChecksum(text + base62(signature)));
  assert.deepEqual(readToken(child), {
    kind: "child",
    id: record.id,
    masked: `slc_${record.id.slice(0, 2)}…${record.id.slice(-2)}_*****`,
    narrowing: to,
  });
  const ring = keyring([record]);
  assert.equal(ring.check(child, "monitors:read", NOON).decision, "allow");
  const missing = ring.check(child, "incidents:read", NOON);
  assert.ok(missing.decision === "deny");
  assert.deepEqual([missing.status, missing.held], [403, ["monitors:read"]]);
  assert.equal(ring.check(child, "monitors:read", NOON + 60 * MINUTE).decision, "deny");
});

test("a token becomes a decision in one call", () => {
  const keys = [1, 2, 3].map((seed) => createKey(OPTIONS, random(seed), NOON));
  const ring = keyring(keys.map(({ record }) => record));
  for (const { token, record } of keys) {
    const admitted = ring.check(token, "monitors:read", NOON);
    assert.deepEqual(admitted, { decision: "allow", record, secret: "active" });
  }
  const [{ token }] = keys;
  const stranger = createKey(OPTIONS, random(9), NOON).token;
  for (const [text, status, code] of /** @type {const} */ ([
    [stranger, 401, "invalid_token"],
    [`${token.slice(0, -1)}0`, 400, "invalid_request"],
    ["", 400, "invalid_request"],
    ["é".repeat(3000), 400, "invalid_request"],
    ["\ud800", 400, "invalid_request"],
  ])) {
    const denied = ring.check(text, "monitors:read", NOON);
    assert.ok(denied.decision === "deny");
    assert.deepEqual([denied.status, denied.code], [status, code], text.slice(0, 60));
  }
  const request = { provider: /** @type {const} */ ("statuspage"), method: "GET" };
  const path = `/v1/pages/${PAGE}/components`;
  const allowed = ring.decide(token, { ...request, path }, NOON);
  assert.ok(allowed.decision === "allow");
  assert.deepEqual([allowed.resource, allowed.page], ["statuspage.components", PAGE]);
  assert.equal(ring.decide(stranger, { ...request, path }, NOON).decision, "deny");
  assert.throws(() => ring.check(token, "monitors:red!", NOON), /nobody knows "monitors:red!"/);
  assert.throws(() => keyring([keys[0].record, keys[0].record]), /two have the id/);
  // @ts-expect-error It is none.
  assert.throws(() => keyring([{}]), { name: "TypeError", message: /records\[0\]/ });
  assert.throws(() => ring.check(stranger, "monitors:read", Number.NaN), { name: "RangeError" });
});

test("a keyring holds what the records were when it was made", () => {
  const { token, record } = createKey(OPTIONS, random(1), NOON);
  const ring = keyring([record]);
  record.active.sha256 = "0".repeat(64);
  assert.equal(ring.check(token, "monitors:read", NOON).decision, "allow");
  assert.equal(keyring([record]).check(token, "monitors:read", NOON).decision, "deny");
});

test("a token is read where the memory is, also when it has grown", async () => {
  const { wasmExports } = await import("../../www/pkg-edge/statuslamp.js");
  const { token, record } = createKey(OPTIONS, random(1), NOON);
  const ring = keyring([record]);
  for (let round = 0; round < 3; round++) {
    assert.equal(ring.check(token, "monitors:read", NOON).decision, "allow");
    const { memory } = /** @type {{ memory: WebAssembly.Memory }} */ (
      /** @type {unknown} */ (wasmExports())
    );
    memory.grow(1);
  }
  const other = createKey(OPTIONS, random(2), NOON).token;
  assert.equal(ring.check(other, "monitors:read", NOON).decision, "deny");
});

test("a new secret is the key's own when it is first used", () => {
  const first = createKey(OPTIONS, random(1), NOON);
  const second = rotateKey(first.record, random(2), 600, NOON);
  assert.equal(readToken(second.token).id, first.record.id);
  /** @param {string} token @param {KeyRecord} record @param {number} at */
  const secretOf = (token, record, at) => {
    const checked = keyring([record]).check(token, "monitors:read", at);
    return checked.decision === "allow" ? checked.secret : checked.reason;
  };
  assert.equal(secretOf(first.token, second.record, NOON), "active");
  assert.equal(secretOf(second.token, second.record, NOON), "pending");
  const { sha256 } = second.record.pending ?? assert.fail();
  const used = useKey(second.record, sha256, NOON, NOON);
  assert.equal(used.lastUsedAt, "2026-11-22T12:00:00Z");
  assert.equal(secretOf(second.token, used, NOON), "active");
  assert.equal(secretOf(first.token, used, NOON + 9 * MINUTE), "retiring");
  assert.match(secretOf(first.token, used, NOON + 10 * MINUTE), /not known here/);
  const revoked = revokeKey(used, NOON + MINUTE);
  assert.match(secretOf(second.token, revoked, NOON), /revoked at 2026-11-22T12:01:00Z/);
  const shown = showKey(used, NOON + 60 * MINUTE);
  assert.deepEqual([shown.state, shown.inUse], ["active", true]);
  assert.ok(!/sha256|publicKey/.test(JSON.stringify(shown)));
  assert.throws(() => rotateKey(revoked, random(3), 0, NOON), { name: "KeyError" });
});

test("what could do nothing is not made", () => {
  const make = (/** @type {object} */ change) => () =>
    createKey({ ...OPTIONS, ...change }, random(1), NOON);
  assert.throws(make({ scopes: [] }), {
    name: "KeyError",
    message: /without scopes could do nothing; with some providers it would mean everything/,
  });
  assert.throws(make({ scopes: ["monitors:admire"] }), /nobody knows the scope/);
  assert.throws(make({ kind: "publishable" }), /scopes would do nothing/);
  assert.throws(make({ nam: "x" }), { name: "TypeError", message: /nam: no such member/ });
  const { token } = createKey(OPTIONS, random(1), NOON);
  // @ts-expect-error It must have an end.
  assert.throws(() => narrowKey(token, {}, NOON), /expiresAt/);
  assert.throws(() => narrowKey("slk_", { expiresAt: "2027-01-01T00:00:00Z" }, NOON), {
    name: "KeyError",
    message: /50 characters/,
  });
});

test("a publishable key has badges drawn and reads nothing", () => {
  const options = { kind: /** @type {const} */ ("publishable"), name: "readme", scopes: [] };
  const { token, record } = createKey({ ...options, pages: [PAGE] }, random(1), NOON);
  assert.match(token, /^slp_/);
  const denied = keyring([record]).check(token, "monitors:read", NOON);
  assert.ok(denied.decision === "deny");
  assert.match(denied.reason, /has badges and banners drawn; it reads nothing/);
  const grant = { principal: "readme", onlyDraws: true, scopes: [], pages: [PAGE] };
  assert.equal(drawingDenied(grant, PAGE, NOON), undefined);
  assert.equal(drawingDenied(grant, "other", NOON)?.status, 404);
  assert.equal(
    drawingDenied({ ...grant, onlyDraws: false }, PAGE, NOON)?.scope,
    "status-pages:read",
  );
  const request = {
    provider: /** @type {const} */ ("statuspage"),
    method: "GET",
    path: "/v1/pages",
  };
  assert.equal(decide(grant, request, NOON).decision, "deny");
});

test("a key is used no more often than its rate", () => {
  const rate = { uses: 2, per: 60 };
  /** @type {number | undefined} */
  let state;
  for (const at of [0, 0]) {
    const admitted = admitUse(rate, state, NOON + at);
    assert.ok("state" in admitted);
    state = admitted.state;
  }
  assert.deepEqual(admitUse(rate, state, NOON), { retryAfter: 30 });
  assert.ok("state" in admitUse(rate, state, NOON + 30_000));
  // @ts-expect-error It is none.
  assert.throws(() => admitUse({ uses: 2 }, undefined, NOON), { name: "TypeError" });
});

test("an owner sees the keys, a member whom to ask", () => {
  const { record } = createKey(OPTIONS, random(1), NOON);
  const see = (/** @type {"owner" | "member"} */ role) =>
    keysFor(role, { records: [record] }, [PAGE], ["Ada"], NOON);
  assert.deepEqual(see("owner").keys, [showKey(record, NOON)]);
  assert.deepEqual(see("member"), { role: "member", may: [], pages: [PAGE], owners: ["Ada"] });
  // @ts-expect-error It is none.
  assert.throws(() => see("admin"), { name: "TypeError" });
});

test("what a narrowed token may do is told, and not what its parent may", () => {
  const { token, record } = createKey(OPTIONS, random(1), NOON);
  const ring = keyring([record]);
  const pages = [{ id: PAGE, components: [["web"]] }];
  const to = { scopes: ["status_pages:read"], pages, expiresAt: "2026-11-22T13:00:00Z" };
  const child = narrowKey(token, { ...to, scopes: ["monitors:read"] }, NOON);
  const identified = ring.identify(child, NOON);
  assert.ok(identified.decision === "allow");
  const { principal, scopes, expiresAt } = identified.grant;
  assert.deepEqual([principal, scopes], ["lobby", ["monitors:read"]]);
  assert.deepEqual([identified.grant.pages, expiresAt], [pages, to.expiresAt]);
  assert.deepEqual([identified.record, identified.secret], [record, "active"]);
  assert.equal(ring.identify(`${child}0`, NOON).decision, "deny");
  const readme = createKey(
    { kind: "publishable", name: "readme", scopes: [], pages: [PAGE] },
    random(2),
    NOON,
  );
  const drawn = keyring([readme.record]).identify(readme.token, NOON);
  assert.ok(drawn.decision === "allow");
  assert.equal(drawingDenied(drawn.grant, PAGE, NOON), undefined);
  assert.equal(ring.check(token, "status_pages:read", NOON).decision, "deny");
  for (const grace of ["1h", 2 ** 32 + 60, 3.7, Number.NaN, undefined]) {
    const seconds = /** @type {number} */ (grace);
    assert.throws(() => rotateKey(record, random(3), seconds, NOON), { name: "RangeError" });
  }
});

test("keys are found where they stand, as JavaScript counts", () => {
  const { token } = createKey(OPTIONS, random(1), NOON);
  const line = `😀 Authorization: Bearer ${token} für /v1/pages?api_key=hunter22`;
  const found = recognise(line);
  assert.deepEqual(
    found.map(({ start, end }) => line.slice(start, end)),
    [token, "hunter22"],
  );
  assert.deepEqual([found[0].whose, found[0].sure], ["statuslamp", true]);
  const masked = `slk_${token.slice(4, 6)}…${token.slice(13, 15)}_*****`;
  assert.equal(maskKeys(line), `😀 Authorization: Bearer ${masked} für /v1/pages?api_key=*****`);
});

test("a snapshot is cut to what a key may see", () => {
  const body = {
    page: { id: PAGE, name: "Acme" },
    status: { indicator: "critical", description: "Major System Outage" },
    components: [
      { id: "web", name: "Web", status: "operational" },
      { id: "vault", name: "Vault", status: "major_outage" },
    ],
    incidents: [],
    scheduled_maintenances: [],
  };
  const snapshot = parse(new TextEncoder().encode(JSON.stringify(body)), NOON);
  assert.deepEqual(filter(snapshot, { pages: [PAGE] }), snapshot);
  assert.equal(filter(snapshot, { pages: ["other"] }), undefined);
  const seen = filter(snapshot, { pages: [{ id: PAGE, components: ["web"] }] });
  assert.ok(seen);
  assert.deepEqual([seen.indicator, seen.components.length, seen.description], ["none", 1, ""]);
  assert.ok(!JSON.stringify(seen).includes("Vault"));
});

test("a log becomes the least grant, which allows what was asked", () => {
  const { requests, leftOut, skipped } = requestsOf(
    `GET https://api.statuspage.io/v1/pages/${PAGE}/components?page=2&api_key=hunter22
     a line of something else
     GET https://api.statuspage.io/v1/pages/${PAGE}/incidents/unresolved`,
  );
  assert.deepEqual([requests.length, skipped, leftOut], [2, 1, [{ line: 1, name: "api_key" }]]);
  const advice = advise(requests);
  assert.deepEqual(advice.scopes, ["monitors:read", "incidents:read", "maintenances:read"]);
  assert.deepEqual(advice.pages, [PAGE]);
  const [{ key, warnings }] = advice.keys;
  assert.deepEqual(
    [key, warnings[0]],
    ["full", "Statuspage has no read-only key: keep it in the gate."],
  );
  const { scopes, pages } = advice;
  const grant = { principal: "advised", scopes, pages };
  for (const request of requests) {
    assert.equal(decide(grant, request, NOON).decision, "allow");
    const less = { ...grant, scopes: scopes.slice(0, -2) };
    const { decision } = decide(less, request, NOON);
    assert.equal(decision, request.path.endsWith("components") ? "allow" : "deny");
  }
  assert.ok(explain(grant, NOON).includes(`It is for the page ${PAGE}.`));
  assert.match(explainProviderKey("statuspage_me", []).join(" "), /empty list/);
  // @ts-expect-error It is none.
  assert.throws(() => explainProviderKey("other", []), { name: "TypeError" });
  // @ts-expect-error It is none.
  assert.throws(() => advise([{ path: "/" }]), { name: "TypeError" });
});

test("the scopes are told in the order that a keyring counts them", () => {
  assert.equal(scopes().length, 14);
  const [{ token, record }] = [createKey({ ...OPTIONS, scopes: scopes() }, random(1), NOON)];
  const ring = keyring([record]);
  for (const scope of scopes()) assert.equal(ring.check(token, scope, NOON).decision, "allow");
});

test("what the README shows does what it says", async () => {
  const root = new URL("../../", import.meta.url);
  const readme = await readFile(new URL("README.md", root), "utf8");
  const shown = /```js\n(import \{ createKey[^`]*)```/.exec(readme)?.[1] ?? assert.fail();
  const code = shown.replace('"./edge.js"', JSON.stringify(new URL("www/edge.js", root)));
  const folder = await mkdtemp(path.join(tmpdir(), "statuslamp-readme-"));
  try {
    const decided = code.replace("ring.decide(", "export const decided = ring.decide(");
    const file = path.join(folder, "shown.mjs");
    await writeFile(file, `${decided}\nexport { checked };`);
    const { checked, decided: decision } = await import(pathToFileURL(file).href);
    assert.deepEqual([decision, checked.decision], ["allow", "allow"]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("only bytes are random, and not those that nobody filled", () => {
  const { record } = createKey(OPTIONS, random(1), NOON);
  const wrong = { name: "TypeError", message: "random: expected a Uint8Array of 28 random bytes" };
  const few = new Uint8Array(27).fill(1);
  for (const given of ["a1".repeat(14), new Array(28).fill(0.5), new Uint8Array(28), few, null]) {
    const bytes = /** @type {Uint8Array} */ (given);
    assert.throws(() => createKey(OPTIONS, bytes, NOON), wrong);
    assert.throws(() => rotateKey(record, bytes, 60, NOON), wrong);
  }
});

test("a keyring without a clock says nothing", () => {
  const { token, record } = createKey(OPTIONS, random(1), NOON);
  const keys = keyring([record]);
  const never = /** @type {number} */ (/** @type {unknown} */ (null));
  assert.throws(() => keys.check(token, "monitors:read", never), { name: "TypeError" });
});

test("what one caller writes into a record no other reads", () => {
  const { token, record } = createKey(OPTIONS, random(1), NOON);
  const admitted = keyring([record]).check(token, "monitors:read", NOON);
  assert.ok(admitted.decision === "allow");
  assert.throws(() => admitted.record.scopes.push("users:read"), { name: "TypeError" });
});

test("a keyring that is freed leaves its memory to the next", () => {
  const { token, record } = createKey(OPTIONS, random(1), NOON);
  const records = Array.from({ length: 500 }, (_, at) => ({
    ...record,
    id: at === 0 ? record.id : `z${String(at).padStart(10, "0")}`,
  }));
  const memory = /** @type {WebAssembly.Memory} */ (wasmExports().memory);
  const turn = () => {
    const keys = keyring(records);
    assert.equal(keys.check(token, "monitors:read", NOON).decision, "allow");
    keys.free();
    assert.equal(keys.check(token, "monitors:read", NOON).decision, "allow");
    keys.free();
  };
  for (let round = 0; round < 5; round++) turn();
  const size = memory.buffer.byteLength;
  for (let round = 0; round < 50; round++) turn();
  assert.equal(memory.buffer.byteLength, size);
});
