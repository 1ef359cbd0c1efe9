/** What the edge worker keeps in memory, in workerd, over real sockets: for how long, and for whom. */

import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { forget, keep, recall } from "../../www/worker/kept.js";
import { summary } from "../../xtask/demo/acme.js";
import { startEdge } from "../../xtask/demo/edge.js";
import { startUpstream } from "../../xtask/demo/upstream.js";
import { clientOf } from "./client.js";

/** @typedef {import("../../xtask/demo/acme.js").State} State */
/** @typedef {import("../../www/worker/config.js").PageConfig} PageConfig */

/** How the pages that are asked twice at once answer, and after how many milliseconds. */
/** @type {Record<string, [state: State, after: number][]>} */
const RACES = {
  overtaken: [
    ["operational", 900],
    ["outage", 0],
  ],
  followed: [
    ["operational", 300],
    ["outage", 900],
  ],
};
/** @type {string[]} */
const heard = [];
const server = createServer(async ({ url = "" }, response) => {
  heard.push(url);
  const [state, late] = RACES[url.split("/")[1]]?.shift() ?? ["outage", 0];
  await sleep(late);
  // Its incident began so long ago that what is said of it changes a second and a half from now.
  response.end(JSON.stringify(summary(state, Date.now() - 58_500)));
});
/** @type {Awaited<ReturnType<typeof startUpstream>>} */
let acme;
/** @type {Awaited<ReturnType<typeof startEdge>>} */
let edge;
/** @type {ReturnType<typeof clientOf>} */
let client;
/** @type {string} */
let persist;

before(async () => {
  acme = await startUpstream();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const names = ["minutes", "seconds", "words", "other", ...Object.keys(RACES)];
  const pages = names.map((name) => [name, { url: `http://127.0.0.1:${port}/${name}` }]);
  persist = await mkdtemp(path.join(tmpdir(), "statuslamp-kept-"));
  edge = await startEdge({
    persist,
    config: {
      pages: {
        ...Object.fromEntries(pages),
        acme: { url: acme.url, refresh: 3 },
        twin: { url: acme.url, refresh: 3 },
        // As another isolate: it shares the cache and no memory.
        newcomer: { url: `http://127.0.0.1:${port}/overtaken` },
      },
    },
    log: () => {},
  });
  client = clientOf(edge.url);
});

after(async () => {
  await edge?.close();
  server.close().closeAllConnections();
  await acme?.close();
  await rm(persist, { recursive: true, force: true });
});

/** @param {import("./client.js").Answer} answer */
const lifeOf = ({ headers }) => Number(headers.get("cache-control")?.match(/max-age=(\d+)$/)?.[1]);

test("a reply is sent again as it was, for what is left of its time", async () => {
  const address = "/badge/minutes.svg?about=since";
  const first = await client.ask(address);
  const [said] = first.text.match(/for \d+\smin/) ?? assert.fail(first.text);
  assert.equal(lifeOf(first), 30);
  await sleep(2100);
  // Drawn anew it says something else, or the rest of this shows nothing.
  assert.doesNotMatch((await client.ask(`${address}&x`)).text, new RegExp(said));

  const again = await client.ask(address);
  assert.equal(again.text, first.text);
  assert.ok(lifeOf(again) <= 27 && lifeOf(again) > 20, `${lifeOf(again)}`);
  for (const [name, value] of first.headers) {
    if (name !== "cache-control") assert.equal(again.headers.get(name), value, name);
  }

  const head = await client.ask(address, { method: "HEAD" });
  assert.equal(head.text, "");
  const tag = first.headers.get("etag") ?? "";
  assert.equal(head.headers.get("etag"), tag);
  const known = await client.ask(address, { headers: { "If-None-Match": tag } });
  assert.equal(known.status, 304);
  assert.equal(known.text, "");
  assert.equal(known.headers.get("etag"), tag);
  assert.equal(known.headers.get("content-type"), null);
  assert.ok(lifeOf(known) <= 27 && lifeOf(known) > 20, `${lifeOf(known)}`);
  // To send it to one who has it takes nothing from the others.
  assert.equal(
    (await client.ask(address)).headers.get("content-type"),
    "image/svg+xml;charset=utf-8",
  );

  assert.equal((await client.ask(address, { method: "POST", body: "x" })).status, 405);
  assert.equal((await client.ask(address, { method: "OPTIONS" })).status, 204);
});

