/**
 * Registers `<status-badge>` and `<status-banner>`: the only side effect among these modules.
 *
 * @module
 */

import { StatusBadgeElement } from "./status-badge.js";
import { StatusBannerElement } from "./status-banner.js";

// Two copies of this module on one page are common (a widget brings its own); the second
// `define` of a name throws, so the first one wins.
for (const [name, element] of /** @type {const} */ ([
  ["status-badge", StatusBadgeElement],
  ["status-banner", StatusBannerElement],
])) {
  if (!customElements.get(name)) customElements.define(name, element);
}
