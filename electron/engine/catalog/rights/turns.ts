import { windowOf } from "../../../../shared/rights/grant.ts";
import { dayAt, instantOf, zoneHere } from "../../../../shared/rights/moment.ts";
import type { StillId } from "../../../../shared/still.ts";
import { all, type ReadableDb } from "../database.ts";
import { datedBetween } from "./dated.ts";
import { embargoesOf } from "./embargoes.ts";
import { grantsOf } from "./grants.ts";
import { idsOf, idsSql } from "./place.ts";
import { embargoPlaces, grantPlaces, type PlacedTable } from "./placed.ts";
import { stillsOfPlaces } from "./stills-with-rights.ts";

/** That a grant or an embargo begins to hold, or holds no longer, in milliseconds since 1970 UTC. */
export type Turn = {
  readonly at: number;
  readonly of: "grant" | "embargo";
  readonly id: number;
};

/** What turns after one instant and no later than another, in the order of time. */
export function turnsBetween(db: ReadableDb, from: number, to: number): Turn[] {
  const zone = zoneHere();
  const dated = datedBetween(db, dayAt(from, zone), dayAt(to, zone));
  const turns: Turn[] = [
    ...[...grantsOf(db, dated.grants).values()].flatMap((grant) => {
      const { from: first, to: end } = windowOf(grant, zone);
      return [first, end].map((at) => ({ at, of: "grant" as const, id: grant.id }));
    }),
    ...[...embargoesOf(db, dated.embargoes).values()].map(({ id, until }) => ({
      at: instantOf(until.at, until.zone, "later"),
      of: "embargo" as const,
      id,
    })),
  ];
  return turns.filter(({ at }) => from < at && at <= to).toSorted((a, b) => a.at - b.at);
}

/** The stills of which a status may be another after these turns. */
export function stillsOfTurns(db: ReadableDb, turns: readonly Turn[]): StillId[] {
  const rows = (kind: Turn["of"]): number[] =>
    turns.flatMap(({ of, id }) => (of === kind ? id : []));
  const places = [
    ...placesOf(db, grantPlaces, rows("grant")),
    ...placesOf(db, embargoPlaces, rows("embargo")),
  ];
  return stillsOfPlaces(db, {
    stills: places.flatMap(({ still }) => still ?? []),
    films: places.flatMap(({ film }) => film ?? []),
    holders: places.flatMap(({ holder }) => holder ?? []),
  });
}

type PlaceRow = {
  readonly still: number | null;
  readonly film: number | null;
  readonly holder: number | null;
};

function placesOf(
  db: ReadableDb,
  { table, places }: PlacedTable,
  ids: readonly number[],
): PlaceRow[] {
  return all(
    db,
    `SELECT still_id AS still, film_id AS film, holder_id AS holder FROM ${places} WHERE ${table}_id IN ${idsSql}`,
    idsOf({ ids }),
  );
}
