/** The edge worker's configuration: what is wrong in it is said, with its place. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import { init } from "../../www/edge.js";
import { ConfigError, readConfig } from "../../www/worker/config.js";

const EXAMPLE = await readFile(new URL("../../www/worker/config.json", import.meta.url), "utf8");
const SECRET = "5ecre7-0f-the-upstream";
const ECHOED = `${SECRET}\n`;

before(() => init());

/** @param {(config: any) => void} [change] */
function read(change) {
  const config = JSON.parse(EXAMPLE);
  change?.(config);
  return readConfig({ CONFIG: config, ACME_STATUSPAGE_KEY: SECRET, EMPTY: "", ECHOED });
}

test("the example is right, and the secret is filled in", () => {
  const { pages, gate } = read();
  const { candidates: [first, ...others] = [], ...rest } = pages.get("acme") ?? {};
  assert.deepEqual(rest, {
    url: "https://status.acme.example",
    refresh: 30,
    maxAge: 300,
    timeout: 4000,
  });
  assert.deepEqual(first.urls, ["https://status.acme.example/api/v2/summary.json"]);
  assert.notEqual(others.length, 0);
  assert.deepEqual(gate.upstreams.acme, {
    provider: "statuspage",
    origin: "https://api.statuspage.io",
    secret: SECRET,
  });
  assert.equal(gate.keys[0].name, "lobby-dashboard");
});

test("what is left out has a default", () => {
  const { pages } = read((config) => {
    config.pages.acme = { url: "https://status.acme.example" };
  });
  assert.equal(pages.get("acme")?.refresh, 30);
  assert.deepEqual(readConfig({ CONFIG: {} }).gate, { upstreams: {}, keys: [] });
});

test("it is checked once", () => {
  const CONFIG = JSON.parse(EXAMPLE);
  const env = { CONFIG, ACME_STATUSPAGE_KEY: SECRET };
  assert.equal(readConfig(env), readConfig(env));
});

/** @type {[change: (config: any) => void, message: RegExp][]} */
const MISTAKES = [
  [(c) => (c.page = {}), /top level: unknown member "page"; known are pages, upstreams, keys/],
  [(c) => (c.pages = []), /pages: must be an object/],
  [(c) => (c.pages["a/b"] = {}), /pages: "a\/b" is no name/],
  [(c) => (c.pages = JSON.parse('{"__proto__": {}}')), /pages: "__proto__" is no name/],
  [(c) => delete c.pages.acme.url, /pages\.acme: "url" is missing/],
  [(c) => (c.pages.acme.URL = ""), /pages\.acme: unknown member "URL"/],
  [(c) => (c.pages.acme.url = "http://status.acme.example"), /pages\.acme\.url: .*not https/],
  [(c) => (c.pages.acme.refresh = 0), /pages\.acme\.refresh: .* from 1 to 3600/],
  [(c) => (c.pages.acme.refresh = "30"), /pages\.acme\.refresh: must be a whole number/],
  [(c) => (c.pages.acme.refresh = 200), /pages\.acme\.refresh: .*at most half of maxAge, 300/],
  [(c) => (c.upstreams.acme.provider = "other"), /upstreams\.acme\.provider: .*"statuspage"/],
  [(c) => (c.upstreams.acme.secret = "ABSENT"), /acme\.secret: .*no secret called "ABSENT"/],
  [(c) => (c.upstreams.acme.secret = "EMPTY"), /acme\.secret: .*no secret called "EMPTY"/],
  [(c) => (c.upstreams.acme.secret = "CONFIG"), /acme\.secret: .*no secret called "CONFIG"/],
  [(c) => (c.upstreams.acme.secret = "ECHOED"), /acme\.secret: .*"ECHOED" must be .* line ends/],
  [(c) => c.keys.push(c.keys[0]), /keys\[1\]\.sha256: another key has it too/],
  [(c) => (c.upstreams.acme.origin = "http://api.acme.example"), /acme\.origin: .*https origin/],
  [
    (c) => (c.upstreams.acme.origin = "https://api.acme.example/v1"),
    /acme\.origin: .*https origin/,
  ],
  [(c) => (c.upstreams.acme.origin = "https://a:b@api.acme.example"), /acme\.origin: /],
  [(c) => (c.upstreams.acme.origin = "file:///etc"), /acme\.origin: /],
  [(c) => (c.upstreams.acme.page = 7), /upstreams\.acme\.page: must be text/],
  [(c) => (c.keys[0].notBefore = "soon"), /keys\[0\]\.notBefore: write it like/],
  [(c) => (c.keys[0].organizations = "x"), /keys\[0\]\.organizations: must be a list/],
  [(c) => (c.keys[0].pages = "all"), /keys\[0\]\.pages: must be a list/],
  [(c) => (c.keys[0].pages = [{ id: "a" }]), /keys\[0\]\.pages\[0\]: "components" is missing/],
  [
    (c) => (c.keys[0].pages = [{ id: "a", components: [] }]),
    /keys\[0\]\.pages\[0\]\.components: must not be empty/,
  ],
  [(c) => (c.keys = {}), /keys: must be a list/],
  [(c) => (c.keys[0].sha256 = "ABC"), /keys\[0\]\.sha256: must be 64 lower-case hex digits/],
  [(c) => (c.keys[0].scopes = "monitors:read"), /keys\[0\]\.scopes: must be a list/],
  [(c) => (c.keys[0].scopes = [1]), /keys\[0\]\.scopes\[0\]: must be text/],
  [(c) => delete c.keys[0].pages, /keys\[0\]: "pages" is missing/],
  [(c) => (c.keys[0].upstreams = ["toString"]), /keys\[0\]\.upstreams: no upstream .*"toString"/],
  [(c) => (c.keys[0].expiresAt = "2027-06-30"), /keys\[0\]\.expiresAt: write it like/],
];
for (const [change, message] of MISTAKES) {
  test(`refused: ${message.source}`, () => {
    assert.throws(
      () => read(change),
      (error) => {
        assert.ok(error instanceof ConfigError);
        assert.match(error.message, message);
        assert.doesNotMatch(error.message, new RegExp(SECRET));
        return true;
      },
    );
  });
}

test("a binding that is no object is named", () => {
  for (const CONFIG of [undefined, null, EXAMPLE]) {
    assert.throws(() => readConfig({ CONFIG }), /CONFIG: this binding must hold/);
  }
});
