/**
 * Keys that move between the bars of a drawing that stands in the page: one bar is in the tab order,
 * and the arrow keys lead to the others (ARIA Authoring Practices Guide, "roving tabindex"). Time
 * runs from left to right in every language, and so do the keys.
 *
 * @module
 */

const BAR = '[role="listitem"]';

/** @type {Record<string, (at: number, last: number) => number>} */
const STEPS = {
  ArrowLeft: (at) => Math.max(0, at - 1),
  ArrowRight: (at, last) => Math.min(last, at + 1),
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * @param {SVGSVGElement} svg Bars that are a list: `bars({ …, interactive: true })`.
 */
export function moveByKeys(svg) {
  const bars = /** @type {SVGElement[]} */ ([...svg.querySelectorAll(BAR)]);

  /** @param {Event} event */
  const position = ({ target }) =>
    bars.findIndex((bar) => target instanceof Node && bar.contains(target));

  /** @param {number} at Where the focus is: who leaves and comes back finds it there again. */
  const stopAt = (at) => {
    for (const [index, bar] of bars.entries()) {
      bar.setAttribute("tabindex", index === at ? "0" : "-1");
    }
  };

  svg.addEventListener("keydown", (event) => {
    const at = position(event);
    const step = Object.hasOwn(STEPS, event.key) ? STEPS[event.key] : undefined;
    // With one of these, the key is the browser's or the system's.
    if (!step || at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = step(at, bars.length - 1);
    stopAt(next);
    bars[next].focus();
  });

  // Not on `focusin`: Chromium puts an SVG that listens for it into the tab order itself.
  svg.addEventListener("click", (event) => {
    const at = position(event);
    if (at >= 0) stopAt(at);
  });
}
