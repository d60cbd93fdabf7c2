import { resolve } from "node:path";
import { dumpCatalog } from "../engine/exchange/dump-catalog.ts";
import type { DumpFormName } from "../../shared/dump-forms.ts";
import type { CommonOptions } from "./options.ts";
import { print, withArchive, type ExitCode } from "./session.ts";

export type DumpOptions = CommonOptions & { readonly to: string; readonly as: DumpFormName };

/** `stillroom dump --to DIR --as jsonl|csv`: everything the archive holds, for any other program. */
export async function dump(options: DumpOptions): Promise<ExitCode> {
  return await withArchive(options, (engine) => {
    const folder = resolve(options.to);
    const { rows, form } = dumpCatalog(engine.archive().catalog.db, folder, options.as);
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
    print(options, { to: folder, form, rows }, () => [
      `Wrote ${total.toLocaleString("en")} rows of ${String(Object.keys(rows).length)} tables into ${folder}`,
    ]);
    return Promise.resolve(0);
  });
}
