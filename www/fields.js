/**
 * The core's fields to plain objects. A snapshot crosses from the core as one text that is split,
 * which takes half the time of JSON; `src/model/fields.rs` writes what is read here.
 *
 * @module
 */

/** @typedef {import("./pkg/statuslamp.js").Snapshot} Snapshot */
/** @typedef {import("./pkg/statuslamp.js").Glance} Glance */
/** @typedef {import("./pkg/statuslamp.js").Fields} Fields */

/**
 * @param {Fields} fields
 * @returns {Snapshot}
 */
export function snapshotOf(fields) {
  const reader = new Reader(fields);
  return /** @type {Snapshot} */ ({
    provider: reader.text(),
    page: page(reader),
    indicator: reader.text(),
    indicatorFrom: reader.text(),
    description: reader.text(),
    components: reader.list(component),
    incidents: reader.list(incident),
    maintenances: reader.list(maintenance),
    observedAt: reader.text(),
    why: reader.text(),
  });
}

/**
 * @param {Fields} fields
 * @returns {Glance}
 */
export function glanceOf(fields) {
  const reader = new Reader(fields);
  return /** @type {Glance} */ ({
    provider: reader.text(),
    indicator: reader.text(),
    indicatorFrom: reader.text(),
    components: reader.text(),
    incidents: reader.list(text),
  });
}

/** @param {Reader} reader */
function page(reader) {
  const row = { id: reader.text(), name: reader.text() };
  reader.optional(row, "url");
  reader.optional(row, "timeZone");
  reader.optional(row, "updatedAt");
  return row;
}

/** @param {Reader} reader */
function component(reader) {
  const row = /** @type {Snapshot["components"][0]} */ ({
    id: reader.text(),
    name: reader.text(),
    status: reader.text(),
  });
  reader.optional(row, "description");
  row.group = reader.text() === "true";
  reader.optional(row, "groupId");
  const history = reader.list(day);
  if (history.length) row.history = history;
  return row;
}

/** @param {Reader} reader */
function day(reader) {
  const row = { day: reader.text(), status: reader.text() };
  reader.optional(row, "downtime", Number);
  return row;
}

/** @param {Reader} reader */
function incident(reader) {
  const row = /** @type {Snapshot["incidents"][0]} */ ({
    id: reader.text(),
    name: reader.text(),
    status: reader.text(),
    impact: reader.text(),
  });
  reader.optional(row, "url");
  reader.optional(row, "startedAt");
  reader.optional(row, "updatedAt");
  timeline(reader, row);
  return row;
}

/** @param {Reader} reader */
function maintenance(reader) {
  const row = /** @type {Snapshot["maintenances"][0]} */ ({
    id: reader.text(),
    name: reader.text(),
    status: reader.text(),
  });
  reader.optional(row, "url");
  reader.optional(row, "startsAt");
  reader.optional(row, "endsAt");
  reader.optional(row, "updatedAt");
  timeline(reader, row);
  return row;
}

/**
 * @param {Reader} reader
 * @param {Pick<Snapshot["incidents"][0], "updates" | "componentIds">} row
 */
function timeline(reader, row) {
  row.updates = reader.list(update);
  row.componentIds = reader.list(text);
}

/** @param {Reader} reader */
function update(reader) {
  const row = { id: reader.text(), status: reader.text(), body: reader.text() };
  reader.optional(row, "createdAt");
  return row;
}

/** @param {Reader} reader */
function text(reader) {
  return reader.text();
}

/** Takes one field after the other. */
class Reader {
  /** @type {string[]} */
  #plain;
  #at = 0;
  /** @type {string[]} Those that are not of ASCII alone. */
  #other = [];
  #otherAt = 0;

  /** @param {Fields} fields */
  constructor(fields) {
    if (typeof fields === "string") {
      this.#plain = fields.split("\0");
    } else {
      this.#plain = fields[0].split("\0");
      this.#other = fields[1].split("\0");
    }
  }

  /** @returns {string} */
  text() {
    const field = this.#plain[this.#at++];
    return field === "\u0001" ? this.#other[this.#otherAt++] : field;
  }

  /**
   * Sets a member that may be missing.
   *
   * @param {Record<string, any>} row
   * @param {string} name
   * @param {(text: string) => unknown} of
   */
  optional(row, name, of = String) {
    if (this.#plain[this.#at] === "\u0002") this.#at++;
    else row[name] = of(this.text());
  }

  /**
   * @template T
   * @param {(reader: Reader) => T} read
   * @returns {T[]}
   */
  list(read) {
    const length = Number(this.text());
    const rows = [];
    for (let at = 0; at < length; at++) rows.push(read(this));
    return rows;
  }
}
