import type { CaptionName } from "../../../shared/caption/facts.ts";
import type { StillId } from "../../../shared/still.ts";
import { all, type ReadableDb } from "../catalog/database.ts";
import { onlyPerformerSql } from "../catalog/following.ts";
import { captionNames } from "./caption-names.ts";

/** The film of a still and who is in the picture, from left to right, by all their names. */
export type NamesOfStill = {
  readonly film: CaptionName | null;
  readonly cast: readonly {
    readonly character: CaptionName | null;
    readonly performer: CaptionName | null;
    readonly certain: boolean;
  }[];
};

/** The names of films and people of stills in all languages; of stills that are gone nothing is told. */
export function namesOfStills(
  db: ReadableDb,
  stills: readonly StillId[],
): ReadonlyMap<StillId, NamesOfStill> {
  const ids = JSON.stringify(stills);
  const among = "IN (SELECT value FROM json_each(@ids))";
  const films = all<{ still: StillId; film: number | null }>(
    db,
    `SELECT id AS still, film_id AS film FROM still WHERE id ${among}`,
    { ids },
  );
  const shown = all<{
    still: StillId;
    character: number | null;
    performer: number | null;
    certainty: string;
  }>(
    db,
    `SELECT still_id AS still, depiction.character_id AS character, certainty,
       coalesce(depiction.performer_id, ${onlyPerformerSql("still.film_id", "depiction.character_id")}) AS performer
     FROM depiction JOIN still ON still.id = still_id WHERE still_id ${among}
     ORDER BY depiction.position, depiction.id`,
    { ids },
  );
  const named = captionNames(db, [
    ...films.flatMap(({ film }) => (film === null ? [] : [["film", film] as const])),
    ...shown.flatMap(({ character, performer }) => [
      ...(character === null ? [] : [["character", character] as const]),
      ...(performer === null ? [] : [["agent", performer] as const]),
    ]),
  ]);
  const people = Map.groupBy(shown, ({ still }) => still);
  return new Map(
    films.map(({ still, film }) => [
      still,
      {
        film: film === null ? null : named("film", film),
        cast: (people.get(still) ?? []).map(({ character, performer, certainty }) => ({
          character: character === null ? null : named("character", character),
          performer: performer === null ? null : named("agent", performer),
          certain: certainty === "certain",
        })),
      },
    ]),
  );
}
