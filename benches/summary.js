/**
 * A summary's bytes to a badge's bytes, in the ways that there are. The same code runs in Node and in
 * workerd; what it is made with is given to it.
 *
 * @module
 */

/** @typedef {import("../www/statuslamp.js")} Statuslamp */

/**
 * @typedef {object} Makers
 * @property {typeof import("badge-maker").makeBadge} makeBadge
 * @property {typeof import("badgen").badgen} badgen
 * @property {Pick<Statuslamp, "badgeBytes" | "bodyBadge" | "glance" | "parse" | "statusBadge">} statuslamp
 */

const LABEL = "status";

/** What an indicator says: message, and colour for badge-maker and badgen. */
const SAID = /** @type {Record<string, [string, string, string]>} */ ({
  none: ["operational", "brightgreen", "green"],
  maintenance: ["maintenance", "blue", "blue"],
  minor: ["degraded", "yellow", "yellow"],
  major: ["partial outage", "orange", "orange"],
  critical: ["major outage", "red", "red"],
});

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * The first one is the base. `glance` draws the same as it, byte for byte; badgen draws its own look;
 * `parse`, and `bodyBadge` at once, judge how old the reading is, too, and draw ours.
 *
 * @param {Makers} makers
 * @returns {Record<string, (body: Uint8Array, now: number) => Uint8Array>}
 */
export function waysToBadge({ makeBadge, badgen, statuslamp }) {
  const { badgeBytes, bodyBadge, glance, parse, statusBadge } = statuslamp;
  /** @param {Uint8Array} body */
  const plain = (body) => SAID[JSON.parse(decoder.decode(body)).status.indicator];
  return {
    "JSON.parse + badge-maker": (body) => {
      const [message, color] = plain(body);
      return encoder.encode(makeBadge({ label: LABEL, message, color }));
    },
    "JSON.parse + badgen": (body) => {
      const [status, , color] = plain(body);
      return encoder.encode(badgen({ label: LABEL, status, color }));
    },
    "statuslamp glance + badgeBytes": (body, now) => {
      const [message, color] = SAID[glance(body, now).indicator];
      return badgeBytes({ label: LABEL, message, color, palette: "shields" });
    },
    "statuslamp parse + statusBadge": (body, now) => {
      return encoder.encode(statusBadge(parse(body, now), { now }));
    },
    "statuslamp bodyBadge": (body, now) => encoder.encode(bodyBadge(body, now, { now })),
  };
}

/**
 * Whether all drew what they should, in the order of the ways.
 *
 * @param {string[]} drawn
 */
export function isTheSame([badgeMakers, badgens, glanced, parsed, atOnce]) {
  const name = />(status: [a-z ]+)</.exec(badgeMakers)?.[1];
  return (
    glanced === badgeMakers &&
    badgens.includes(`>${name}<`) &&
    parsed.includes(`>${name} (`) &&
    atOnce === parsed
  );
}
