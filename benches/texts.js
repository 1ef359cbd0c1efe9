/**
 * What the badges say that are measured with: here and in native/src/texts.rs.
 *
 * @module
 */

export const ONE = [{ label: "status", message: "operational" }];

/**
 * Texts that differ, the same in every run: half of them with letters beyond ASCII, some with
 * markup, some long.
 *
 * @param {number} count
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
