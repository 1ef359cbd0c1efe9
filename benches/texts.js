/**
 * What the badges say that are measured with: here and in native/src/texts.rs.
 *
 * @module
 */

/** @typedef {"flat" | "plastic" | "for-the-badge"} Style */
/** @typedef {{ label: string, message: string }} Text */

/** @type {Text[]} */
export const ONE = [{ label: "status", message: "operational" }];

/**
 * Texts that differ, the same in every run: half of them with letters beyond ASCII, some with
 * markup, some long.
 *
 * @param {number} count
 * @returns {Text[]}
 */
export function mixed(count) {
  const words =
    "status operational degraded Zürich работает 稼働中 <b>R&D</b> 99.95% ok ✓ λόγος".split(" ");
  return Array.from({ length: count }, (_, at) => {
    const word = (/** @type {number} */ shift) => words[(at * 7 + shift * 5) % words.length];
    const long = Array.from({ length: at % 14 === 0 ? 12 : 2 }, (_, shift) => word(shift));
    return { label: `${word(1)} ${at}`, message: `${long.join(" ")} ${at % 97}` };
  });
}

/**
 * The same green badges as options of each maker: badge-maker's, badgen's and ours.
 *
 * @param {Text[]} texts
 * @param {Style} style badgen draws its own.
 */
export function optionsOf(texts, style) {
  const badgeMaker = texts.map((text) => ({ ...text, style, color: "brightgreen" }));
  const statuslamp = badgeMaker.map((each) => {
    return { ...each, palette: /** @type {const} */ ("shields") };
  });
  const badgen = texts.map(({ label, message }) => ({ label, status: message, color: "green" }));
  return { badgeMaker, badgen, statuslamp };
}

/**
 * Draws one after the other, from the first again after the last.
 *
 * @template T, R
 * @param {T[]} list
 * @param {(each: T) => R} draw
 */
export function inTurn(list, draw) {
  let at = 0;
  return () => draw(list[at++ % list.length]);
}
