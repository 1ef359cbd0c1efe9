/** The edge worker's public half, in workerd, over real sockets: badges and status. */

import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { summary } from "../../xtask/demo/acme.js";
import { startEdge } from "../../xtask/demo/edge.js";
import { MODES, startUpstream } from "../../xtask/demo/upstream.js";
import { clientOf } from "./client.js";

/** @typedef {import("../../xtask/demo/upstream.js").Upstream} Upstream */

/** One server for each mode, so that no test waits for another's cached reading. */
/** @type {Record<string, Upstream>} */
const upstreams = {};
/** @type {Upstream} */
let switched;
/** Begins every answer and then goes on for ever, or not at all. */
const odd = createServer(({ url }, response) => {
  if (url?.startsWith("/aged")) {
    // A cache on the way answers in the page's place, with what it heard a day ago.
    response.writeHead(200, { Age: "86400" });
    response.end(JSON.stringify(summary("operational", Date.now())));
    return;
  }
  response.writeHead(200, { "Content-Type": "application/json" });
  response.write('{"page":');
  if (!url?.startsWith("/endless")) return;
  const chunk = Buffer.alloc(64 * 1024, " ");
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on("drain", more);
  more();
});
/** @type {Awaited<ReturnType<typeof startEdge>>} */
let edge;
/** @type {ReturnType<typeof clientOf>} */
let client;
/** @type {string} */
let persist;

