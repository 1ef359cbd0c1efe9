/**
 * The gallery: all that the core draws, on a light page and on a dark one.
 *
 * @module
 */

import { answer, badge, bars, dot, favicon, init, sparkline } from "./edge.js";
import { moveByKeys } from "./element/bar-keys.js";
import { svgNodes } from "./element/svg-nodes.js";
import { DAY, pageIn, QUARTER, STATES } from "./made-up-page.js";

/** @typedef {import("./edge.js").Question} Question */
/** @typedef {import("./edge.js").State} State */
/** @typedef {"light" | "dark"} Theme */

const STYLES = /** @type {const} */ (["flat", "flat-square", "plastic", "for-the-badge", "social"]);

const LANGUAGES = "en de fr es pt it nl pl cs ru uk tr ar he ja zh zh-Hant ko".split(" ");

const LOGO = `data:image/svg+xml;base64,${btoa(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 14 14"><path fill="#e5a63c" d="M7 0 9 5l5 2-5 2-2 5-2-5-5-2 5-2z"/></svg>',
)}`;

const SEGMENTS = /** @type {const} */ ([
  { text: "API: operational", state: "operational" },
  { text: "Docs: degraded", state: "degraded" },
]);

const now = Date.now();

/** Tells the ids of one drawing from those of all others. */
let drawn = 0;

/** @type {Record<string, (theme: Theme) => HTMLElement[]>} */
const DRAWINGS = {
  states: (theme) => styles((question) => shown(asked({ ...question, theme }))),
  auto: () => styles((question) => shown(asked({ ...question, theme: "auto" }))),
  shields: () => styles((question) => shown(asked({ ...question, palette: "shields" }))),
  bars: drawBars,
  lines: drawLines,
  dots: drawDots,
  languages: drawLanguages,
  own: drawOwn,
};

await init();
for (const half of /** @type {NodeListOf<HTMLElement>} */ (
  document.querySelectorAll("[data-draw]")
)) {
  const { draw = "", theme } = half.dataset;
  half.append(...DRAWINGS[draw](theme === "dark" ? "dark" : "light"));
}
document.documentElement.dataset.drawn = "";

/**
 * A row for each style, with a drawing for each state.
 *
 * @param {(question: { state: State, style: Question["style"] }) => Element} draw
 */
function styles(draw) {
  return STYLES.map((style) =>
    figure(
      style,
      STATES.map((state) => draw({ state, style })),
      "row",
    ),
  );
}

/** @param {Theme} theme */
function drawBars(theme) {
  const quarter = QUARTER.map((state, at) => {
    const day = new Date(now - (QUARTER.length - 1 - at) * DAY);
    const date = new Intl.DateTimeFormat("en", { dateStyle: "long" }).format(day);
    return { state, title: `${date}: ${state}` };
  });
  const list = svgNodes(
    bars({ days: quarter, label: "API", note: "99.9%", interactive: true, theme }),
  );
  moveByKeys(list);
  /** @param {Partial<Question>} question */
  const edge = (question) =>
    shown(asked({ state: "operational", picture: "bars", theme, ...question }));
  return [
    figure("90 days", [list], "row"),
    figure("30 days", [shown(bars({ days: quarter.slice(60), theme }))]),
    figure("7 days", [shown(bars({ days: quarter.slice(83), theme }))]),
    figure("a component of a page, as the edge draws it", [edge({ component: "API" })], "row"),
    figure("one of which the page gives no history", [edge({ component: "Shop" })], "row"),
    figure(
      "read from the right, with time as in every chart",
      [edge({ lang: "ar", component: "API" })],
      "row",
    ),
  ];
}

