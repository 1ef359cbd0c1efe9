/**
 * The edge worker's configuration: which pages it shows, which upstreams it opens, and to
 * whose keys. `config.json` beside this file is an example.
 *
 * @module
 */

import { candidates } from "../edge.js";

/** @typedef {import("../edge.js").Candidate} Candidate */
/** @typedef {import("../edge.js").GateConfig} GateConfig */

/**
 * A page to show, checked and with its defaults filled in.
 *
 * @typedef {object} PageConfig
 * @property {string} url The page's address, or that of its status body.
 * @property {Candidate[]} candidates Where its status may be.
 * @property {number} refresh A reading is kept this long, in seconds. Default 30.
 * @property {number} maxAge A reading older than this, in seconds, proves nothing. Default 300.
 * @property {number} timeout Waiting for the page ends after this many milliseconds. Default 4000.
 */

/**
 * @typedef {object} Config
 * @property {Map<string, PageConfig>} pages
 * @property {GateConfig} gate Holds the upstreams' secrets: never log it.
 */

/** What is wrong in the configuration, and where. The message never holds a value of a secret. */
export class ConfigError extends Error {
  name = "ConfigError";

  /**
   * @param {string} place For example "pages.acme.refresh".
   * @param {string} problem What is wrong and what to write instead.
   */
  constructor(place, problem) {
    super(`configuration, ${place}: ${problem}`);
  }
}

/** @type {WeakMap<object, Config>} */
const checked = new WeakMap();

/**
 * Reads the configuration from the worker's bindings; the check is made once for each isolate.
 * The core must be initialised before.
 *
 * @param {Record<string, unknown>} env `CONFIG` is the configuration file's content; every
 *   upstream's `secret` is the name of another binding, which holds the provider's key.
 * @returns {Config}
 * @throws {ConfigError} Names the place of the first thing that is wrong.
 */
export function readConfig(env) {
  const source = env.CONFIG;
  if (typeof source !== "object" || source === null) {
    throw new ConfigError("CONFIG", "this binding must hold the configuration as a JSON object");
  }
  let config = checked.get(source);
  if (!config) {
    config = check(source, env);
    checked.set(source, config);
  }
  return config;
}

/**
 * @param {object} source
 * @param {Record<string, unknown>} env
 * @returns {Config}
 */
function check(source, env) {
  const { pages, upstreams, keys } = members(source, "top level", [
    "pages?",
    "upstreams?",
    "keys?",
  ]);
  const gate = { upstreams: readUpstreams(upstreams ?? {}, env), keys: readKeys(keys ?? []) };
  for (const [index, key] of gate.keys.entries()) {
    const stranger = key.upstreams.find((name) => !Object.hasOwn(gate.upstreams, name));
    if (stranger !== undefined) {
      throw new ConfigError(`keys[${index}].upstreams`, `no upstream is called "${stranger}"`);
    }
  }
  return { pages: readPages(pages ?? {}), gate };
}

/** @param {unknown} value */
function readPages(value) {
  /** @type {Map<string, PageConfig>} */
  const pages = new Map();
  for (const [name, entry] of named(value, "pages")) {
    const place = `pages.${name}`;
    const page = members(entry, place, ["url", "refresh?", "maxAge?", "timeout?"]);
    const refresh = whole(page.refresh ?? 30, `${place}.refresh`, 1, 3600);
    const maxAge = whole(page.maxAge ?? 300, `${place}.maxAge`, 1, 86400);
    // We keep a reading for `refresh` and a browser keeps the badge drawn from it as long
    // again: a green one must not outlive its proof in there.
    if (refresh * 2 > maxAge) {
      throw new ConfigError(`${place}.refresh`, `must be at most half of maxAge, ${maxAge}`);
    }
    const url = text(page.url, `${place}.url`);
    pages.set(name, {
      url,
      candidates: candidatesOf(url, `${place}.url`),
      refresh,
      maxAge,
      timeout: whole(page.timeout ?? 4000, `${place}.timeout`, 1, 60000),
    });
  }
  return pages;
}

/**
 * @param {unknown} value
 * @param {Record<string, unknown>} env
 */
function readUpstreams(value, env) {
  /** @type {GateConfig["upstreams"]} */
  const upstreams = {};
  for (const [name, entry] of named(value, "upstreams")) {
    const place = `upstreams.${name}`;
    const wanted = ["provider", "origin", "secret", "page?"];
    const { provider, origin, secret, page } = members(entry, place, wanted);
    if (provider !== "statuspage") {
      throw new ConfigError(`${place}.provider`, 'the only one so far is "statuspage"');
    }
    const binding = text(secret, `${place}.secret`);
    const key = env[binding];
    if (typeof key !== "string" || key === "") {
      throw new ConfigError(`${place}.secret`, `the worker has no secret called "${binding}"`);
    }
    // A line end from `echo` is the usual one; the core refuses it too, but knows no place.
    if (!/^[!-~]{8,512}$/.test(key)) {
      const expected = "8 to 512 visible ASCII characters, without spaces or line ends";
      throw new ConfigError(
        `${place}.secret`,
        `the secret called "${binding}" must be ${expected}`,
      );
    }
    upstreams[name] = {
      provider,
      origin: secureOrigin(origin, `${place}.origin`),
      secret: key,
      ...(page !== undefined && { page: text(page, `${place}.page`) }),
    };
  }
  return upstreams;
}

/**
 * @param {unknown} value
 * @returns {GateConfig["keys"]}
 */
