/**
 * The extension as it is built, in Chromium: the popup that a click on the toolbar opens.
 */

import assert from "node:assert/strict";
import { access, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { summary } from "../../xtask/demo/acme.js";
import { startUpstream } from "../../xtask/demo/upstream.js";
import { eventually, launchChromium } from "./chromium.js";
import { instatus, serveBodies, uptimeKuma } from "./serve-bodies.js";

const EXTENSION = fileURLToPath(new URL("../../target/extension", import.meta.url));

/** @type {Awaited<ReturnType<typeof startUpstream>>} */
let upstream;
/** @type {Awaited<ReturnType<typeof launchChromium>>} */
let browser;
/** @type {import("puppeteer-core").WebWorker} */
let background;

before(async () => {
  await access(path.join(EXTENSION, "manifest.json")).catch(() =>
    assert.fail("build it first: cargo xtask build"),
  );
  upstream = await startUpstream({ mode: "operational" });
  browser = await launchChromium({ pipe: true, enableExtensions: [EXTENSION] });
  const target = await browser.waitForTarget(
    (candidate) =>
      candidate.type() === "service_worker" && candidate.url().endsWith("/background.js"),
  );
  background = await target.worker().then((worker) => worker ?? assert.fail("no service worker"));
  // The worker is there a moment before its extension interfaces are.
  await eventually(() => background.evaluate(() => "chrome" in globalThis), true);
  await setPages([upstream.url]);
});

after(async () => {
  await browser?.close();
  await upstream?.close();
});

/** @param {string[]} pages */
const setPages = (pages) =>
  background.evaluate((list) => chrome.storage.sync.set({ pages: list }), pages);

const letter = () => background.evaluate(() => chrome.action.getBadgeText({}));

/** Opens the popup as a click on the toolbar's icon does, and hands it over. */
async function openPopup() {
  await background.evaluate(() => chrome.action.openPopup());
  const target = await browser.waitForTarget((candidate) =>
    candidate.url().endsWith("/popup.html"),
  );
  return target.asPage();
}

/** @param {import("puppeteer-core").Page} popup */
const cards = (popup) =>
  popup.$$eval("#cards > li", (items) =>
    items.map((item) => ({
      name: item.querySelector("h2 a")?.textContent,
      state: item.querySelector(".state")?.textContent,
      events: [...item.querySelectorAll(".events li")].map(({ textContent }) => textContent),
    })),
  );

test("toolbar and popup follow the pages", async () => {
  const acme = { name: "Acme Rockets", state: "operational", events: [] };
  await eventually(letter, "OK");
  const popup = await openPopup();
  /** @type {string[]} */
  const faults = [];
  popup.on("pageerror", (error) => faults.push(String(error)));
  popup.on("console", (message) => {
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      faults.push(message.text());
    }
  });
  await eventually(() => cards(popup), [acme]);

  upstream.mode("outage");
  await popup.click("#check");
  const broken = {
    name: "Acme Rockets",
    state: "partial outage",
    events: ["Launch Control API unavailable"],
  };
  await eventually(() => cards(popup), [broken]);
  await eventually(letter, "P");
  assert.match(
    await background.evaluate(() => chrome.action.getTitle({})),
    /Acme Rockets: partial outage/,
  );

  for (const mode of /** @type {const} */ (["html", "dead"])) {
    upstream.mode(mode);
    await popup.click("#check");
    await eventually(letter, "?");
    await eventually(async () => (await cards(popup)).map(({ state }) => state), ["unknown"]);
    assert.notEqual(await popup.$eval(".reason", (line) => line.textContent), "");
    upstream.mode("operational");
    await popup.click("#check");
    await eventually(letter, "OK");
  }

  // Pages are added and removed by hand; what is no address is refused with the reason.
  await popup.type("#address", "http://status.acme.example");
  await popup.click("#add button");
  await eventually(
    async () => /https/.test((await popup.$eval("#trouble", (line) => line.textContent)) ?? ""),
    true,
  );
  await popup.$eval("#address", (input) => Reflect.set(input, "value", ""));
  const second = await startUpstream({ mode: "maintenance" });
  try {
    await popup.type("#address", second.url);
    await popup.click("#add button");
    await eventually(
      async () => (await cards(popup)).map(({ state }) => state),
      ["operational", "maintenance"],
    );
    await eventually(letter, "M");
    await popup.click("#cards > li:last-child .remove");
    await eventually(() => cards(popup), [acme]);
    await eventually(letter, "OK");
  } finally {
    await second.close();
  }

  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  await popup.evaluate(axe);
  for (const value of ["light", "dark"]) {
    await popup.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
    const { violations, passes } = await popup.evaluate(() => Reflect.get(window, "axe").run());
    assert.ok(passes.length > 10);
    assert.deepEqual(
      violations.map((/** @type {{ id: string }} */ { id }) => id),
      [],
      value,
    );
  }

  await popup.click("#cards .remove");
  await eventually(() => cards(popup), []);
  await eventually(letter, "");
  assert.equal(await popup.$eval("#none", (line) => line.checkVisibility()), true);
  assert.deepEqual(faults, []);
});

