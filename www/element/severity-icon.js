/**
 * One shape per severity, so that nobody has to tell colours apart: circle with a check,
 * square with a clock, diamond with a bar, triangle with "!", octagon with a cross, ring
 * with "?".
 *
 * @module
 */

import { svgNodes } from "./svg-nodes.js";

const CIRCLE = "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1z";

/** @type {Record<string, string>} */
const SHAPES = {
  none: `${CIRCLE}M7 11.5 3.6 8.1l1.2-1.2L7 9.1l4.2-4.2 1.2 1.2z`,
  maintenance:
    "M3.5 1.5h9a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-9a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2z" +
    "M7.2 4v4.6l3.1 1.9.8-1.3-2.3-1.4V4z",
  minor: "M8 .6 15.4 8 8 15.4.6 8zM4.8 7.2v1.6h6.4V7.2z",
  major: "M8 1 15.6 14.5H.4zM7.2 5.8v4.4h1.6V5.8zM7.2 11.4V13h1.6v-1.6z",
  critical:
    "M5 1h6l4 4v6l-4 4H5l-4-4V5zM5.7 4.6 4.6 5.7 6.9 8l-2.3 2.3 1.1 1.1L8 9.1l2.3 2.3 1.1-1.1" +
    "L9.1 8l2.3-2.3-1.1-1.1L8 6.9z",
  unknown:
    `${CIRCLE}M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11z` +
    "M5.6 6.6a2.4 2.4 0 1 1 3.7 2c-.5.3-.6.5-.6.9H7.3c0-1 .4-1.5 1.2-2a1 1 0 1 0-1.5-.9z" +
    "M7.2 10.4v1.5h1.6v-1.5z",
};

/**
 * @param {string} severity An indicator; any word that is not one gets the "?".
 * @returns {SVGSVGElement} Hidden from screen readers: the word belongs beside it.
 */
export function severityIcon(severity) {
  const shape = Object.hasOwn(SHAPES, severity) ? SHAPES[severity] : SHAPES.unknown;
  return svgNodes(
    '<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">' +
      `<path fill="currentColor" fill-rule="evenodd" d="${shape}"/></svg>`,
  );
}
