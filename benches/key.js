/**
 * A key as it comes with a request, to what it may do: ours, which is known by its SHA-256, against
 * the same in JavaScript with node:crypto and with WebCrypto, and signed tokens beside jose's
 * (HS256 with a secret that the verifier holds, EdDSA with a public key).
 *
 * @module
 */

import assert from "node:assert/strict";
import { createHash, getRandomValues, hash, timingSafeEqual } from "node:crypto";
import { generateKeyPair, jwtVerify, SignJWT } from "jose";
import { createKey, init, keyring, narrowKey } from "../www/edge.js";
import { compare, compareAwaited, print, versionOf } from "./harness.js";

await init();

const NOW = Date.parse("2026-11-22T12:00:00Z");
const SCOPE = "monitors:read";
const PAGE = "abc123def456";

/** As many keys as a middling team gives out; the last of them is the one that is checked. */
const made = Array.from({ length: 100 }, (_, index) =>
  createKey(
    { name: `key ${index}`, scopes: [SCOPE, "incidents:read"], pages: [PAGE] },
    getRandomValues(new Uint8Array(28)),
    NOW,
  ),
);
const { token, record } = made[99];
const ring = keyring(made.map(({ record }) => record));
const child = narrowKey(token, { scopes: [SCOPE], expiresAt: "2026-11-23T00:00:00Z" }, NOW);

const stored = new Map(
  made.map(({ record }) => [
    record.id,
    { ...record, digest: Buffer.from(record.active.sha256, "hex"), held: new Set(record.scopes) },
  ]),
);

/** @param {(token: string) => Uint8Array} digest */
function checkWith(digest) {
  return () => {
    const known = stored.get(token.slice(4, 15));
    return known && timingSafeEqual(digest(token), known.digest) && known.held.has(SCOPE);
  };
}

const encoder = new TextEncoder();

async function checkWithSubtle() {
  const known = stored.get(token.slice(4, 15));
  const digest = await crypto.subtle.digest("SHA-256", encoder.encode(token));
  return known && timingSafeEqual(new Uint8Array(digest), known.digest) && known.held.has(SCOPE);
}

const REQUEST = {
  provider: /** @type {const} */ ("statuspage"),
  method: "GET",
  path: `/v1/pages/${PAGE}/components`,
};
const contestants = {
  createHash: checkWith((token) => createHash("sha256").update(token).digest()),
  hash: checkWith((token) => hash("sha256", token, "buffer")),
  check: () => ring.check(token, SCOPE, NOW).decision === "allow",
  decide: () => ring.decide(token, REQUEST, NOW).decision === "allow",
};
for (const [name, run] of Object.entries(contestants)) assert.equal(run(), true, name);
assert.equal(await checkWithSubtle(), true);
assert.equal(ring.check(`${token.slice(0, -1)}0`, SCOPE, NOW).decision, "deny");

const head = `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}`;
print(
  `A key of 50 characters among 100, and one scope (${head})`,
  compare([
    { name: "node:crypto createHash + timingSafeEqual", run: contestants.createHash },
    { name: "node:crypto hash + timingSafeEqual", run: contestants.hash },
    { name: "statuslamp check", run: contestants.check },
    { name: "statuslamp decide, path and page too", run: contestants.decide },
  ]),
);

const secret = getRandomValues(new Uint8Array(32));
const pair = await generateKeyPair("EdDSA", { crv: "Ed25519" });
const claims = { scope: SCOPE, sub: record.id, page: PAGE };
const sign = (/** @type {string} */ alg, /** @type {any} */ key) =>
  new SignJWT(claims).setProtectedHeader({ alg }).setExpirationTime("10y").sign(key);
const hs256 = await sign("HS256", secret);
const eddsa = await sign("EdDSA", pair.privateKey);
const jose = `jose ${await versionOf("jose")}`;

/** @param {string} jwt @param {any} key */
async function verify(jwt, key) {
  const { payload } = await jwtVerify(jwt, key);
  return payload.scope === SCOPE;
}

assert.equal(await verify(hs256, secret), true);
assert.equal(await verify(eddsa, pair.publicKey), true);
assert.equal(ring.check(child, SCOPE, NOW).decision, "allow");
await assert.rejects(() => verify(`${eddsa.slice(0, -2)}AA`, pair.publicKey));

print(
  `The same, awaited; and tokens that carry what they may do, signed (${head})`,
  await compareAwaited([
    { name: "crypto.subtle.digest + timingSafeEqual", run: checkWithSubtle },
    { name: "statuslamp check", run: contestants.check },
    { name: `${jose} jwtVerify HS256`, run: () => verify(hs256, secret) },
    { name: `${jose} jwtVerify EdDSA`, run: () => verify(eddsa, pair.publicKey) },
    { name: "statuslamp check of a child (Ed25519)", run: () => ring.check(child, SCOPE, NOW) },
  ]),
);
