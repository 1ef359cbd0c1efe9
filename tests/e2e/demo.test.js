/** The demo as its user meets it: a process, its lines, its addresses, Ctrl-C. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { summary } from "../../xtask/demo/acme.js";

const MAIN = fileURLToPath(new URL("../../xtask/demo/main.js", import.meta.url));

/** @type {import("node:child_process").ChildProcess[]} */
const started = [];
after(() => {
  for (const demo of started) demo.kill("SIGKILL");
});

/** @param {string[]} args */
function start(...args) {
  const demo = spawn(process.execPath, [MAIN, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  started.push(demo);
  return demo;
}

/** @param {string[]} args */
async function startAndRead(...args) {
  const demo = start(...args);
  let complaints = "";
  demo.stderr.on("data", (chunk) => {
    complaints += chunk;
  });
  /** @type {Map<string, string>} */
  const lines = new Map();
  for await (const line of createInterface(demo.stdout)) {
    const [, what, where] = /^(\S.*?) {2,}(\S.*)$/.exec(line) ?? assert.fail(line);
    lines.set(what, where);
    if (what === "stop") return { demo, lines };
  }
  assert.fail(`it ended early: ${complaints}`);
}

/** @param {import("node:child_process").ChildProcess} demo */
async function stop(demo) {
  const limit = setTimeout(() => demo.kill("SIGKILL"), 5000);
  const ended = once(demo, "exit");
  demo.kill("SIGINT");
  const [code, signal] = await ended;
  clearTimeout(limit);
  assert.deepEqual([code, signal], [0, null]);
}

/** Two ports that nobody has now. */
async function freePorts() {
  const servers = [createServer(), createServer()];
  for (const server of servers) await once(server.listen(0, "127.0.0.1"), "listening");
  const ports = servers.map((server) => {
    const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
    server.close();
    return String(port);
  });
  return { port: ports[0], upstreamPort: ports[1] };
}

test("it prints addresses that answer, and Ctrl-C stops it", async () => {
  const { port, upstreamPort } = await freePorts();
  const { demo, lines } = await startAndRead("--port", port, "--upstream-port", upstreamPort);
  const badge = lines.get("badge") ?? "";

  const page = await fetch(lines.get("playground") ?? "");
  assert.equal(page.status, 200);
  assert.match(page.headers.get("content-type") ?? "", /^text\/html/);
  assert.match(page.headers.get("content-security-policy") ?? "", /^default-src 'none'/);
  assert.match(await (await fetch(badge)).text(), />operational</);
  const status = await (await fetch(lines.get("status JSON") ?? "")).json();
  assert.equal(status.verdict.indicator, "none");

  const command = lines.get("proxied API") ?? "";
  const [, name, value, address] = /-H "(.+?): (.+?)" (\S+)$/.exec(command) ?? assert.fail(command);
  assert.equal((await fetch(address)).status, 401);
  const rows = await fetch(address, { headers: { [name]: value } });
  assert.equal(rows.status, 200);
  assert.match(await rows.text(), /Launch Control API/);

  const order = lines.get("make it fail") ?? "";
  const [, method, where] = /-X (\S+) (\S+)$/.exec(order) ?? assert.fail(order);
  assert.equal((await fetch(where, { method })).status, 200);
  const limit = Date.now() + 5000;
  while (!/outage</.test(await (await fetch(badge)).text())) {
    assert.ok(Date.now() < limit, "the outage does not show");
    await new Promise((resolve) => setTimeout(resolve, 250));
  }

  await stop(demo);
  await assert.rejects(fetch(badge), "the edge still answers");
  await assert.rejects(fetch(where, { method }), "the upstream still answers");
});

test("it shows a page from a file, and another file's after it", async () => {
  const directory = await mkdtemp(path.join(tmpdir(), "statuslamp-demo-"));
  const file = path.join(directory, "summary.json");
  const { port, upstreamPort } = await freePorts();
  const ports = ["--port", port, "--upstream-port", upstreamPort];
  // What the edge keeps between two runs must not answer for the second.
  for (const [mode, indicator] of /** @type {const} */ ([
    ["operational", "none"],
    ["maintenance", "maintenance"],
  ])) {
    await writeFile(file, JSON.stringify(summary(mode, Date.now())));
    const { demo, lines } = await startAndRead(...ports, "--page", file);
    assert.match(lines.get("badge") ?? "", /\/badge\/page\.svg$/);
    const status = await (await fetch(lines.get("status JSON") ?? "")).json();
    assert.equal(status.verdict?.indicator, indicator, JSON.stringify(status));
    await stop(demo);
  }
  await rm(directory, { recursive: true });
});

test("it never serves what is not below www", async () => {
  const { port, upstreamPort } = await freePorts();
  const { demo, lines } = await startAndRead("--port", port, "--upstream-port", upstreamPort);
  const { origin } = new URL(lines.get("playground") ?? "");
  for (const address of [
    "/..%2fpackage.json",
    "/%2e%2e/package.json",
    "/../package.json",
    "/x.js",
  ]) {
    assert.equal((await fetch(origin + address)).status, 404, address);
  }
  await stop(demo);
});

/** @type {[title: string, args: (taken: string, free: string) => string[], message: RegExp][]} */
const MISTAKES = [
  [
    "a port in use",
    (taken, free) => ["--port", taken, "--upstream-port", free],
    /^demo: port \d+ is in use; choose another one with --port\n$/,
  ],
  [
    "the upstream's port in use",
    (taken, free) => ["--port", free, "--upstream-port", taken],
    /^demo: port \d+ is in use; choose another one with --upstream-port\n$/,
  ],
  [
    "a port that is none",
    (_, free) => ["--port", "x", "--upstream-port", free],
    /^demo: --port is "x"; .*\n$/,
  ],
  [
    "a file that is not there",
    (_, free) => ["--port", free, "--page", "nowhere.json"],
    /^demo: --page is "nowhere.json", which is neither .*\n$/,
  ],
  [
    "an address that is not https",
    (_, free) => ["--port", free, "--page", "http://status.acme.example"],
    /^demo: --page: “http:\/\/status.acme.example” is not https\n$/,
  ],
  ["an unknown option", () => ["--colour"], /^demo: Unknown option '--colour'.*\n$/],
];
for (const [title, argumentsFor, message] of MISTAKES) {
  test(`${title}: one line says so`, async () => {
    const holder = createServer();
    await once(holder.listen(0, "127.0.0.1"), "listening");
    const { port } = /** @type {import("node:net").AddressInfo} */ (holder.address());
    const free = await freePorts();
    const demo = start(...argumentsFor(String(port), free.port));
    let complaints = "";
    demo.stderr.on("data", (chunk) => {
      complaints += chunk;
    });
    const [code] = await once(demo, "close");
    holder.close();
    assert.equal(code, 1);
    assert.match(complaints, message);
  });
}
