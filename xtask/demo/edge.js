/**
 * The edge worker on this machine: in workerd, the runtime that it is made for, driven by
 * miniflare. Nothing is bundled; workerd gets the modules as they are.
 *
 * @module
 */

import { readFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Miniflare, Response } from "miniflare";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The worker's modules below www; the entry comes first. */
export const MODULES = [
  "worker/index.js",
  "worker/config.js",
  "worker/kept.js",
  "worker/page.js",
  "worker/picture.js",
  "worker/reply.js",
  "worker/upstream.js",
  "search.js",
  "edge.js",
  "core.js",
  "keyring.js",
  "draw.js",
  "look.js",
  "fields.js",
  "pkg-edge/statuslamp.js",
  "pkg-edge/statuslamp_bg.wasm",
];

/**
 * Starts the worker on 127.0.0.1.
 *
 * @param {object} options
 * @param {number} [options.port] 0, the default, takes a free one.
 * @param {unknown} options.config What the binding CONFIG holds.
 * @param {Record<string, string>} [options.secrets] Further bindings: the upstreams' keys.
 * @param {string} [options.persist] Directory of what outlives a restart. Default: .statuslamp.
 * @param {string} [options.files] Directory of the static files. Default: none are served.
 * @param {(line: string) => void} [options.log] Gets the worker's log. Default: to this
 *   process's standard error.
 * @param {string} [options.www] Directory of the worker's own modules. Default: the project's.
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function startEdge({ port = 0, config, secrets, persist, files, log, www }) {
  const write = log ?? ((line) => console.error(line));
  const edge = new Miniflare({
    host: "127.0.0.1",
    port,
    compatibilityDate: "2026-04-01",
    // Otherwise miniflare asks the Internet where this machine stands.
    cf: false,
    defaultPersistRoot: persist ?? path.join(ROOT, ".statuslamp"),
    cachePersist: true,
    ...workerModules(www ?? path.join(ROOT, "www"), MODULES),
    bindings: { CONFIG: /** @type {any} */ (config), ...secrets },
    serviceBindings: files ? { ASSETS: (request) => serveFile(files, request.url) } : {},
    handleRuntimeStdio(stdout, stderr) {
      createInterface(stdout).on("line", write);
      createInterface(stderr).on("line", write);
    },
  });
  const url = await edge.ready;
  return { url: url.origin, close: () => edge.dispose() };
}

/**
 * Miniflare's options for a worker of several modules.
 *
 * @param {string} root Directory that the modules' names are relative to.
 * @param {string[]} names The entry first.
 */
export function workerModules(root, names) {
  return {
    modulesRoot: root,
    modules: names.map((name) => ({
      type: /** @type {"CompiledWasm" | "ESModule"} */ (
        name.endsWith(".wasm") ? "CompiledWasm" : "ESModule"
      ),
      path: path.join(root, name),
    })),
  };
}

/** Files of other kinds are not served. @type {Record<string, string>} */
const CONTENT_TYPES = {
  ".css": "text/css;charset=utf-8",
  ".html": "text/html;charset=utf-8",
  ".js": "text/javascript;charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml;charset=utf-8",
  ".wasm": "application/wasm",
};

/** The pages may read any https status page and the demo's own, and inject nothing. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self' https: http://127.0.0.1:*",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

/**
 * @param {string} directory
 * @param {string} url
 */
async function serveFile(directory, url) {
  const { pathname } = new URL(url);
  const name = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
  const type = CONTENT_TYPES[path.extname(name)];
  const root = path.resolve(directory);
  const file = path.join(root, name);
  // The name is never percent-decoded, and the URL parser has folded the dots; the check
  // holds even if one of these changes.
  const body = file.startsWith(root + path.sep) && type && (await readIfThere(file));
  if (!body) {
    return new Response("no such file\n", {
      status: 404,
      headers: { "Cache-Control": "no-store" },
    });
  }
  return new Response(body, {
    headers: {
      "Content-Type": type,
      "Cache-Control": "no-cache",
      "X-Content-Type-Options": "nosniff",
      ...(type.startsWith("text/html") && { "Content-Security-Policy": PAGE_POLICY }),
    },
  });
}

/** @param {string} file */
async function readIfThere(file) {
  try {
    return await readFile(file);
  } catch {
    return undefined;
  }
}
