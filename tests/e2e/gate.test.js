/** The edge worker's gate, in workerd, over real sockets: narrow keys over a careless upstream. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { init, recognise } from "../../www/edge.js";
import { PAGE_ID } from "../../xtask/demo/acme.js";
import { startEdge } from "../../xtask/demo/edge.js";
import { startUpstream } from "../../xtask/demo/upstream.js";
import { clientOf } from "./client.js";

/** @typedef {import("../../xtask/demo/upstream.js").Upstream} Upstream */

const KEY = "slk_e2e_reads_monitors";
const OTHER_SCOPE_KEY = "slk_e2e_reads_incidents";
const TELEMETRY_KEY = "slk_e2e_telemetry";
const EXPIRED_KEY = "slk_e2e_expired";
const COMPONENTS = `/proxy/acme/v1/pages/${PAGE_ID}/components`;
const BEARER = { Authorization: `Bearer ${KEY}` };

/** @type {Upstream} */
let acme;
/** @type {Upstream} */
let moved;
/** @type {Upstream} */
let elsewhere;
/** @type {Upstream} */
let dead;
/** @type {Awaited<ReturnType<typeof startEdge>>} */
let edge;
/** @type {ReturnType<typeof clientOf>} */
let client;
/** @type {string} */
let persist;
/** @type {string[]} */
const log = [];

/** @param {string} key @param {object} grant */
function keyOf(key, grant) {
  const sha256 = createHash("sha256").update(key).digest("hex");
  const upstreams = ["acme", "moved", "dead"];
  return { sha256, scopes: ["monitors:read"], upstreams, pages: [PAGE_ID], ...grant };
}

before(async () => {
  await init();
  acme = await startUpstream();
  elsewhere = await startUpstream();
  moved = await startUpstream({ mode: "redirect", redirectTo: elsewhere.url });
  dead = await startUpstream({ mode: "dead" });
  persist = await mkdtemp(path.join(tmpdir(), "statuslamp-gate-"));
  const provider = "statuspage";
  edge = await startEdge({
    persist,
    config: {
      pages: { acme: { url: acme.url } },
      upstreams: {
        acme: { provider, origin: acme.url, secret: "ACME_KEY" },
        moved: { provider, origin: moved.url, secret: "MOVED_KEY" },
        dead: { provider, origin: dead.url, secret: "DEAD_KEY" },
      },
      keys: [
        keyOf(KEY, { name: "monitors" }),
        keyOf(OTHER_SCOPE_KEY, { name: "incidents", scopes: ["incidents:read"] }),
        keyOf(TELEMETRY_KEY, {
          name: "telemetry",
          scopes: ["monitors:read", "status-pages:read"],
          pages: [{ id: PAGE_ID, components: ["t3l3m3try8zk"] }],
        }),
        keyOf(EXPIRED_KEY, { name: "expired", expiresAt: "2020-01-01T00:00:00Z" }),
      ],
    },
    secrets: { ACME_KEY: acme.secret, MOVED_KEY: moved.secret, DEAD_KEY: dead.secret },
    log: (line) => log.push(line),
  });
  client = clientOf(edge.url);
});

after(async () => {
  await edge?.close();
  await Promise.all([acme, moved, elsewhere, dead].map((server) => server?.close()));
  await rm(persist, { recursive: true, force: true });
});

test("a key opens what it was given for, in either header", async () => {
  for (const headers of [BEARER, { "X-API-Key": KEY }]) {
    const answer = await client.ask(COMPONENTS, { headers });
    assert.equal(answer.status, 200, answer.text);
    assert.match(answer.headers.get("content-type") ?? "", /^application\/json/);
    assert.match(answer.text, /Launch Control API/);
    assert.match(answer.text, /"automation_email":"\*{5}"/);
    assert.doesNotMatch(answer.text, /notifications\.acme\.example/);
    assert.match(answer.headers.get("cache-control") ?? "", /private|no-store/);
    assert.equal(answer.headers.get("vary"), "Authorization, X-API-Key");
    assert.equal(answer.headers.get("x-content-type-options"), "nosniff");
    for (const name of ["set-cookie", "x-debug-key", "server", "location"]) {
      assert.equal(answer.headers.get(name), null, name);
    }
  }
});

test("a key for some components gets their rows, and no answer about the whole page", async () => {
  const headers = { Authorization: `Bearer ${TELEMETRY_KEY}` };
  const { status, text } = await client.ask(COMPONENTS, { headers });
  assert.equal(status, 200, text);
  assert.deepEqual(
    JSON.parse(text).map((/** @type {{ name: string }} */ { name }) => name),
    ["Telemetry Stream"],
  );
  const page = await client.ask(`/proxy/acme/v1/pages/${PAGE_ID}`, { headers });
  assert.equal(page.status, 403);
  assert.match(page.text, /about more than the components that the key may read/);
});

