/**
 * Statuslamp for edge workers: the only importer of the build `edge`, which has the gate that a
 * page has no use for. Call {@link init} once, with the compiled module, then use the plain
 * functions.
 *
 * @module
 */

import { run } from "./core.js";
import { keyrings } from "./keyring.js";
import * as core from "./pkg-edge/statuslamp.js";

/** @typedef {import("./pkg-edge/statuslamp.js").Snapshot} Snapshot */
/** @typedef {import("./pkg-edge/statuslamp.js").Component} Component */
/** @typedef {import("./pkg-edge/statuslamp.js").State} State */
/** @typedef {import("./pkg-edge/statuslamp.js").Verdict} Verdict */
/** @typedef {import("./pkg-edge/statuslamp.js").Candidate} Candidate */
/** @typedef {import("./pkg-edge/statuslamp.js").Question} Question */
/** @typedef {import("./pkg-edge/statuslamp.js").GateConfig} GateConfig */
/** @typedef {import("./pkg-edge/statuslamp.js").Audience} Audience */
/** @typedef {import("./pkg-edge/statuslamp.js").KeyRecord} KeyRecord */
/** @typedef {import("./pkg-edge/statuslamp.js").Plan} Plan */
/** @typedef {import("./pkg-edge/statuslamp.js").Reply} Reply */
/** @typedef {import("./pkg-edge/statuslamp.js").UpstreamAnswer} UpstreamAnswer */

const running = run(core, () => new URL("./pkg-edge/statuslamp_bg.wasm", import.meta.url));
export const { init, guarded, fetchBody, parse, glance, badge, badgeBytes } = running;

export const version = guarded(core.version);
export const detect = guarded(core.detect);
export const candidates = guarded(core.candidates);
export const statusUrl = guarded(core.statusUrl);
export const verdict = guarded(core.verdict);
export const statusBadge = guarded(core.statusBadge);
export const bodyBadge = guarded(core.bodyBadge);
export const banner = guarded(core.banner);
export const answer = guarded(core.answer);
export const bars = guarded(core.bars);
export const sparkline = guarded(core.sparkline);
export const dot = guarded(core.dot);
export const favicon = guarded(core.favicon);
export const decide = guarded(core.decide);
export const filter = guarded(core.filter);
export const drawingDenied = guarded(core.drawingDenied);
export const keyring = keyrings(core, guarded, running.restarts);
export const createKey = guarded(core.createKey);
export const rotateKey = guarded(core.rotateKey);
export const useKey = guarded(core.useKey);
export const revokeKey = guarded(core.revokeKey);
export const showKey = guarded(core.showKey);
export const admitUse = guarded(core.admitUse);
export const keysFor = guarded(core.keysFor);
export const narrowKey = guarded(core.narrowKey);
export const readToken = guarded(core.readToken);
export const recognise = guarded(core.recognise);
export const maskKeys = guarded(core.maskKeys);
export const scopes = guarded(core.scopes);
export const plan = guarded(core.plan);
export const finish = guarded(core.finish);
export const entityTag = guarded(core.entityTag);
export const isNotModified = guarded(core.isNotModified);
export const readResource = guarded(core.readResource);
export const resources = guarded(core.resources);
export const apiError = guarded(core.apiError);
export const rosterCsv = guarded(core.rosterCsv);