/** @param {Theme} theme */
function drawLines(theme) {
  const values = Array.from({ length: 60 }, (_, at) =>
    Math.round(140 + 30 * Math.sin(at / 7) + ((at * 37) % 23) + (at % 17 === 11 ? 120 : 0)),
  );
  const label = "response time";
  /** @param {Partial<Parameters<typeof sparkline>[0]>} options */
  const line = (options) => shown(sparkline({ values, label, theme, ...options }));
  const gap = values.map((value, at) => (at > 20 && at < 30 ? null : value));
  return [
    figure(
      "in a state’s colour",
      STATES.map((state) => line({ state })),
      "row",
    ),
    figure("with a gap", [line({ values: gap, state: "operational" })]),
    figure("hardly moving", [line({ values: values.map((_, at) => 500 + (at % 3)) })]),
    figure("no readings", [line({ values: [] })]),
    figure("320 by 48 pixels", [line({ state: "degraded", width: 320, height: 48 })]),
  ];
}

/** @param {Theme} theme */
function drawDots(theme) {
  /** @param {number} size */
  const dots = (size) => STATES.map((state) => shown(dot({ state, size, theme })));
  return [
    ...[8, 12, 16, 24, 40].map((size) => figure(`${size} pixels`, dots(size))),
    figure(
      "favicons",
      STATES.map((state) => shown(favicon({ state, theme }))),
    ),
  ];
}

/** @param {Theme} theme */
function drawLanguages(theme) {
  return LANGUAGES.map((lang) => {
    const name = new Intl.DisplayNames(lang, { type: "language" }).of(lang) ?? lang;
    const caption = figure(
      name,
      /** @type {State[]} */ (["operational", "partial outage"]).map((state) =>
        shown(asked({ state, lang, theme })),
      ),
    );
    caption.querySelector("figcaption")?.setAttribute("lang", lang);
    return caption;
  });
}

/** @param {Theme} theme */
function drawOwn(theme) {
  /** @param {Omit<Parameters<typeof badge>[0], "idSuffix">} options */
  const own = (options) => shown(badge({ ...options, theme, idSuffix: `-${drawn}` }));
  const message = "operational";
  return [
    figure(
      "a logo",
      STYLES.map((style) => own({ label: "acme", message, style, logo: LOGO, color: "#15803d" })),
      "row",
    ),
    figure("one link", [
      own({ label: "acme", message, color: "navy", links: ["https://status.acme.example"] }),
    ]),
    figure("a link for each half", [
      own({
        label: "acme",
        message: "2 incidents",
        color: "crimson",
        links: ["https://acme.example", "https://status.acme.example"],
      }),
    ]),
    figure(
      "any colour",
      ["gold", "#9cf", "hotpink", "rebeccapurple", "#222"].map((color) =>
        own({ label: "on", message: color, color }),
      ),
      "row",
    ),
    figure("no label", [own({ message })]),
    figure(
      "segments",
      STYLES.map((style) => own({ label: "acme", segments: SEGMENTS, style })),
      "row",
    ),
    figure(
      "half as large again, and twice as large",
      [1.5, 2].map((scale) => own({ label: "acme", message, state: message, scale })),
    ),
    figure(
      "other corners",
      STYLES.map((style) => own({ label: "acme", message, state: message, style, rounding: 9 })),
      "row",
    ),
  ];
}

/**
 * What the core says of a page in a state.
 *
 * @param {Omit<Question, "now"> & { state: State }} question
 */
function asked({ state, ...question }) {
  return answer(pageIn(state, now), {
    now,
    reason: "nothing has been read",
    idSuffix: `-${drawn}`,
    ...question,
  }).svg;
}

/**
 * As nodes of the page; but what brings a style of its own stands in an image, since this page's
 * policy lets none in.
 *
 * @param {string} svg
 */
function shown(svg) {
  drawn += 1;
  if (!svg.includes("<style>")) return svgNodes(svg);
  const picture = new Image();
  picture.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  picture.alt = svg.match(/ aria-label="([^"]*)"/)?.[1] ?? "";
  return picture;
}

/**
 * @param {string} caption
 * @param {Element[]} drawings
 * @param {string} [className]
 */
function figure(caption, drawings, className = "") {
  const element = document.createElement("figure");
  element.className = className;
  const text = document.createElement("figcaption");
  text.textContent = caption;
  const row = document.createElement("div");
  row.className = "drawings";
  row.append(...drawings);
  element.append(text, row);
  return element;
}
