/** A page is found by its bare address, whoever its provider is: by an element and by the edge. */

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { startEdge } from "../../xtask/demo/edge.js";
import { eventually } from "./chromium.js";
import { clientOf } from "./client.js";
import { badgeName, openPlayground } from "./playground.js";
import { instatus, serveBodies, uptimeKuma } from "./serve-bodies.js";

/** @typedef {import("puppeteer-core").Page} Page */
/** @typedef {import("../../www/element/status-badge.js").StatusBadgeElement} StatusBadgeElement */

/** @type {Awaited<ReturnType<typeof openPlayground>>} */
let playground;
/** @type {string} */
let persist;

before(async () => {
  playground = await openPlayground();
  persist = await mkdtemp(path.join(tmpdir(), "statuslamp-providers-"));
});

after(async () => {
  await playground?.close();
  await rm(persist, { recursive: true, force: true });
});

/**
 * @param {Record<string, unknown>} bodies
 * @param {(server: Awaited<ReturnType<typeof serveBodies>>) => Promise<void>} use
 */
async function withServer(bodies, use) {
  const server = await serveBodies(bodies);
  try {
    await use(server);
  } finally {
    await server.close();
  }
}

/**
 * Puts a badge on the page and waits for its first outcome.
 *
 * @param {Page} tab
 * @param {string} address
 */
const open = (tab, address) =>
  tab.evaluate(async (page) => {
    const badge = document.createElement("status-badge");
    badge.id = "extra";
    badge.setAttribute("page", page);
    const settled = new Promise((resolve) => {
      for (const type of ["load", "error"]) badge.addEventListener(type, resolve, { once: true });
    });
    document.body.append(badge);
    await settled;
  }, address);

/** @param {Page} tab */
const reload = (tab) =>
  tab.$eval("#extra", (element) => /** @type {StatusBadgeElement} */ (element).reload());

/** @param {Page} tab */
const name = (tab) => badgeName(tab, "#extra");

test("an element finds a page, and asks there alone from then on", () => {
  /** @type {Record<string, unknown>} */
  const bodies = { "/summary.json": instatus("UP") };
  return withServer(bodies, ({ url, requests }) =>
    playground.visit(async (tab) => {
      await open(tab, url);
      assert.match(await name(tab), /^status: operational/);
      assert.equal(requests[0], "/api/v2/summary.json");

      requests.length = 0;
      bodies["/summary.json"] = instatus("SOMEMAJOROUTAGE");
      await reload(tab);
      assert.match(await name(tab), /^status: partial outage/);
      assert.deepEqual(requests, ["/summary.json"]);

      // It moves to another provider: what was right answers with a page of the new one.
      bodies["/summary.json"] = "<!doctype html><title>Acme</title>";
      bodies["/api/v2/summary.json"] = {
        page: { id: "r0ck3ts4cme7", name: "Acme" },
        components: [],
        incidents: [],
        scheduled_maintenances: [],
        status: { indicator: "minor", description: "Partially Degraded Service" },
      };
      requests.length = 0;
      await reload(tab);
      assert.match(await name(tab), /^status: degraded/);
      assert.deepEqual(requests, ["/summary.json", "/api/v2/summary.json"]);
    }),
  );
});

test("an element reads a page of two bodies, and half of it is nothing", () => {
  const { config, heartbeats } = uptimeKuma(Date.now());
  const paths = ["/api/status-page/acme", "/api/status-page/heartbeat/acme"];
  /** @type {Record<string, unknown>} */
  const bodies = { [paths[0]]: config, [paths[1]]: heartbeats };
  return withServer(bodies, ({ url, requests }) =>
    playground.visit(async (tab) => {
      await open(tab, `${url}/status/acme`);
      assert.match(await name(tab), /^status: operational/);
      requests.length = 0;
      await reload(tab);
      assert.deepEqual(requests.sort(), paths);
      delete bodies[paths[1]];
      await tab.$eval("#extra", (element) => element.remove());
      await open(tab, `${url}/status/acme`);
      assert.equal(await name(tab), "status: unknown (answered with status 404)");
    }),
  );
});

