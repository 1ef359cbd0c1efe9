/**
 * The demo: a fictional service's status page, and the edge worker that shows it.
 *
 *     node xtask/demo/main.js [--port 8787] [--upstream-port 8788] [--page URL-OR-FILE]
 *
 * @module
 */

import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { init, statusUrl } from "../../www/statuslamp.js";
import { PAGE_ID } from "./acme.js";
import { startEdge } from "./edge.js";
import { MODES, startUpstream } from "./upstream.js";

/**
 * The key that the demo lends out. Everybody can read it here, so it opens nothing but the
 * demo; the worker itself knows only its hash.
 */
const DEMO_KEY = "slk_demo_for_this_machine_only";

/** What workerd says of its own inside, with stacks, when an upstream cannot be reached. */
const OF_THE_RUNTIME = /^\s*$|\.c\+\+:\d+|^\s*stack:|^\/\S+@0x|^\s*at /;

/** What is wrong with how the demo was started: its message is all that is printed. */
class UsageError extends Error {}

try {
  await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`demo: ${error.message}`);
  process.exitCode = 1;
}

async function main() {
  const { port, upstreamPort, page } = readArguments();
  const url = page && URL.canParse(page) ? page : undefined;
  if (url) await checkAddress(url);
  const file = page && !url ? await readPage(page) : undefined;
  await checkFree(port, "--port");
  await checkFree(upstreamPort, "--upstream-port");

  const upstream = await startUpstream({ port: upstreamPort, file });
  const own = url ?? upstream.fileUrl;
  const edge = await startEdge({
    port,
    config: configFor(upstream.url, own),
    secrets: { ACME_STATUSPAGE_KEY: upstream.secret },
    files: fileURLToPath(new URL("../../www", import.meta.url)),
    log: (line) => {
      if (!OF_THE_RUNTIME.test(line)) console.error(line);
    },
  });
  printAddresses(edge.url, upstream.url, own ? "page" : "acme");

  // Miniflare's own handlers would exit at once, as if something had failed.
  const signals = ["SIGINT", "SIGTERM"];
  for (const signal of signals) process.removeAllListeners(signal);
  await Promise.race(signals.map((signal) => once(process, signal)));
  await Promise.all([edge.close(), upstream.close()]);
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: "string", default: "8787" },
        "upstream-port": { type: "string", default: "8788" },
        page: { type: "string" },
      },
    });
    return {
      port: readPort(values.port, "--port"),
      upstreamPort: readPort(values["upstream-port"], "--upstream-port"),
      page: values.page,
    };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/**
 * @param {string} text
 * @param {string} option
 */
function readPort(text, option) {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65535) {
    throw new UsageError(`${option} is "${text}"; give a number from 1 to 65535`);
  }
  return port;
}

/**
 * Asked before anything starts, so that the message names the option to change.
 *
 * @param {number} port
 * @param {string} option
 */
async function checkFree(port, option) {
  const probe = createServer();
  try {
    await once(probe.listen(port, "127.0.0.1"), "listening");
  } catch {
    throw new UsageError(`port ${port} is in use; choose another one with ${option}`);
  }
  await new Promise((resolve) => probe.close(resolve));
}

/** @param {string} page */
async function checkAddress(page) {
  await init();
  try {
    statusUrl(page);
  } catch (error) {
    throw new UsageError(`--page: ${error instanceof Error ? error.message : error}`);
  }
}

/** @param {string} name */
async function readPage(name) {
  try {
    return await readFile(name);
  } catch {
    throw new UsageError(`--page is "${name}", which is neither an address nor a file to read`);
  }
}

/**
 * @param {string} upstream
 * @param {string | undefined} page
 */
function configFor(upstream, page) {
  const sha256 = createHash("sha256").update(DEMO_KEY).digest("hex");
  return {
    // Short lives, so that a switched mode shows soon.
    pages: {
      acme: { url: upstream, refresh: 2 },
      ...(page && { page: { url: page } }),
    },
    upstreams: {
      acme: { provider: "statuspage", origin: upstream, secret: "ACME_STATUSPAGE_KEY" },
    },
    keys: [
      { name: "demo", sha256, scopes: ["monitors:read"], upstreams: ["acme"], pages: [PAGE_ID] },
    ],
  };
}

/**
 * @param {string} edge
 * @param {string} upstream
 * @param {string} page What the worker calls the page to show.
 */
function printAddresses(edge, upstream, page) {
  const components = `${edge}/proxy/acme/v1/pages/${PAGE_ID}/components`;
  // A page that was asked for is not ours to break.
  const [api, fail] =
    page === "acme" ? ["proxied API", "make it fail"] : ["Acme's API", "make Acme fail"];
  const rows = [
    ["playground", `${edge}/?page=${page}`],
    ["gallery", `${edge}/gallery.html`],
    ["badge", `${edge}/badge/${page}.svg`],
    ["status JSON", `${edge}/status/${page}`],
    [api, `curl -H "Authorization: Bearer ${DEMO_KEY}" ${components}`],
    [fail, `curl -X PUT ${upstream}/mode/outage`],
    ["other modes", MODES.filter((mode) => mode !== "outage").join(", ")],
    ["stop", "Ctrl-C"],
  ];
  for (const [what, where] of rows) console.log(`${what.padEnd(16)}${where}`);
}
