import { resolve } from "node:path";
import { startEngine } from "../engine/engine.ts";
import { loadCatalog } from "../engine/exchange/load-catalog.ts";
import { findMissing } from "../engine/ingest/missing-thumbnails.ts";
import type { CommonOptions } from "./options.ts";
import { print, type ExitCode } from "./session.ts";

/** `stillroom load DIR ARCHIVE`: makes an archive of a dump; its thumbnails are made again when it is indexed or looked at. */
export async function load(from: string, to: string, options: CommonOptions): Promise<ExitCode> {
  const catalog = resolve(to);
  const { rows, madeAt } = loadCatalog(resolve(from), catalog);
  const engine = startEngine(undefined, { takesUp: false });
  try {
    await engine.ask("archive.open", { path: catalog });
    await findMissing(engine.archive().catalog);
  } finally {
    await engine.close();
  }
  const stills = rows["still"] ?? 0;
  print(options, { catalog, stills, madeAt }, () => [
    `Made the archive ${catalog} of ${stills.toLocaleString("en")} stills, dumped on ${madeAt.slice(0, 10)}`,
  ]);
  return 0;
}