before(async () => {
  for (const mode of MODES) upstreams[mode] = await startUpstream({ mode });
  switched = await startUpstream();
  await once(odd.listen(0, "127.0.0.1"), "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (odd.address());
  persist = await mkdtemp(path.join(tmpdir(), "statuslamp-edge-"));
  const pages = Object.entries(upstreams).map(([mode, { url }]) => [mode, { url }]);
  edge = await startEdge({
    persist,
    config: {
      pages: {
        ...Object.fromEntries(pages),
        slow: { url: upstreams.slow.url, timeout: 300 },
        switched: { url: switched.url, refresh: 1 },
        stalled: { url: `http://127.0.0.1:${port}/stalled`, timeout: 300 },
        endless: { url: `http://127.0.0.1:${port}/endless` },
        gone: { url: "http://127.0.0.1:1" },
        aged: { url: `http://127.0.0.1:${port}/aged` },
      },
    },
    log: () => {},
  });
  client = clientOf(edge.url);
});

after(async () => {
  await edge?.close();
  odd.close().closeAllConnections();
  await Promise.all([...Object.values(upstreams), switched].map((server) => server.close()));
  await rm(persist, { recursive: true, force: true });
});

test("it says that it is well", async () => {
  const { status, headers, text } = await client.ask("/healthz");
  assert.equal(status, 200);
  assert.equal(text, '{"ok":true}');
  assert.equal(headers.get("cache-control"), "no-store");
});

for (const [mode, word] of [
  ["operational", "operational"],
  ["degraded", "degraded"],
  ["outage", "partial outage"],
  ["maintenance", "maintenance"],
]) {
  test(`a badge says "${word}" of a page in the mode ${mode}`, async () => {
    const { status, headers, text } = await client.ask(`/badge/${mode}.svg`);
    assert.equal(status, 200);
    assert.match(text, /^<svg /);
    assert.match(text, new RegExp(`>[^<]*${word}[^<]*</text>`));
    assert.equal(headers.get("content-type"), "image/svg+xml;charset=utf-8");
    assert.equal(headers.get("cache-control"), "public, max-age=30");
    assert.equal(headers.get("x-content-type-options"), "nosniff");
    assert.equal(headers.get("cross-origin-resource-policy"), "cross-origin");
    assert.equal(headers.get("access-control-allow-origin"), "*");
    assert.match(headers.get("content-security-policy") ?? "", /^default-src 'none';.*sandbox$/);
  });
}

test("a badge carries the label that was asked for, escaped", async () => {
  const { text } = await client.ask("/badge/operational.svg?label=%3Cscript%3E%26");
  assert.match(text, /&lt;script&gt;&amp;/);
  assert.doesNotMatch(text, /<script/);
});

test("a badge is asked about one component, in a language, style and theme", async () => {
  const name = "component=Launch%20Control%20API";
  const part = await client.ask(`/badge/outage.svg?${name}&lang=de&style=for-the-badge&theme=auto`);
  assert.match(part.text, />LAUNCH CONTROL API</);
  assert.match(part.text, />SCHWERER AUSFALL</);
  assert.match(part.text, /prefers-color-scheme:dark/);
  assert.match(part.text, / lang="de" role=/);
  const arabic = await client.ask("/badge/outage.svg?lang=ar");
  assert.match(arabic.text, / lang="ar" direction="rtl" role=/);
  const fine = await client.ask("/badge/outage.svg?component=Booking%20Portal");
  assert.match(fine.text, />Booking Portal<.*>operational</);
  const both = await client.ask(`/badge/outage.txt?${name}&component=Booking%20Portal`);
  assert.match(both.text, /Launch Control API.*Booking Portal/);
});

test("a badge says nothing green of what is not there", async () => {
  for (const query of ["component=Nobody", "lang=xx", "style=round", "about=mood"]) {
    for (const form of ["svg", "json", "txt"]) {
      const answer = await client.ask(`/badge/operational.${form}?${query}`);
      assert.equal(answer.status, 200, query);
      assert.equal(answer.headers.get("cache-control"), "public, max-age=10", query);
      assert.doesNotMatch(answer.text, /operational|#15803d/, query);
    }
  }
  const missing = await client.ask("/badge/nobody.txt");
  assert.match(missing.text, /^status: unknown \(no page called/);
});

test("shields' endpoint badge gets its JSON, and who draws for himself a line", async () => {
  const endpoint = await client.ask("/badge/outage.json?palette=shields&label=Acme");
  assert.match(endpoint.headers.get("content-type") ?? "", /^application\/json/);
  const { cacheSeconds, ...said } = JSON.parse(endpoint.text);
  assert.deepEqual(said, {
    schemaVersion: 1,
    label: "Acme",
    message: "partial outage",
    color: "#ea7233",
    isError: false,
  });
  assert.ok(cacheSeconds >= 300);
  const line = await client.ask("/badge/outage.txt?about=incidents");
  assert.match(line.headers.get("content-type") ?? "", /^text\/plain/);
  assert.match(line.text, /1 open incident/);
});

for (const address of ["/badge/operational.svg", "/status/operational"]) {
  test(`${address} is not sent to whoever has it`, async () => {
    const first = await client.ask(address);
    const tag = first.headers.get("etag") ?? "";
    assert.match(tag, /^"[^"]+"$/);
    for (const known of [tag, `W/${tag}`, `"other", W/${tag} , "more"`, "*"]) {
      const again = await client.ask(address, { headers: { "If-None-Match": known } });
      assert.equal(again.status, 304, known);
      assert.equal(again.text, "");
      for (const name of ["etag", "vary"]) {
        assert.equal(again.headers.get(name), first.headers.get(name), name);
      }
      // What is left of the reply's time.
      const [life, most] = [again, first].map(({ headers }) => headers.get("cache-control"));
      assert.match(life ?? "", /^public, max-age=\d+$/);
      assert.ok(Number(life?.split("=")[1]) <= Number(most?.split("=")[1]), `${life} of ${most}`);
      assert.equal(again.headers.get("content-type"), null);
    }
    const other = await client.ask(address, { headers: { "If-None-Match": '"other"' } });
    assert.equal(other.status, 200);
    assert.equal(other.text, first.text);
  });
}

/** @type {[page: string, status: number, reason: RegExp][]} */
const FAILURES = [
  ["html", 502, /127\.0\.0\.1:\d+: malformed: /],
  ["dead", 502, /cannot be reached/],
  ["gone", 502, /cannot be reached/],
  ["slow", 504, /did not answer within 0\.3 s/],
  ["stalled", 504, /did not answer within 0\.3 s/],
  ["endless", 502, /answered with more than 2 MiB/],
  ["redirect", 502, /answered with 302, a redirect/],
  ["nobody", 404, /no page called "nobody"/],
];
for (const [page, status, reason] of FAILURES) {
  test(`nothing is proven of the page "${page}"`, async () => {
    const badge = await client.ask(`/badge/${page}.svg`);
    assert.equal(badge.status, 200);
    assert.match(badge.text, />unknown</);
    assert.match(badge.text.replaceAll("&quot;", '"'), reason);
    assert.doesNotMatch(badge.text, /operational/i);
    assert.equal(badge.headers.get("cache-control"), "public, max-age=10");

    const answer = await client.ask(`/status/${page}`);
    assert.equal(answer.status, status);
    assert.equal(answer.headers.get("content-type"), "application/json");
    assert.equal(answer.headers.get("cache-control"), "no-store");
    const { error, verdict } = JSON.parse(answer.text);
    assert.match(error, reason);
    assert.equal(verdict?.indicator, status === 404 ? undefined : "unknown");
  });
}

test("the status is the snapshot with its verdict", async () => {
  const { status, headers, text } = await client.ask("/status/outage");
  assert.equal(status, 200);
  assert.equal(headers.get("content-type"), "application/json");
  assert.equal(headers.get("access-control-allow-origin"), "*");
  assert.equal(headers.get("x-content-type-options"), "nosniff");
  const { page, components, incidents, verdict } = JSON.parse(text);
  assert.equal(page.name, "Acme Rockets");
  assert.equal(components.length, 8);
  assert.equal(incidents[0].updates.length, 3);
  assert.equal(verdict.indicator, "major");
});

test("a reading is kept for the page's refresh time, and no longer", async () => {
  switched.mode("operational");
  assert.match((await client.ask("/badge/switched.svg")).text, />operational</);
  const asked = switched.requests.length;
  switched.mode("outage");
  assert.match((await client.ask("/badge/switched.svg")).text, />operational</);
  assert.equal(switched.requests.length, asked);
  await sleep(1100);
  assert.match((await client.ask("/badge/switched.svg")).text, /outage</);
  switched.mode("html");
  await sleep(1100);
  assert.match((await client.ask("/badge/switched.svg")).text, />unknown</);
  switched.mode("operational");
  assert.match((await client.ask("/badge/switched.svg")).text, />operational</);
});

test("a page is asked without anything of the client's", async () => {
  await client.ask("/status/maintenance", {
    headers: { Cookie: "a=b", Authorization: "Bearer x" },
  });
  const [{ headers }] = upstreams.maintenance.requests;
  const names = headers.map(([name]) => name.toLowerCase()).sort();
  // CF-Worker is the platform's own; the other two say that no cache may answer.
  assert.deepEqual(names, ["accept", "cache-control", "cf-worker", "host", "pragma", "user-agent"]);
});

test("HEAD answers as GET does, without the body", async () => {
  for (const address of ["/badge/operational.svg", "/status/operational", "/healthz"]) {
    const head = await client.ask(address, { method: "HEAD" });
    const get = await client.ask(address);
    assert.equal(head.status, get.status);
    assert.equal(head.text, "");
    for (const name of ["etag", "content-type"]) {
      assert.equal(head.headers.get(name), get.headers.get(name), name);
    }
    // The reply's time runs on between the two.
    const control = /^(no-store|public, max-age=\d+)$/;
    assert.match(head.headers.get("cache-control") ?? "", control);
    assert.match(get.headers.get("cache-control") ?? "", control);
  }
});

test("other methods are refused, and the allowed ones named", async () => {
  for (const [address, allowed] of [
    ["/badge/operational.svg", "GET, HEAD, OPTIONS"],
    ["/status/operational", "GET, HEAD, OPTIONS"],
    ["/healthz", "GET, HEAD"],
    ["/", "GET, HEAD"],
  ]) {
    const { status, headers } = await client.ask(address, { method: "POST", body: "x" });
    assert.equal(status, 405, address);
    assert.equal(headers.get("allow"), allowed);
  }
});

test("a browser's preflight is answered where scripts may read", async () => {
  for (const address of ["/badge/operational.svg", "/status/operational", "/proxy/acme/v1"]) {
    const { status, headers } = await client.ask(address, { method: "OPTIONS" });
    assert.equal(status, 204);
    assert.equal(headers.get("access-control-allow-origin"), "*");
    assert.equal(headers.get("access-control-allow-methods"), "GET, HEAD");
    assert.match(headers.get("access-control-allow-headers") ?? "", /Authorization/);
    assert.equal(headers.get("access-control-allow-credentials"), null);
  }
  assert.equal((await client.ask("/healthz", { method: "OPTIONS" })).status, 405);
});

test("an address that is none gets a JSON 404", async () => {
  const { status, text } = await client.ask("/nowhere");
  assert.equal(status, 404);
  assert.match(JSON.parse(text).error, /no such address/);
});

test("a wrong configuration is no green badge, and the log says what is wrong", async () => {
  /** @type {string[]} */
  const log = [];
  const wrong = await startEdge({
    persist: path.join(persist, "wrong"),
    config: { pages: { acme: { url: upstreams.operational.url, refresh: 0 } } },
    log: (line) => log.push(line),
  });
  const { ask } = clientOf(wrong.url);
  const badge = await ask("/badge/acme.svg");
  const status = await ask("/status/acme");
  const health = await ask("/healthz");
  await wrong.close();
  assert.equal(badge.status, 200);
  assert.match(badge.text, />unknown</);
  assert.equal(badge.headers.get("cache-control"), "public, max-age=10");
  for (const { status: code, text } of [status, health]) {
    assert.equal(code, 500);
    assert.equal(text, '{"error":"the configuration is wrong; see the log"}');
  }
  assert.ok(log.some((line) => line.includes("pages.acme.refresh: must be a whole number")));
});

test("a reply that was drawn from a kept reading lives no longer than the reading", async () => {
  const life = async () => {
    const { headers } = await client.ask("/status/degraded");
    return Number(headers.get("cache-control")?.match(/max-age=(\d+)/)?.[1]);
  };
  const first = await life();
  assert.ok(first <= 30 && first > 20, `${first}`);
  await sleep(2100);
  assert.ok((await life()) <= first - 2, `${await life()} after ${first}`);
});

test("an answer that lay in a cache for a day is a day old", async () => {
  const { status, text } = await client.ask("/status/aged");
  assert.equal(status, 200);
  assert.equal(JSON.parse(text).indicator, "none");
  assert.equal(JSON.parse(text).verdict.indicator, "unknown");
  assert.match(JSON.parse(text).verdict.reason, /^last read 1 day ago/);
  assert.match((await client.ask("/badge/aged.svg")).text, /unknown/);
});
