/**
 * Chromium for the end-to-end tests, from `CHROMIUM` or from the path.
 *
 * @module
 */

import assert from "node:assert/strict";
import { accessSync, constants } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import puppeteer from "puppeteer-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * With an empty profile, which puppeteer removes when the browser is closed.
 *
 * @param {import("puppeteer-core").LaunchOptions} [options]
 */
export function launchChromium(options) {
  return puppeteer.launch({
    executablePath: executable(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // The tests see this machine and no other, as the extension's own list would have it.
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ],
    ...options,
  });
}

/** @returns {string} */
function executable() {
  const { CHROMIUM, PATH = "" } = process.env;
  if (CHROMIUM) return CHROMIUM;
  const found = PATH.split(path.delimiter)
    .flatMap((directory) => NAMES.map((name) => path.join(directory, name)))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
  return found ?? assert.fail("no Chromium on the path; say where it is in CHROMIUM");
}

/**
 * Looks again until it sees what it should. Puppeteer's own waitForFunction compiles text in
 * the page, which the policies under test forbid.
 *
 * @template T
 * @param {() => Promise<T>} look
 * @param {T} expected
 * @param {number} [timeout] In milliseconds.
 */
export async function eventually(look, expected, timeout = 10_000) {
  const end = Date.now() + timeout;
  for (;;) {
    const seen = await look();
    try {
      assert.deepEqual(seen, expected);
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await sleep(50);
  }
}
