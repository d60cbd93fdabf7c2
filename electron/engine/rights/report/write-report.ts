import { createWriteStream, existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ProblemError } from "../../../../shared/problem.ts";
import { errorCode } from "../../catalog/error-code.ts";
import type { Archive } from "../../archive.ts";
import { giveName, writeFailure } from "../../export/target-folder.ts";
import { thumbnailPath } from "../../ingest/one-thumbnail.ts";
import { reportPage } from "./report-page.ts";
import { reportWorkbook } from "./report-workbook.ts";
import { rightsReport, type ReportOrder, type RightsReport } from "./rights-report.ts";

type Form = (report: RightsReport, to: string, catalog: string) => Promise<void>;

/** A still takes a millisecond and some ten kilobytes of a page; nobody reads, and few programs open, more of them. */
const MOST_STILLS = 10_000;

/** By the ending of the file that is asked for. */
const forms: Readonly<Record<string, Form>> = {
  ".html": (report, to, catalog) =>
    pipeline(
      Readable.from(
        reportPage(report, async ({ sha256 }) => {
          const path = thumbnailPath(catalog, sha256);
          return existsSync(path) ? await readFile(path).catch(() => null) : null;
        }),
      ),
      createWriteStream(to),
    ),
  ".xlsx": async (report, to) => writeFile(to, await reportWorkbook(report)),
  ".json": (report, to) => writeFile(to, `${JSON.stringify(told(report), null, 2)}\n`),
};

/**
 * Writes the rights report of stills into a file that must not be there yet, as a page, a workbook or JSON by its
 * ending. It appears whole or not at all. @throws a Problem for another ending, too many stills, a name
 * that is taken, or a disk that refuses.
 */
export async function writeReport(
  { catalog: { db, folder } }: Archive,
  order: ReportOrder,
  path: string,
): Promise<RightsReport["counts"]> {
  const form = forms[extname(path).toLowerCase()];
  if (form === undefined)
    throw new ProblemError(
      "invalid",
      `A rights report is written as a page (.html), a workbook (.xlsx) or JSON (.json). “${basename(path)}” ends in none of these. Give it one of these endings.`,
      path,
    );
  if (order.stills.length > MOST_STILLS)
    throw new ProblemError(
      "invalid",
      `A rights report is of ${MOST_STILLS.toLocaleString("en")} stills at most, and these are ${order.stills.length.toLocaleString("en")}. Select or search for fewer, such as those of one film.`,
      path,
    );
  if (existsSync(path)) throw taken(path);
  const report = await rightsReport(db, order);
  const beside = join(dirname(path), `.stillroom-${String(process.pid)}-${basename(path)}`);
  try {
    await form(report, beside, folder);
    await giveName(beside, path);
  } catch (error) {
    if (errorCode(error) === "EEXIST") throw taken(path);
    const { kind, reason, remedy } = writeFailure(error);
    throw new ProblemError(
      kind,
      `The rights report could not be written to ${dirname(path)}, because ${reason}. ${remedy}`,
      path,
    );
  } finally {
    await rm(beside, { force: true }).catch(() => undefined); // it has its name, or is told
  }
  return report.counts;
}

function taken(path: string): ProblemError {
  return new ProblemError(
    "invalid",
    `There is a file called “${basename(path)}” in ${dirname(path)} already, and it was left as it is. Choose another name.`,
    path,
  );
}

/** Without what only this program knows a still by. */
function told({ stills, ...report }: RightsReport): unknown {
  return {
    ...report,
    stills: stills.map(({ still: _still, sha256: _sha256, ...rest }) => rest),
  };
}
