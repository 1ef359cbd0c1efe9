/**
 * What the fictional Acme Rockets says of itself, in Statuspage's shapes.
 *
 * @module
 */

/** What differs between the modes that answer: who is unwell, and what is said about it. */
const STATES = {
  operational: { indicator: "none", description: "All Systems Operational", unwell: {} },
  degraded: {
    indicator: "minor",
    description: "Partially Degraded Service",
    unwell: { "Telemetry Stream": "degraded_performance" },
  },
  outage: {
    indicator: "major",
    description: "Partial System Outage",
    unwell: { "Launch Control API": "major_outage", "Telemetry Stream": "partial_outage" },
  },
  maintenance: {
    indicator: "maintenance",
    description: "Service Under Maintenance",
    unwell: { "Propellant Ordering": "under_maintenance" },
  },
};

/** @typedef {keyof typeof STATES} State */

/** Statuspage's ids are twelve characters of 0-9 and a-z. */
export const PAGE_ID = "r0ck3ts4cme7";

/** @type {[id: string, group: string, names: [id: string, name: string][]][]} */
const GROUPS = [
  [
    "l4unchgrp001",
    "Launch Services",
    [
      ["ctr1ap1x7q2m", "Launch Control API"],
      ["t3l3m3try8zk", "Telemetry Stream"],
      ["b00k1ngprt4l", "Booking Portal"],
    ],
  ],
  [
    "gr0undgrp002",
    "Ground Support",
    [
      ["pr0p3llant9d", "Propellant Ordering"],
      ["w34th3rfeed5", "Range Weather Feed"],
      ["cr3wmsg6h1vn", "Crew Messaging"],
    ],
  ],
];

/** From best to worst: a group row repeats the worst of its children. */
const ORDER = [
  "operational",
  "under_maintenance",
  "degraded_performance",
  "partial_outage",
  "major_outage",
];

/**
 * The component rows, groups first, as the public and the keyed API both have them.
 *
 * @param {State} mode
 * @param {number} now
 */
export function components(mode, now) {
  /** @type {Record<string, string>} */
  const unwell = STATES[mode].unwell;
  let position = 0;
  /** @param {string} id @param {string} name @param {string} status */
  const row = (id, name, status) => ({
    id,
    page_id: PAGE_ID,
    name,
    status,
    description: /** @type {string | null} */ (null),
    position: ++position,
    showcase: false,
    only_show_if_degraded: false,
    start_date: "2024-02-29",
    created_at: ago(now, 400 * DAY),
    updated_at: ago(now, status === "operational" ? 9 * DAY : 25 * MINUTE),
  });
  return GROUPS.flatMap(([groupId, group, names]) => {
    const states = names.map(([, name]) => unwell[name] ?? "operational");
    const worst = states.sort((a, b) => ORDER.indexOf(b) - ORDER.indexOf(a))[0];
    return [
      {
        ...row(groupId, group, worst),
        group: true,
        group_id: null,
        components: names.map(([id]) => id),
      },
      ...names.map(([id, name]) => ({
        ...row(id, name, unwell[name] ?? "operational"),
        group: false,
        group_id: groupId,
      })),
    ];
  });
}

/**
 * The public summary. Its indicator follows from the components by the rule that real
 * pages keep: the worst leaf decides, incidents do not count.
 *
 * @param {State} mode
 * @param {number} now The instant that all times are counted from, in milliseconds since 1970.
 */
export function summary(mode, now) {
  const { indicator, description } = STATES[mode];
  const rows = components(mode, now);
  const events = eventsOf(mode, now).map((event) => ({
    ...event,
    components: rows.filter(({ group, status }) => !group && status !== "operational"),
  }));
  return {
    page: {
      id: PAGE_ID,
      name: "Acme Rockets",
      url: "https://status.acme.example",
      time_zone: "Etc/UTC",
      updated_at: ago(now, MINUTE),
    },
    components: rows,
    incidents: events.filter(({ impact }) => impact !== "maintenance"),
    scheduled_maintenances: events.filter(({ impact }) => impact === "maintenance"),
    status: { indicator, description },
  };
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * @param {number} now
 * @param {number} distance In milliseconds; negative: ahead.
 */
function ago(now, distance) {
  return new Date(now - distance).toISOString();
}

/**
 * @param {State} mode
 * @param {number} now
 */
function eventsOf(mode, now) {
  if (mode === "degraded") {
    return [
      event("d3gr4ded0001", "Delayed telemetry", "minor", now, [
        [
          "investigating",
          25,
          "Some telemetry arrives up to a minute late. We are looking into it.",
        ],
      ]),
    ];
  }
  if (mode === "outage") {
    return [
      event("0ut4ge000002", "Launch Control API unavailable", "major", now, [
        [
          "identified",
          8,
          "A failed certificate renewal was the cause. A new one is being rolled out.",
        ],
        ["investigating", 19, "Telemetry is affected in the eastern range, too."],
        ["investigating", 25, "Requests to the Launch Control API fail. We are looking into it."],
      ]),
    ];
  }
  if (mode === "maintenance") {
    return [
      {
        ...event("m41nt3n4nc03", "Propellant catalogue upgrade", "maintenance", now, [
          ["in_progress", 25, "The upgrade is under way; orders are queued until it is done."],
          ["scheduled", 3 * 24 * 60, "We will upgrade the propellant catalogue."],
        ]),
        scheduled_for: ago(now, 25 * MINUTE),
        scheduled_until: ago(now, -35 * MINUTE),
      },
    ];
  }
  return [];
}

/**
 * @param {string} id
 * @param {string} name
 * @param {string} impact
 * @param {number} now
 * @param {[status: string, minutesAgo: number, body: string][]} updates Newest first.
 */
function event(id, name, impact, now, updates) {
  const newest = updates[0];
  const oldest = updates[updates.length - 1];
  return {
    id,
    name,
    status: newest[0],
    created_at: ago(now, oldest[1] * MINUTE),
    started_at: ago(now, oldest[1] * MINUTE),
    updated_at: ago(now, newest[1] * MINUTE),
    monitoring_at: null,
    resolved_at: null,
    impact,
    shortlink: `https://status.acme.example/incidents/${id}`,
    page_id: PAGE_ID,
    incident_updates: updates.map(([status, minutes, body], at) => ({
      id: `${id.slice(0, 10)}u${updates.length - at}`,
      incident_id: id,
      status,
      body,
      created_at: ago(now, minutes * MINUTE),
      updated_at: ago(now, minutes * MINUTE),
      display_at: ago(now, minutes * MINUTE),
      affected_components: null,
    })),
  };
}
