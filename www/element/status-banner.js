import { banner, verdict } from "../statuslamp.js";
import { bannerStyle } from "./banner-style.js";
import { dismiss, isDismissed } from "./dismissal.js";
import { numberOf, ReadingElement } from "./reading-element.js";
import { severityIcon } from "./severity-icon.js";
import { svgNodes } from "./svg-nodes.js";

/** @typedef {import("../statuslamp.js").Banner} Banner */

/** @type {Record<Banner["severity"], string>} */
const WORDS = {
  critical: "Major outage",
  major: "Partial outage",
  minor: "Degraded",
  maintenance: "Maintenance",
};

const CROSS =
  '<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">' +
  '<path d="M4 4l8 8M12 4l-8 8" fill="none" stroke="currentColor" stroke-width="1.5" ' +
  'stroke-linecap="round"/></svg>';

/**
 * `<status-banner src="/status/acme">fallback</status-banner>`: a strip that appears when
 * something is wrong or planned. When all is well it is empty and takes no space. When
 * nothing is proven, and when the visitor has dismissed it, the author's content is shown:
 * a link to the status page, so that there is always a way there.
 */
export class StatusBannerElement extends ReadingElement {
  static observedAttributes = [...ReadingElement.observedAttributes, "lead-time"];

  #slot = document.createElement("slot");
  #strip = part("div", "strip");
  #icon = part("span", "icon");
  // The live region is there, empty and visible, before its first text, and is never
  // replaced: a region that arrives together with its text is not announced. Controls and
  // the ticking time stay outside, or each tick would be read out.
  #region = part("div", "text");
  #word = part("span", "word");
  #title = part("span", "title");
  #phase = part("span", "phase");
  #window = part("span", "window");
  #detail = part("span", "detail");
  #more = part("div", "more");
  #updated = part("time", "updated");
  #count = part("span", "count");
  #link = part("a", "link");
  #button = part("button", "dismiss");
  /** @type {string} */
  #key = "";

  constructor() {
    super();
    this.#region.setAttribute("role", "status");
    this.#region.setAttribute("aria-atomic", "true");
    this.#region.append(this.#word, this.#title, this.#phase, this.#window, this.#detail);
    this.#more.append(this.#updated, this.#count, this.#link);
    this.#button.type = "button";
    this.#button.setAttribute("aria-label", "Dismiss");
    this.#button.append(svgNodes(CROSS));
    this.#button.addEventListener("click", () => {
      dismiss(this.src || this.page, this.#key);
      this.#clear(true);
    });
    this.#strip.append(this.#icon, this.#region, this.#more, this.#button);
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [bannerStyle];
    root.append(this.#strip, this.#slot);
    this.#clear(true);
  }

  /** How many hours before its start a planned maintenance is announced. */
  get leadTime() {
    return numberOf(this, "lead-time", 24);
  }

  set leadTime(value) {
    this.setAttribute("lead-time", String(value));
  }

  /** @override @type {ReadingElement["draw"]} */
  draw(reading, _failure, now) {
    const { maxAge, leadTime } = this;
    const snapshot = reading?.snapshot;
    const news = snapshot && banner(snapshot, { now, maxAge, leadTime });
    if (news && !isDismissed(this.src || this.page, news.key)) {
      this.#fill(news);
    } else {
      // No news is good news only where that is proven.
      const proven = snapshot && verdict(snapshot, { now, maxAge }).indicator !== "unknown";
      this.#clear(news !== undefined || !proven);
    }
  }

  /** @param {Banner} news */
  #fill(news) {
    if (this.#strip.dataset.severity !== news.severity) {
      this.#strip.dataset.severity = news.severity;
      this.#icon.replaceChildren(severityIcon(news.severity));
      this.#region.setAttribute("role", news.severity === "critical" ? "alert" : "status");
    }
    this.#slot.hidden = true;
    this.#icon.hidden = this.#more.hidden = this.#button.hidden = false;
    this.#key = news.key;

    write(this.#word, `${WORDS[news.severity]}: `);
    write(this.#title, `${news.title} `);
    write(this.#phase, news.phase && `— ${news.phase}`);
    write(this.#window, timesBetween(news.startsAt, news.endsAt));
    write(this.#detail, news.detail);

    write(this.#updated, news.updatedAt ? `Updated ${shortTime(news.updatedAt)}` : "");
    this.#updated.dateTime = news.updatedAt ?? "";
    write(this.#count, news.more > 0 ? `and ${news.more} more` : "");
    // The core lets only web addresses through, but this one may have come by an edge's JSON.
    const isWeb = /^https?:/i.test(news.url ?? "");
    write(this.#link, isWeb ? "Read more" : "");
    if (isWeb && news.url) this.#link.href = news.url;
    this.#link.setAttribute("aria-label", `Read more: ${news.title}`);
  }

  /** @param {boolean} withFallback */
  #clear(withFallback) {
    delete this.#strip.dataset.severity;
    this.#icon.hidden = this.#more.hidden = this.#button.hidden = true;
    for (const line of this.#region.children) write(/** @type {HTMLElement} */ (line), "");
    this.#slot.hidden = !withFallback;
  }
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} name Its `::part` and its class.
 */
function part(tag, name) {
  const element = document.createElement(tag);
  element.className = name;
  element.setAttribute("part", name === "strip" ? "banner" : name);
  return element;
}

/**
 * Only a change touches the node: a live region is read out again whenever it is written.
 *
 * @param {HTMLElement} element
 * @param {string} text
 */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = text === "";
}

/** @type {Intl.DateTimeFormatOptions} */
const MOMENT = { month: "short", day: "numeric", hour: "numeric", minute: "2-digit" };

/** @param {string} instant */
function shortTime(instant) {
  return new Intl.DateTimeFormat(undefined, MOMENT).format(new Date(instant));
}

/**
 * @param {string | undefined} start
 * @param {string | undefined} end
 */
function timesBetween(start, end) {
  const format = new Intl.DateTimeFormat(undefined, {
    weekday: "short",
    ...MOMENT,
    timeZoneName: "short",
  });
  if (start && end) return format.formatRange(new Date(start), new Date(end));
  if (start) return `From ${format.format(new Date(start))}`;
  return end ? `Until ${format.format(new Date(end))}` : "";
}
