/**
 * Statuslamp for consoles, where people make keys: the only importer of the build `console`, which
 * advises which key would do and says what one may do. What is done with keys is in `edge.js`. Call
 * {@link init} once, then use the plain functions.
 *
 * @module
 */

import { run } from "./core.js";
import * as core from "./pkg-console/statuslamp.js";

const { init, guarded } = run(
  core,
  () => new URL("./pkg-console/statuslamp_bg.wasm", import.meta.url),
);

export { init };
export const requestsOf = guarded(core.requestsOf);
export const advise = guarded(core.advise);
export const explain = guarded(core.explain);
export const explainProviderKey = guarded(core.explainProviderKey);
