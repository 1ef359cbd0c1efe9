import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";

/** @type {Record<string, string>} */
const CONTENT_TYPES = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/**
 * Any plain web server: files and nothing else.
 *
 * @param {string} directory
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function serveFiles(directory) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://files.invalid");
    const name = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    try {
      const body = await readFile(path.join(directory, name));
      response.writeHead(200, {
        "Content-Type": CONTENT_TYPES[path.extname(name)] ?? "text/plain",
      });
      response.end(body);
    } catch {
      response.writeHead(404).end("no such file");
    }
  });
  await new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(undefined));
  });
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