test("HEAD is judged as GET, and has no body", async () => {
  const { status, text } = await client.ask(COMPONENTS, { method: "HEAD", headers: BEARER });
  assert.equal(status, 200);
  assert.equal(text, "");
});

test("the upstream gets its own key and nothing of the client's", async () => {
  acme.requests.length = 0;
  await client.ask(COMPONENTS, {
    headers: {
      ...BEARER,
      Cookie: "session=client",
      Forwarded: "for=192.0.2.1",
      "X-Forwarded-For": "192.0.2.1",
      "X-Real-IP": "192.0.2.1",
      "CF-Connecting-IP": "192.0.2.1",
      "X-HTTP-Method-Override": "DELETE",
      "If-None-Match": '"x"',
      Referer: "https://client.example/",
      "User-Agent": "client/1",
    },
  });
  assert.equal(acme.requests.length, 1);
  const [{ method, url, headers }] = acme.requests;
  assert.equal(method, "GET");
  assert.equal(url, `/v1/pages/${PAGE_ID}/components`);
  const sent = new Map(headers.map(([name, value]) => [name.toLowerCase(), value]));
  // CF-Worker is the platform's own; the other two say that no cache may answer.
  assert.deepEqual([...sent.keys()].sort(), [
    "accept",
    "authorization",
    "cache-control",
    "cf-worker",
    "host",
    "pragma",
    "user-agent",
  ]);
  assert.equal(sent.get("authorization"), `OAuth ${acme.secret}`);
  assert.doesNotMatch(sent.get("user-agent") ?? "", /client/);
});

test("without a key that is known and alive the answer is 401", async () => {
  const wrong = ["Bearer slk_e2e_wrong", `Bearer ${EXPIRED_KEY}`, `OAuth ${acme.secret}`];
  /** @type {Record<string, string>[]} */
  const attempts = wrong.map((Authorization) => ({ Authorization }));
  for (const headers of [...attempts, { "X-API-Key": "slk_e2e_wrong" }, {}]) {
    const answer = await client.ask(COMPONENTS, { headers });
    assert.equal(answer.status, 401, JSON.stringify(headers));
    assert.match(answer.headers.get("www-authenticate") ?? "", /^Bearer realm=/);
  }
  const malformed = await client.ask(COMPONENTS, { headers: { Authorization: "Bearer" } });
  assert.equal(malformed.status, 400);
});

test("a key without the scope is told which one it needs", async () => {
  const headers = { Authorization: `Bearer ${OTHER_SCOPE_KEY}` };
  const answer = await client.ask(COMPONENTS, { headers });
  assert.equal(answer.status, 403);
  assert.match(answer.headers.get("www-authenticate") ?? "", /insufficient_scope/);
  assert.match(answer.headers.get("www-authenticate") ?? "", /scope="monitors:read"/);
  assert.match(answer.text, /monitors:read/);
});

test("another page is not there", async () => {
  const answer = await client.ask("/proxy/acme/v1/pages/0th3rp4ge123/components", {
    headers: BEARER,
  });
  assert.equal(answer.status, 404);
});

test("a key in two headers is refused", async () => {
  const answer = await client.ask(COMPONENTS, { headers: { ...BEARER, "X-API-Key": KEY } });
  assert.equal(answer.status, 400);
  const twice = await client.ask(COMPONENTS, {
    headers: { Authorization: [`Bearer ${KEY}`, `Bearer ${KEY}`] },
  });
  assert.notEqual(twice.status, 200);
});

test("nothing but reading", async () => {
  acme.requests.length = 0;
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    const answer = await client.ask(COMPONENTS, {
      method,
      headers: { ...BEARER, "X-HTTP-Method-Override": "GET" },
      body: "_method=GET",
    });
    assert.equal(answer.status, 405, method);
    assert.match(answer.headers.get("allow") ?? "", /GET/);
  }
  assert.equal(acme.requests.length, 0);
});

