import { usualInWords, type UsualRequest } from "../../../../shared/rights/usual.ts";
import { archiveSettings, setArchiveSetting } from "../../catalog/archive-settings.ts";
import type { WritableDb } from "../../catalog/database.ts";
import type { Action } from "../action.ts";

/** Says for which use and where marks and searches tell the status of stills. */
export function setUsualRequest(
  db: WritableDb,
  { use, territory }: UsualRequest,
): Action<{ changed: number }> {
  const { usualRequest: before } = archiveSettings(db);
  const changed = before.use === use && before.territory === territory ? 0 : 1;
  if (changed > 0) setArchiveSetting(db, "usualRequest", { use, territory });
  return {
    result: { changed },
    label: `Rights are usually told for ${usualInWords({ use, territory })}`,
  };
}
