import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openCatalog } from "../../electron/engine/catalog/catalog.ts";
import { record } from "../../electron/engine/catalog/history.ts";
import { valuesIn } from "../../electron/engine/catalog/database.ts";
import { setText } from "../../electron/engine/commands/set-text.ts";
import { tagStills } from "../../electron/engine/commands/tag-stills.ts";
import { dumpCatalog } from "../../electron/engine/exchange/dump-catalog.ts";

/**
 * Somebody else goes on working in a copy of an archive: each of its stills gets a tag or a text, so that there is always
 * something to take in. Answers the folder to take it in from: its own, or now and then that of a dump.
 */
export function workInOther(folder: string, dumps: string, random: () => number): string {
  const catalog = openCatalog(folder);
  const { db } = catalog;
  const said = String(Math.floor(random() * 1e9));
  for (const still of valuesIn<number>(db, "SELECT id FROM still"))
    record<unknown>(db, () =>
      random() < 0.5
        ? tagStills(db, {
            stills: [still],
            add: [
              { field: "character", name: `Cao Guiying ${said}` },
              { field: "film", name: "Return to Dust (2022)" },
            ],
            remove: [],
          })
        : setText(db, [still], {
            field: "caption",
            language: "x-default",
            mode: "replace",
            textOf: () => `The wedding, ${said}.`,
          }),
    );
  const isDumped = random() < 0.3;
  const dump = join(dumps, said);
  if (isDumped) {
    mkdirSync(dumps, { recursive: true });
    dumpCatalog(db, dump, random() < 0.5 ? "jsonl" : "csv");
  }
  catalog.close();
  return isDumped ? dump : folder;
}
