/**
 * A token as it comes with a request, and ways to find out what its holder may do: shared by the
 * benchmarks of Node and of workerd.
 *
 * @module
 */

export const NOW = Date.parse("2026-11-22T12:00:00Z");
export const SCOPE = "monitors:read";
export const PAGE = "abc123def456";

const REQUEST = {
  provider: /** @type {const} */ ("statuspage"),
  method: "GET",
  path: `/v1/pages/${PAGE}/components`,
};

/**
 * A hundred keys, as a middling team gives out; the last of them is the one that is checked.
 *
 * @param {typeof import("../www/edge.js")} edge
 */
export function waysToCheck({ createKey, keyring, narrowKey }) {
  const made = Array.from({ length: 100 }, (_, index) =>
    createKey(
      { name: `key ${index}`, scopes: [SCOPE, "incidents:read"], pages: [PAGE] },
      crypto.getRandomValues(new Uint8Array(28)),
      NOW,
    ),
  );
  const { token, record } = made[99];
  const ring = keyring(made.map(({ record }) => record));
  const child = narrowKey(token, { scopes: [SCOPE], expiresAt: "2026-11-23T00:00:00Z" }, NOW);
  const stored = new Map(made.map(({ record }) => [record.id, storedOf(record)]));

  /** What a plain check knows of a token, before it has its hash. */
  const known = () => stored.get(token.slice(4, 15)) ?? storedOf(record);
  return {
    token,
    child,
    record,
    ring,
    known,
    ways: {
      "crypto.subtle.digest": async () => {
        const { digest, held } = known();
        const hash = await crypto.subtle.digest("SHA-256", encoder.encode(token));
        return isSame(new Uint8Array(hash), digest) && held.has(SCOPE);
      },
      "statuslamp check": () => ring.check(token, SCOPE, NOW).decision === "allow",
      "statuslamp decide, path and page too": () =>
        ring.decide(token, REQUEST, NOW).decision === "allow",
      "statuslamp check of a narrowed token": () =>
        ring.check(child, SCOPE, NOW).decision === "allow",
    },
  };
}

const encoder = new TextEncoder();

/** @param {import("../www/edge.js").KeyRecord} record */
function storedOf({ active, scopes }) {
  const digest = Uint8Array.from(active.sha256.match(/../g) ?? [], (byte) => Number(`0x${byte}`));
  return { digest, held: new Set(/** @type {string[]} */ (scopes)) };
}

/**
 * In a time that does not tell how far they agree; `timingSafeEqual` is not the same everywhere.
 *
 * @param {Uint8Array} one
 * @param {Uint8Array} other
 */
export function isSame(one, other) {
  let differ = one.length ^ other.length;
  for (let at = 0; at < one.length; at++) differ |= one[at] ^ other[at];
  return differ === 0;
}
