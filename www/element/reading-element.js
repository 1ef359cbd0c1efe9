import { init } from "../statuslamp.js";
import { readEdge, readPage } from "./reading.js";

/** @typedef {import("./reading.js").Reading} Reading */

// The clock stands still in timers while the computer sleeps, so a drawing that must turn
// grey at some instant is looked at again at least this often.
const LONGEST_NAP = 15_000;

// In seconds: what is longer, with the tenth that a visitor may wait on top, overflows the
// browser's timers (2^31 ms), which then run at once.
const LONGEST_WAIT = 1_900_000;

/** Whether the reader prefers dark pages. */
export const prefersDark = matchMedia("(prefers-color-scheme: dark)");

/**
 * The half that badge and banner share: reads, again and again while somebody can see it,
 * and has the result drawn. A drawing follows the clock, not only the network: a reading
 * older than `max-age` proves nothing any more, whatever the last refresh did.
 *
 * @abstract
 */
export class ReadingElement extends HTMLElement {
  static observedAttributes = ["src", "page", "refresh", "max-age"];

  /** @type {Reading | undefined} */
  #reading;
  /** Why the last attempt failed. */
  #failure = "";
  /** @type {AbortController | undefined} Present while connected. */
  #connection;
  /** @type {AbortController | undefined} */
  #request;
  #startedAt = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #nextRequest;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #nextDrawing;

  /** Address of an edge's `/status/…`. Wins over `page`. */
  get src() {
    return this.getAttribute("src") ?? "";
  }

  set src(value) {
    this.setAttribute("src", value);
  }

  /** Address of a provider's page that the browser reads itself. */
  get page() {
    return this.getAttribute("page") ?? "";
  }

  set page(value) {
    this.setAttribute("page", value);
  }

  /** Seconds between readings, 10 or more; 0 reads once. */
  get refresh() {
    const seconds = numberOf(this, "refresh", 60);
    return seconds === 0 ? 0 : Math.max(10, seconds);
  }

  set refresh(value) {
    this.setAttribute("refresh", String(value));
  }

  /** Seconds after which a reading proves nothing. */
  get maxAge() {
    return numberOf(this, "max-age", 300);
  }

  set maxAge(value) {
    this.setAttribute("max-age", String(value));
  }

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    document.addEventListener("visibilitychange", () => this.#wake(), { signal });
    prefersDark.addEventListener("change", () => this.#redraw(), { signal });
    this.#redraw();
    this.reload();
  }

  disconnectedCallback() {
    this.#connection?.abort();
    this.#connection = undefined;
    this.#request?.abort();
    clearTimeout(this.#nextRequest);
    clearTimeout(this.#nextDrawing);
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} after
   */
  attributeChangedCallback(name, before, after) {
    // An upgrade reports all attributes before it connects the element.
    if (!this.#connection || before === after) return;
    if (name === "src" || name === "page") {
      this.#reading = undefined;
      this.#failure = "";
      this.#redraw();
      this.reload();
    } else if (name === "refresh") {
      this.#schedule();
    } else {
      this.#redraw();
    }
  }

  /** Reads now. Settles when the result is drawn; a failure is an `error` event, not a rejection. */
  async reload() {
    this.#request?.abort();
    clearTimeout(this.#nextRequest);
    if (!this.src && !this.page) return;
    this.#request = new AbortController();
    const { signal } = this.#request;
    this.#startedAt = Date.now();
    /** @type {Event} */
    let outcome;
    let ready = false;
    try {
      await init();
      ready = true;
      const reading = await this.read(signal);
      if (signal.aborted) return;
      this.#reading = reading;
      this.#failure = "";
      this.#redraw();
      outcome = new Event("load");
    } catch (error) {
      if (signal.aborted) return;
      const message = error instanceof Error ? error.message : String(error);
      outcome = new ErrorEvent("error", { message });
      if (ready) {
        this.#failure = message;
        this.#redraw();
      }
    }
    this.#schedule();
    this.dispatchEvent(outcome);
  }

  /**
   * Where a reading comes from. Override it to read in another way.
   *
   * @param {AbortSignal} signal
   * @returns {Promise<Reading>}
   */
  read(signal) {
    return this.src
      ? readEdge(new URL(this.src, document.baseURI).href, signal)
      : readPage(this.page, signal);
  }

  /**
   * Shows a reading that was made elsewhere.
   *
   * @param {Reading} reading
   */
  async show(reading) {
    await init();
    this.#request?.abort();
    this.#reading = reading;
    this.#failure = "";
    this.#redraw();
    this.#schedule();
  }

  /**
   * Without a reading and a failure this shows the author's content and needs no core.
   *
   * @abstract
   * @param {Reading | undefined} _reading Nothing, when no attempt has succeeded yet.
   * @param {string} _failure Why the last attempt failed, where it did.
   * @param {number} _now
   */
  draw(_reading, _failure, _now) {
    throw new Error("a subclass draws");
  }

  #redraw() {
    clearTimeout(this.#nextDrawing);
    const now = Date.now();
    try {
      this.draw(this.#reading, this.#failure, now);
    } catch (error) {
      // What cannot be renewed must not stay.
      this.draw(undefined, "", now);
      throw error;
    }
    const observedAt = this.#reading?.snapshot?.observedAt;
    if (!this.#connection || !observedAt) return;
    const left = Date.parse(observedAt) + this.maxAge * 1000 - now;
    if (left >= 0) {
      this.#nextDrawing = setTimeout(() => this.#redraw(), Math.min(left + 1, LONGEST_NAP));
    }
  }

  #schedule() {
    clearTimeout(this.#nextRequest);
    if (!this.#connection || !this.refresh || document.visibilityState === "hidden") return;
    // Apart by up to a tenth, so that a thousand visitors do not ask in the same second.
    const due = this.#startedAt + this.refresh * 1000 * (0.9 + Math.random() / 5);
    this.#nextRequest = setTimeout(() => this.reload(), Math.max(0, due - Date.now()));
  }

  #wake() {
    this.#redraw();
    this.#schedule();
  }
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {number} fallback Also for what is not a number: attributes are typed by hand.
 */
export function numberOf(element, name, fallback) {
  const text = element.getAttribute(name)?.trim();
  const number = text ? Number(text) : Number.NaN;
  return number >= 0 && number < Infinity ? Math.min(number, LONGEST_WAIT) : fallback;
}
