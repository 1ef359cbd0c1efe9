/**
 * Badges as bytes, at the speed of the core: a look crosses once, after that only its texts do, and
 * what comes back is a view of the core's memory, not a copy.
 *
 * @module
 */

import {
  asLabel,
  asMessage,
  bounded,
  checkMembers,
  lookOf,
  MAX_TEXT,
  named,
  textOf,
} from "./look.js";

/** @typedef {import("./look.js").BadgeOptions} BadgeOptions */

/**
 * What is called here: see `draw/src/wasm.rs`.
 *
 * @typedef {object} DrawingCore
 * @property {WebAssembly.Memory} memory
 * @property {(bytes: number) => number} badge_input
 * @property {(length: number) => number} badge_look
 * @property {(look: number, label: number, message: number, title: number) => number} badge_draw
 * @property {(look: number, label: number, message: number, title: number) => number} badge_outline
 * @property {() => number} badge_output
 */

/** A logo, two links and 32 segments, each as long as it may be. In UTF-16 units. */
const MAX_LOOK = 256 * 1024;
/** The core finds each text at a multiple of this. No unit takes more than three bytes. */
const TEXT_BYTES = 3 * MAX_TEXT;

/**
 * What the core writes otherwise, and some more: markup, controls, halves of a surrogate pair and what
 * is no character. Emoji are pairs; they take the longer way.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const ESCAPED = /[\0-\x1f&<>"'\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/;

/**
 * @param {() => unknown} exports What the core exports now, a {@link DrawingCore}.
 */