test("an element that finds nothing says what tells most", () =>
  withServer({ "/summary.json": { page: { status: "UP" } } }, ({ url }) =>
    playground.visit(async (tab) => {
      await open(tab, url);
      assert.match(await name(tab), /^status: unknown \(unexpected shape: /);
      await tab.$eval("#extra", (element) => element.remove());
      await open(tab, `${url}/nowhere`);
      assert.equal(await name(tab), "status: unknown (answered with status 404)");
    }),
  ));

test("the edge finds a page, and asks there alone from then on, after a restart too", async () => {
  const { config, heartbeats } = uptimeKuma(Date.now());
  /** @type {Record<string, unknown>} */
  const bodies = {
    "/summary.json": instatus("UP"),
    "/api/status-page/acme": config,
    "/api/status-page/heartbeat/acme": heartbeats,
    "/broken/summary.json": { page: { status: "UP" } },
  };
  await withServer(bodies, async ({ url, requests }) => {
    const start = () =>
      startEdge({
        persist,
        config: {
          pages: {
            acme: { url, refresh: 1 },
            kuma: { url: `${url}/status/acme`, refresh: 1 },
            broken: { url: `${url}/broken`, refresh: 1 },
            nowhere: { url: `${url}/nowhere`, refresh: 1 },
          },
        },
        log: () => {},
      });
    let edge = await start();
    try {
      const ask = async (/** @type {string} */ page) =>
        JSON.parse((await clientOf(edge.url).ask(`/status/${page}`)).text);
      for (const [page, provider, paths] of /** @type {const} */ ([
        ["acme", "instatus", ["/summary.json"]],
        ["kuma", "uptime_kuma", ["/api/status-page/acme", "/api/status-page/heartbeat/acme"]],
      ])) {
        const found = await ask(page);
        assert.equal(found.provider, provider);
        assert.equal(found.verdict.indicator, "none");
        requests.length = 0;
        // Fresh: from the cache, all bodies of it.
        assert.deepEqual(await ask(page), found);
        assert.deepEqual(requests, []);
        await sleep(1100);
        assert.equal((await ask(page)).verdict.indicator, "none");
        assert.deepEqual(requests.sort(), paths);
      }
      for (const [page, reason] of /** @type {const} */ ([
        ["broken", /127\.0\.0\.1:\d+: unexpected shape: /],
        ["nowhere", /127\.0\.0\.1:\d+ answered with 404/],
      ])) {
        const { error, verdict } = await ask(page);
        assert.match(error, reason);
        assert.equal(verdict.indicator, "unknown");
        // Not everything again, for whoever asks next.
        requests.length = 0;
        await ask(page);
        assert.equal(requests.length, 1);
      }
      bodies["/nowhere/api/v2/summary.json"] = bodies["/summary.json"];
      assert.equal((await ask("nowhere")).verdict.indicator, "none");

      await edge.close();
      edge = await start();
      await sleep(1100);
      requests.length = 0;
      assert.equal((await ask("acme")).provider, "instatus");
      assert.deepEqual(requests, ["/summary.json"]);
    } finally {
      await edge.close();
    }
  });
});

test("whoever waits for a long search hears in time, and the next one what it found", async () => {
  /** @type {Record<string, unknown>} */
  const bodies = { "/summary.json": instatus("UP") };
  // Like many a page: what is not there takes its time.
  const server = createServer(async ({ url = "/" }, response) => {
    if (!Object.hasOwn(bodies, url)) await sleep(200);
    response.writeHead(Object.hasOwn(bodies, url) ? 200 : 404);
    response.end(JSON.stringify(bodies[url] ?? {}));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const edge = await startEdge({
    persist: path.join(persist, "slow"),
    config: { pages: { acme: { url: `http://127.0.0.1:${port}`, timeout: 300 } } },
    log: () => {},
  });
  try {
    const { ask } = clientOf(edge.url);
    const first = await ask("/status/acme");
    assert.equal(first.status, 504);
    assert.match(first.text, /did not answer within 0\.3 s/);
    await eventually(async () => (await ask("/status/acme")).status, 200);
  } finally {
    await edge.close();
    server.close().closeAllConnections();
  }
});
