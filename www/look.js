/**
 * A badge's options, checked and made ready for the core.
 *
 * @module
 */

/**
 * A badge to draw.
 *
 * @typedef {object} BadgeOptions
 * @property {string} [label] The left half; empty or absent: no left half. At most 4,096 UTF-16
 *   units, as message and title.
 * @property {string} [message] The right half: this, or segments.
 * @property {"flat" | "flat-square" | "plastic" | "for-the-badge" | "social"} [style] Default "flat".
 * @property {"readable" | "shields"} [palette] Which colours states have, and which text reads on a
 *   colour: "readable", the default, has white or nearly black, whichever reads better; "shields"
 *   draws what badge-maker draws, byte for byte.
 * @property {"light" | "dark" | "auto"} [theme] What it is drawn for: "auto" follows the reader.
 *   Default "light". Colours that are asked for stay as they are.
 * @property {State} [state] What the message tells: gives the right half its colour and shape.
 * @property {string} [color] Fill of the right half, where no state is told: a badge colour's name, a CSS name, or 3, 4, 6
 *   or 8 hex digits. Default grey: green is for those who ask for it.
 * @property {string} [labelColor] Fill of the left half. Default grey, #555.
 * @property {readonly Segment[]} [segments] What the right half is divided into, instead of a
 *   message; at most 32.
 * @property {string} [logo] An image before the label, 14 by 14 pixels: a base64 data URI of at most
 *   64 KiB.
 * @property {readonly [left: string, right?: string]} [links] Where the badge, or each half of it,
 *   links to: http, https or mailto.
 * @property {number} [scale] How large it is, 0.1 to 10 in hundredths. Default 1.
 * @property {number} [rounding] The corners' radius in whole pixels, 0 to 14. Default: the style's.
 * @property {string} [idSuffix] Appended to every id, for several badges in one document: letters,
 *   digits, - and _.
 * @property {string} [title] Tooltip and accessible name. Default "label: message".
 */

/**
 * @typedef {"operational" | "maintenance" | "degraded" | "partial outage" | "major outage"
 *   | "unknown"} State
 */

/** @typedef {{ text: string, state?: State, color?: string }} Segment */

/** In UTF-16 units. */
export const MAX_TEXT = 4096;

/** @param {BadgeOptions} options */
export function checkMembers(options) {
  if (typeof options !== "object" || options === null) {
    throw named("TypeError", "options: expected an object");
  }
  for (const name in options) {
    // Three times as fast as to look them up in a set.
    switch (name) {
      case "label":
      case "message":
      case "style":
      case "palette":
      case "theme":
      case "state":
      case "color":
      case "labelColor":
      case "segments":
      case "logo":
      case "links":
      case "scale":
      case "rounding":
      case "idSuffix":
      case "title":
        break;
      default:
        throw unknown("options", name);
    }
  }
}

/**
 * A look as one text, in the order of `draw/src/read.rs`.
 *
 * @param {BadgeOptions} options
 */
export function lookOf(options) {
  const { message, scale, rounding } = options;
  const [links, segments] = [options.links ?? [], options.segments ?? []];
  if (!Array.isArray(links) || links.length > 2) {
    throw named("TypeError", "options: links: expected a list of two at most");
  }
  if (!Array.isArray(segments)) throw named("TypeError", "options: segments: expected a list");
  if ((message == null) === (segments.length === 0)) {
    throw named("TypeError", "options: expected either a `message` or `segments`");
  }
  checkColor(options);
  return [
    textOf("style", options.style) || "flat",
    textOf("palette", options.palette) || "readable",
    textOf("theme", options.theme) || "light",
    textOf("color", options.color),
    textOf("labelColor", options.labelColor),
    textOf("state", options.state),
    textOf("logo", options.logo),
    textOf("links", links[0]),
    textOf("links", links[1]),
    textOf("idSuffix", options.idSuffix),
    numberOf("scale", scale, 100),
    numberOf("rounding", rounding, 1),
    ...segments.flatMap((segment) => {
      const { text, color, state, ...others } = segment;
      for (const name in others) throw unknown("segments", name);
      checkColor(segment);
      return [
        bounded("segments", asMessage(textOf("segments", text), options.style)),
        textOf("segments", color),
        textOf("segments", state),
      ];
    }),
  ]
    .map((field) => `${field.replaceAll("\0", "\ufffd")}\0`)
    .join("");
}

/**
 * @param {string} text
 * @param {BadgeOptions["style"]} style
 */
export function asLabel(text, style) {
  if (style === "social") return text.charAt(0).toUpperCase() + text.slice(1);
  return asMessage(text, style);
}

/**
 * @param {string} text
 * @param {BadgeOptions["style"]} style
 */
export function asMessage(text, style) {
  return style === "for-the-badge" ? text.toUpperCase() : text;
}

/**
 * @param {string} name
 * @param {string} text
 */
export function bounded(name, text) {
  if (text.length <= MAX_TEXT) return text;
  throw named("BadgeError", `${name}: use at most ${MAX_TEXT} characters, not ${text.length}`);
}

/**
 * @param {string} name
 * @param {unknown} value
 */
export function textOf(name, value) {
  if (value === undefined || value === null) return "";
  if (typeof value !== "string") throw named("TypeError", `options: ${name}: expected text`);
  return value.trim();
}

/**
 * What asks for red and for what is green would get one of the two.
 *
 * @param {{ state?: unknown, color?: unknown }} options
 */
function checkColor({ state, color }) {
  if (state != null && color != null) {
    throw named("TypeError", "options: a state has its own color: leave one of them out");
  }
}

/**
 * @param {string} name
 * @param {unknown} value
 * @param {number} times
 */
function numberOf(name, value, times) {
  if (value === undefined || value === null) return "";
  if (typeof value !== "number") throw named("TypeError", `options: ${name}: expected a number`);
  const number = value * times;
  const whole = Math.round(number);
  // 1.15 times 100 is a little less than 115. What is not whole at all is for the core to refuse.
  return String(Math.abs(number - whole) < 1e-6 ? whole : number);
}

/**
 * @param {string} where
 * @param {string} name
 */
function unknown(where, name) {
  return named("TypeError", `${where}: no member “${name}”; see BadgeOptions`);
}

/**
 * @param {string} name
 * @param {string} message
 */
export function named(name, message) {
  const error = new Error(message);
  error.name = name;
  return error;
}
