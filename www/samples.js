/**
 * What status pages answer, well and badly: made up by us, in the shape of Statuspage's
 * `/api/v2/summary.json`.
 *
 * @module
 */

const MINUTE = 60_000;

/** @typedef {"operational" | "under_maintenance" | "degraded_performance" | "partial_outage" | "major_outage"} Status */

/** @type {[id: string, name: string, group?: string][]} */
const COMPONENTS = [
  ["acme0api", "API"],
  ["acme0web", "Website"],
  ["acme0shop", "Shop window", "acme0web"],
  ["acme0pay", "Checkout", "acme0web"],
  ["acme0ship", "Delivery"],
  ["acme0rail", "Rocket rail", "acme0ship"],
  ["acme0bird", "Road runner post", "acme0ship"],
  ["acme0hook", "Webhooks"],
];

const GROUPS = new Set(COMPONENTS.map(([, , group]) => group));

/**
 * @param {number} now
 * @param {object} differs From a page where all is well.
 * @param {string} [differs.indicator]
 * @param {string} [differs.description]
 * @param {Record<string, Status>} [differs.statuses]
 * @param {object[]} [differs.incidents]
 * @param {object[]} [differs.maintenances]
 */
function page(now, differs) {
  const { indicator = "none", description = "All Systems Operational", statuses = {} } = differs;
  const { incidents = [], maintenances = [] } = differs;
  return JSON.stringify(
    {
      page: {
        id: "r0ck3ts4cme7",
        name: "Acme Rockets",
        url: "https://status.acme.example",
        time_zone: "America/Phoenix",
        updated_at: ago(now, 2),
      },
      status: { indicator, description },
      components: COMPONENTS.map(([id, name, group], position) => ({
        id,
        name,
        status: statuses[id] ?? "operational",
        description: null,
        position: position + 1,
        group: GROUPS.has(id),
        group_id: group ?? null,
        page_id: "r0ck3ts4cme7",
        showcase: !group,
        only_show_if_degraded: false,
        created_at: "2019-09-17T10:00:00.000Z",
        updated_at: ago(now, 31),
        ...(GROUPS.has(id) && {
          components: COMPONENTS.filter(([, , parent]) => parent === id).map(([child]) => child),
        }),
      })),
      incidents,
      scheduled_maintenances: maintenances,
    },
    null,
    2,
  );
}

/**
 * @param {number} now
 * @param {{ id: string, name: string, impact: string, components: string[] }} about
 * @param {[status: string, minutesAgo: number, body: string][]} updates Newest first.
 */
function event(now, { id, name, impact, components }, updates) {
  const [[status, latest]] = updates;
  return {
    id,
    name,
    status,
    impact,
    shortlink: `https://status.acme.example/incidents/${id}`,
    page_id: "r0ck3ts4cme7",
    created_at: ago(now, updates.at(-1)?.[1] ?? latest),
    started_at: ago(now, updates.at(-1)?.[1] ?? latest),
    updated_at: ago(now, latest),
    monitoring_at: null,
    resolved_at: null,
    incident_updates: updates.map(([word, minutes, body], index) => ({
      id: `${id}u${updates.length - index}`,
      incident_id: id,
      status: word,
      body,
      created_at: ago(now, minutes),
      display_at: ago(now, minutes),
      updated_at: ago(now, minutes),
    })),
    components: COMPONENTS.filter(([component]) => components.includes(component)).map(
      ([component, title, group]) => ({
        id: component,
        name: title,
        group_id: group ?? null,
        group: false,
      }),
    ),
  };
}

/** @param {number} now */
function operational(now) {
  return page(now, {});
}

