import { zoneHere } from "../../../../shared/rights/moment.ts";
import { requestAt, type RightsRequest } from "../../../../shared/rights/request.ts";
import { rightsStatus } from "../../../../shared/rights/status.ts";
import type { RightsStatus, StillId } from "../../../../shared/still.ts";
import { archiveSettings } from "../archive-settings.ts";
import type { ReadableDb } from "../database.ts";
import { rightsOfStills } from "./rights-of-stills.ts";
import { stillsWithRights } from "./stills-with-rights.ts";

/** What the archive is usually asked for, at an instant and in the time zone of this computer. */
export function usualRequest(db: ReadableDb, instant: number = Date.now()): RightsRequest {
  const { usualRequest: usual } = archiveSettings(db);
  return requestAt({ ...usual, zone: zoneHere(), language: null }, instant);
}

/** So many stills are read at once. */
const AT_ONCE = 200;

/** The status of stills for what the archive is usually asked for. Of those left out it is unknown. */
export function usualStatuses(
  db: ReadableDb,
  ids: readonly StillId[],
): ReadonlyMap<StillId, RightsStatus> {
  const statuses = new Map<StillId, RightsStatus>();
  const concerned = stillsWithRights(db, ids);
  if (concerned.length === 0) return statuses;
  const request = usualRequest(db);
  for (let at = 0; at < concerned.length; at += AT_ONCE)
    for (const [still, rights] of rightsOfStills(db, concerned.slice(at, at + AT_ONCE)))
      statuses.set(still, rightsStatus(rights, request).status);
  return statuses;
}
