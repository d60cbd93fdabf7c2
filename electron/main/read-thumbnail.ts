import { readFile, realpath } from "node:fs/promises";
import path from "node:path";
import { thumbnailFile } from "./still-address.ts";

/**
 * The bytes of a thumbnail of a catalog. @throws where there is none, and where a link leads out of the folder of
 * thumbnails: a catalog that came from elsewhere may hold links to anything.
 */
export async function readThumbnail(catalogFolder: string, hash: string): Promise<Buffer> {
  const [folder, file] = await Promise.all([
    realpath(path.join(catalogFolder, "thumbnails")),
    realpath(thumbnailFile(catalogFolder, hash)),
  ]);
  if (!file.startsWith(folder + path.sep)) throw new Error("This thumbnail is a link elsewhere.");
  return await readFile(file);
}