/** @param {number} now */
function degraded(now) {
  const about = {
    id: "acme1slow",
    name: "Webhooks arrive late",
    impact: "minor",
    components: ["acme0hook"],
  };
  return page(now, {
    indicator: "minor",
    description: "Minor Service Outage",
    statuses: { acme0hook: "degraded_performance" },
    incidents: [
      event(now, about, [
        ["identified", 9, "One of three queues is full. We are moving its load to the others."],
        ["investigating", 24, "Some webhooks take up to ten minutes. Nothing is lost."],
      ]),
    ],
  });
}

/** @param {number} now */
function outage(now) {
  const down = ["acme0api", "acme0shop", "acme0pay"];
  const about = {
    id: "acme2dark",
    name: "The API and the shop cannot be reached",
    impact: "critical",
    components: down,
  };
  const second = {
    id: "acme3post",
    name: "Tracking numbers are missing",
    impact: "minor",
    components: ["acme0bird"],
  };
  return page(now, {
    indicator: "critical",
    description: "Major Service Outage",
    statuses: {
      acme0api: "major_outage",
      acme0web: "major_outage",
      acme0shop: "major_outage",
      acme0pay: "major_outage",
      acme0ship: "degraded_performance",
      acme0bird: "degraded_performance",
    },
    incidents: [
      event(now, about, [
        [
          "investigating",
          4,
          "Connections time out in all regions. An anvil fell on a core router.",
        ],
      ]),
      event(now, second, [["investigating", 41, "Parcels move, but their numbers do not show."]]),
    ],
  });
}

/** @param {number} now */
function maintenance(now) {
  const about = {
    id: "acme4rail",
    name: "New springs for the rocket rail",
    impact: "maintenance",
    components: ["acme0rail"],
  };
  return page(now, {
    indicator: "maintenance",
    description: "Service Under Maintenance",
    statuses: { acme0ship: "under_maintenance", acme0rail: "under_maintenance" },
    maintenances: [
      {
        ...event(now, about, [
          ["in_progress", 20, "The work has begun. Orders wait and leave after it."],
          ["scheduled", 3000, "The rail gets new springs; no rocket leaves for two hours."],
        ]),
        scheduled_for: ago(now, 20),
        scheduled_until: ago(now, -100),
      },
    ],
  });
}

/**
 * @param {number} now
 * @param {number} minutes Negative: ahead.
 */
function ago(now, minutes) {
  return new Date(now - minutes * MINUTE).toISOString();
}

/**
 * As incident.io answers at the same address: another form of ids, no zone, no groups, no
 * maintenances, and an indicator that follows the incidents and not the components.
 *
 * @param {number} now
 */
function incidentIo(now) {
  const id = "01JAMPACMER0CKETS000000000";
  const parts = COMPONENTS.filter(([part]) => !GROUPS.has(part));
  const times = { created_at: ago(now, 12), updated_at: ago(now, 5) };
  const body = "Parcels are late by an hour. A tunnel turned out to be painted on.";
  const update = { id: `${id}U`, status: "identified", body, display_at: ago(now, 5), ...times };
  return JSON.stringify(
    {
      page: {
        id,
        name: "Acme Rockets",
        url: "https://status.acme.example/",
        updated_at: ago(now, 5),
      },
      status: { description: "Partial System Degradation", indicator: "minor" },
      components: parts.map(([part, name], position) => ({
        id: part,
        name,
        status: "operational",
        position,
        page_id: id,
      })),
      incidents: [
        {
          id: `${id}I`,
          name: "Deliveries are late",
          status: "identified",
          impact: "minor",
          page_id: id,
          incident_updates: [update],
          ...times,
        },
      ],
    },
    null,
    2,
  );
}

/** @type {Record<string, (now: number) => string>} */
export const samples = {
  operational,
  degraded,
  outage,
  maintenance,
  incidentIo,
  html: () =>
    "<!doctype html>\n<html><head><title>Sign in</title></head>\n" +
    "<body><h1>All Systems Operational</h1></body></html>\n",
  forbidden: () => '{"message":"Forbidden"}',
  truncated: (now) => operational(now).slice(0, 1500),
};
