/**
 * A page that never was, in each state, and a quarter of its days: what the gallery draws.
 *
 * @module
 */

/** @typedef {import("./edge.js").Component} Component */
/** @typedef {import("./edge.js").Snapshot} Snapshot */
/** @typedef {import("./edge.js").State} State */

/** In milliseconds. */
export const DAY = 24 * 60 * 60 * 1000;

/** The best first. @type {readonly State[]} */
export const STATES = [
  "operational",
  "maintenance",
  "degraded",
  "partial outage",
  "major outage",
  "unknown",
];

/** What a page says of itself, to be in a state, and what a component does. */
const WORDS = /** @type {Record<State, [Snapshot["indicator"], Component["status"]]>} */ ({
  operational: ["none", "operational"],
  maintenance: ["maintenance", "under_maintenance"],
  degraded: ["minor", "degraded_performance"],
  "partial outage": ["major", "partial_outage"],
  "major outage": ["critical", "major_outage"],
  unknown: ["unknown", "unknown"],
});

/** The days that were not fine, by their number. @type {Record<number, State>} */
const BAD = {
  23: "degraded",
  40: "maintenance",
  61: "degraded",
  62: "partial outage",
  63: "major outage",
  64: "partial outage",
  65: "degraded",
  77: "unknown",
  84: "major outage",
  86: "degraded",
};

/** Ninety days, the oldest first: of the first week nothing is known. @type {readonly State[]} */
export const QUARTER = Array.from({ length: 90 }, (_, day) =>
  day < 7 ? "unknown" : (BAD[day] ?? "operational"),
);

/**
 * The page, read now; nothing, where nothing is known.
 *
 * @param {State} state
 * @param {number} now
 * @returns {Snapshot | undefined}
 */
export function pageIn(state, now) {
  if (state === "unknown") return undefined;
  const history = QUARTER.map((of, at) => ({
    day: new Date(now - (QUARTER.length - 1 - at) * DAY).toISOString().slice(0, 10),
    status: WORDS[of][1],
    downtime: of.endsWith("outage") ? 1200 : 0,
  }));
  /** @param {string} name */
  const component = (name) => ({
    id: name.toLowerCase(),
    name,
    status: /** @type {Component["status"]} */ ("operational"),
    group: false,
  });
  return {
    provider: "better_stack",
    page: { id: "165", name: "Acme Rockets" },
    indicator: WORDS[state][0],
    indicatorFrom: "page",
    description: "",
    components: [{ ...component("API"), history: history.slice(7) }, component("Shop")],
    incidents: [],
    maintenances: [],
    observedAt: new Date(now).toISOString(),
    why: "",
  };
}
