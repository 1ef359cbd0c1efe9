import { createServer } from "node:http";

/**
 * A status page's server: what it answers with, anybody's script may read. Everything else is a
 * 404, which scripts may read too.
 *
 * @param {Record<string, unknown>} bodies By path, query included. Text goes out as it is, anything
 *   else as JSON. May be changed at any time.
 * @returns {Promise<{ url: string, requests: string[], close(): Promise<void> }>} `requests` are the
 *   paths that it was asked for.
 */
export async function serveBodies(bodies) {
  /** @type {string[]} */
  const requests = [];
  const server = createServer(({ url = "/" }, response) => {
    requests.push(url);
    const found = Object.hasOwn(bodies, url);
    const body = found ? bodies[url] : "<!doctype html><title>Not found</title>";
    response.writeHead(found ? 200 : 404, { "Access-Control-Allow-Origin": "*" });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(undefined));
  });
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A page of Instatus. @param {string} status In Instatus' words. */
export const instatus = (status) => ({
  page: { name: "Acme", url: "https://status.acme.example", status },
});

/** A page of Uptime Kuma, which has two bodies. @param {number} now */
export function uptimeKuma(now) {
  const time = new Date(now - 30_000).toISOString().replace("T", " ").replace("Z", "");
  const monitorList = [{ id: 1, name: "API" }];
  return {
    config: {
      config: { slug: "acme", title: "Acme Status" },
      incidents: [],
      maintenanceList: [],
      publicGroupList: [{ id: 1, name: "Services", monitorList }],
    },
    heartbeats: { heartbeatList: { 1: [{ status: 1, time }] }, uptimeList: {} },
  };
}
