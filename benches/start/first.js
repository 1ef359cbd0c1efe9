/**
 * A process that draws one badge and ends: `node first.js NAME`. It says what that took, as JSON.
 *
 * @module
 */

/** @type {Record<string, () => unknown>} */
const CONTESTANTS = {
  nothing: () => "",
  "badge-maker": async () => {
    const { makeBadge } = await import("badge-maker");
    return makeBadge({ label: "status", message: "operational", color: "brightgreen" });
  },
  badgen: async () => {
    const { badgen } = await import("badgen");
    return badgen({ label: "status", status: "operational", color: "green" });
  },
  drawing: async () => {
    const { badge, init } = await import("../../www/badges.js");
    await init();
    const options = { label: "status", message: "operational", color: "brightgreen" };
    return badge({ ...options, palette: "shields" });
  },
  statuslamp: async () => {
    const { badge, init } = await import("../../www/statuslamp.js");
    await init();
    const options = { label: "status", message: "operational", color: "brightgreen" };
    return badge({ ...options, palette: "shields" });
  },
};

/**
 * @typedef {object} Start
 * @property {unknown} badge
 * @property {number} whole CPU microseconds of the process, from its beginning to the badge.
 * @property {number} cpu CPU microseconds from the first line to the badge.
 * @property {number} wall Microseconds from the first line to the badge.
 */

// Node loads its clock when it is first read, which belongs to nobody.
performance.now();
const { user, system } = process.cpuUsage();
const start = performance.now();
const badge = await CONTESTANTS[process.argv[2]]();
const wall = (performance.now() - start) * 1000;
const end = process.cpuUsage();
const whole = end.user + end.system;
/** @type {Start} */
const said = { badge, whole, cpu: whole - user - system, wall };
console.log(JSON.stringify(said));
