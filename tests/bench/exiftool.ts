import { spawnSync } from "node:child_process";
import { exiftoolPath } from "exiftool-vendored";

/** Runs ExifTool as the project brings it, once; throws when it fails. */
export async function runExiftool(args: readonly string[]): Promise<void> {
  const { status } = spawnSync(await exiftoolPath(), args, { stdio: "ignore" });
  if (status === null || status > 1) throw new Error(`ExifTool failed (${String(status)})`);
}
