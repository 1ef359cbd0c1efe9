import { statusBadge } from "../statuslamp.js";
import { prefersDark, ReadingElement } from "./reading-element.js";
import { svgNodes } from "./svg-nodes.js";

// A constructed sheet: `style-src` does not govern it, while a <style> needs a nonce or a hash.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: inline-block; vertical-align: middle; }
  :host([hidden]), slot[hidden] { display: none; }
  svg { display: block; }
`);

/** @typedef {import("../statuslamp.js").BadgeStyle} BadgeStyle */

/** @type {readonly BadgeStyle[]} */
const STYLES = ["flat", "flat-square", "plastic", "for-the-badge", "social"];

/**
 * `<status-badge src="/status/acme">fallback</status-badge>`: a badge that follows a status
 * page. Its content is shown until the first reading is drawn; without content, a failed
 * first reading is a grey badge with the reason as its tooltip.
 */
export class StatusBadgeElement extends ReadingElement {
  static observedAttributes = [...ReadingElement.observedAttributes, "label", "look", "theme"];

  #slot = document.createElement("slot");
  #drawn = "";

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.append(this.#slot);
  }

  /** The badge's left half. */
  get label() {
    return this.getAttribute("label") ?? "status";
  }

  set label(value) {
    this.setAttribute("label", value);
  }

  /** Which of the five styles it has; "flat" unless it is one of them. @type {BadgeStyle} */
  get look() {
    return STYLES.find((style) => style === this.getAttribute("look")) ?? "flat";
  }

  set look(value) {
    this.setAttribute("look", value);
  }

  /**
   * What it is drawn for: "dark" pages, "auto" for whichever the reader prefers, or "light" ones.
   *
   * @type {"light" | "dark" | "auto"}
   */
  get theme() {
    const theme = this.getAttribute("theme");
    return theme === "dark" || theme === "auto" ? theme : "light";
  }

  set theme(value) {
    this.setAttribute("theme", value);
  }

  /** @override @type {ReadingElement["draw"]} */
  draw(reading, failure, now) {
    const hasFallback = this.childElementCount > 0 || this.textContent?.trim() !== "";
    if (!reading && (hasFallback || !failure)) {
      this.#replace("");
      return;
    }
    const { maxAge, label, look: style } = this;
    const reason = reading?.reason ?? failure;
    // Not the core's own "auto": that is a <style> in the drawing, which the page's policy may refuse.
    const isDark = this.theme === "dark" || (this.theme === "auto" && prefersDark.matches);
    const theme = isDark ? "dark" : "light";
    this.#replace(statusBadge(reading?.snapshot, { now, maxAge, label, reason, style, theme }));
  }

  /** @param {string} svg Empty: the author's content. */
  #replace(svg) {
    if (svg === this.#drawn) return;
    if (svg) {
      const badge = svgNodes(svg);
      badge.setAttribute("part", "badge");
      this.shadowRoot?.replaceChildren(badge, this.#slot);
    } else {
      this.shadowRoot?.replaceChildren(this.#slot);
    }
    this.#slot.hidden = svg !== "";
    this.#drawn = svg;
  }
}
