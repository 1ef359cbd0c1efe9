import { statusBadge } from "../statuslamp.js";
import { ReadingElement } from "./reading-element.js";
import { svgNodes } from "./svg-nodes.js";

// A constructed sheet: `style-src` does not govern it, while a <style> needs a nonce or a hash.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: inline-block; vertical-align: middle; }
  :host([hidden]), slot[hidden] { display: none; }
  svg { display: block; }
`);

/**
 * `<status-badge src="/status/acme">fallback</status-badge>`: a badge that follows a status
 * page. Its content is shown until the first reading is drawn; without content, a failed
 * first reading is a grey badge with the reason as its tooltip.
 */
export class StatusBadgeElement extends ReadingElement {
  static observedAttributes = [...ReadingElement.observedAttributes, "label"];

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

  /** @override @type {ReadingElement["draw"]} */
  draw(reading, failure, now) {
    const hasFallback = this.childElementCount > 0 || this.textContent?.trim() !== "";
    if (!reading && (hasFallback || !failure)) {
      this.#replace("");
      return;
    }
    const { maxAge, label } = this;
    const reason = reading?.reason ?? failure;
    this.#replace(statusBadge(reading?.snapshot, { now, maxAge, label, reason }));
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