function readKeys(value) {
  const hashes = new Set();
  return list(value, "keys").map((entry, index) => {
    const place = `keys[${index}]`;
    const needed = ["name", "sha256", "scopes", "upstreams", "pages"];
    const wanted = [...needed, "organizations?", "notBefore?", "expiresAt?"];
    const key = members(entry, place, wanted);
    const sha256 = text(key.sha256, `${place}.sha256`);
    if (!/^[0-9a-f]{64}$/.test(sha256)) {
      throw new ConfigError(`${place}.sha256`, "must be 64 lower-case hex digits");
    }
    if (hashes.has(sha256)) throw new ConfigError(`${place}.sha256`, "another key has it too");
    hashes.add(sha256);
    const notBefore = instant(key.notBefore, `${place}.notBefore`);
    const expiresAt = instant(key.expiresAt, `${place}.expiresAt`);
    const { organizations } = key;
    return {
      name: text(key.name, `${place}.name`),
      sha256,
      scopes: texts(key.scopes, `${place}.scopes`),
      upstreams: texts(key.upstreams, `${place}.upstreams`),
      pages: pagesOf(key.pages, `${place}.pages`),
      ...(organizations !== undefined && {
        organizations: texts(organizations, `${place}.organizations`),
      }),
      ...(notBefore && { notBefore }),
      ...(expiresAt && { expiresAt }),
    };
  });
}

/**
 * @param {unknown} value
 * @param {string} place
 * @returns {import("../edge.js").Audience["pages"]}
 */
function pagesOf(value, place) {
  if (value === "*") return "*";
  return list(value, place).map((entry, index) => {
    const at = `${place}[${index}]`;
    if (typeof entry === "string") return text(entry, at);
    const { id, components } = members(entry, at, ["id", "components"]);
    const parts = texts(components, `${at}.components`);
    if (parts.length === 0) {
      throw new ConfigError(
        `${at}.components`,
        "must not be empty: a page's id alone is all of it",
      );
    }
    return { id: text(id, `${at}.id`), components: parts };
  });
}

/**
 * @param {unknown} value
 * @param {string} place
 */
function instant(value, place) {
  if (value === undefined) return undefined;
  const time = text(value, place);
  // RFC 3339 with a zone: a date alone would leave open whose midnight is meant.
  if (!(/T.*(Z|[+-]\d\d:\d\d)$/.test(time) && Date.parse(time))) {
    throw new ConfigError(place, 'write it like "2027-01-31T00:00:00Z"');
  }
  return time;
}

/**
 * The members of an object, none of them unknown and none of the needed ones missing.
 *
 * @param {unknown} value
 * @param {string} place
 * @param {string[]} names Those that end in "?" may be absent.
 * @returns {Record<string, unknown>}
 */
function members(value, place, names) {
  const object = record(value, place);
  const known = names.map((name) => name.replace("?", ""));
  const unknown = Object.keys(object).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new ConfigError(place, `unknown member "${unknown}"; known are ${known.join(", ")}`);
  }
  const missing = names.find((name) => !name.endsWith("?") && object[name] === undefined);
  if (missing !== undefined) throw new ConfigError(place, `"${missing}" is missing`);
  return object;
}

/**
 * The entries of an object whose member names become parts of addresses.
 *
 * @param {unknown} value
 * @param {string} place
 */
function named(value, place) {
  const entries = Object.entries(record(value, place));
  for (const [name] of entries) {
    if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(name)) {
      throw new ConfigError(place, `"${name}" is no name; use a-z, 0-9 and -, at most 63`);
    }
  }
  return entries;
}

/**
 * @param {unknown} value
 * @param {string} place
 * @returns {Record<string, unknown>}
 */
function record(value, place) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new ConfigError(place, "must be an object");
  }
  return /** @type {Record<string, unknown>} */ (value);
}

/**
 * @param {unknown} value
 * @param {string} place
 * @returns {unknown[]}
 */
function list(value, place) {
  if (!Array.isArray(value)) throw new ConfigError(place, "must be a list");
  return value;
}

/**
 * @param {unknown} value
 * @param {string} place
 */
function text(value, place) {
  if (typeof value !== "string" || value === "") throw new ConfigError(place, "must be text");
  return value;
}

/**
 * @param {unknown} value
 * @param {string} place
 */
function texts(value, place) {
  return list(value, place).map((entry, index) => text(entry, `${place}[${index}]`));
}

/**
 * @param {unknown} value
 * @param {string} place
 * @param {number} least
 * @param {number} most
 */
function whole(value, place, least, most) {
  if (!Number.isInteger(value) || Number(value) < least || Number(value) > most) {
    throw new ConfigError(place, `must be a whole number from ${least} to ${most}`);
  }
  return Number(value);
}

/**
 * @param {string} page
 * @param {string} place
 */
function candidatesOf(page, place) {
  try {
    const found = candidates(page);
    if (found.length > 0) return found;
  } catch (error) {
    throw new ConfigError(place, error instanceof Error ? error.message : String(error));
  }
  throw new ConfigError(place, "no page can be at this address");
}

/**
 * An upstream gets a secret, so it must be a bare origin, and https unless it is this machine.
 *
 * @param {unknown} value
 * @param {string} place
 */
function secureOrigin(value, place) {
  const origin = text(value, place);
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  const loopback = ["127.0.0.1", "[::1]", "localhost"].includes(url?.hostname ?? "");
  if (url?.origin !== origin || !(url.protocol === "https:" || loopback)) {
    throw new ConfigError(place, 'must be an https origin, like "https://api.statuspage.io"');
  }
  return origin;
}
