/**
 * Statuslamp for pages and extensions: the only importer of the build `page`. Call {@link init}
 * once, then use the plain functions.
 *
 * @module
 */

import { run } from "./core.js";
import * as core from "./pkg/statuslamp.js";

/** @typedef {import("./pkg/statuslamp.js").Snapshot} Snapshot */
/** @typedef {import("./pkg/statuslamp.js").Glance} Glance */
/** @typedef {import("./pkg/statuslamp.js").Verdict} Verdict */
/** @typedef {import("./pkg/statuslamp.js").Banner} Banner */
/** @typedef {import("./pkg/statuslamp.js").Candidate} Candidate */
/** @typedef {import("./pkg/statuslamp.js").BadgeStyle} BadgeStyle */

export const { init, guarded, fetchBody, parse, glance, badge, badgeBytes } = run(
  core,
  () => new URL("./pkg/statuslamp_bg.wasm", import.meta.url),
);

export const version = guarded(core.version);
export const detect = guarded(core.detect);
export const candidates = guarded(core.candidates);
export const statusUrl = guarded(core.statusUrl);
export const verdict = guarded(core.verdict);
export const statusBadge = guarded(core.statusBadge);
export const bodyBadge = guarded(core.bodyBadge);
export const banner = guarded(core.banner);
