/** What `<status-badge>` and `<status-banner>` promise, each on the playground's page. */

import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { eventually } from "./chromium.js";
import { badgeName, openPlayground, wordOf } from "./playground.js";

/** @typedef {import("puppeteer-core").Page} Page */
/** @typedef {import("../../www/element/status-badge.js").StatusBadgeElement} StatusBadgeElement */
/** @typedef {import("../../www/element/status-banner.js").StatusBannerElement} StatusBannerElement */

/** @type {Awaited<ReturnType<typeof openPlayground>>} */
let playground;

before(async () => {
  playground = await openPlayground();
});

after(() => playground?.close());

beforeEach(() => playground.upstream.mode("operational"));

test("the author's content stays while nothing can be read", () =>
  playground.visit(async (page) => {
    const shown = await page.evaluate(async () => {
      const results = [];
      for (const [tag, content] of [
        ["status-badge", "Status page"],
        ["status-banner", "Status page"],
        ["status-badge", ""],
      ]) {
        const element = document.createElement(tag);
        element.textContent = content;
        element.setAttribute("src", "http://127.0.0.1:9/status/acme");
        const failed = new Promise((resolve) => {
          element.addEventListener("error", (event) => resolve(Reflect.get(event, "message")));
        });
        document.body.append(element);
        const reason = await failed;
        const root = /** @type {ShadowRoot} */ (element.shadowRoot);
        results.push({
          reason: typeof reason === "string" && reason.length > 0,
          content: root.querySelector("slot")?.hidden === false,
          badge: root.querySelector("svg[part=badge] title")?.textContent?.split(" ")[1] ?? "",
          banner: root.querySelector("[data-severity]") !== null,
        });
      }
      return results;
    });
    assert.deepEqual(shown, [
      { reason: true, content: true, badge: "", banner: false },
      { reason: true, content: true, badge: "", banner: false },
      { reason: true, content: false, badge: "unknown", banner: false },
    ]);
  }));

/**
 * @param {Page} page
 * @param {string} tag
 * @param {Record<string, string>} attributes
 */
const append = (page, tag, attributes) =>
  page.evaluate(
    (name, pairs) => {
      const element = document.createElement(name);
      element.id = "extra";
      for (const [key, value] of Object.entries(pairs)) element.setAttribute(key, value);
      document.body.append(element);
    },
    tag,
    attributes,
  );