const PAGES = "/proxy/acme/v1/pages";
for (const trick of [
  `${PAGES}/${PAGE_ID}%2fcomponents`,
  `${PAGES}/${PAGE_ID}%5ccomponents`,
  `${PAGES}/${PAGE_ID}/components%2f..%2fsubscribers`,
  `${PAGES}/${PAGE_ID}/components/..%2fsubscribers`,
  `${PAGES}/${PAGE_ID}/components/%2e%2e/subscribers`,
  `${PAGES}/${PAGE_ID}/components/../subscribers`,
  `${PAGES}/${PAGE_ID}/../0th3rp4ge123/components`,
  `${PAGES}/${PAGE_ID}/components;a=b`,
  `${PAGES}/${PAGE_ID};/components`,
  `${PAGES}/${PAGE_ID}/components%00`,
  `${PAGES}/${PAGE_ID}/components%252f`,
  `${PAGES}/${PAGE_ID}/components%0d%0aX-Evil:1`,
  `${PAGES}/${PAGE_ID}//components`,
  `${PAGES}/${PAGE_ID}/components/`,
  `${PAGES}/${PAGE_ID.toUpperCase()}/components`,
  `/proxy/acme//v1/pages/${PAGE_ID}/components`,
  `/proxy//acme/v1/pages/${PAGE_ID}/components`,
  `/proxy/%61cme/v1/pages/${PAGE_ID}/components`,
  `/proxy/__proto__/v1/pages/${PAGE_ID}/components`,
  `/proxy/constructor/v1/pages/${PAGE_ID}/components`,
  `/proxy/nobody/v1/pages/${PAGE_ID}/components`,
  `/proxy/acme@evil.example/v1/pages/${PAGE_ID}/components`,
  "/proxy/acme",
  "/proxy/",
  "/proxy",
  `${PAGES}/${PAGE_ID}/subscribers`,
  `${COMPONENTS}?api_key=another`,
  `${COMPONENTS}?page=1&page=2`,
  `${COMPONENTS}?_method=DELETE`,
]) {
  test(`refused: ${trick}`, async () => {
    acme.requests.length = 0;
    const { status, headers } = await client.ask(trick, { headers: BEARER });
    assert.ok([400, 403, 404].includes(status), `${status}`);
    assert.match(headers.get("cache-control") ?? "", /no-store/);
    assert.deepEqual(acme.requests, []);
  });
}

test("a redirect is not followed", async () => {
  const answer = await client.ask(COMPONENTS.replace("acme", "moved"), { headers: BEARER });
  assert.equal(answer.status, 502);
  assert.equal(answer.headers.get("location"), null);
  assert.equal(moved.requests.length, 1);
  assert.deepEqual(elsewhere.requests, []);
});

test("an upstream that does not answer, or with HTML, is a bad gateway", async () => {
  const down = await client.ask(COMPONENTS.replace("acme", "dead"), { headers: BEARER });
  assert.equal(down.status, 502);
  acme.mode("html");
  const html = await client.ask(COMPONENTS, { headers: BEARER });
  acme.mode("operational");
  assert.equal(html.status, 502);
  assert.doesNotMatch(html.text, /doctype/);
});

/** @param {string} directory */
async function contentsBelow(directory) {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map(({ parentPath, name }) => readFile(path.join(parentPath, name))));
}

test("no secret came out, in any reply, line of log or file that is kept", async () => {
  await client.ask("/status/acme");
  await client.ask("/badge/acme.svg");
  // A worker that cannot work says so in its log, and what it says is searched too.
  const provider = "statuspage";
  const broken = await startEdge({
    persist,
    config: { upstreams: { acme: { provider, origin: acme.url, secret: "ACME_KEY" } } },
    secrets: { ACME_KEY: `${acme.secret}\n` },
    log: (line) => log.push(line),
  });
  const refusals = clientOf(broken.url);
  assert.equal((await refusals.ask(COMPONENTS, { headers: BEARER })).status, 500);
  client.received.push(...refusals.received);
  await broken.close();
  assert.ok(
    log.some((line) => line.includes("upstreams.acme.secret")),
    log.join("\n"),
  );
  const kept = await contentsBelow(persist);
  assert.ok(
    kept.some((content) => content.includes("Acme Rockets")),
    "nothing was kept",
  );
  const secrets = {
    "upstream's": acme.secret,
    "moved one's": moved.secret,
    "dead one's": dead.secret,
  };
  const keys = { KEY, OTHER_SCOPE_KEY, EXPIRED_KEY };
  const heard = acme.requests.concat(moved.requests).flatMap(({ headers }) => headers.flat());
  assert.ok(heard.includes(`OAuth ${moved.secret}`), "the search would find nothing to find");
  assert.ok(client.received.length > 500, `${client.received.length} is too little to search`);
  // Nor anything else that is a key for certain, whosever it is.
  for (const text of [...client.received, ...log]) {
    const sure = recognise(text).filter((key) => key.sure);
    assert.deepEqual(
      sure.map(({ start, end }) => text.slice(start, end)),
      [],
    );
  }
  assert.equal(
    recognise(`Authorization: OAuth ${acme.secret}`).filter((key) => key.sure).length,
    1,
  );
  for (const [name, secret] of Object.entries({ ...secrets, ...keys })) {
    assert.ok(!client.received.some((part) => part.includes(secret)), `${name} key in a reply`);
    assert.ok(!log.some((line) => line.includes(secret)), `${name} key in the log`);
    assert.ok(!kept.some((content) => content.includes(secret)), `${name} key in a file`);
  }
});
