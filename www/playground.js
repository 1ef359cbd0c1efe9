/**
 * The playground: an answer on the left, what it proves on the right. Everything runs in the
 * browser; only the "live" section asks a server.
 *
 * @module
 */

import "./element/define.js";
import { severityIcon } from "./element/severity-icon.js";
import { samples } from "./samples.js";
import { init, parse, verdict } from "./statuslamp.js";

/** @typedef {import("./element/reading.js").Reading} Reading */
/** @typedef {import("./element/status-badge.js").StatusBadgeElement} StatusBadgeElement */
/** @typedef {import("./element/status-banner.js").StatusBannerElement} StatusBannerElement */
/** @typedef {import("./statuslamp.js").Snapshot} Snapshot */

const OWN = "own";

/** @type {Record<string, string>} */
const SEVERITY = {
  operational: "none",
  under_maintenance: "maintenance",
  degraded_performance: "minor",
  partial_outage: "major",
  major_outage: "critical",
};

const body = /** @type {HTMLTextAreaElement} */ (byId("body"));
const seconds = /** @type {HTMLInputElement} */ (byId("seconds"));
const badge = /** @type {StatusBadgeElement} */ (byId("badge"));
const banner = /** @type {StatusBannerElement} */ (byId("banner"));

/** @type {Reading} */
let reading = { reason: "nothing was read" };

listen();
await init();
choose("operational");
setInterval(judge, 1000);
await goLive();

function listen() {
  byId("samples").addEventListener("change", (event) => {
    choose(/** @type {HTMLInputElement} */ (event.target).value);
  });
  byId("answer").addEventListener("submit", (event) => event.preventDefault());
  body.addEventListener("input", () => {
    mark(OWN);
    read();
  });
  seconds.addEventListener("input", read);
}

/** @param {string} id */
function choose(id) {
  mark(id);
  if (Object.hasOwn(samples, id)) body.value = samples[id](Date.now());
  else body.select();
  read();
}

/** @param {string} id */
function mark(id) {
  for (const input of byId("samples").querySelectorAll("input")) input.checked = input.value === id;
}

function read() {
  const age = Number(seconds.value);
  byId("ago").textContent = age ? `${age} seconds ago` : "just now";
  try {
    const bytes = new TextEncoder().encode(body.value);
    reading = { snapshot: parse(bytes, Date.now() - age * 1000) };
  } catch (error) {
    reading = { reason: error instanceof Error ? error.message : String(error) };
  }
  badge.show(reading);
  banner.show(reading);
  byId("report").replaceChildren(...reportOf(reading.snapshot));
  byId("snapshot-json").textContent = reading.snapshot
    ? JSON.stringify(reading.snapshot, null, 2)
    : "There is none.";
  judge();
}

/** Again every second: what a reading proves wears off by itself. */
function judge() {
  const now = Date.now();
  const ruling = verdict(reading.snapshot, { now, reason: reading.reason });
  const stage = /** @type {HTMLElement} */ (document.querySelector(".stage"));
  stage.dataset.indicator = ruling.indicator;
  stage.style.setProperty("--lamp", ruling.color);
  if (byId("word").textContent !== ruling.word) {
    byId("word").replaceChildren(severityIcon(ruling.indicator), withText("span", ruling.word));
  }
  write("reason", ruling.reason);
  write(
    "age",
    reading.snapshot ? `Read at ${timeOf(reading.snapshot.observedAt)}` : "Not readable",
  );
  write("verdict-json", JSON.stringify(ruling, null, 2));
}

/**
 * @param {Snapshot | undefined} snapshot
 * @returns {HTMLElement[]}
 */
function reportOf(snapshot) {
  if (!snapshot) return [withText("p", "None could be read.")];
  const tops = snapshot.components.filter(({ groupId }) => !groupId);
  const list = document.createElement("ul");
  list.className = "components";
  for (const top of tops) {
    const item = componentRow(top);
    const children = snapshot.components.filter(({ groupId }) => groupId === top.id);
    if (children.length) {
      const inner = document.createElement("ul");
      inner.append(...children.map(componentRow));
      item.append(inner);
    }
    list.append(item);
  }
  const events = [...snapshot.incidents, ...snapshot.maintenances].map(eventArticle);
  return [
    list,
    ...(events.length ? events : [withText("p", "No open incident, nothing planned.")]),
  ];
}

/** @param {Snapshot["components"][number]} component */
function componentRow({ name, status }) {
  const item = document.createElement("li");
  const severity = Object.hasOwn(SEVERITY, status) ? SEVERITY[status] : "unknown";
  const state = document.createElement("span");
  state.className = "state";
  state.dataset.severity = severity;
  state.append(severityIcon(severity), status.replaceAll("_", " "));
  const row = document.createElement("div");
  row.append(withText("span", name), state);
  item.append(row);
  return item;
}

/** @param {Snapshot["incidents"][number] | Snapshot["maintenances"][number]} event */
function eventArticle(event) {
  const article = document.createElement("article");
  article.append(withText("h3", event.name));
  for (const { status, body: text, createdAt } of event.updates) {
    const line = document.createElement("p");
    line.append(withText("strong", status.replaceAll("_", " ")), ` ${text} `);
    if (createdAt) line.append(withText("time", timeOf(createdAt, "medium")));
    article.append(line);
  }
  return article;
}

/** The edge's three ways in, where these files are served by one. */
async function goLive() {
  const page = encodeURIComponent(new URLSearchParams(location.search).get("page") ?? "acme");
  const status = `/status/${page}`;
  const image = `/badge/${page}.svg`;
  if (!(await answersJson(status))) {
    byId("edge").textContent = "No edge is here, only static files; cargo xtask demo starts one.";
    return;
  }
  byId("edge").textContent = "The same page, three ways. A minute passes between two readings.";
  byId("img-code").textContent = `<img src="${image}">`;
  byId("badge-code").textContent = `<status-badge src="${status}">`;
  const embeds = byId("embeds");
  embeds.hidden = false;
  const elements = /** @type {NodeListOf<StatusBadgeElement | StatusBannerElement>} */ (
    embeds.querySelectorAll("status-badge, status-banner")
  );
  const picture = /** @type {HTMLImageElement} */ (byId("live-img"));
  // The document's own image cache answers a repeated address, however old the image is.
  const redraw = () => {
    picture.src = `${image}?at=${Date.now()}`;
  };
  for (const element of elements) element.src = status;
  redraw();
  elements[0].addEventListener("load", redraw);
  elements[0].addEventListener("error", redraw);
  byId("again").addEventListener("click", () => {
    for (const element of elements) element.reload();
  });
}

/** @param {string} address */
async function answersJson(address) {
  try {
    const response = await fetch(address);
    return /^application\/json\b/.test(response.headers.get("Content-Type") ?? "");
  } catch {
    return false;
  }
}

/**
 * @param {string} instant
 * @param {"medium"} [dateStyle] Default: no date.
 */
function timeOf(instant, dateStyle) {
  const timeStyle = dateStyle ? "short" : "medium";
  return new Intl.DateTimeFormat(undefined, { dateStyle, timeStyle }).format(new Date(instant));
}

/** @param {string} id */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/**
 * @param {string} id
 * @param {string} text
 */
function write(id, text) {
  if (byId(id).textContent !== text) byId(id).textContent = text;
}

/**
 * @param {string} tag
 * @param {string} text
 */
function withText(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
