import { ProblemError } from "../../../../shared/problem.ts";
import type { Embargo } from "../../../../shared/rights/still-rights.ts";
import { momentInWords } from "../../../../shared/rights/reason-words.ts";
import { releaseKindNames } from "../../../../shared/rights/release.ts";
import { agentNamed } from "../../catalog/agents.ts";
import type { ReadableDb, WritableDb } from "../../catalog/database.ts";
import { addEmbargo, changeEmbargo, isEmbargo } from "../../catalog/rights/embargoes.ts";
import { addGrant, changeGrant, isGrant, type GrantToKeep } from "../../catalog/rights/grants.ts";
import {
  countPlaces,
  dropPlaced,
  dropUnplaced,
  embargoPlaces,
  grantPlaces,
  placeAt,
  releasePlaces,
  takeFrom,
  type PlacedTable,
} from "../../catalog/rights/placed.ts";
import {
  addRelease,
  changeRelease,
  isRelease,
  type ReleaseToKeep,
} from "../../catalog/rights/releases.ts";
import type { Action } from "../action.ts";
import { inWords, nameOf, type NamedPlaces } from "./places.ts";

/** What holds at many places at once. */
export type PlacedKind = "grant" | "embargo" | "release";

type Kept = Action<{ changed: number; id: number }>;

/** How rows of a kind are kept. */
type Keeping<R> = {
  readonly table: PlacedTable;
  readonly is: (db: ReadableDb, id: number) => boolean;
  readonly add: (db: WritableDb, row: R) => number;
  readonly change: (db: WritableDb, id: number, row: R) => boolean;
  /** What a row is called in the history. */
  readonly word: (row: R) => string;
};

const grants: Keeping<GrantToKeep> = {
  table: grantPlaces,
  is: isGrant,
  add: addGrant,
  change: changeGrant,
  word: ({ kind, reference }) =>
    `${kind === "allow" ? "a grant" : "a denial"}${reference === "" ? "" : ` (${reference})`}`,
};
const embargoes: Keeping<Embargo> = {
  table: embargoPlaces,
  is: isEmbargo,
  add: addEmbargo,
  change: changeEmbargo,
  word: ({ until }) => `an embargo until ${momentInWords(until)}`,
};
const releases: Keeping<ReleaseToKeep> = {
  table: releasePlaces,
  is: isRelease,
  add: addRelease,
  change: changeRelease,
  word: ({ kind }) => `a ${releaseKindNames[kind]}`,
};

/** A grant as it is meant: its licensor by key, or by the name of an agent that is made when there is none. */
type GrantMeant = Omit<GrantToKeep, "licensor"> & { readonly licensor: number | string | null };

/** Keeps a grant: a new one with a null id. @throws ProblemError where it is gone, or would hold nowhere. */
export function saveGrant(
  db: WritableDb,
  id: number | null,
  on: NamedPlaces | null,
  { licensor: meant, ...grant }: GrantMeant,
): Kept {
  if (typeof meant === "number") nameOf(db, "agent", meant);
  const licensor = typeof meant === "string" ? agentNamed(db, meant) : meant;
  return keep(db, grants, { id, on, row: { ...grant, licensor } });
}

/** Keeps an embargo: a new one with a null id. @throws ProblemError where it is gone, or would hold nowhere. */
export function saveEmbargo(
  db: WritableDb,
  id: number | null,
  on: NamedPlaces | null,
  embargo: Embargo,
): Kept {
  return keep(db, embargoes, { id, on, row: embargo });
}

/** Keeps a release: a new one with a null id. @throws ProblemError where it is gone, or would hold nowhere. */
export function saveRelease(
  db: WritableDb,
  id: number | null,
  on: NamedPlaces | null,
  release: ReleaseToKeep,
): Kept {
  return keep(db, releases, { id, on, row: release });
}

function keep<R>(
  db: WritableDb,
  { table, is, add, change, word }: Keeping<R>,
  { id, on, row }: { readonly id: number | null; readonly on: NamedPlaces | null; readonly row: R },
): Kept {
  if (id === null) {
    if (on === null)
      throw new ProblemError("invalid", "Say of which stills, film or rights holder this is.");
    const made = add(db, row);
    const changed = placeAt(db, table, made, on);
    return { result: { changed, id: made }, label: `Recorded ${word(row)} for ${on.name}` };
  }
  if (!is(db, id)) throw gone();
  const differs = change(db, id, row);
  const joined = on === null ? 0 : placeAt(db, table, id, on);
  const { still, film, holder } = countPlaces(db, table, id);
  const changed = differs ? still + film + holder : joined;
  const where = on === null || joined === 0 ? "" : `, for ${inWords(on, joined)} as well`;
  return { result: { changed, id }, label: `Changed ${word(row)}${where}` };
}

const tables: Readonly<Record<PlacedKind, PlacedTable>> = {
  grant: grantPlaces,
  embargo: embargoPlaces,
  release: releasePlaces,
};
const are: Readonly<Record<PlacedKind, (db: ReadableDb, id: number) => boolean>> = {
  grant: isGrant,
  embargo: isEmbargo,
  release: isRelease,
};
const words: Readonly<Record<PlacedKind, string>> = {
  grant: "a grant",
  embargo: "an embargo",
  release: "a release",
};

/** Takes a grant, an embargo or a release from places, with null from everywhere. What holds nowhere is gone. */
export function removePlaced(
  db: WritableDb,
  kind: PlacedKind,
  id: number,
  from: NamedPlaces | null,
): Action<{ changed: number }> {
  if (!are[kind](db, id)) throw gone();
  const table = tables[kind];
  if (from === null)
    return { result: { changed: dropPlaced(db, table, id) }, label: `Deleted ${words[kind]}` };
  const changed = takeFrom(db, table, id, from);
  dropUnplaced(db, table);
  return {
    result: { changed },
    label: `Took ${words[kind]} from ${inWords(from, changed)}`,
  };
}

function gone(): ProblemError {
  return new ProblemError("not-found", "This was taken away meanwhile. Look at the rights again.");
}
