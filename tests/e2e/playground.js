/**
 * The playground in Chromium, served by the edge worker under its strict policy, which
 * reads a status page that never existed.
 *
 * @module
 */

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { startEdge } from "../../xtask/demo/edge.js";
import { startUpstream } from "../../xtask/demo/upstream.js";
import { eventually, launchChromium } from "./chromium.js";

/** @typedef {import("puppeteer-core").Page} Page */

export const WWW = fileURLToPath(new URL("../../www/", import.meta.url));

export async function openPlayground() {
  /** @type {(() => Promise<unknown>)[]} */
  const closers = [];
  const close = async () => {
    for (const one of closers.reverse()) await one();
  };
  try {
    const persist = await mkdtemp(path.join(tmpdir(), "statuslamp-edge-"));
    closers.push(() => rm(persist, { recursive: true, force: true }));
    const upstream = await startUpstream({ mode: "operational" });
    closers.push(upstream.close);
    const acme = { url: upstream.url, refresh: 1, maxAge: 5, timeout: 1000 };
    const edge = await startEdge({
      config: { pages: { acme }, upstreams: {}, keys: [] },
      persist,
      files: WWW,
      log: () => {},
    });
    closers.push(edge.close);
    const browser = await launchChromium();
    closers.push(() => browser.close());
    const home = `${edge.url}/`;
    return { upstream, edge, browser, visit: visitor(browser, home), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * @param {import("puppeteer-core").Browser} browser
 * @param {string} home
 */
function visitor(browser, home) {
  /**
   * Opens the playground in a profile of its own, hands over the page, and afterwards wants to
   * have heard of no fault and no violation of the policy.
   *
   * @param {(page: Page) => Promise<void>} use
   * @param {string} [address]
   * @param {string} [expected] A fault that the test brings about.
   */
  return async function visit(use, address = home, expected) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    /** @type {string[]} */
    const faults = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("console", (message) => {
      // A failed request is what some tests are about.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
        faults.push(message.text());
      }
    });
    await page.exposeFunction("reportViolation", (/** @type {string} */ what) => faults.push(what));
    await page.evaluateOnNewDocument(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        Reflect.get(window, "reportViolation")(`${event.violatedDirective}: ${event.blockedURI}`);
      });
    });
    try {
      await page.goto(address);
      await eventually(() => wordOf(page), "operational");
      await use(page);
    } catch (error) {
      throw faults.length ? new Error(faults.join("\n"), { cause: error }) : error;
    } finally {
      await context.close();
    }
    const others = faults.filter((fault) => fault !== expected);
    assert.deepEqual(others, []);
  };
}

/** @param {Page} page */
export const wordOf = (page) => page.$eval("#word", (word) => word.textContent);

/**
 * The name that a screen reader gives a badge; empty, where none is drawn.
 *
 * @param {Page} page
 * @param {string} selector
 */
export const badgeName = (page, selector) =>
  page.$eval(
    selector,
    (element) => element.shadowRoot?.querySelector("svg")?.getAttribute("aria-label") ?? "",
  );

/**
 * @param {Page} page
 * @param {string} selector
 */
export const bannerText = (page, selector) =>
  page.$eval(selector, (element) => element.shadowRoot?.querySelector(".text")?.textContent ?? "");

/**
 * Which colour the right end of an image has.
 *
 * @param {Page} page
 * @param {string} selector
 */
export const imageColor = (page, selector) =>
  page.$eval(selector, (element) => {
    const image = /** @type {HTMLImageElement} */ (element);
    if (!image.complete || !image.naturalWidth) return "none";
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    context.drawImage(image, 0, 0);
    const [red, green, blue] = context.getImageData(canvas.width - 4, 10, 1, 1).data;
    if (Math.max(red, green, blue) - Math.min(red, green, blue) < 40) return "grey";
    return green > red ? "green" : "red or orange";
  });

/** @param {Page} page @param {string} id */
export const choose = (page, id) => page.click(`#samples input[value="${id}"]`);

/** @param {Page} page @param {string} text */
export const paste = (page, text) =>
  page.$eval(
    "#body",
    (element, value) => {
      const area = /** @type {HTMLTextAreaElement} */ (element);
      area.value = value;
      area.dispatchEvent(new Event("input", { bubbles: true }));
    },
    text,
  );
