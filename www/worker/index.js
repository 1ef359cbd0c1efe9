/**
 * The edge worker: badges and status for everyone, and the gate that lends out narrow keys.
 *
 *     GET /badge/{page}.svg          an image; .json for shields' endpoint badge, .txt for a line
 *     GET /bars/{page}.svg           the last days, a bar each
 *     GET /dot/{page}.svg            the state as a disc
 *     GET /favicon/{page}.svg        the state as a favicon
 *     GET /status/{page}             the snapshot and its verdict as JSON
 *     GET /proxy/{upstream}/...      the provider's API, read-only, with a key of ours
 *     GET /healthz                   whether the worker itself is well
 *
 * Everything else is a static file, where the worker has any.
 *
 * @module
 */

import { finish, init, plan, verdict } from "../edge.js";
// @ts-expect-error An edge runtime gives the compiled module; the type checker knows no wasm.
import module from "../pkg-edge/statuslamp_bg.wasm";
import { ConfigError, readConfig } from "./config.js";
import { keep, recall } from "./kept.js";
import { readPage } from "./page.js";
import { drawPicture } from "./picture.js";
import { json, replyOf, send } from "./reply.js";
import { fetchUpstream } from "./upstream.js";

/** @typedef {import("./config.js").Config} Config */
/** @typedef {{ fetch(request: Request): Promise<Response> }} Fetcher */
/** @typedef {Record<string, unknown> & { CONFIG: unknown, ASSETS?: Fetcher }} Env */

/**
 * What a route is given.
 *
 * @typedef {object} Call
 * @property {Request} request
 * @property {URL} url
 * @property {string} name What stands where the route has braces, as the URL parser left it.
 * @property {Config} config
 * @property {import("./page.js").Context} context
 * @property {Record<string, string>} headers Those that every reply of the route has.
 */

/** @typedef {import("./reply.js").Reply} Reply */

/**
 * @typedef {object} Route
 * @property {RegExp} path
 * @property {(call: Call) => Response | Reply | Promise<Response | Reply>} answer A `Reply` has the
 *   route's headers in it already.
 * @property {Record<string, string>} headers Of every reply, errors included.
 * @property {boolean} [anyMethod] The route judges the method itself.
 */

/**
 * Anyone's script may read these replies. None of them depends on a cookie, so "*" gives
 * away nothing that the caller could not ask for itself.
 */
const FOR_ANY_ORIGIN = {
  "X-Content-Type-Options": "nosniff",
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "ETag, Retry-After, WWW-Authenticate",
};

/** Opened as a document, an SVG may run scripts; ours hold none, and may not. */
const FOR_ANY_PAGE = {
  ...FOR_ANY_ORIGIN,
  "Cross-Origin-Resource-Policy": "cross-origin",
  "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
};

/** @type {Route[]} */
const ROUTES = [
  { path: /^\/healthz$/, answer: answerHealth, headers: { "Cache-Control": "no-store" } },
  {
    path: /^\/badge\/([^/]+)\.(?:svg|json|txt)$/,
    answer: answerPicture,
    headers: FOR_ANY_PAGE,
  },
  {
    path: /^\/(?:bars|dot|favicon)\/([^/]+)\.svg$/,
    answer: answerPicture,
    headers: FOR_ANY_PAGE,
  },
  { path: /^\/status\/([^/]+)$/, answer: answerStatus, headers: FOR_ANY_ORIGIN },
  {
    path: /^\/proxy(\/.*)?$/,
    answer: answerProxy,
    headers: { ...FOR_ANY_ORIGIN, Vary: "Authorization, X-API-Key" },
    anyMethod: true,
  },
];

export default {
  /**
   * @param {Request} request
   * @param {Env} env
   * @param {import("./page.js").Context} context
   * @returns {Promise<Response>}
   */
  async fetch(request, env, context) {
    const kept = recall(request);
    if (kept) return send(request, kept);
    const url = new URL(request.url);
    const route = ROUTES.find(({ path }) => path.test(url.pathname));
    if (!route) return answerFile(request, env);
    const { headers } = route;
    const response = await reply(route, { request, url, env, context, headers });
    if (!(response instanceof Response)) return send(request, response);
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    return response;
  },
};

