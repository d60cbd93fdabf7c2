import { displayedBox, type PartialBox } from "../../../shared/orientation.ts";
import type { StillId } from "../../../shared/still.ts";
import { all, type ReadableDb } from "./database.ts";
import { shownFirst } from "./files.ts";

/** A region that says who somebody is, or that somebody unidentified is there, in the picture as displayed. */
export type PlacedPerson = {
  readonly depiction: number;
  readonly still: StillId;
  readonly character: { readonly id: number; readonly name: string } | null;
  readonly isNamed: boolean;
  readonly box: PartialBox;
};

type PlacedRow = PartialBox & {
  readonly depiction: number;
  readonly still: StillId;
  readonly character: number | null;
  readonly name: string | null;
  readonly performer: number | null;
  readonly orientation: number;
};

const placed = `SELECT depiction.id AS depiction, still.id AS still, character_id AS character,
    character.name, performer_id AS performer,
    region_x AS x, region_y AS y, region_width AS width, region_height AS height,
    coalesce((SELECT orientation FROM file WHERE still_id = still.id ORDER BY ${shownFirst} LIMIT 1), 1) AS orientation
  FROM still JOIN depiction ON depiction.still_id = still.id
  LEFT JOIN character ON character.id = character_id
  WHERE region_x IS NOT NULL AND`;

/** Those in a still whose place in the picture is said. */
export function placedInStill(db: ReadableDb, still: StillId): PlacedPerson[] {
  return placedPeople(all<PlacedRow>(db, `${placed} still.id = ?`, still));
}

/** Those in a film's stills whose place in the picture is said. */
export function placedInFilm(db: ReadableDb, film: number): PlacedPerson[] {
  return placedPeople(all<PlacedRow>(db, `${placed} film_id = ?`, film));
}

function placedPeople(rows: readonly PlacedRow[]): PlacedPerson[] {
  return rows.map(({ depiction, still, character, name, performer, orientation, ...box }) => ({
    depiction,
    still,
    character: character === null ? null : { id: character, name: name ?? "" },
    isNamed: character !== null || performer !== null,
    box: displayedBox(box, orientation),
  }));
}
