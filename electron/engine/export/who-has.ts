import type { CopyOfStill } from "../../../shared/contract/ledger.ts";
import { requestJudgedAgain } from "../../../shared/rights/judged-again.ts";
import type { RightsRequest } from "../../../shared/rights/request.ts";
import type { StillId } from "../../../shared/still.ts";
import { copyAt, placesInLedger, type PlaceInLedger } from "../catalog/copies-of-stills.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { rightsOfStills } from "../catalog/rights/rights-of-stills.ts";
import { answerOf } from "../rights/status-of-stills.ts";
import { Breather } from "../search/breather.ts";
import { keptRecord } from "./kept-record.ts";
import { rightsThen, stateOf } from "./ledger-detail.ts";

/** Stills looked up in one go. */
const AT_ONCE = 500;

/**
 * Every copy of some stills that went out, the latest first, of which a half-open range is told in full; others have
 * their turn in between.
 */
export async function whoHas(
  db: ReadableDb,
  stills: Uint32Array,
  [from, to]: readonly [number, number],
): Promise<{ total: number; copies: CopyOfStill[] }> {
  const breather = new Breather();
  const places: PlaceInLedger[] = [];
  for (let at = 0; at < stills.length; at += AT_ONCE) {
    places.push(...placesInLedger(db, [...stills.subarray(at, at + AT_ONCE)]));
    if (breather.due()) await breather.breathe();
  }
  places.sort((one, other) => other.export - one.export || one.position - other.position);
  const copies: CopyOfStill[] = [];
  for (const place of places.slice(from, to)) {
    copies.push(...(await toldInFull(db, place)));
    if (breather.due()) await breather.breathe();
  }
  return { total: places.length, copies };
}

/** Nothing of a copy that was struck out meanwhile. */
async function toldInFull(db: ReadableDb, place: PlaceInLedger): Promise<CopyOfStill[]> {
  const found = copyAt(db, place);
  if (found === null) return [];
  const { entry, file } = found;
  const { still } = place;
  return [
    {
      entry,
      still,
      fileName: file.fileName,
      state: await stateOf(entry, file),
      creditLine: file.creditLine,
      usageTerms: keptRecord(db, entry.uuid, still)?.still.usageTerms ?? null,
      stood: rightsThen(file),
      stands: entry.request === null ? null : rightsNow(db, still, entry.request),
    },
  ];
}

/** How the rights of a still stand for what a copy of it went out for. */
function rightsNow(db: ReadableDb, still: StillId, asked: RightsRequest): CopyOfStill["stands"] {
  const rights = rightsOfStills(db, [still]).get(still);
  if (rights === undefined) return null;
  const request = requestJudgedAgain(asked);
  const { status, reasons } = answerOf(still, rights, request);
  return { request, status, reasons: reasons.map(({ words }) => words) };
}