test("a reply is kept for no longer than it said, and a grey one not at all", async () => {
  const address = "/dot/seconds.svg?max-age=3";
  const first = await client.ask(address);
  assert.match(first.text, /: partial outage \(/);
  assert.equal(lifeOf(first), 3);
  await sleep(3100);
  const old = await client.ask(address);
  const [said] = old.text.match(/: unknown \(last read \d seconds ago/) ?? assert.fail(old.text);
  await sleep(1100);
  const older = await client.ask(address);
  assert.match(older.text, /: unknown \(last read \d seconds ago/);
  assert.ok(!older.text.includes(said), said);
});

test("when its time is over a page is asked again, and a failure is grey", async () => {
  acme.mode("operational");
  const addresses = ["/badge/acme.svg", "/badge/acme.txt", "/dot/acme.svg", "/favicon/acme.svg"];
  for (const address of addresses) {
    assert.match((await client.ask(address)).text, /operational/, address);
  }
  const { headers, text } = await client.ask("/status/acme");
  assert.equal(JSON.parse(text).verdict.indicator, "none");
  assert.equal(acme.requests.length, 1);

  acme.mode("outage");
  await sleep(3100);
  for (const address of addresses) {
    assert.match((await client.ask(address)).text, /partial outage/, address);
  }
  const tag = headers.get("etag") ?? "";
  const changed = await client.ask("/status/acme", { headers: { "If-None-Match": tag } });
  assert.equal(changed.status, 200);
  assert.equal(JSON.parse(changed.text).verdict.indicator, "major");
  assert.equal(acme.requests.length, 2);

  acme.mode("dead");
  await sleep(3100);
  for (const address of addresses) {
    const { status, text } = await client.ask(address, { headers: { "If-None-Match": tag } });
    assert.equal(status, 200);
    assert.match(text, /unknown.*cannot be reached/s, address);
  }
  assert.equal((await client.ask("/status/acme")).status, 502);
});

test("a page is asked once for all that is drawn of it", async () => {
  acme.mode("operational");
  await sleep(3100);
  acme.requests.length = 0;
  for (const query of [
    "",
    "?style=plastic",
    "?lang=de",
    "?label=x",
    "?component=Booking%20Portal",
  ]) {
    await client.ask(`/badge/twin.svg${query}`);
  }
  assert.equal(acme.requests.length, 1);
});

test("another query, another language, another page: another reply", async () => {
  const asked = [
    ["/badge/words.txt", "", /: partial outage \(/],
    ["/badge/words.txt", "de", /: Teilausfall \(/],
    ["/badge/words.txt", "fr", /: panne partielle \(/],
    ["/badge/words.txt?label=a", "", /^a: partial outage \(/],
    ["/badge/words.txt?label=b", "", /^b: partial outage \(/],
    ["/badge/words.txt?lang=pl", "de", /: częściowa awaria \(/],
    ["/badge/words.txt?lang=pl", "fr", /: częściowa awaria \(/],
    ["/badge/words.txt?%6cang=pl", "de", /: częściowa awaria \(/],
    ["/badge/words.json", "de", /"message":"Teilausfall"/],
    ["/badge/words.svg", "de", /^<svg .*Teilausfall/s],
    ["/badge/twin.txt", "", /: operational \(/],
    ["/badge/other.txt?component=Booking%20Portal", "", /: operational \(/],
    ["/badge/words.txt?component=Telemetry%20Stream", "", /: partial outage \(/],
    ["/status/words", "", /"indicator":"major"/],
    ["/status/twin", "", /"indicator":"none"/],
  ];
  // What is said first is made, what is said then is kept, in any order.
  for (const [address, language, said] of [...asked, ...asked.toReversed(), ...asked]) {
    const headers = { "Accept-Language": String(language) };
    const { text } = await client.ask(String(address), language ? { headers } : {});
    assert.match(text, /** @type {RegExp} */ (said), `${address} ${language}`);
  }
});

test("an answer that comes late does not take the place of a newer one", async () => {
  const late = client.ask("/badge/overtaken.svg");
  await sleep(200);
  assert.match((await client.ask("/badge/overtaken.svg?label=x")).text, />partial outage</);
  assert.match((await late).text, />partial outage</);
  assert.match((await client.ask("/badge/overtaken.svg?label=y")).text, />partial outage</);
  // To put it into the cache takes longer than to reply.
  await sleep(300);
  assert.match((await client.ask("/badge/newcomer.svg")).text, />partial outage</);
  assert.equal(heard.filter((url) => url.startsWith("/overtaken/")).length, 2);
});

test("what was made of a reading goes when there is a newer one", async () => {
  const first = client.ask("/badge/followed.svg");
  await sleep(100);
  const second = client.ask("/badge/followed.svg?label=x");
  assert.match((await first).text, />operational</);
  assert.match((await second).text, />partial outage</);
  assert.match((await client.ask("/badge/followed.svg")).text, />partial outage</);
});

/** @param {number} at */
const requestOf = (at) => new Request(`https://edge.example/badge/acme.svg?label=${at}`);

/** @param {Partial<import("../../www/worker/reply.js").Reply>} [others] */
const replyOf = (others) => ({
  body: new Uint8Array(1),
  headers: new Headers({ Vary: "Accept-Language" }),
  isProven: true,
  madeAt: Date.now(),
  life: 30,
  left: 30,
  ...others,
});

const page = /** @type {PageConfig} */ ({ url: "https://status.acme.example" });

test("the oldest reply makes room for the newest", () => {
  for (let at = 0; at < 257; at++) keep(requestOf(at), page, replyOf());
  const found = Array.from({ length: 257 }, (_, at) => recall(requestOf(at)) !== undefined);
  assert.equal(found[0], false);
  assert.ok(found.slice(1).every(Boolean));

  const body = new Uint8Array(250 * 1024);
  for (let at = 0; at < 17; at++) keep(requestOf(at), page, replyOf({ body }));
  const large = Array.from({ length: 257 }, (_, at) => recall(requestOf(at)) !== undefined);
  assert.deepEqual(large, [false, ...Array(16).fill(true), ...Array(240).fill(false)]);

  // To make another one of the same takes no further room.
  for (let times = 0; times < 17; times++) keep(requestOf(16), page, replyOf({ body }));
  assert.ok(recall(requestOf(1)));
  keep(requestOf(17), page, replyOf({ body: new Uint8Array(257 * 1024) }));
  assert.equal(recall(requestOf(17)), undefined);
  assert.ok(recall(requestOf(1)));

  forget(/** @type {PageConfig} */ ({ url: page.url }));
  assert.ok(recall(requestOf(1)));
  forget(page);
  assert.equal(recall(requestOf(1)), undefined);
});

test("what varies by language is kept for one, what does not for all", () => {
  const german = { headers: { "Accept-Language": "de" } };
  /** @param {string} url @param {RequestInit} [options] */
  const found = (url, options) => recall(new Request(url, options)) !== undefined;
  const varies = "https://edge.example/dot/acme.svg";
  keep(new Request(varies, german), page, replyOf());
  assert.deepEqual([found(varies, german), found(varies)], [true, false]);
  const fixed = `${varies}?lang=pl`;
  keep(new Request(fixed, german), page, replyOf({ headers: new Headers() }));
  assert.deepEqual([found(fixed, german), found(fixed)], [true, true]);
});

test("a clock that was set back proves nothing", () => {
  keep(requestOf(0), page, replyOf({ madeAt: Date.now() + 60_000 }));
  assert.equal(recall(requestOf(0)), undefined);
});
