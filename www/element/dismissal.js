/**
 * What a visitor does not want to see again. One entry per source: the banner's key changes
 * when the event or its phase does, and then the old entry is of no use.
 *
 * @module
 */

// Storage throws where cookies are blocked and in sandboxed frames; then a dismissal lasts
// as long as the page.
/** @type {Map<string, string>} */
const memory = new Map();

/**
 * @param {string} source
 * @param {string} key
 */
export function dismiss(source, key) {
  memory.set(source, key);
  try {
    localStorage.setItem(nameOf(source), key);
  } catch {}
}

/**
 * @param {string} source
 * @param {string} key
 * @returns {boolean}
 */
export function isDismissed(source, key) {
  if (memory.get(source) === key) return true;
  try {
    return localStorage.getItem(nameOf(source)) === key;
  } catch {
    return false;
  }
}

/** @param {string} source */
function nameOf(source) {
  return `statuslamp:dismissed:${source}`;
}