test("a provider's page is read directly, and another page's green does not stay", () =>
  playground.visit(async (page) => {
    const name = async () => (await badgeName(page, "#extra")).replace(/ \(.*/s, "");
    await append(page, "status-badge", { page: playground.upstream.url, label: "direct" });
    await eventually(name, "direct: operational");
    playground.upstream.mode("outage");
    await page.$eval("#extra", (element) => /** @type {StatusBadgeElement} */ (element).reload());
    await eventually(name, "direct: partial outage");
    playground.upstream.mode("operational");
    await page.$eval("#extra", (element) => /** @type {StatusBadgeElement} */ (element).reload());
    await eventually(name, "direct: operational");
    await page.$eval("#extra", (element) => element.setAttribute("page", "http://example.com"));
    await eventually(name, "direct: unknown");
    assert.match(await badgeName(page, "#extra"), /https/);
  }));

test("attributes that are typed by hand stop no element", () =>
  playground.visit(async (page) => {
    playground.upstream.mode("outage");
    playground.upstream.requests.length = 0;
    // The longest wait that chance can make of a `refresh`, not once in eight times but always.
    await page.evaluate(() => {
      Math.random = () => 1 - Number.EPSILON;
    });
    const odd = { "max-age": "90.5", "lead-time": "0.5", refresh: "3600000" };
    await append(page, "status-banner", { page: playground.upstream.url, ...odd });
    const severity = () =>
      page.$eval("#extra", ({ shadowRoot }) => {
        const strip = shadowRoot?.querySelector("[data-severity]");
        return strip?.getAttribute("data-severity");
      });
    await eventually(severity, "major");
    for (const seconds of ["5000000000", "soon", "-1", ""]) {
      await page.$eval(
        "#extra",
        (element, value) => element.setAttribute("max-age", value),
        seconds,
      );
      await eventually(severity, "major");
    }
    // A timer that overflows fires at once, and again, and again.
    await sleep(300);
    const asked = playground.upstream.requests.filter(({ headers }) =>
      headers.some(([name, value]) => name.toLowerCase() === "origin" && value),
    );
    assert.equal(asked.length, 1);
  }));

test("an edge's answer is green only when it is a proven snapshot", () =>
  playground.visit(async (page) => {
    const real = await fetch(`${playground.edge.url}/status/acme`);
    const good = /** @type {Record<string, unknown>} */ (await real.json());
    const { components: _, ...partial } = good;
    let answer = "";
    await page.setRequestInterception(true);
    page.on("request", (request) => {
      if (request.url().endsWith("/status/fake")) request.respond({ body: answer });
      else request.continue();
    });
    await append(page, "status-badge", { refresh: "0" });
    for (const [value, expected] of [
      [good, "load operational"],
      [{ ...good, verdict: { indicator: "unknown", reason: "tired" } }, "load unknown (tired)"],
      [{ ...good, observedAt: "2020-01-01T00:00:00.000Z" }, "load unknown"],
      [{ error: "no page" }, "error unknown (no page)"],
      [{ hello: "world" }, "error unknown"],
      [partial, "error unknown"],
      ["All Systems Operational", "error unknown"],
      [null, "error unknown"],
    ]) {
      answer = JSON.stringify(value);
      const outcome = await page.$eval("#extra", async (element) => {
        // Another address: what was read before is forgotten.
        element.setAttribute("src", `/status/fake?`);
        element.setAttribute("src", `/status/fake`);
        return new Promise((resolve) => {
          for (const type of ["load", "error"]) {
            element.addEventListener(type, () => resolve(type), { once: true });
          }
        });
      });
      const name = (await badgeName(page, "#extra")).replace("status: ", "");
      assert.equal(`${outcome} ${name}`.slice(0, `${expected}`.length), expected, answer);
    }
  }));

test("an element that is removed gives up its request", () =>
  playground.visit(async (page) => {
    playground.upstream.mode("slow");
    /** @type {(string | undefined)[]} */
    const failures = [];
    page.on("requestfailed", (request) => failures.push(request.failure()?.errorText));
    const asked = playground.upstream.requests.length;
    await append(page, "status-badge", { page: playground.upstream.url });
    await eventually(async () => playground.upstream.requests.length > asked, true);
    await page.$eval("#extra", (element) => element.remove());
    // Well before the request's own time limit.
    await eventually(async () => failures, ["net::ERR_ABORTED"], 2000);
  }));

test("elements poll while somebody looks, and only then", () =>
  playground.visit(async (page) => {
    await page.evaluate(() => {
      // Ten seconds pass in one: the shortest interval is ten.
      const { setTimeout } = window;
      Reflect.set(
        window,
        "setTimeout",
        (/** @type {() => void} */ call, /** @type {number} */ ms) =>
          setTimeout(call, ms > 5000 ? ms / 10 : ms),
      );
      const see = (/** @type {string} */ state) => {
        Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
      };
      Reflect.set(window, "see", see);
    });
    const start = playground.upstream.requests.length;
    const asked = () => playground.upstream.requests.length - start;
    await append(page, "status-badge", { page: playground.upstream.url, refresh: "1" });
    await eventually(async () => asked() >= 3, true);
    await page.evaluate(() => Reflect.get(window, "see")("hidden"));
    await sleep(300);
    const before = asked();
    await sleep(1500);
    assert.equal(asked(), before);
    await page.evaluate(() => Reflect.get(window, "see")("visible"));
    await eventually(async () => asked() > before, true);
  }));

test("the banner's live region is there before its text, and stays the same node", () =>
  playground.visit(async (page) => {
    const seen = await page.evaluate(async () => {
      const { samples } = await import(String(new URL("samples.js", location.href)));
      const { parse } = await import(String(new URL("statuslamp.js", location.href)));
      const element = /** @type {StatusBannerElement} */ (document.createElement("status-banner"));
      document.body.append(element);
      const root = /** @type {ShadowRoot} */ (element.shadowRoot);
      const region = /** @type {HTMLElement} */ (root.querySelector("[role=status]"));
      const look = () => ({
        role: region.getAttribute("role"),
        same:
          region.isConnected && root.querySelectorAll("[role=status],[role=alert]").length === 1,
        visible: region.checkVisibility(),
        text: (region.textContent ?? "") !== "",
        height: element.offsetHeight > 0,
        controls: region.querySelector("a, button") !== null,
      });
      const results = [look()];
      const focused = document.activeElement;
      for (const id of ["degraded", "outage", "operational"]) {
        const bytes = new TextEncoder().encode(samples[id](Date.now()));
        await element.show({ snapshot: parse(bytes, Date.now()) });
        results.push(look());
      }
      return { results, focusMoved: document.activeElement !== focused };
    });
    const empty = { same: true, visible: true, text: false, height: false, controls: false };
    const full = { ...empty, text: true, height: true };
    assert.deepEqual(seen.results, [
      { role: "status", ...empty },
      { role: "status", ...full },
      { role: "alert", ...full },
      { role: "alert", ...empty },
    ]);
    assert.equal(seen.focusMoved, false);
    assert.equal(
      await page.$eval("#banner", (banner) =>
        banner.shadowRoot?.querySelector("[aria-atomic]")?.getAttribute("aria-atomic"),
      ),
      "true",
    );
  }));

test("a dismissed banner stays away until the event or its phase changes", () =>
  playground.visit(async (page) => {
    const state = () =>
      page.$eval("#extra", (element) => ({
        banner: element.shadowRoot?.querySelector("[data-severity]") !== null,
        content: element.shadowRoot?.querySelector("slot")?.hidden === false,
      }));
    const open = () =>
      page.evaluate(async (address) => {
        const element = document.createElement("status-banner");
        element.id = "extra";
        element.textContent = "Status page";
        element.setAttribute("page", address);
        const loaded = new Promise((resolve) => element.addEventListener("load", resolve));
        document.body.append(element);
        await loaded;
      }, playground.upstream.url);
    playground.upstream.mode("outage");
    await open();
    assert.deepEqual(await state(), { banner: true, content: false });
    await page.$eval("#extra", (element) => element.shadowRoot?.querySelector("button")?.click());
    assert.deepEqual(await state(), { banner: false, content: true });

    await page.reload();
    await eventually(() => wordOf(page), "operational");
    await open();
    assert.deepEqual(await state(), { banner: false, content: true });

    playground.upstream.mode("degraded");
    await page.$eval("#extra", (element) => /** @type {StatusBannerElement} */ (element).reload());
    await eventually(state, { banner: true, content: false });
    await page.evaluate(() => localStorage.clear());
  }));

test("a second copy of the elements does no harm", () =>
  playground.visit(async (page) => {
    await page.evaluate(() => import(String(new URL("element/define.js?again", location.href))));
  }));

test("only the core's own drawings become nodes", () =>
  playground.visit(async (page) => {
    const refused = await page.evaluate(async () => {
      const { svgNodes } = await import(String(new URL("element/svg-nodes.js", location.href)));
      const wrap = (/** @type {string} */ inside) => `<svg width="1">${inside}</svg>`;
      const good = wrap('<title>&lt;b&gt; &amp;amp; "&quot;</title>'.replace('"', ""));
      const texts = [
        "",
        "text",
        "<svg>",
        "<svg></g>",
        "<svg/><svg/>",
        "<g/>",
        "<svg/>text",
        wrap("<script>alert(1)</script>"),
        wrap("<foreignObject/>"),
        wrap('<a href="javascript:alert(1)"/>'),
        wrap('<a href=" https://a.example"/>'),
        wrap('<a href="data:text/html,x"/>'),
        wrap('<image href="https://a.example/a.png"/>'),
        wrap('<image href="data:text/html,x"/>'),
        wrap('<rect onclick="alert(1)"/>'),
        wrap('<rect style="fill:red"/>'),
        wrap('<rect href="x"/>'),
        wrap("<rect fill='red'/>"),
        wrap('<rect fill="url(https://example.com/#a)"/>'),
        wrap("<title>&nbsp;</title>"),
        wrap("<title>&constructor;</title>"),
        wrap("<title>a & b</title>"),
        wrap("<title>a > b</title>"),
        wrap("<!-- comment -->"),
        wrap("<![CDATA[x]]>"),
        `<?xml version="1.0"?>${wrap("")}`,
        '<!DOCTYPE svg [<!ENTITY x "y">]><svg/>',
      ];
      const taken = texts.filter((text) => {
        try {
          svgNodes(text);
          return true;
        } catch {
          return false;
        }
      });
      const linked = svgNodes(
        wrap('<a href="https://a.example/"><image href="data:image/png;base64,AA=="/></a>'),
      );
      const addresses = [...linked.querySelectorAll("a, image")].map((it) =>
        it.getAttribute("href"),
      );
      return { taken, good: svgNodes(good).textContent, addresses };
    });
    assert.deepEqual(refused, {
      taken: [],
      good: '<b> &amp; "',
      addresses: ["https://a.example/", "data:image/png;base64,AA=="],
    });
  }));

test("the arrow keys lead from bar to bar, and one of them is in the tab order", () =>
  playground.visit(async (page) => {
    await page.evaluate(async () => {
      const load = (/** @type {string} */ name) => import(String(new URL(name, location.href)));
      const { bars, init } = await load("edge.js");
      const { svgNodes } = await load("element/svg-nodes.js");
      const { moveByKeys } = await load("element/bar-keys.js");
      await init();
      const days = [1, 2, 3, 4, 5].map((day) => ({ state: "degraded", title: `day ${day}` }));
      const svg = svgNodes(bars({ days, interactive: true }));
      moveByKeys(svg);
      const [before, after] = ["before", "after"].map((id) =>
        Object.assign(document.createElement("button"), { id }),
      );
      document.body.append(before, svg, after);
      before.focus();
    });
    const focused = () =>
      page.evaluate(() => {
        const { activeElement } = document;
        return activeElement?.querySelector("title")?.textContent ?? activeElement?.id;
      });
    for (const [key, expected] of /** @type {const} */ ([
      ["Tab", "day 5"],
      ["ArrowRight", "day 5"],
      ["ArrowLeft", "day 4"],
      ["ArrowLeft", "day 3"],
      ["ArrowRight", "day 4"],
      ["Home", "day 1"],
      ["ArrowLeft", "day 1"],
      ["End", "day 5"],
      ["ArrowUp", "day 5"],
      ["Home", "day 1"],
      ["Tab", "after"],
    ])) {
      await page.keyboard.press(key);
      assert.equal(await focused(), expected, key);
    }
    // Who comes back finds the bar that was left, whichever way it was come to.
    await page.keyboard.down("Shift");
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "day 1");
    await page.keyboard.up("Shift");
    await page.click('svg[role="list"] [role="listitem"]:nth-of-type(3)');
    assert.equal(await focused(), "day 3");
    await page.keyboard.down("Control");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.up("Control");
    assert.equal(await focused(), "day 3");
    const stops = await page.$$eval('svg[role="list"] [tabindex="0"]', (bars) => bars.length);
    assert.equal(stops, 1);
  }));

