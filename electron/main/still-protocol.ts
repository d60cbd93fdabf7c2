import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { protocol } from "electron";
import * as v from "valibot";
import type { Answer } from "./engine-process.ts";
import { readThumbnail } from "./read-thumbnail.ts";
import { parseStillAddress } from "./still-address.ts";

export type StillSources = {
  /** The folder of the open catalog, or null. */
  readonly catalogFolder: () => string | null;
  readonly locate: (still: number, page: number) => Promise<Answer>;
  readonly preview: (still: number) => Promise<Answer>;
};

const Previewed = v.object({ jpeg: v.nullable(v.instance(Uint8Array)) });
const Located = v.nullable(
  v.object({ path: v.string(), mime: v.pipe(v.string(), v.startsWith("image/")) }),
);

/** Serves `still://`: thumbnails without asking the engine, so that they never wait behind its work. */
export function serveStills(sources: StillSources): void {
  protocol.handle("still", (request) => answer(request, sources));
}

async function answer(request: Request, sources: StillSources): Promise<Response> {
  const address = request.method === "GET" ? parseStillAddress(request.url) : null;
  if (address === null) return refused(403);
  try {
    switch (address.kind) {
      case "thumbnail":
        return await thumbnail(address.hash, sources.catalogFolder());
      case "preview":
        return preview(await sources.preview(address.still));
      case "picture":
        return await picture(await sources.locate(address.still, address.page));
    }
  } catch {
    return refused(404); // the file went away or cannot be read: the window shows a blank still
  }
}

/** Named by its content, so it never changes under its address. */
async function thumbnail(hash: string, folder: string | null): Promise<Response> {
  if (folder === null) return refused(404);
  const bytes = await readThumbnail(folder, hash);
  return new Response(new Uint8Array(bytes), {
    headers: headers("image/jpeg", bytes.byteLength, "public, max-age=31536000, immutable"),
  });
}

/** Not kept: its place is taken by the thumbnail. To have none is usual, and no failure. */
function preview(answered: Answer): Response {
  const jpeg = "problem" in answered ? null : v.parse(Previewed, answered.output).jpeg;
  if (jpeg === null) return refused(204);
  return new Response(new Uint8Array(jpeg), {
    headers: headers("image/jpeg", jpeg.byteLength, "no-store"),
  });
}

async function picture(answered: Answer): Promise<Response> {
  const located = "problem" in answered ? null : v.parse(Located, answered.output);
  if (located === null) return refused(404);
  const { size } = await stat(located.path);
  const body = Readable.toWeb(createReadStream(located.path));
  return new Response(body, { headers: headers(located.mime, size, "no-cache") });
}

function headers(mime: string, bytes: number, caching: string): Record<string, string> {
  return {
    "content-type": mime,
    "content-length": String(bytes),
    "cache-control": caching,
    "x-content-type-options": "nosniff",
  };
}

function refused(status: number): Response {
  return new Response(null, { status, headers: { "cache-control": "no-store" } });
}
