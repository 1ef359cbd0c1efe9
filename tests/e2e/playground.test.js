/** The playground: the live section, the samples, what is pasted. */

import assert from "node:assert/strict";
import { access, cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { eventually } from "./chromium.js";
import {
  badgeName,
  bannerText,
  choose,
  imageColor,
  openPlayground,
  paste,
  WWW,
  wordOf,
} from "./playground.js";
import { serveFiles } from "./serve-files.js";

const TRAPPING = fileURLToPath(new URL("../../target/pkg-trap/", import.meta.url));

/** @type {Awaited<ReturnType<typeof openPlayground>>} */
let playground;

before(async () => {
  playground = await openPlayground();
});

after(() => playground?.close());

beforeEach(() => playground.upstream.mode("operational"));

/** Longer than the edge's `refresh`, in milliseconds: then it asks the page again. */
const EDGE_KEEPS = 1100;

const LIVE_BADGE = "#embeds status-badge";
const LIVE_BANNER = "#embeds status-banner";

test("badge, banner and image follow the page through the edge, and go grey, not green", () =>
  playground.visit(async (page) => {
    const nameIs = async (/** @type {string} */ word) =>
      eventually(async () => (await badgeName(page, LIVE_BADGE)).includes(word), true);
    await nameIs("operational");
    await eventually(() => imageColor(page, "#live-img"), "green");
    assert.equal(await bannerText(page, LIVE_BANNER), "");
    await page.$$eval("#embeds status-badge, #embeds status-banner", (elements) => {
      for (const element of elements) element.setAttribute("max-age", "3");
    });

    playground.upstream.mode("outage");
    await sleep(EDGE_KEEPS);
    await page.click("#again");
    await nameIs("partial outage");
    await eventually(() => imageColor(page, "#live-img"), "red or orange");
    assert.match(await bannerText(page, LIVE_BANNER), /Partial outage: Launch Control API/);

    playground.upstream.mode("operational");
    await sleep(EDGE_KEEPS);
    await page.click("#again");
    await nameIs("operational");

    for (const mode of /** @type {const} */ (["html", "dead"])) {
      playground.upstream.mode(mode);
      await sleep(EDGE_KEEPS);
      await page.click("#again");
      await eventually(() => imageColor(page, "#live-img"), "grey");
      // Nobody reads again: the drawing itself must let go of the old green.
      await nameIs("unknown");
      assert.equal(await bannerText(page, LIVE_BANNER), "");
    }
  }));

test("a page that the edge does not know is grey", () =>
  playground.visit(async (page) => {
    await eventually(async () => (await badgeName(page, LIVE_BADGE)).includes("unknown"), true);
    await eventually(() => imageColor(page, "#live-img"), "grey");
  }, `${playground.edge.url}/?page=nobody%2F..`));

test("static files without an edge say so, and everything else works", async () => {
  const files = await serveFiles(WWW);
  try {
    await playground.visit(async (page) => {
      await eventually(
        () => page.$eval("#edge", (line) => line.textContent?.split(",")[0]),
        "No edge is here",
      );
      await choose(page, "outage");
      assert.equal(await wordOf(page), "major outage");
    }, `${files.url}/`);
  } finally {
    await files.close();
  }
});

test("each sample shows what it proves", () =>
  playground.visit(async (page) => {
    for (const [id, word, banner] of [
      ["degraded", "degraded", "Degraded: Webhooks arrive late — Identified"],
      ["outage", "major outage", "Major outage: The API and the shop cannot be reached"],
      ["maintenance", "maintenance", "Maintenance: New springs for the rocket rail"],
      ["html", "unknown", ""],
      ["forbidden", "unknown", ""],
      ["truncated", "unknown", ""],
      ["operational", "operational", ""],
    ]) {
      await choose(page, id);
      await eventually(() => wordOf(page), word);
      await eventually(async () => (await badgeName(page, "#badge")).includes(word), true);
      await eventually(
        async () => (await bannerText(page, "#banner")).slice(0, banner.length || undefined),
        banner,
      );
    }
  }));

test("pasted bodies: garbage is unknown, markup stays text", () =>
  playground.visit(async (page) => {
    for (const text of ["", "}", "nonsense", "[]", "{}", '{"status":{"indicator":"none"}}']) {
      await paste(page, text);
      assert.equal(await wordOf(page), "unknown", text);
      await eventually(async () => (await badgeName(page, "#badge")).includes("unknown"), true);
    }
    await choose(page, "outage");
    const markup = `<img src=x onerror="document.title='hit'">`;
    const body = await page.$eval("#body", (area) => Reflect.get(area, "value"));
    await paste(page, body.replaceAll("The API and the shop", markup.replaceAll('"', '\\"')));
    await eventually(async () => (await bannerText(page, "#banner")).includes(markup), true);
    assert.equal(
      await page.$eval("#report h3", (title) => title.textContent),
      `${markup} cannot be reached`,
    );
    await paste(page, "no JSON, but a <script>alert('\"&')</script>");
    await eventually(async () => (await badgeName(page, "#badge")).includes("unknown"), true);
    assert.notEqual(await page.title(), "hit");
  }));

test("a reading that is too old proves nothing", () =>
  playground.visit(async (page) => {
    await page.$eval("#seconds", (slider) => {
      Reflect.set(slider, "value", "420");
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    });
    assert.equal(await wordOf(page), "unknown");
    await eventually(async () => (await badgeName(page, "#badge")).includes("unknown"), true);
  }));

test("nothing shifts while the page loads, and it fits a small phone", () =>
  playground.visit(async (page) => {
    await page.setViewport({ width: 360, height: 1200 });
    await page.reload();
    await eventually(() => imageColor(page, "#live-img"), "green");
    const [shift, width] = await page.evaluate(async () => {
      const entries = await new Promise((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries())).observe({
          type: "layout-shift",
          buffered: true,
        });
        setTimeout(() => resolve([]), 300);
      });
      const sum = entries.reduce(
        (/** @type {number} */ total, /** @type {{ value: number }} */ { value }) => total + value,
        0,
      );
      return [sum, document.documentElement.scrollWidth];
    });
    assert.ok(shift < 0.02, `layout shift ${shift}`);
    assert.equal(width, 360);
  }));

