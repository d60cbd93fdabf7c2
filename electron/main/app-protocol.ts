import { readFile } from "node:fs/promises";
import path from "node:path";
import { protocol } from "electron";
import { windowFile } from "./app-address.ts";
import { contentSecurityPolicy } from "./content-security-policy.ts";

const mimeTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".woff2": "font/woff2",
};

/** Must run before the app is ready. */
export function declareSchemes(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true };
  protocol.registerSchemesAsPrivileged([
    { scheme: "app", privileges: { ...privileges, codeCache: true } },
    { scheme: "still", privileges: { ...privileges, stream: true } },
  ]);
}

/** Serves the built window, and nothing outside its folder, at `app://stillroom/`. */
export function serveWindow(folder: string): void {
  protocol.handle("app", (request) => answer(request, folder));
}

async function answer(request: Request, folder: string): Promise<Response> {
  const file = windowFile(request.url, folder);
  const mime = file === null ? undefined : mimeTypes[path.extname(file)];
  if (request.method !== "GET" || file === null || mime === undefined)
    return new Response(null, { status: 403 });
  try {
    return new Response(new Uint8Array(await readFile(file)), { headers: headers(mime) });
  } catch {
    return new Response(null, { status: 404 }); // not part of the window
  }
}

function headers(mime: string): Record<string, string> {
  return {
    "content-type": mime,
    "content-security-policy": contentSecurityPolicy,
    "cross-origin-opener-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cache-control": "no-cache",
  };
}
