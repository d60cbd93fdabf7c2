import type { RightsRequest } from "../../../../shared/rights/request.ts";
import type { ReadableDb } from "../../catalog/database.ts";
import { whoWorks } from "../../catalog/who.ts";
import { rightsReport, type RightsReport } from "../../rights/report/rights-report.ts";
import type { HandOutFile } from "../hand-out.ts";

/**
 * The rights report of exactly these stills, for what they are handed out, under the names of their copies, as it is for
 * whoever gets them.
 */
export async function rightsOfHandOut(
  db: ReadableDb,
  about: {
    readonly title: string;
    readonly request: RightsRequest;
    readonly stills: readonly HandOutFile[];
  },
): Promise<RightsReport> {
  const { title, request, stills } = about;
  const ids = stills.map(({ id }) => id);
  const names = new Map(stills.map(({ id, fileName }) => [id, fileName]));
  const report = await rightsReport(db, {
    title,
    note: "",
    request,
    who: whoWorks(),
    stills: ids,
    isForOthers: true,
  });
  return {
    ...report,
    stills: report.stills.map((still) => ({
      ...still,
      fileName: names.get(still.still) ?? still.fileName,
    })),
  };
}