test("no accessibility fault, light and dark", async () => {
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const context = await playground.browser.createBrowserContext();
  try {
    const page = await context.newPage();
    // Only the tool needs this; the policy is tested by all the others.
    await page.setBypassCSP(true);
    playground.upstream.mode("outage");
    await sleep(EDGE_KEEPS);
    await page.goto(`${playground.edge.url}/`);
    await eventually(() => wordOf(page), "operational");
    await eventually(async () => (await bannerText(page, LIVE_BANNER)) !== "", true);
    await page.evaluate(axe);
    for (const value of ["light", "dark"]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
      for (const sample of ["operational", "degraded", "outage", "maintenance", "forbidden"]) {
        await choose(page, sample);
        await sleep(700); // The lamp's colours fade.
        const { violations, passes } = await page.evaluate(() => Reflect.get(window, "axe").run());
        assert.ok(passes.length > 10);
        assert.deepEqual(summaryOf(violations), [], `${sample}, ${value}`);
      }
    }
  } finally {
    await context.close();
  }
});

/** @param {{ id: string, nodes: { target: unknown, failureSummary: string }[] }[]} violations */
const summaryOf = (violations) =>
  violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${JSON.stringify(target)} ${failureSummary}`),
  );

test("a trap in the core costs one call, not the page", async () => {
  await access(TRAPPING).catch(() => assert.fail("build it first: cargo xtask build trap"));
  const tree = await mkdtemp(path.join(tmpdir(), "statuslamp-trap-"));
  await cp(WWW, tree, { recursive: true });
  await rm(path.join(tree, "pkg"), { recursive: true });
  await cp(TRAPPING, path.join(tree, "pkg"), { recursive: true });
  const files = await serveFiles(tree);
  try {
    await playground.visit(
      async (page) => {
        const outcomes = await page.evaluate(async () => {
          const { guarded } = await import(String(new URL("statuslamp.js", location.href)));
          const core = await import(String(new URL("pkg/statuslamp.js", location.href)));
          const outcome = (/** @type {() => unknown} */ call) => {
            try {
              call();
              return "returned";
            } catch (error) {
              return /** @type {Error} */ (error).constructor.name;
            }
          };
          // After a trap inside it, this cell is borrowed for as long as the instance lives.
          return ["trapPanic", "heldCell", "trapStack", "heldCell"].map((name) =>
            outcome(guarded(core[name])),
          );
        });
        // Which of its two errors V8 throws where the stack ends is its own affair.
        outcomes[2] = outcomes[2].replace("RangeError", "RuntimeError");
        assert.deepEqual(outcomes, ["RuntimeError", "returned", "RuntimeError", "returned"]);
        // Nobody would hear of an answer that comes to the instance that is gone.
        playground.upstream.mode("slow");
        const fate = await page.evaluate(async (address) => {
          const shell = await import(String(new URL("statuslamp.js", location.href)));
          const core = await import(String(new URL("pkg/statuslamp.js", location.href)));
          const body = shell.fetchBody(address);
          try {
            shell.guarded(core.trapPanic)();
          } catch {}
          return body.then(
            () => "answered",
            (/** @type {Error} */ error) => error.message,
          );
        }, `${playground.upstream.url}/api/v2/summary.json`);
        assert.equal(fate, "interrupted by a failure of the core");
        await choose(page, "outage");
        assert.equal(await wordOf(page), "major outage");
        await eventually(
          async () => (await badgeName(page, "#badge")).includes("major outage"),
          true,
        );
        // An answer that comes all the same finds nobody, and the generated glue says so.
      },
      `${files.url}/`,
      "Error: Cannot invoke closure from previous WASM instance",
    );
  } finally {
    await files.close();
    await rm(tree, { recursive: true, force: true });
  }
});
