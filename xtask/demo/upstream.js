/**
 * The server of a status page that never existed, answering as Statuspage does, well or
 * badly as it is told. The demo and the end-to-end tests read it instead of a real page.
 *
 * @module
 */

import { createHash, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { components, PAGE_ID, summary } from "./acme.js";

/** How the page may be, and how it may fail. */
export const MODES = /** @type {const} */ ([
  "operational",
  "degraded",
  "outage",
  "maintenance",
  "html",
  "slow",
  "dead",
  "redirect",
]);

/** @typedef {typeof MODES[number]} Mode */
/** @typedef {{ method: string, url: string, headers: [string, string][] }} Recorded */

const SLOW_MS = 60_000;

/**
 * @typedef {object} Upstream
 * @property {string} url
 * @property {string | undefined} fileUrl The page that answers with `file`.
 * @property {string} secret The key that its manage API wants.
 * @property {(next: Mode) => void} mode Switches to another mode; `PUT /mode/{mode}` does too.
 * @property {Recorded[]} requests What it was asked so far, the mode switches left out.
 * @property {() => Promise<void>} close
 */

/**
 * Starts the server on 127.0.0.1.
 *
 * @param {object} [options]
 * @param {number} [options.port] 0, the default, takes a free one.
 * @param {Mode} [options.mode]
 * @param {number} [options.now] The instant that all its times are counted from.
 * @param {string} [options.secret] Default: a random one.
 * @param {string} [options.redirectTo] The origin that the mode "redirect" leads to.
 * @param {Uint8Array} [options.file] A body to answer with as the status of the page `fileUrl`.
 * @returns {Promise<Upstream>} Rejects with code EADDRINUSE where the port is taken.
 */
export async function startUpstream({
  port = 0,
  mode = "operational",
  now = Date.now(),
  secret = randomBytes(32).toString("hex"),
  redirectTo = "https://acme-rockets.invalid",
  file,
} = {}) {
  /** @type {Recorded[]} */
  const requests = [];
  let current = mode;
  // Another file is another page: what the edge keeps of the one must not answer for the other.
  const filePath = file && `/file/${createHash("sha256").update(file).digest("hex").slice(0, 16)}`;

  const server = createServer((request, response) => {
    const { method = "", url = "/" } = request;
    const { pathname } = new URL(url, "http://upstream.invalid");
    const wish = MODES.find((one) => pathname === `/mode/${one}`);
    if (method === "PUT" && wish) {
      current = wish;
      return send(response, 200, { mode: wish });
    }
    requests.push({ method, url, headers: pairs(request.rawHeaders) });

    if (file && pathname === `${filePath}/api/v2/summary.json`) {
      response.writeHead(200, { ...JSON_TYPE, ...CORS });
      return response.end(file);
    }
    if (current === "dead") return request.socket.destroy();
    if (current === "slow") {
      return setTimeout(() => send(response, 200, summary("operational", now)), SLOW_MS).unref();
    }
    if (current === "html") {
      response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", ...CORS });
      return response.end("<!doctype html><title>Acme Rockets</title><p>All Systems Operational");
    }
    if (current === "redirect") {
      response.writeHead(302, { Location: redirectTo + url, ...CORS });
      return response.end();
    }

    if (pathname === "/api/v2/summary.json") {
      return send(response, 200, summary(current, now), CORS);
    }
    if (pathname === "/api/v2/status.json") {
      const { page, status } = summary(current, now);
      return send(response, 200, { page, status }, CORS);
    }
    if (pathname === `/v1/pages/${PAGE_ID}/components`) {
      return answerManage(request, response, secret, components(current, now));
    }
    const known = `switch with PUT /mode/ and one of ${MODES.join(", ")}`;
    const error = pathname.startsWith("/mode/") ? known : "Not found";
    return send(response, 404, { error }, CORS);
  });

  await new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", () => resolve(undefined));
  });
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}`,
    fileUrl: filePath && `http://127.0.0.1:${address.port}${filePath}`,
    secret,
    mode: (next) => {
      current = next;
    },
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const JSON_TYPE = { "Content-Type": "application/json; charset=utf-8" };
const CORS = { "Access-Control-Allow-Origin": "*" };

/**
 * The keyed API, as careless as a server can be: it repeats the key that it was given in a
 * header and in a body, and sets a cookie. None of that may come out of the gate.
 *
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {string} secret
 * @param {ReturnType<typeof components>} rows
 */
function answerManage(request, response, secret, rows) {
  const { authorization = "" } = request.headers;
  const careless = { "X-Debug-Key": authorization, "Set-Cookie": `session=${secret}; Path=/` };
  if (authorization !== `OAuth ${secret}`) {
    return send(response, 401, { error: "Could not authenticate" }, careless);
  }
  const body = rows.map((row, index) => ({
    ...row,
    automation_email: `component+${row.id}@notifications.acme.example`,
    ...(index === 1 && { description: `Accepts launch windows. Debug: key ${secret}` }),
  }));
  return send(response, 200, body, careless);
}

/**
 * @param {import("node:http").ServerResponse} response
 * @param {number} status
 * @param {unknown} value
 * @param {Record<string, string>} [headers]
 */
function send(response, status, value, headers) {
  response.writeHead(status, { ...JSON_TYPE, ...headers });
  response.end(JSON.stringify(value));
}

/** @param {string[]} raw Names and values by turns. */
function pairs(raw) {
  return raw.flatMap((name, at) =>
    at % 2 === 0 ? [/** @type {[string, string]} */ ([name, raw[at + 1]])] : [],
  );
}
