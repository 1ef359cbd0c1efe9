/**
 * All the keys that there are: one call from a token as it came to what its holder may do.
 *
 * @module
 */

/** @typedef {import("./pkg-edge/statuslamp.js").KeyRecord} KeyRecord */
/** @typedef {import("./pkg-edge/statuslamp.js").Scope} Scope */
/** @typedef {import("./pkg-edge/statuslamp.js").Denied} Denied */
/** @typedef {import("./pkg-edge/statuslamp.js").Decision} Decision */
/** @typedef {import("./pkg-edge/statuslamp.js").AccessRequest} AccessRequest */

/**
 * What is called here: see `src/wasm/key.rs`.
 *
 * @typedef {object} KeyCore
 * @property {new (records: object) => Keys} Keyring
 * @property {() => string[]} scopes
 * @property {() => WebAssembly.Exports} wasmExports
 */

/**
 * @typedef {object} Keys
 * @property {(length: number, scope: number, now: number) => number} check
 * @property {(token: string, scope: number, now: number) => Denied} refusal
 * @property {(token: string, request: AccessRequest, now: number) => Decision} decide
 * @property {(token: string, now: number) => { place: number, grant: any } | Denied} identify
 * @property {() => void} free
 */

/**
 * A token that is good, and whose it is. What its holder may do is not always what the record says: a
 * narrowed token may do less. Ask `decide`, or `identify` for the grant.
 *
 * @typedef {object} Admitted
 * @property {"allow"} decision
 * @property {KeyRecord} record The key's; of a narrowed token, that of the key it was made of.
 * @property {"active" | "pending" | "retiring"} secret Which of the record's secrets it was. Tell
 *   `useKey` its hash.
 */

/**
 * @typedef {Admitted & { grant: import("./pkg-edge/statuslamp.js").Grant }} Identified
 */

/**
 * @typedef {object} Keyring
 * @property {(token: string, scope: Scope, now: number) => Admitted | Denied} check Whether a token is
 *   good now, and may do what the scope names. `now` is in milliseconds since 1970.
 * @property {(token: string, request: AccessRequest, now: number) => Decision} decide Whether its
 *   holder may do that, now.
 * @property {(token: string, now: number) => Identified | Denied} identify Whose token it is and what
 *   its holder may do, as a grant for `drawingDenied`, `filter` and `explain`.
 * @property {() => void} free Gives the memory back that the keys take. Call it when another keyring has
 *   taken this one's place; a call after that takes them in again.
 */

/** What the core has room for: `MAX_CHILD_BYTES` of `src/limits.rs`. */
const MAX_TOKEN = 2048;

const SECRETS = /** @type {const} */ (["active", "pending", "retiring"]);

/**
 * @param {KeyCore} core
 * @param {<F extends (...args: any[]) => any>(call: F) => F} guarded
 * @param {() => number} restarts How often the core was put in place of another: what was in the memory
 *   of the one before is gone.
 */
export function keyrings(core, guarded, restarts) {
  const encoder = new TextEncoder();
  /** @type {Map<string, number> | undefined} */
  let places;
  /** Where the core reads a token. */
  let input = new Uint8Array();
  let inputOf = -1;

  /**
   * Writes a token to where the core reads it.
   *
   * @param {string} token
   * @returns {number} How many bytes it takes, or more than there may be.
   */
  function put(token) {
    // A memory that has grown leaves its old views empty, and another core has another memory.
    if (input.length === 0 || inputOf !== restarts()) {
      const { memory, key_input } = /** @type {any} */ (core.wasmExports());
      input = new Uint8Array(memory.buffer, key_input(), MAX_TOKEN);
      inputOf = restarts();
    }
    const { read, written } = encoder.encodeInto(token, input);
    return read === token.length ? written : MAX_TOKEN + 1;
  }

  /** @param {string} scope */
  function placeOf(scope) {
    if (!places) {
      places = new Map(core.scopes().map((word, place) => [word, place]));
      // StatusPage.me has both spellings.
      places.set("status_pages:read", places.get("status-pages:read") ?? -1);
    }
    const place = places.get(scope);
    if (place === undefined) throw new TypeError(`scope: nobody knows "${scope}"`);
    return place;
  }

  /**
   * Takes all keys in: at most 8 MB of them as JSON. Make another when one of the records has changed.
   *
   * @param {KeyRecord[]} records
   * @returns {Keyring}
   * @throws {TypeError} When one is no record, or two have one id.
   */
  function keyring(records) {
    const own = frozen(structuredClone(records));
    /** @type {Keys} */
    let keys;
    let of = -1;

    function open() {
      if (of !== restarts()) {
        keys = new core.Keyring({ records: own });
        of = restarts();
      }
      return keys;
    }

    /** @type {Keyring["check"]} */
    function check(token, scope, now) {
      checkClock(now);
      const keys = open();
      const wanted = placeOf(scope);
      const place = keys.check(put(token), wanted, now);
      if (place < 0) return keys.refusal(token, wanted, now);
      return admitted(place);
    }

    /** @param {number} place @returns {Admitted} */
    function admitted(place) {
      return { decision: "allow", record: own[place >> 2], secret: SECRETS[place & 3] };
    }

    /** @type {Keyring["identify"]} */
    function identify(token, now) {
      checkClock(now);
      const found = open().identify(token, now);
      return "grant" in found ? { ...admitted(found.place), grant: found.grant } : found;
    }

    /** @type {Keyring["decide"]} */
    function decide(token, request, now) {
      checkClock(now);
      return open().decide(token, request, now);
    }

    function free() {
      if (of === restarts()) keys.free();
      of = -1;
    }

    open();
    return {
      check: guarded(check),
      decide: guarded(decide),
      identify: guarded(identify),
      free: guarded(free),
    };
  }

  return guarded(keyring);
}

/**
 * To the core null would be 1970, when no key had ended.
 *
 * @param {unknown} now
 */
function checkClock(now) {
  if (typeof now !== "number") throw new TypeError("now: expected milliseconds since 1970");
}

/**
 * Records are shared by all who ask: what one of them writes into one, another must not read.
 *
 * @template T
 * @param {T} value
 * @returns {T}
 */
function frozen(value) {
  if (typeof value === "object" && value !== null) {
    for (const member of Object.values(value)) frozen(member);
  }
  return Object.freeze(value);
}
