/** The core starts wherever a browser runs scripts: in a page and in a worker of one. */

import assert from "node:assert/strict";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { launchChromium } from "./chromium.js";
import { serveFiles } from "./serve-files.js";

const WWW = fileURLToPath(new URL("../../www/", import.meta.url));

const DRAWING = `
import { badge, init } from "./statuslamp.js";
await Promise.all([init(), init()]);
const svg = badge({ label: "drawn", message: typeof document === "object" ? "page" : "worker" });
globalThis.postMessage(svg);
`;

test("a page and a worker of it draw a badge", async () => {
  const tree = await mkdtemp(path.join(tmpdir(), "statuslamp-init-"));
  for (const part of ["statuslamp.js", "core.js", "draw.js", "fields.js", "look.js", "pkg"]) {
    await cp(path.join(WWW, part), path.join(tree, part), { recursive: true });
  }
  await writeFile(path.join(tree, "own.js"), DRAWING);
  await writeFile(path.join(tree, "index.html"), "<!doctype html><title>Empty</title>");
  const files = await serveFiles(tree);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(files.url);
    const [inPage, inWorker] = await page.evaluate(async () => {
      const heard = (/** @type {EventTarget} */ from) =>
        new Promise((resolve, reject) => {
          from.addEventListener("message", (event) => resolve(Reflect.get(event, "data")));
          from.addEventListener("error", () => reject(new Error("the script failed")));
        });
      const worker = new Worker("own.js", { type: "module" });
      const both = Promise.all([heard(window), heard(worker)]);
      document.head.append(
        Object.assign(document.createElement("script"), { type: "module", src: "own.js" }),
      );
      return both;
    });
    assert.match(inPage, /^<svg .*>page<\/text>/);
    assert.match(inWorker, /^<svg .*>worker<\/text>/);
  } finally {
    await browser.close();
    await files.close();
    await rm(tree, { recursive: true, force: true });
  }
});
