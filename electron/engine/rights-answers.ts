import { isAbsolute } from "node:path";
import {
  CALENDAR_STILLS,
  type AskedOfRights,
  type OwnRights,
  type RightsDay,
  type RightsPlaceAsked,
  type SharedRights,
  type StatusCounts,
  type StillAnswer,
} from "../../shared/contract/rights.ts";
import { ProblemError } from "../../shared/problem.ts";
import type { KeptStillRights } from "../../shared/rights/kept.ts";
import { zoneHere } from "../../shared/rights/moment.ts";
import { requestAt, type RightsRequest } from "../../shared/rights/request.ts";
import type { Stills } from "../../shared/contract/schemas.ts";
import type { StillId } from "../../shared/still.ts";
import type { Archive } from "./archive.ts";
import { whoWorks } from "./catalog/who.ts";
import { shownName } from "./catalog/records/tables.ts";
import { stillsAt, stillsUnder } from "./catalog/rights/dated.ts";
import { isPlaceOfDocument } from "./catalog/rights/documents.ts";
import {
  rightsOfFilm,
  rightsOfStills,
  type FilmRights,
} from "./catalog/rights/rights-of-stills.ts";
import { ofFilm, ofHolder, ofStills, type NamedPlaces } from "./commands/rights/places.ts";
import { rightsCalendar } from "./rights/calendar.ts";
import { ownRights, sharedRights } from "./rights/own-rights.ts";
import { writeReport } from "./rights/report/write-report.ts";
import { answerOf, statusOfStills } from "./rights/status-of-stills.ts";

/** The rights in a still and its status; null when it is no longer there. */
export function stillRights(
  { catalog: { db } }: Archive,
  still: StillId,
  asked: AskedOfRights,
): { rights: KeptStillRights; answer: StillAnswer } | null {
  const rights = rightsOfStills(db, [still]).get(still);
  return rights === undefined
    ? null
    : { rights, answer: answerOf(still, rights, requestOf(asked)) };
}

/** What is said of a still, a film or a rights holder itself. */
export function rightsOfPlace(
  { catalog: { db } }: Archive,
  place: { readonly still: number } | { readonly film: number } | { readonly holder: number },
): OwnRights {
  if ("still" in place) return ownRights(db, "still", place.still);
  return "film" in place
    ? ownRights(db, "film", place.film)
    : ownRights(db, "holder", place.holder);
}

/** What is said of some stills themselves, of all or only of some of them. */
export function sharedByStills({ catalog: { db }, search }: Archive, stills: Stills): SharedRights {
  return sharedRights(db, search.stillsOf(stills));
}

/** What holds of the stills of a film that say nothing themselves; null when it is no longer there. */
export function filmRights({ catalog: { db } }: Archive, film: number): FilmRights | null {
  const name = shownName(db, "film", film);
  return name === null ? null : rightsOfFilm(db, { id: film, name });
}

/** The status of stills, counted, with the reasons of those at these positions. */
export async function rightsStatusOf(
  { catalog: { db }, search }: Archive,
  {
    stills,
    request,
    from,
    count,
  }: {
    readonly stills: Stills;
    readonly request: AskedOfRights;
    readonly from: number;
    readonly count: number;
  },
): Promise<StatusCounts & { stills: StillAnswer[] }> {
  return await statusOfStills(db, search.stillsOf(stills), requestOf(request), [
    from,
    from + count,
  ]);
}

/** Writes the rights report of stills into a new file. @throws a Problem where that cannot be. */
export async function reportOf(
  archive: Archive,
  asked: {
    readonly stills: Stills;
    readonly request: AskedOfRights;
    readonly title: string;
    readonly note?: string | undefined;
    readonly path: string;
  },
): Promise<StatusCounts> {
  const stills = archive.search.stillsOf(asked.stills);
  const request = requestOf(asked.request);
  return await writeReport(
    archive,
    { title: asked.title, note: asked.note ?? "", request, who: whoWorks(), stills },
    asked.path,
  );
}

/** The path of a document that the archive names. @throws a Problem where it names none there, or that is no path. */
export function documentAt({ catalog: { db } }: Archive, place: string): { path: string } {
  if (!isPlaceOfDocument(db, place))
    throw new ProblemError("not-found", "The archive names no such document any more.", place);
  if (!isAbsolute(place))
    throw new ProblemError("unsupported", "This is not the whole path of a file.", place);
  return { path: place };
}

/** What changes between two days for some stills, for a film or a rights holder, or for all. */
export function calendarOf(
  archive: Archive,
  {
    from,
    to,
    zone,
    of,
  }: {
    readonly from: string;
    readonly to: string;
    readonly zone?: string | undefined;
    readonly of?: RightsPlaceAsked | null | undefined;
  },
): RightsDay[] {
  const among = of === undefined || of === null ? null : placesAsked(archive, of);
  return rightsCalendar(archive.catalog.db, { from, to, zone: zone ?? zoneHere(), of: among });
}

/** The stills that a grant or an embargo of the calendar is of itself, among those it was asked of. */
export function calendarStills(
  archive: Archive,
  {
    of,
    among,
  }: {
    readonly of: { readonly kind: "grant" | "embargo"; readonly id: number };
    readonly among: RightsPlaceAsked | null;
  },
): StillId[] {
  const { db } = archive.catalog;
  const places = among === null ? null : stillsAt(db, placesAsked(archive, among));
  return stillsUnder(db, of, places, CALENDAR_STILLS);
}

/** Where something is to be said, as it was asked for. @throws ProblemError where it is no longer there. */
export function placesAsked(
  { catalog: { db }, search }: Archive,
  on: RightsPlaceAsked,
): NamedPlaces {
  if ("stills" in on) return ofStills(db, search.stillsOf(on.stills));
  return "film" in on ? ofFilm(db, on.film) : ofHolder(db, on.holder);
}

/** What is asked, with the present moment and the time zone of this computer where it states none. */
function requestOf({ date, zone, language, ...asked }: AskedOfRights): RightsRequest {
  const whole = { ...asked, zone: zone ?? zoneHere(), language: language ?? null };
  return date === undefined ? requestAt(whole) : { ...whole, date };
}
