/** The edge worker's pictures that are no badges, in workerd: bars, a dot, a favicon. */

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
import { startUpstream } from "../../xtask/demo/upstream.js";
import { clientOf } from "./client.js";

const DAY = 24 * 60 * 60 * 1000;
const GREEN = "#15803d";

/** @type {Awaited<ReturnType<typeof startUpstream>>[]} */
const upstreams = [];
/** A cache answers in the page's place, with what it heard nearly a day ago. */
const aged = createServer((_, response) => {
  response.writeHead(200, { Age: "86390" });
  response.end(JSON.stringify(summary("operational", Date.now())));
});
/** @type {Awaited<ReturnType<typeof startEdge>>} */
let edge;
/** @type {ReturnType<typeof clientOf>} */
let client;
/** @type {string} */
let persist;

before(async () => {
  const [kept, bare, html] = await Promise.all([
    startUpstream({ file: new TextEncoder().encode(JSON.stringify(betterStack())) }),
    startUpstream({ mode: "outage" }),
    startUpstream({ mode: "html" }),
  ]);
  upstreams.push(kept, bare, html);
  await once(aged.listen(0, "127.0.0.1"), "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (aged.address());
  persist = await mkdtemp(path.join(tmpdir(), "statuslamp-pictures-"));
  edge = await startEdge({
    persist,
    config: {
      pages: {
        kept: { url: kept.fileUrl },
        bare: { url: bare.url },
        html: { url: html.url },
        aged: { url: `http://127.0.0.1:${port}/aged` },
      },
    },
    log: () => {},
  });
  client = clientOf(edge.url);
});

after(async () => {
  await edge?.close();
  aged.close().closeAllConnections();
  await Promise.all(upstreams.map(({ close }) => close()));
  await rm(persist, { recursive: true, force: true });
});

/** A page of Better Stack, which gives a history: ten days of an API with an outage, and of a shop. */
function betterStack() {
  /** @param {string} id @param {string} name @param {Record<number, string>} others By days ago. */
  const resource = (id, name, others) => ({
    id,
    type: "status_page_resource",
    attributes: {
      public_name: name,
      status: "operational",
      status_history: Array.from({ length: 10 }, (_, at) => ({
        day: new Date(Date.now() - (9 - at) * DAY).toISOString().slice(0, 10),
        status: others[9 - at] ?? "operational",
        downtime_duration: others[9 - at] === "downtime" ? 864 : 0,
      })),
    },
  });
  const included = [
    resource("20", "API", { 3: "downtime", 5: "degraded" }),
    resource("21", "Shop", {}),
  ];
  return {
    data: {
      id: "165",
      type: "status_page",
      attributes: { company_name: "Acme", subdomain: "acme", aggregate_state: "operational" },
      relationships: {
        resources: { data: included.map(({ id, type }) => ({ id, type })) },
        status_reports: { data: [] },
      },
    },
    included,
  };
}

/** @param {string} svg */
const nameOf = (svg) => svg.match(/<title>([^<]*)<\/title>/)?.[1].replaceAll("\u00a0", " ") ?? "";

test("bars show the days of a page and of a part of it, with the uptime", async () => {
  const page = await client.ask("/bars/kept.svg?days=10");
  assert.equal(page.status, 200);
  assert.equal(page.headers.get("content-type"), "image/svg+xml;charset=utf-8");
  assert.match(page.headers.get("content-security-policy") ?? "", /sandbox$/);
  assert.equal(page.headers.get("cross-origin-resource-policy"), "cross-origin");
  assert.equal(page.headers.get("cache-control"), "public, max-age=30");
  assert.match(
    nameOf(page.text),
    /^uptime: 99\.\d+% \(10 d\); operational: 8 d; degraded: 1 d; major outage: 1 d \(/,
  );
  assert.match(page.text, />99\.\d+% \(10 d\)<\/text>/);

  const shop = await client.ask("/bars/kept.svg?component=Shop&days=30&lang=de&theme=dark&label=");
  assert.match(nameOf(shop.text), /^100 % \(10 d\); betriebsbereit: 10 d; unbekannt: 20 d \(/);
  assert.match(shop.text, / lang="de" /);
  assert.match(shop.text, /#3fb950/);
  assert.ok(!shop.text.includes(GREEN));
});

test("without a history no bar is green, and the title says so", async () => {
  const { status, headers, text } = await client.ask("/bars/bare.svg");
  assert.equal(status, 200);
  assert.equal(headers.get("cache-control"), "public, max-age=10");
  assert.match(nameOf(text), /^uptime: unknown; unknown: 90 d \(.*the page gives no history\)$/);
  assert.ok(!text.includes(GREEN));
});

test("a dot and a favicon have the state's colour, and say why", async () => {
  const dot = await client.ask("/dot/bare.svg?size=32");
  assert.match(dot.text, /^<svg [^>]*width="32" height="32"/);
  assert.match(nameOf(dot.text), /^status: partial outage \(/);
  assert.match(dot.text, /fill="#c2410c"/);
  const favicon = await client.ask("/favicon/bare.svg?theme=auto&component=Booking%20Portal");
  assert.match(nameOf(favicon.text), /^Booking Portal: operational \(/);
  assert.match(favicon.text, /prefers-color-scheme:dark/);
  const both = ["component=Booking%20Portal", "component=Telemetry%20Stream"].join("&");
  const worst = await client.ask(`/dot/bare.svg?${both}&lang=fr`);
  assert.match(nameOf(worst.text), /Telemetry Stream: panne partielle/);
  assert.match(worst.text, /fill="#c2410c"/);
});

for (const kind of ["bars", "dot", "favicon"]) {
  test(`what a page does not prove is grey in ${kind}`, async () => {
    for (const [address, reason] of [
      [`/${kind}/html.svg`, /malformed/],
      [`/${kind}/nobody.svg`, /no page called .nobody/],
      [`/${kind}/kept.svg?component=Nobody`, /no component “Nobody”/],
      [`/${kind}/kept.svg?theme=sepia`, /theme: there is none of this name/],
      [`/${kind}/kept.svg?lang=xx`, /“xx” is no language that we speak/],
    ]) {
      const { status, headers, text } = await client.ask(String(address));
      assert.equal(status, 200, String(address));
      assert.equal(headers.get("cache-control"), "public, max-age=10", String(address));
      assert.match(nameOf(text).replaceAll("&quot;", '"'), /** @type {RegExp} */ (reason));
      assert.match(text, /#6b7280/);
      assert.ok(!text.includes(GREEN), text);
    }
  });

  test(`of ${kind}, nothing is sent to whoever has them`, async () => {
    const first = await client.ask(`/${kind}/kept.svg`);
    const tag = first.headers.get("etag") ?? "";
    assert.match(tag, /^"[^"]+"$/);
    const again = await client.ask(`/${kind}/kept.svg`, { headers: { "If-None-Match": tag } });
    assert.equal(again.status, 304);
    assert.equal(again.text, "");
    const post = await client.ask(`/${kind}/kept.svg`, { method: "POST", body: "x" });
    assert.equal(post.status, 405);
  });
}

test("numbers that are none are refused, in the picture itself", async () => {
  for (const [address, reason] of [
    ["/bars/kept.svg?days=0", "days: expected a whole number from 1 to 366"],
    ["/bars/kept.svg?days=367", "days: expected a whole number from 1 to 366"],
    ["/bars/kept.svg?days=ten", "days: expected a whole number from 1 to 366"],
    ["/bars/kept.svg?component=API&component=Shop", "of one component or group"],
    ["/dot/kept.svg?size=7", "size: expected a whole number from 8 to 64"],
    ["/bars/kept.svg?max-age=0", "max-age: expected a whole number from 1 to 86400"],
    ["/dot/kept.svg?max-age=1h", "max-age: expected a whole number from 1 to 86400"],
    ["/badge/kept.svg?about=uptime&uptime=95,99", "uptime: expected three percentages, none above"],
    ["/badge/kept.svg?uptime=95,99,99.9", "uptime: expected three percentages, none above"],
    ["/badge/kept.svg?about=uptime&days=-1", "days: expected a whole number from 1 to 366"],
  ]) {
    const { status, text } = await client.ask(address);
    assert.equal(status, 200);
    assert.ok(nameOf(text).includes(reason), `${address}: ${nameOf(text)}`);
    assert.ok(!text.includes(GREEN), address);
  }
  // What is drawn where an image of bars is expected is bars.
  const { text } = await client.ask("/bars/kept.svg?days=0");
  assert.match(nameOf(text), /unknown: 90 d/);
});

test("a badge about the uptime counts the days that are asked for", async () => {
  const line = await client.ask("/badge/kept.txt?about=uptime&days=3&component=API");
  assert.match(line.text, /100% \(3 d\)/);
  const all = await client.ask("/badge/kept.txt?about=uptime&component=API");
  assert.match(all.text, /99\.\d+% \(10 d\)/);
});

test("an address says from which uptime on a badge is green", async () => {
  const state = async (/** @type {string} */ query) => {
    const address = `/badge/kept.json?about=uptime&component=API&${query}`;
    const { color, isError } = JSON.parse((await client.ask(address)).text);
    return isError ? "unknown" : color;
  };
  // The API was up for between 99 % and 99.9 %.
  assert.equal(await state(""), "#9a6700");
  assert.equal(await state("uptime=99,98,97"), GREEN);
  assert.equal(await state("uptime=99.99,99.95,99"), "#c2410c");
  assert.equal(await state("uptime=100,100,99.9999"), "#b91c1c");
  assert.equal(await state("color=green&value=1&title=fine"), "#9a6700");
  assert.equal(await state("uptime=low"), "unknown");
});

test("no address makes an outage green, or sound so, or tells a number itself", async () => {
  const wish = "color=green&labelColor=green&title=operational&value=5&response-time=9,99,999";
  const { text } = await client.ask(`/badge/bare.svg?${wish}`);
  assert.equal(text, (await client.ask("/badge/bare.svg")).text);
  const slow = await client.ask(`/badge/bare.txt?about=response-time&${wish}`);
  assert.match(slow.text, /^response time: unknown \(no response time was given\)/);
});

test("who asks may trust a reading for less time than the page's own, and not for more", async () => {
  await client.ask("/dot/kept.svg");
  const young = await client.ask("/dot/kept.svg?max-age=20");
  assert.match(nameOf(young.text), /: operational \(/);
  const life = Number(young.headers.get("cache-control")?.match(/max-age=(\d+)/)?.[1]);
  assert.ok(life >= 1 && life <= 20, `${life}`);
  await sleep(1100);
  const old = await client.ask("/dot/kept.svg?max-age=1");
  assert.match(
    nameOf(old.text),
    /: unknown \(last read \d+ seconds? ago, which proves nothing after 1 second/,
  );
  assert.ok(!old.text.includes(GREEN));
  // Its reading is nearly a day old, and its page allows 300 seconds.
  const aged = await client.ask("/dot/aged.svg?max-age=86400");
  assert.match(
    nameOf(aged.text),
    /: unknown \(last read 23 hours ago, which proves nothing after 5 min/,
  );
});

for (const address of ["/badge/bare.svg", "/badge/bare.txt", "/bars/bare.svg", "/dot/bare.svg"]) {
  test(`${address} speaks the reader's language, and caches hear of it`, async () => {
    const ask = (/** @type {string} */ query, /** @type {string} */ accepted) =>
      client.ask(address + query, { headers: accepted ? { "Accept-Language": accepted } : {} });
    /** @type {[query: string, accepted: string, language: string, isFixed: boolean][]} */
    const cases = [
      ["", "de-AT,de;q=0.9,en;q=0.5", "de", false],
      ["", "tlh, ja;q=0.3, fr;q=0.4", "fr", false],
      ["", "", "en", false],
      ["", "*", "en", false],
      ["", "nonsense;;q=;,\u00ff", "en", false],
      ["?lang=pl", "de", "pl", true],
      // What is wrong with an address is the same for whoever asks.
      ["?lang=xx", "de", "en", true],
      ["?lang=", "de", "en", true],
      ["?max-age=0", "it", "it", false],
    ];
    const tags = new Map();
    for (const [query, accepted, language, isFixed] of cases) {
      const { headers, text } = await ask(query, accepted);
      assert.equal(headers.get("content-language"), language, `${query} ${accepted}`);
      assert.equal(headers.get("vary"), isFixed ? null : "Accept-Language", `${query} ${accepted}`);
      const word = /** @type {Record<string, RegExp>} */ ({
        de: /Teilausfall|Verfügbarkeit/,
        fr: /panne partielle|disponibilité/,
        pl: /częściowa awaria|dostępność/,
        en: /partial outage|uptime|unknown/,
        it: /sconosciuto/,
      })[language];
      assert.match(text, word);
      tags.set(language, headers.get("etag"));
    }
    assert.equal(new Set(tags.values()).size, tags.size);
    // A copy in one language is none of another; of the same, it is.
    const known = { "If-None-Match": tags.get("de") };
    const other = await client.ask(address, { headers: { ...known, "Accept-Language": "fr" } });
    assert.equal(other.status, 200);
    const same = await client.ask(address, { headers: { ...known, "Accept-Language": "de" } });
    assert.equal(same.status, 304);
    assert.equal(same.headers.get("vary"), "Accept-Language");
    assert.equal(same.headers.get("content-language"), null);
  });
}

test("an address with another ending is none", async () => {
  for (const address of ["/bars/kept.json", "/dot/kept.txt", "/lamp/kept.svg", "/bars/.svg"]) {
    assert.equal((await client.ask(address)).status, 404, address);
  }
});
