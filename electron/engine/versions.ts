import { createRequire } from "node:module";
import { release } from "node:os";
import sharp from "sharp";
import { sqliteVersion } from "./catalog/database.ts";

// Not called `require`: the build declares one of its own.
const load = createRequire(import.meta.url);

/** What the engine runs on, by name, for About and for reports of faults. */
export function versionsInUse(): Record<string, string> {
  return {
    "Node (engine)": process.versions.node,
    SQLite: sqliteVersion(),
    sharp: sharp.versions.sharp,
    libvips: sharp.versions.vips,
    ExifTool: exiftoolVersion(),
    System: `${process.platform} ${release()}`,
  };
}

/** ExifTool's own version stands in the version of the package that carries it. */
function exiftoolVersion(): string {
  const carrier = process.platform === "win32" ? "exiftool-vendored.exe" : "exiftool-vendored.pl";
  try {
    const { version }: { version: string } = load(`${carrier}/package.json`);
    return version.split(".").slice(0, 2).join(".");
  } catch {
    return "not found";
  }
}
