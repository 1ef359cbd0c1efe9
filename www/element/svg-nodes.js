/**
 * Turns the core's own SVG text into nodes without an HTML sink. Every such sink
 * (`innerHTML`, `DOMParser`, …) is refused by `require-trusted-types-for 'script'`, and a
 * policy of our own would have to be named in each site's `trusted-types` directive.
 *
 * The core writes no raw `<`, `>` or `"` inside text or attribute values, so tokens can be
 * told apart by one expression each. Whatever does not fit, or is not on the lists, throws:
 * a drawing from anywhere else has no business here.
 *
 * @module
 */

const NAMESPACE = "http://www.w3.org/2000/svg";

const ELEMENTS = new Set(
  `svg title g a image rect path circle text tspan clipPath linearGradient stop filter
  feGaussianBlur`.split(/\s+/),
);

// No `style` (the page's `style-src` would refuse it), no `on…`.
const ATTRIBUTES = new Set(
  `xmlns width height viewBox role aria-label aria-hidden lang direction tabindex id x y x1 y1 x2
  y2 cx cy r rx ry d offset stop-color stop-opacity stdDeviation transform textLength lengthAdjust
  text-anchor text-rendering dominant-baseline font-family font-size font-weight line-height letter-spacing
  fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray
  opacity clip-path filter shape-rendering pointer-events focusable target rel href`.split(/\s+/),
);

/** Whose value may be the address of something. */
const PAINTED = new Set(["clip-path", "fill", "filter", "stroke"]);

/** Where an `href` of an element may lead: what the core lets through (`draw/src/given.rs`). */
const ADDRESSES = /** @type {Record<string, RegExp>} */ ({
  a: /^(?:https?:\/\/|mailto:)/i,
  image: /^data:image\//,
});

const TAG = /<(\/?)([A-Za-z]+)((?:\s+[A-Za-z0-9-]+="[^"<>]*")*)\s*(\/?)>/y;
const TEXT = /[^<>"]+/y;
const ATTRIBUTE = /([A-Za-z0-9-]+)="([^"]*)"/g;

const ENTITIES = /** @type {Record<string, string>} */ ({
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  "#39": "'",
  "#x27": "'",
});

/**
 * @param {string} svg One `<svg>` element, as the core writes it.
 * @returns {SVGSVGElement}
 */
export function svgNodes(svg) {
  const holder = document.createDocumentFragment();
  /** @type {(DocumentFragment | Element)[]} */
  const open = [holder];
  let at = 0;
  while (at < svg.length) {
    const parent = /** @type {DocumentFragment | Element} */ (open.at(-1));
    const [tag, closes, name, attributes, empty] = token(TAG, svg, at);
    if (tag && closes) {
      if (parent === holder || parent.nodeName !== name || attributes || empty) refuse(svg, at);
      open.pop();
    } else if (tag) {
      if (parent === holder && holder.firstChild) refuse(svg, at);
      const element = elementOf(name, attributes);
      parent.append(element);
      if (!empty) open.push(element);
    } else {
      const [text] = token(TEXT, svg, at);
      if (!text || parent === holder) refuse(svg, at);
      parent.append(decoded(text));
    }
    at = (tag ? TAG : TEXT).lastIndex;
  }
  const root = holder.firstChild;
  if (open.length !== 1 || !(root instanceof SVGSVGElement)) refuse(svg, at);
  return root;
}

/**
 * @param {RegExp} pattern Sticky.
 * @param {string} text
 * @param {number} at
 * @returns {string[]}
 */
function token(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? [];
}

/**
 * @param {string} name
 * @param {string} attributes
 */
function elementOf(name, attributes) {
  if (!ELEMENTS.has(name)) throw new Error(`<${name}> does not belong in a drawing`);
  const element = document.createElementNS(NAMESPACE, name);
  for (const [, key, raw] of attributes.matchAll(ATTRIBUTE)) {
    const value = decoded(raw);
    // A paint or a filter may point into the same drawing and nowhere else.
    const leadsAway = PAINTED.has(key) && /url\((?!#[\w-]+\)$)/i.test(value);
    if (!ATTRIBUTES.has(key) || leadsAway || (key === "href" && !ADDRESSES[name]?.test(value))) {
      throw new Error(`${key}="${value}" does not belong in a drawing`);
    }
    if (key !== "xmlns") element.setAttribute(key, value);
  }
  return element;
}

/** @param {string} text */
function decoded(text) {
  return text.replace(/&([^;]*);?/g, (whole, name) => {
    if (!whole.endsWith(";") || !Object.hasOwn(ENTITIES, name)) {
      throw new Error(`${whole} does not belong in a drawing`);
    }
    return ENTITIES[name];
  });
}

/**
 * @param {string} svg
 * @param {number} at
 * @returns {never}
 */
function refuse(svg, at) {
  throw new Error(`not a drawing of ours at character ${at}: ${svg.slice(at, at + 40)}`);
}
