/**
 * What the address of a badge, of bars, a dot or a favicon asks for, and the reply.
 *
 * @module
 */

import { answer } from "../edge.js";
import { replyOf, UNPROVEN_LIFE } from "./reply.js";

/** @typedef {import("../edge.js").Question} Question */
/** @typedef {import("../edge.js").Snapshot} Snapshot */

/**
 * What an address may ask for, once each; `component` may be there several times. What a picture
 * has no use for is passed over, as in any address.
 *
 * No colour and no title: with one, an address could make an outage look green, or sound so to
 * whoever hears it. And no response time, nor limits for one: a number that the address itself
 * tells proves nothing, and a page tells none.
 *
 * @type {Record<string, readonly string[]>}
 */
const ASKED = {
  badge: "about days uptime label lang style theme palette scale rounding max-age".split(" "),
  bars: ["days", "label", "lang", "theme", "max-age"],
  dot: ["size", "lang", "theme", "max-age"],
  favicon: ["lang", "theme", "max-age"],
};

/** What is called otherwise in a question. @type {Record<string, keyof Question>} */
const MEMBERS = { uptime: "uptimeLimits", "max-age": "maxAgeWanted" };

/** @type {Record<string, { type: string, form: "svg" | "endpoint" | "text" }>} */
const FORMS = {
  svg: { type: "image/svg+xml;charset=utf-8", form: "svg" },
  json: { type: "application/json", form: "endpoint" },
  txt: { type: "text/plain;charset=utf-8", form: "text" },
};

/**
 * A failure is drawn too, grey and with status 200: a page that embeds the picture shows an
 * image or nothing, and nothing says less.
 *
 * @param {{ request: Request, url: URL, headers: Record<string, string> }} call
 * @param {Snapshot | undefined} snapshot
 * @param {{ refresh?: number, maxAge?: number, reason?: string }} options
 */
export function drawPicture({ request, url, headers }, snapshot, options) {
  const { refresh = UNPROVEN_LIFE, maxAge, reason } = options;
  const now = Date.now();
  const [, kind, name] = url.pathname.split("/");
  const picture = /** @type {Question["picture"]} */ (kind);
  const isNegotiated = !url.searchParams.has("lang");
  const acceptLanguage = (isNegotiated && request.headers.get("Accept-Language")) || undefined;
  const question = { now, picture, maxAge, reason, cache: refresh, acceptLanguage };
  const said = ask(url.searchParams, snapshot, question);
  const { type, form } = FORMS[name.split(".").at(-1) ?? ""] ?? FORMS.svg;
  const isProven = said.state !== "unknown";
  // A copy must not outlive what it proves to whoever asked.
  const life = Math.min(refresh, said.maxAge);
  const own = {
    "Content-Type": type,
    "Content-Language": said.lang,
    // Caches must ask again for who speaks another language (RFC 9110, section 12.5.5). One that
    // minds no `Vary` may stand before addresses with a `lang` alone; the worker's own keeps what
    // pages answered, which is in nobody's language, and `kept.js` keeps replies by language.
    ...(isNegotiated && { Vary: "Accept-Language" }),
  };
  const proof = { isProven, observedAt: said.observedAt, refresh: life, now };
  return replyOf(said[form], { ...headers, ...own }, proof);
}

/**
 * @param {URLSearchParams} query
 * @param {Snapshot | undefined} snapshot
 * @param {Question} question
 */
function ask(query, snapshot, question) {
  const asked = { ...question };
  for (const name of ASKED[question.picture ?? "badge"]) {
    const value = query.get(name);
    if (value !== null) Object.assign(asked, { [MEMBERS[name] ?? name]: value });
  }
  // More than the core takes are refused there: of a million, it need not see all.
  const component = query.getAll("component").slice(0, 33);
  if (component.length > 0) asked.component = component;
  try {
    return answer(snapshot, asked);
  } catch (error) {
    // What nobody can answer is not the page's fault, and no reason for a broken image.
    if (!(error instanceof Error) || error.name !== "QuestionError") throw error;
    return answer(undefined, { ...question, reason: error.message });
  }
}