export function drawing(exports) {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  /** @type {DrawingCore | undefined} */
  let core;
  let [label, message, title, output] = [0, 0, 0, 0].map(() => new Uint8Array());
  /** The looks that the core knows, by their numbers. @type {string[]} */
  let looks = [];
  /** The number of the look before. */
  let number = -1;
  /** That look, if it is known by its values alone. @type {BadgeOptions | undefined} */
  let last;

  /**
   * Draws a badge as the bytes of an SVG: the same bytes for the same options.
   *
   * @param {BadgeOptions} options
   * @returns {Uint8Array} A view of the core's memory, which holds until the core is called again.
   *   A `Response` copies it, and so does `slice()`.
   * @throws {Error} Named `BadgeError` when a member has a value that cannot be drawn, `TypeError`
   *   when it is not known or of another type.
   */
  function badgeBytes(options) {
    checkMembers(options);
    const { style } = options;
    const labelText = asLabel(textOf("label", options.label), style);
    const messageText = asMessage(textOf("message", options.message), style);
    const titleText = textOf("title", options.title);
    const core = know(options);
    const length = core.badge_draw(
      number,
      put("label", labelText, label),
      put("message", messageText, message),
      put("title", titleText, title),
    );
    return view(core, length);
  }

  /**
   * Draws a badge as SVG: the same text for the same options.
   *
   * @param {BadgeOptions} options
   * @returns {string}
   * @throws {Error} As {@link badgeBytes}.
   */
  function badge(options) {
    checkMembers(options);
    const { style } = options;
    const labelText = asLabel(textOf("label", options.label), style);
    const messageText = asMessage(textOf("message", options.message), style);
    const titleText = textOf("title", options.title);
    const core = know(options);
    const labelBytes = put("label", labelText, label);
    const messageBytes = put("message", messageText, message);
    const titleBytes = put("title", titleText, title);
    const texts = labelText + messageText + titleText;
    const isAscii = labelBytes + messageBytes + titleBytes === texts.length;
    // With one letter beyond ASCII a badge takes ten times as long to decode, which is four times what
    // it takes to draw. So what need not be escaped does not come back.
    const isOutline = !isAscii && !ESCAPED.test(texts);
    const length = isOutline
      ? core.badge_outline(number, labelBytes, messageBytes, titleBytes)
      : core.badge_draw(number, labelBytes, messageBytes, titleBytes);
    const svg = decoder.decode(view(core, length));
    return isOutline ? filled(svg, labelText, messageText, titleText) : svg;
  }

  /**
   * The core, which then knows a badge's look and has places for its texts.
   *
   * @param {BadgeOptions} options
   */
  function know(options) {
    core ??= /** @type {DrawingCore} */ (exports());
    if (!isLast(options)) learn(core, options);
    // A memory that has grown leaves its old views empty.
    if (label.length === 0) open(core, 0);
    return core;
  }

  /** The core that was drawn with is no more. */
  function forget() {
    core = undefined;
    // The old memory lives on: a view of it looks as good as one of the next core's.
    [label, output] = [new Uint8Array(), new Uint8Array()];
    looks = [];
    last = undefined;
  }

  /**
   * Whether a badge looks as the one before.
   *
   * @param {BadgeOptions} options
   */
  function isLast(options) {
    return (
      last !== undefined &&
      options.style === last.style &&
      options.palette === last.palette &&
      options.theme === last.theme &&
      options.state === last.state &&
      options.color === last.color &&
      options.labelColor === last.labelColor &&
      options.logo === last.logo &&
      options.scale === last.scale &&
      options.rounding === last.rounding &&
      options.idSuffix === last.idSuffix &&
      options.links == null &&
      options.segments == null &&
      options.message != null
    );
  }

  /**
   * Makes the core know a look.
   *
   * @param {DrawingCore} core
   * @param {BadgeOptions} options
   */
  function learn(core, options) {
    last = undefined;
    const text = lookOf(options);
    number = looks.indexOf(text);
    if (number < 0) {
      // The core's memory never shrinks.
      if (text.length > MAX_LOOK) throw named("BadgeError", "options: too long to be drawn");
      const { written } = encoder.encodeInto(text, open(core, 3 * text.length));
      const known = core.badge_look(written);
      if (known < 0) throw named("BadgeError", decoder.decode(view(core, -known)));
      number = known;
      looks[number] = text;
    }
    // A list may change in place. The rest is copied member by member, since the caller may change it
    // and draw again, and a spread would leave out what is inherited.
    if (options.links != null || options.segments != null) return;
    const { style, palette, theme, state, color, labelColor, logo, scale, rounding, idSuffix } =
      options;
    last = { style, palette, theme, state, color, labelColor, logo, scale, rounding, idSuffix };
  }

  /**
   * Has so many bytes for the next texts, and three places for texts at the least.
   *
   * @param {DrawingCore} core
   * @param {number} bytes
   */
  function open(core, bytes) {
    const size = Math.max(bytes, 3 * TEXT_BYTES);
    const start = core.badge_input(size);
    const place = (/** @type {number} */ at) =>
      new Uint8Array(core.memory.buffer, start + at * TEXT_BYTES, TEXT_BYTES);
    [label, message, title] = [place(0), place(1), place(2)];
    return new Uint8Array(core.memory.buffer, start, size);
  }

  /**
   * @param {string} name
   * @param {string} text
   * @param {Uint8Array} place
   * @returns {number} How many bytes it takes.
   */
  function put(name, text, place) {
    if (text === "") return 0;
    return encoder.encodeInto(bounded(name, text), place).written;
  }

  /**
   * What the core left behind.
   *
   * @param {DrawingCore} core
   * @param {number} length
   */
  function view(core, length) {
    const start = core.badge_output();
    if (output.length !== length || output.byteOffset !== start) {
      output = new Uint8Array(core.memory.buffer, start, length);
    }
    return output;
  }

  return { badge, badgeBytes, forget };
}

/**
 * An outline with the texts where its marks are.
 *
 * @param {string} outline
 * @param {string} label
 * @param {string} message
 * @param {string} title
 */
function filled(outline, label, message, title) {
  let svg = "";
  let from = 0;
  for (let at = outline.indexOf("\x01"); at >= 0; at = outline.indexOf("\x01", from)) {
    const mark = outline[at + 1];
    svg += outline.slice(from, at);
    svg += mark === "l" ? label : mark === "m" ? message : title;
    from = at + 2;
  }
  return svg + outline.slice(from);
}
