/**
 * Badges as bytes, at the speed of the core: options go over as one text, and what comes back is a
 * view of the core's memory, not a copy.
 *
 * @module
 */

/** @typedef {import("./pkg/statuslamp.js").BadgeOptions} BadgeOptions */
/** @typedef {import("./pkg/statuslamp.js").DrawingCore} DrawingCore */

const KNOWN = new Set([
  "label",
  "message",
  "style",
  "palette",
  "color",
  "labelColor",
  "logo",
  "links",
  "idSuffix",
  "title",
]);

/** @type {readonly string[]} */
const NO_LINKS = [];

/**
 * @param {() => DrawingCore} exports What the core exports now.
 */
export function drawing(exports) {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  /** @type {DrawingCore | undefined} */
  let core;
  let input = new Uint8Array();
  let output = new Uint8Array();

  /**
   * Draws a badge as the bytes of an SVG: the same bytes for the same options.
   *
   * @param {BadgeOptions} options
   * @returns {Uint8Array} A view of the core's memory, which holds until the core is called again.
   *   A `Response` copies it, and so does `slice()`.
   * @throws {Error} Named `BadgeError` when a colour, link, logo, style or id suffix is none,
   *   `TypeError` when a member is not known or of another type.
   */
  function badgeBytes(options) {
    const fields = fieldsOf(options);
    core ??= exports();
    // A memory that has grown is another buffer, of which no old view is left.
    // No character takes more than three bytes for each of its units.
    if (input.length < 3 * fields.length || input.buffer !== core.memory.buffer) {
      const room = Math.max(4096, 6 * fields.length);
      const start = core.badge_input(room);
      input = new Uint8Array(core.memory.buffer, start, room);
    }
    const length = core.badge_draw(encoder.encodeInto(fields, input).written);
    const start = core.badge_output();
    const size = Math.abs(length);
    if (
      output.length !== size ||
      output.byteOffset !== start ||
      output.buffer !== core.memory.buffer
    ) {
      output = new Uint8Array(core.memory.buffer, start, size);
    }
    if (length < 0) throw named("BadgeError", decoder.decode(output));
    return output;
  }

  /**
   * Draws a badge as SVG: the same text for the same options.
   *
   * @param {BadgeOptions} options
   * @returns {string}
   * @throws {Error} As {@link badgeBytes}.
   */
  function badge(options) {
    return decoder.decode(badgeBytes(options));
  }

  /** The core that was drawn with is no more. */
  function forget() {
    core = undefined;
    input = new Uint8Array();
  }

  return { badge, badgeBytes, forget };
}

/**
 * The options as one text, in the order of `draw/src/wasm.rs`.
 *
 * @param {BadgeOptions} options
 */
function fieldsOf(options) {
  for (const name in options) {
    if (!KNOWN.has(name)) {
      throw named("TypeError", `options: no member “${name}”; there are ${[...KNOWN].join(", ")}`);
    }
  }
  const style = text("style", options.style) || "flat";
  let label = text("label", options.label).trim();
  let message = text("message", options.message).trim();
  if (options.message == null) throw named("TypeError", "options: missing `message`");
  if (style === "for-the-badge") {
    label = label.toUpperCase();
    message = message.toUpperCase();
  } else if (style === "social") {
    label = label.charAt(0).toUpperCase() + label.slice(1);
  }
  const palette = text("palette", options.palette) || "readable";
  const color = text("color", options.color);
  const labelColor = text("labelColor", options.labelColor);
  const logo = text("logo", options.logo);
  const links = options.links ?? NO_LINKS;
  const left = text("links", links[0]);
  const right = text("links", links[1]);
  const id = text("idSuffix", options.idSuffix);
  const title = text("title", options.title).trim();
  return `${style}\0${palette}\0${label}\0${message}\0${color}\0${labelColor}\0${logo}\0${left}\0${right}\0${id}\0${title}\0`;
}

/**
 * @param {string} name
 * @param {unknown} value
 */
function text(name, value) {
  if (value === undefined || value === null) return "";
  if (typeof value !== "string") throw named("TypeError", `options: ${name}: expected text`);
  // Between the fields it has a meaning.
  return value.includes("\0") ? value.replaceAll("\0", "\ufffd") : value;
}

/**
 * @param {string} name
 * @param {string} message
 */
function named(name, message) {
  const error = new Error(message);
  error.name = name;
  return error;
}
