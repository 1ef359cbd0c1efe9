/**
 * The Statuspage summaries that are measured with.
 *
 * @module
 */

import { readdir, readFile } from "node:fs/promises";

/** When they are said to have been read. */
export const NOW = Date.parse("2026-11-22T12:00:00Z");

/** Summaries of real pages where they are at hand, and made ones everywhere. */
export async function bodies() {
  const folder = new URL("../../shared/recorded/atlassian/", import.meta.url);
  /** @type {[string, Uint8Array<ArrayBuffer>][]} */
  const found = [];
  try {
    for (const file of (await readdir(folder)).sort()) {
      found.push([file, new Uint8Array(await readFile(new URL(file, folder)))]);
    }
  } catch {
    console.log("no recorded bodies here: made ones only");
  }
  for (const count of [40, 200, 1_500]) found.push([`made, ${count} components`, made(count)]);
  return found;
}

/**
 * A summary in the shape of a large page.
 *
 * @param {number} count
 */
export function made(count) {
  const stamp = "2026-11-22T11:58:00.123Z";
  const components = Array.from({ length: count }, (_, at) => ({
    id: `c${String(at).padStart(11, "0")}`,
    name: `Zürich edge ${at}`,
    status: at % 17 ? "operational" : "degraded_performance",
    created_at: stamp,
    updated_at: stamp,
    position: at,
    description: at % 5 ? null : "Serves requests of the region",
    showcase: true,
    start_date: "2024-01-01",
    group_id: null,
    page_id: "abc123def456",
    group: false,
    only_show_if_degraded: false,
  }));
  const page = { id: "abc123def456", name: "Acme", url: "https://status.acme.example" };
  return new TextEncoder().encode(
    JSON.stringify({
      page: { ...page, time_zone: "Etc/UTC", updated_at: stamp },
      components,
      incidents: [],
      scheduled_maintenances: [],
      status: { indicator: "minor", description: "Partially Degraded Service" },
    }),
  );
}
