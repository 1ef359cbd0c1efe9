/** The gallery in Chromium, come to from the playground, under the demo's strict policy. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { answer, init } from "../../www/edge.js";
import { eventually } from "./chromium.js";
import { openPlayground } from "./playground.js";

/** @typedef {import("puppeteer-core").Page} Page */

/** @type {Awaited<ReturnType<typeof openPlayground>>} */
let playground;

before(async () => {
  await init();
  playground = await openPlayground();
});

after(() => playground?.close());

/** @param {Page} page */
const isDrawn = (page) =>
  eventually(() => page.evaluate(() => "drawn" in document.documentElement.dataset), true);

/**
 * Follows the playground's link, and afterwards wants to have heard of no fault.
 *
 * @param {(page: Page) => Promise<void>} use
 */
const visit = (use) =>
  playground.visit(async (page) => {
    await Promise.all([page.waitForNavigation(), page.click('a[href="gallery.html"]')]);
    await isDrawn(page);
    await use(page);
  });

/** What each half draws. */
const COUNTS = { states: 30, auto: 30, shields: 30, bars: 6, lines: 10, dots: 36, languages: 36 };

for (const width of [1280, 390]) {
  test(`all is drawn, to be seen and with a name, ${width} pixels wide`, () =>
    visit(async (page) => {
      await page.setViewport({ width, height: 900 });
      const seen = await page.evaluate(async () => {
        /** @type {Record<string, number[]>} */
        const counts = {};
        /** @type {string[]} */
        const faults = [];
        for (const half of document.querySelectorAll("[data-draw]")) {
          const drawings = [...half.querySelectorAll(".drawings > *")];
          const { draw = "" } = /** @type {HTMLElement} */ (half).dataset;
          counts[draw] = [...(counts[draw] ?? []), drawings.length];
          const bounds = half.getBoundingClientRect();
          for (const drawing of drawings) {
            if (drawing instanceof HTMLImageElement) await drawing.decode();
            const { width, height, left, right } = drawing.getBoundingClientRect();
            const name = drawing.getAttribute("aria-label") ?? drawing.getAttribute("alt") ?? "";
            const role = drawing.tagName === "IMG" ? "img" : (drawing.getAttribute("role") ?? "");
            const inside = left >= bounds.left && right <= bounds.right;
            const isSeen = drawing.checkVisibility() && width >= 8 && height >= 8 && inside;
            if (!isSeen || !name.trim() || !["img", "group", "list"].includes(role)) {
              faults.push(`${draw}: ${width} by ${height} “${name}” ${role} ${inside}`);
            }
          }
        }
        const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
        const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
        const captions = [...document.querySelectorAll("figcaption")];
        const figures = document.querySelectorAll("figure").length;
        const said = captions.filter(({ textContent }) => textContent?.trim()).length;
        const { scrollWidth } = document.documentElement;
        return { counts, faults, twice, uncaptioned: figures - said, scrollWidth };
      });
      const { own, ...others } = seen.counts;
      assert.deepEqual(own, [25, 25]);
      const wanted = Object.entries(COUNTS).map(([name, count]) => [name, [count, count]]);
      assert.deepEqual(others, Object.fromEntries(wanted));
      assert.deepEqual([seen.faults, seen.twice, seen.uncaptioned], [[], [], 0]);
      assert.equal(seen.scrollWidth, width);
    }));
}

test("each language that the core speaks is there", () =>
  visit(async (page) => {
    const shown = await page.$$eval("[data-theme=dark] figcaption[lang]", (captions) =>
      captions.map((caption) => caption.getAttribute("lang")),
    );
    assert.throws(() => answer(undefined, { now: 0, lang: "xx" }), {
      message: new RegExp(`: use one of ${shown.join(", ")}$`),
    });
  }));

test("the halves are the pages that their drawings are made for", () =>
  visit(async (page) => {
    const fills = await page.$$eval("[data-draw=dots]", (halves) =>
      halves.map((half) => half.querySelector("circle")?.getAttribute("fill")),
    );
    assert.deepEqual(fills, ["#15803d", "#3fb950"]);
  }));

test("the first row of bars is walked with the arrow keys", () =>
  visit(async (page) => {
    const focused = () =>
      page.evaluate(() => document.activeElement?.querySelector("title")?.textContent ?? "");
    await page.$eval('[role="listitem"][tabindex="0"]', (bar) =>
      /** @type {SVGElement} */ (/** @type {unknown} */ (bar)).focus(),
    );
    assert.match(await focused(), /: operational$/);
    for (let day = 0; day < 5; day += 1) await page.keyboard.press("ArrowLeft");
    assert.match(await focused(), /\d{4}: major outage$/);
  }));

test("a link leads back to the playground", () =>
  visit(async (page) => {
    await Promise.all([page.waitForNavigation(), page.click('header a[href="./"]')]);
    await eventually(() => page.title(), "Statuslamp: green needs proof");
  }));

test("no accessibility fault, light and dark", async () => {
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const context = await playground.browser.createBrowserContext();
  try {
    const page = await context.newPage();
    // Only the tool needs this; the policy is tested by all the others.
    await page.setBypassCSP(true);
    await page.goto(`${playground.edge.url}/gallery.html`);
    await isDrawn(page);
    await page.evaluate(axe);
    for (const value of ["light", "dark"]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
      const { violations, passes } = await page.evaluate(() => Reflect.get(window, "axe").run());
      assert.ok(passes.length > 10);
      const faults = violations.map(
        (/** @type {{ id: string, nodes: { html: string }[] }} */ { id, nodes }) =>
          `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join("\n")}`,
      );
      assert.deepEqual(faults, [], value);
    }
  } finally {
    await context.close();
  }
});
