/** A page's build and the edge's: what each exports, and that a page loads its own only. */

import assert from "node:assert/strict";
import { before, test } from "node:test";
import * as edge from "../../www/edge.js";
import * as page from "../../www/statuslamp.js";
import { summary } from "../../xtask/demo/acme.js";
import { openPlayground } from "./playground.js";
import { instatus, uptimeKuma } from "./serve-bodies.js";

before(() => Promise.all([page.init(), edge.init()]));

/** @param {unknown} value */
const bytes = (value) => new TextEncoder().encode(JSON.stringify(value));

test("what takes a key, and what only an edge draws, is in the edge's build and not in a page's", async () => {
  const gate = ["answer", "apiError", "decide", "entityTag", "finish", "isNotModified", "plan"];
  gate.push("readResource", "resources", "rosterCsv", "bars", "sparkline", "dot", "favicon");
  gate.push(
    "admitUse",
    "keysFor",
    "createKey",
    "drawingDenied",
    "filter",
    "maskKeys",
    "narrowKey",
    "readToken",
  );
  gate.push("recognise", "revokeKey", "rotateKey", "scopes", "showKey", "useKey");
  const advice = ["advise", "explain", "explainProviderKey", "requestsOf"];
  const others = Object.keys(edge).filter((name) => !Object.hasOwn(page, name));
  assert.deepEqual(others.sort(), [...gate, "keyring"].sort());
  assert.deepEqual(
    Object.keys(page).filter((name) => !Object.hasOwn(edge, name)),
    [],
  );
  const core = await import("../../www/pkg/statuslamp.js");
  for (const name of gate) assert.equal(Reflect.get(core, name), undefined, name);
  const edgeCore = await import("../../www/pkg-edge/statuslamp.js");
  for (const name of advice) assert.equal(Reflect.get(edgeCore, name), undefined, name);
  assert.deepEqual(
    Object.keys(await import("../../www/console.js")).sort(),
    [...advice, "init"].sort(),
  );
});

test("a page loads nothing of the edge's", async () => {
  const playground = await openPlayground();
  try {
    await playground.visit(async (tab) => {
      const loaded = await tab.evaluate(() =>
        performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname),
      );
      assert.ok(loaded.includes("/pkg/statuslamp_bg.wasm"), `${loaded}`);
      assert.deepEqual(
        loaded.filter((path) => /edge|worker/.test(path)),
        [],
      );
    });
  } finally {
    await playground.close();
  }
});

for (const [name, api] of Object.entries({ page, edge })) {
  test(`${name}: a glance says the least, and whose it is`, () => {
    const glance = api.glance(bytes(summary("outage", Date.now())), Date.now());
    assert.equal(glance.provider, "statuspage");
    assert.equal(glance.indicator, "major");
    assert.equal(glance.indicatorFrom, "page");
    assert.equal(glance.components, "540000");
    assert.deepEqual(glance.incidents, ["Launch Control API unavailable"]);
    assert.throws(() => api.glance(bytes({}), Date.now()), { name: "EnvelopeError" });
  });

  test(`${name}: a badge is drawn of a body as of what is read of it`, () => {
    const [read, now] = [Date.now() - 1_000, Date.now()];
    for (const body of [bytes(summary("outage", read)), [bytes(instatus("UP"))]]) {
      for (const options of [{ now }, { now, label: "acme", style: "plastic", theme: "dark" }]) {
        const svg = api.bodyBadge(body, read, /** @type {any} */ (options));
        assert.equal(svg, api.statusBadge(api.parse(body, read), /** @type {any} */ (options)));
      }
      const late = api.bodyBadge(body, read, { now: read + 300_001 });
      assert.match(late, /<title>status: unknown \(/);
    }
    assert.throws(() => api.bodyBadge(bytes({}), read, { now }), { name: "EnvelopeError" });
  });

  test(`${name}: a body tells whose it is, by its anchor`, () => {
    assert.equal(api.detect(bytes(instatus("UP"))), "instatus");
    assert.equal(
      api.detect(bytes(summary("operational", 0)), "https://acme.example"),
      "statuspage",
    );
    assert.throws(() => api.detect(bytes({ hello: "world" })), {
      name: "EnvelopeError",
      message: "no status page: no provider's anchor was found",
    });
  });

  test(`${name}: several bodies are one page, in any order`, () => {
    const now = Date.now();
    const { config, heartbeats } = uptimeKuma(now);
    for (const bodies of [
      [config, heartbeats],
      [heartbeats, config],
    ]) {
      const snapshot = api.parse(bodies.map(bytes), now);
      assert.equal(snapshot.provider, "uptime_kuma");
      assert.equal(snapshot.indicator, "none");
      assert.equal(snapshot.indicatorFrom, "components");
    }
    assert.throws(() => api.parse([bytes(config), bytes(instatus("UP"))], now), {
      name: "EnvelopeError",
    });
  });

  test(`${name}: a page's address has candidates`, () => {
    const [first, ...others] = api.candidates("https://status.acme.example/");
    assert.equal(first.provider, "statuspage");
    assert.deepEqual(first.urls, ["https://status.acme.example/api/v2/summary.json"]);
    assert.ok(others.some(({ urls }) => urls.length > 1));
    const file = api.candidates("https://status.acme.example/summary.json");
    assert.deepEqual(
      file.map(({ provider, urls }) => [provider, urls]),
      [[undefined, ["https://status.acme.example/summary.json"]]],
    );
    assert.throws(() => api.candidates("http://status.acme.example"), { name: "AddressError" });
  });
}

test("edge: what a keyed API answers is read by the resource's name", () => {
  const row = { id: "c1", name: "API", status: "operational" };
  const read = edge.readResource("statuspage.components", bytes([row]));
  assert.equal(read.kind, "components");
  assert.equal(read.components[0].name, "API");
  assert.ok(edge.resources().includes("statuspage.components"));
  assert.throws(() => edge.readResource("statuspage.nothing", bytes([])), {
    name: "EnvelopeError",
  });
});

test("edge: a vendor's error is told in one way", () => {
  const error = edge.apiError(420, "60", bytes({ error: "slow down" }), Date.now());
  assert.deepEqual(error, {
    status: 429,
    kind: "rate_limited",
    messages: ["slow down"],
    retryAfter: 60,
  });
});

test("edge: a roster becomes a table", () => {
  const ada = { id: "u1", email: "ada@acme.example", first_name: "=Ada", last_name: null };
  const csv = edge.rosterCsv(bytes([{ ...ada, created_at: "2026-03-01T12:00:00Z" }]));
  assert.equal(csv.split("\r\n")[1], "u1,ada@acme.example,'=Ada,,2026-03-01T12:00:00Z");
});
