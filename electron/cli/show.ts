import { resolve } from "node:path";
import { ProblemError } from "../../shared/problem.ts";
import { stillByUuid } from "../engine/catalog/record.ts";
import { stillByPath } from "../engine/catalog/still-by-path.ts";
import { creditKnowledge } from "../engine/credits/knowledge-of-archive.ts";
import { linesToCheck } from "./lines-to-check.ts";
import type { CommonOptions } from "./options.ts";
import { print, withArchive, type ExitCode } from "./session.ts";
import { stillDocument } from "./still-document.ts";
import { stillLines } from "./still-lines.ts";

/** `stillroom show FILE|ID`: the whole record of a still. */
export async function show(name: string, options: CommonOptions): Promise<ExitCode> {
  return await withArchive(options, async (engine) => {
    const { db } = engine.archive().catalog;
    const id = stillByUuid(db, name) ?? stillByPath(db, resolve(name));
    const record = id === null ? null : await engine.ask("stills.get", { id });
    if (record === null) {
      throw new ProblemError(
        "not-found",
        "This still is not in the archive. Name a file that was indexed, or the id that search gives.",
        name,
      );
    }
    const findings = await engine.ask("stills.findings", { id: record.id });
    const { differences } = findings;
    const document = {
      ...stillDocument(record, creditKnowledge(db)),
      ...(differences.length === 0 ? {} : { differences }),
    };
    const usual = await engine.ask("rights.usual", {});
    print(options, document, () => stillLines(record, usual, linesToCheck(findings)));
    return 0;
  });
}