/**
 * @param {Route} route
 * @param {Omit<Call, "name" | "config"> & { env: Env }} call
 * @returns {Promise<Response | Reply>}
 */
async function reply(route, { env, ...call }) {
  const refusal = judgeMethod(call.request.method, route);
  if (refusal) return refusal;
  const name = route.path.exec(call.url.pathname)?.[1] ?? "";
  try {
    await init(module);
    return await route.answer({ ...call, name, config: readConfig(env) });
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    const message =
      error instanceof ConfigError ? "the configuration is wrong; see the log" : "internal error";
    try {
      if (route.answer === answerPicture) return drawPicture(call, undefined, { reason: message });
    } catch {
      // The core cannot even draw: then the error itself.
    }
    return json(500, { error: message });
  }
}

/**
 * @param {Request} request
 * @param {Env} env
 */
async function answerFile(request, env) {
  const refusal = judgeMethod(request.method);
  return refusal ?? env.ASSETS?.fetch(request) ?? json(404, { error: "no such address" });
}

/**
 * Answers a CORS preflight and refuses what is neither GET nor HEAD.
 *
 * @param {string} method
 * @param {Route} [route]
 */
function judgeMethod(method, route) {
  const preflighted = route?.headers?.["Access-Control-Allow-Origin"] !== undefined;
  if (method === "OPTIONS" && preflighted) {
    return new Response(null, {
      status: 204,
      headers: {
        "Access-Control-Allow-Methods": "GET, HEAD",
        // "*" would not include Authorization (Fetch standard, CORS-preflight fetch).
        "Access-Control-Allow-Headers": "Authorization, X-API-Key, If-None-Match",
        "Access-Control-Max-Age": "7200",
      },
    });
  }
  if (method === "GET" || method === "HEAD" || route?.anyMethod) return undefined;
  const allowed = preflighted ? "GET, HEAD, OPTIONS" : "GET, HEAD";
  return json(405, { error: `${method} is not allowed; use GET` }, { Allow: allowed });
}

function answerHealth() {
  return json(200, { ok: true });
}

/** @param {Call} call */
async function answerPicture(call) {
  const page = call.config.pages.get(call.name);
  if (!page) return drawPicture(call, undefined, { reason: `no page called "${call.name}"` });
  const { snapshot, reason } = await readPage(page, call.context);
  return keep(call.request, page, drawPicture(call, snapshot, { ...page, reason }));
}

/** @param {Call} call */
async function answerStatus({ request, name, config, context, headers }) {
  const page = config.pages.get(name);
  if (!page) return json(404, { error: `no page called "${name}"` });
  const { snapshot, reason, status } = await readPage(page, context);
  const now = Date.now();
  const judged = verdict(snapshot, { now, maxAge: page.maxAge, reason });
  if (!snapshot) return json(status, { error: reason, verdict: judged });
  const reply = replyOf(
    JSON.stringify({ ...snapshot, verdict: judged }),
    { ...headers, "Content-Type": "application/json" },
    { ...judged, isProven: judged.indicator !== "unknown", refresh: page.refresh, now },
  );
  return keep(request, page, reply);
}

/**
 * The core decides what is asked and what is answered; the client's own headers and body
 * stay here.
 *
 * @param {Call} call
 */
async function answerProxy({ request, url, name, config }) {
  const decided = plan(
    config.gate,
    {
      method: request.method,
      path: name,
      query: url.search.slice(1),
      authorization: request.headers.get("Authorization") ?? undefined,
      apiKey: request.headers.get("X-API-Key") ?? undefined,
    },
    Date.now(),
  );
  const { status, headers, body } =
    decided.do === "respond" ? decided.reply : finish(decided, await fetchUpstream(decided));
  return new Response(/** @type {BodyInit} */ (body), { status, headers });
}