test("a badge has the look that its attributes ask for, and follows the reader's preference", () =>
  playground.visit(async (page) => {
    await append(page, "status-badge", { page: playground.upstream.url, refresh: "0" });
    await eventually(async () => /operational/.test(await badgeName(page, "#extra")), true);
    const drawn = (/** @type {Record<string, string>} */ attributes) =>
      page.$eval(
        "#extra",
        (element, attributes) => {
          for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
          const svg = element.shadowRoot?.querySelector("svg");
          const boxes = [...(svg?.querySelectorAll("rect[fill^='#']") ?? [])];
          return `${svg?.getAttribute("height")} ${boxes.at(-1)?.getAttribute("fill")}`;
        },
        attributes,
      );
    const [light, dark] = ["#15803d", "#3fb950"];
    assert.equal(await drawn({}), `20 ${light}`);
    assert.equal(await drawn({ look: "plastic", theme: "dark" }), `18 ${dark}`);
    assert.equal(await drawn({ look: "for-the-badge", theme: "auto" }), `28 ${light}`);
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
    await eventually(() => drawn({}), `28 ${dark}`);
    assert.equal(await drawn({ look: "social" }), `20 #fafafa`);
    assert.equal(await drawn({ look: "round", theme: "sepia" }), `20 ${light}`);
  }));
