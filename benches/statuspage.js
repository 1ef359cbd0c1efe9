/**
 * What people write by hand today: a Statuspage summary read with `JSON.parse`. The results are
 * the same as ours, member by member, or there would be nothing to compare.
 *
 * @module
 */

/** @typedef {Record<string, any>} Row A parsed object, as trusting code takes it. */

const decoder = new TextDecoder("utf-8", { fatal: true });

const SEVERITY = /** @type {Record<string, number>} */ ({
  operational: 0,
  under_maintenance: 2,
  degraded_performance: 3,
  partial_outage: 4,
  major_outage: 5,
});

/**
 * The least: indicator, a digit per component, open incidents' names.
 *
 * @param {Uint8Array} body
 */
export function glance(body) {
  const { page, status, components = [], incidents } = JSON.parse(decoder.decode(body));
  let digits = "";
  for (const component of components) {
    if (!component.group) digits += SEVERITY[component.status] ?? 1;
  }
  return {
    provider: page.id.length === 12 ? "statuspage" : "incident_io",
    indicator: status.indicator,
    indicatorFrom: "page",
    components: digits,
    incidents: open(incidents).map(({ name }) => line(name)),
  };
}

/**
 * The whole snapshot, as plain objects.
 *
 * @param {Uint8Array} body
 * @param {number} observedAt
 */
export function snapshot(body, observedAt) {
  const root = JSON.parse(decoder.decode(body));
  const { page, status, components = [], incidents, scheduled_maintenances } = root;
  return {
    provider: page.id.length === 12 ? "statuspage" : "incident_io",
    page: {
      id: page.id,
      name: page.name,
      ...optional("url", page.url),
      ...optional("timeZone", page.time_zone),
      ...time("updatedAt", page.updated_at),
    },
    indicator: status.indicator,
    indicatorFrom: "page",
    description: status.description ?? "",
    components: components.map((/** @type {Row} */ row) => ({
      id: row.id,
      name: line(row.name),
      status: row.status,
      ...optional("description", row.description && prose(row.description)),
      group: row.group ?? false,
      ...optional("groupId", row.group_id),
    })),
    incidents: open(incidents).map((row) => ({
      id: row.id,
      name: line(row.name),
      status: row.status,
      impact: row.impact,
      ...optional("url", row.shortlink),
      ...time("startedAt", row.started_at ?? row.created_at),
      ...time("updatedAt", row.updated_at),
      ...timeline(row),
    })),
    maintenances: planned(scheduled_maintenances).map((row) => ({
      id: row.id,
      name: line(row.name),
      status: row.status,
      ...optional("url", row.shortlink),
      ...time("startsAt", row.scheduled_for),
      ...time("endsAt", row.scheduled_until),
      ...time("updatedAt", row.updated_at),
      ...timeline(row),
    })),
    observedAt: instant(observedAt),
  };
}

/** @param {Row[] | null | undefined} incidents */
function open(incidents) {
  return (incidents ?? []).filter(({ status }) => !/^(resolved|postmortem)$/.test(status));
}

/** @param {Row[] | null | undefined} maintenances */
function planned(maintenances) {
  return (maintenances ?? []).filter(({ status }) => status !== "completed");
}

/** @param {Row} row */
function timeline(row) {
  return {
    updates: (row.incident_updates ?? []).map((/** @type {Row} */ update) => ({
      id: update.id,
      status: update.status,
      body: prose(update.body ?? ""),
      ...time("createdAt", update.display_at ?? update.created_at),
    })),
    componentIds: (row.components ?? []).map((/** @type {Row} */ { id }) => id),
  };
}

/** @param {string} text */
function line(text) {
  return text.replace(/\s+/g, " ").trim();
}

/** @param {string} text */
function prose(text) {
  return text.replace(/\r\n?/g, "\n");
}

/**
 * @param {string} name
 * @param {string | null | undefined} value
 */
function optional(name, value) {
  return value ? { [name]: value } : undefined;
}

/**
 * @param {string} name
 * @param {string | null | undefined} value
 */
function time(name, value) {
  return value ? { [name]: instant(value) } : undefined;
}

/** @param {string | number} value */
function instant(value) {
  return new Date(value).toISOString().replace(".000Z", "Z");
}
