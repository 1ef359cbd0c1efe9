/**
 * A key as it comes with a request, to what it may do: ours, which is known by its SHA-256, against
 * the same in JavaScript with node:crypto and with WebCrypto, and signed tokens beside jose's
 * (HS256 with a secret that the verifier holds, EdDSA with a public key).
 *
 * @module
 */

import assert from "node:assert/strict";
import { createHash, hash, timingSafeEqual } from "node:crypto";
import { generateKeyPair, jwtVerify, SignJWT } from "jose";
import * as edge from "../www/edge.js";
import { compare, compareAwaited, print, versionOf } from "./harness.js";
import { NOW, PAGE, SCOPE, waysToCheck } from "./tokens.js";

await edge.init();
const { token, record, ring, known, ways } = waysToCheck(edge);
const head = `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}`;

/** @param {(token: string) => Uint8Array} digestOf */
const checkWith = (digestOf) => () => {
  const { digest, held } = known();
  return timingSafeEqual(digestOf(token), digest) && held.has(SCOPE);
};

/** @param {Record<string, () => unknown>} all */
const contestants = (all) => Object.entries(all).map(([name, run]) => ({ name, run }));

const { "crypto.subtle.digest": subtle, ...own } = ways;
const hashed = {
  "node:crypto createHash": checkWith((token) => createHash("sha256").update(token).digest()),
  "node:crypto hash": checkWith((token) => hash("sha256", token, "buffer")),
  ...own,
};
for (const [name, run] of Object.entries(hashed)) assert.equal(run(), true, name);
assert.equal(await subtle(), true);
assert.equal(ring.check(`${token.slice(0, -1)}_`, SCOPE, NOW).decision, "deny");
print(`A key of 50 characters among 100, and one scope (${head})`, compare(contestants(hashed)));

const secret = crypto.getRandomValues(new Uint8Array(32));
const pair = await generateKeyPair("EdDSA", { crv: "Ed25519" });
const sign = (/** @type {string} */ alg, /** @type {any} */ key) =>
  new SignJWT({ scope: SCOPE, sub: record.id, page: PAGE })
    .setProtectedHeader({ alg })
    .setExpirationTime("10y")
    .sign(key);
const [hs256, eddsa] = await Promise.all([sign("HS256", secret), sign("EdDSA", pair.privateKey)]);
const jose = `jose ${await versionOf("jose")} jwtVerify`;

/** @param {string} jwt @param {any} key */
const verify = async (jwt, key) => (await jwtVerify(jwt, key)).payload.scope === SCOPE;

const signed = {
  "crypto.subtle.digest": subtle,
  "statuslamp check": ways["statuslamp check"],
  [`${jose} HS256`]: () => verify(hs256, secret),
  [`${jose} EdDSA`]: () => verify(eddsa, pair.publicKey),
  "statuslamp check of a narrowed token": ways["statuslamp check of a narrowed token"],
  "statuslamp, its signature verified anew": verifiedAnew(),
};
for (const [name, run] of Object.entries(signed)) assert.equal(await run(), true, name);
const stranger = await generateKeyPair("EdDSA", { crv: "Ed25519" });
await assert.rejects(() => verify(eddsa, stranger.publicKey));
print(
  `The same, awaited; and tokens that carry what they may do, signed (${head})`,
  await compareAwaited(contestants(signed)),
);

/** A keyring remembers 256 narrowed tokens; so many more, by turns, are verified each time. */
function verifiedAnew() {
  const children = Array.from({ length: 300 }, (_, second) => {
    const expiresAt = new Date(NOW + 1000 * (second + 1)).toISOString();
    return edge.narrowKey(token, { scopes: [SCOPE], expiresAt }, NOW);
  });
  let turn = 0;
  return () => {
    const child = children[turn++ % children.length];
    return ring.check(child, SCOPE, NOW).decision === "allow";
  };
}
