import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { all } from "../../electron/engine/catalog/database.ts";
import { promiseOf } from "../../electron/engine/ingest/formats.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";

const corpus = resolve(import.meta.dirname, "../../../shared/corpus");

test.skipIf(!existsSync(corpus))(
  "every picture of the corpus is shown or named as a problem, as its manifest expects",
  async () => {
    const { engine } = await engineWithArchive();
    const { job } = await indexWhole(engine, corpus);
    expect(job.state).toBe("done");
    const { db } = engine.archive().catalog;
    const made = new Set(
      all<{ path: string }>(db, "SELECT path FROM file WHERE thumbnail = 'made'").map(
        ({ path }) => path,
      ),
    );
    const problems = new Set(
      all<{ path: string }>(db, "SELECT path FROM problem").map(({ path }) =>
        path.slice(corpus.length + 1),
      ),
    );
    const rows: Record<string, string>[] = parse(readFileSync(join(corpus, "manifest.csv")), {
      columns: true,
      bom: true,
    });
    const surprises: string[] = [];
    for (const { file = "", expected_outcome: outcome = "", decoded_by: decoders = "" } of rows) {
      const name = file.split("/").at(-1) ?? "";
      if (promiseOf(name) !== "read" || name.startsWith(".") || !existsSync(join(corpus, file)))
        continue;
      const bySharp = /(?:^|; )sharp(?:;|$)/u.test(decoders);
      if (outcome === "ok" && bySharp && (!made.has(file) || problems.has(file)))
        surprises.push(`${file}: should be whole`);
      if (outcome === "unreadable" && !problems.has(file))
        surprises.push(`${file}: should be a problem`);
      if (!made.has(file) && !problems.has(file))
        surprises.push(`${file}: neither shown nor named`);
    }
    expect(surprises).toEqual([]);
    expect((await engine.ask("archive.verify", {})).problems).toEqual([]);
  },
  120_000,
);
