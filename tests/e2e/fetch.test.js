/** The core's own fetch, against real servers that answer badly: it gives up, and says why. */

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { fetchBody, init } from "../../www/statuslamp.js";

const server = createServer(({ url }, response) => {
  switch (url) {
    case "/silent":
      return;
    case "/stalled":
      response.write("{");
      return;
    case "/error":
      response.writeHead(502).end('{"error":"the page\\nanswered HTML"}');
      return;
    case "/forbidden":
      response.writeHead(403).end("<html>");
      return;
    case "/away":
      // Of this machine too, but not by a name that says so.
      response.writeHead(302, { Location: `http://127.0.0.2:${port()}/well` }).end();
      return;
    case "/near":
      response.writeHead(302, { Location: "/well" }).end();
      return;
    default:
      response.end("well");
  }
});

const port = () => /** @type {import("node:net").AddressInfo} */ (server.address()).port;

before(async () => {
  await init();
  await once(server.listen(0, "127.0.0.1"), "listening");
});

after(() => server.close().closeAllConnections());

/**
 * @param {string} path
 * @param {Parameters<typeof fetchBody>[1]} [options]
 */
const ask = async (path, options) =>
  new TextDecoder().decode(await fetchBody(`http://127.0.0.1:${port()}${path}`, options));

/** @param {Promise<unknown>} answer @param {string} message */
const refuses = (answer, message) => assert.rejects(answer, { name: "FetchError", message });

test("what is well is fetched, after a redirect too", async () => {
  assert.equal(await ask("/well"), "well");
  assert.equal(await ask("/near"), "well");
});

test("whoever does not answer in whole is given up", async () => {
  await refuses(ask("/silent", { timeout: 200 }), "no whole answer within 200 ms");
  await refuses(ask("/stalled", { timeout: 200 }), "no whole answer within 200 ms");
});

test("the caller may give up sooner", async () => {
  for (const path of ["/silent", "/stalled"]) {
    const signal = AbortSignal.timeout(100);
    await refuses(ask(path, { signal }), "given up by the caller");
  }
});

test("an error's status is told, and what it says of itself", async () => {
  await refuses(ask("/error"), "answered with status 502: the page answered HTML");
  await refuses(ask("/forbidden"), "answered with status 403");
});

test("no more is read than was asked for", async () => {
  assert.equal(await ask("/well", { maxBytes: 4 }), "well");
  await refuses(ask("/well", { maxBytes: 3 }), "answered with more than 3 bytes");
});

test("a redirect does not lead where anybody could answer", async () => {
  const other = createServer((_, response) => response.end("forged"));
  await once(other.listen(port(), "127.0.0.2"), "listening");
  try {
    await refuses(ask("/away"), "redirects to an address that is not https");
  } finally {
    other.close().closeAllConnections();
  }
});
