import { resolve } from "node:path";
import { startEngine } from "../engine/engine.ts";
import type { CommonOptions } from "./options.ts";
import { print, type ExitCode } from "./session.ts";
import { warn } from "./terminal.ts";

/** `stillroom init DIR`: makes a catalog. */
export async function init(folder: string, options: CommonOptions): Promise<ExitCode> {
  const engine = startEngine();
  try {
    const { catalog } = await engine.ask("archive.create", { path: resolve(folder) });
    if (catalog !== null && catalog.warning !== null) warn(catalog.warning);
    print(options, { catalog: catalog?.path }, () => [`Made the archive ${catalog?.path ?? ""}`]);
    return 0;
  } finally {
    await engine.close();
  }
}