/** Lets the time come for the next check. */
const ring = () => background.evaluate(() => chrome.alarms.create("check", { when: Date.now() }));

test("the pages are checked now and then, without a popup", async () => {
  const alarm = await background.evaluate(() => chrome.alarms.get("check"));
  assert.equal(alarm?.periodInMinutes, 5);
  upstream.mode("operational");
  await setPages([upstream.url]);
  await eventually(letter, "OK");
  upstream.mode("outage");
  await ring();
  await eventually(letter, "P");
});

test("pages that are larger than the browser's memory for them hide no outage", async () => {
  const page = summary("operational", Date.now());
  const [part] = page.components;
  const rows = Array.from({ length: 12_000 }, (_, at) => ({
    ...part,
    id: `part${at}`,
    description: "x".repeat(300),
  }));
  const file = Buffer.from(JSON.stringify({ ...page, components: rows }));
  const servers = await Promise.all([1, 2].map(() => startUpstream({ file })));
  try {
    upstream.mode("operational");
    await setPages([...servers.map(({ fileUrl }) => `${fileUrl}`), upstream.url]);
    await eventually(letter, "OK", 30_000);
    upstream.mode("outage");
    await ring();
    await eventually(letter, "P", 30_000);
    await setPages([upstream.url]);
    const kept = () =>
      background.evaluate(async () => Object.keys(await chrome.storage.session.get()));
    await eventually(kept, [`reading of ${upstream.url}`]);
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
});

test("a page is found, whoever its provider is, and asked there alone from then on", async () => {
  /** @type {Record<string, unknown>} */
  const bodies = { "/summary.json": instatus("UP") };
  const server = await serveBodies(bodies);
  try {
    await setPages([server.url]);
    await eventually(letter, "OK");
    assert.equal(server.requests[0], "/api/v2/summary.json");
    server.requests.length = 0;
    bodies["/summary.json"] = instatus("ALLMAJOROUTAGE");
    await ring();
    await eventually(letter, "X");
    assert.deepEqual(server.requests, ["/summary.json"]);
    delete bodies["/summary.json"];
    await ring();
    await eventually(letter, "?");
    const [kept] = await background.evaluate(async () =>
      Object.values(await chrome.storage.session.get()),
    );
    assert.deepEqual(kept, { reason: "answered with status 404" });
  } finally {
    await server.close();
  }
});

test("a page whose provider has no word for the whole is judged by all of its parts", async () => {
  const now = Date.now();
  const { config, heartbeats } = uptimeKuma(now);
  config.publicGroupList[0].monitorList.push({ id: 2, name: "Web" });
  const [beat] = heartbeats.heartbeatList[1];
  const beats = { 1: [beat], 2: [beat] };
  const bodies = {
    "/api/status-page/acme": config,
    "/api/status-page/heartbeat/acme": { ...heartbeats, heartbeatList: beats },
  };
  const server = await serveBodies(bodies);
  try {
    await setPages([`${server.url}/status/acme`]);
    await eventually(letter, "OK");
    beats[2] = [{ ...beat, status: 0 }];
    await ring();
    // One of two is down: the page is not.
    await eventually(letter, "P");
  } finally {
    await server.close();
  }
});
