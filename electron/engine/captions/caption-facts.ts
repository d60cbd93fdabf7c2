import type { CaptionFacts, CaptionName, CaptionPerson } from "../../../shared/caption/facts.ts";
import { displayedBox } from "../../../shared/orientation.ts";
import type { StillId, StillRecord } from "../../../shared/still.ts";
import { codesOfFilm } from "../catalog/codes-of-film.ts";
import { all, number, type ReadableDb } from "../catalog/database.ts";
import { recordOf } from "../catalog/record.ts";
import { valuesOfStill } from "../commands/filled-in.ts";
import { captionNames, type NamedIn } from "./caption-names.ts";

/** What captions of a still are made from and checked against; null when it is gone. */
export function captionFacts(db: ReadableDb, still: StillId): CaptionFacts | null {
  const record = recordOf(db, still);
  const values = valuesOfStill(db, still, "x-default");
  if (record === null || values === null) return null;
  const { film, depictions } = record;
  const directors = film === null ? [] : directorsOf(db, film.id);
  const named = captionNames(db, [
    ...(film === null ? [] : [["film", film.id] as const]),
    ...directors.map((id) => ["agent", id] as const),
    ...depictions.flatMap(({ character, performer }) => [
      ...(character === null ? [] : [["character", character.id] as const]),
      ...(performer === null ? [] : [["agent", performer.id] as const]),
    ]),
  ]);
  const filmName = film === null ? null : named("film", film.id);
  return {
    film:
      film === null || filmName === null
        ? null
        : {
            ...filmName,
            year: film.year,
            directors: directors.flatMap((id) => named("agent", id) ?? []),
            companies: companiesOf(db, film.id),
          },
    kind: record.kind,
    people: depictions.map((person) => ({
      character: nameOf(named, "character", person.character),
      performer: nameOf(named, "agent", person.performer),
      certainty: person.certainty,
      across: acrossOf(person, record),
    })),
    placesKnown: record.placesKnown,
    creators: record.creators,
    holders: record.rightsHolders.map(({ id, name }) => ({ name, creditLine: creditOf(db, id) })),
    codes: film === null ? [] : codesOfFilm(db, film.id),
    values,
    same: sameCaptions(db, record),
  };
}

function nameOf(
  named: NamedIn,
  table: "character" | "agent",
  record: { readonly id: number } | null,
): CaptionName | null {
  return record === null ? null : named(table, record.id);
}

function acrossOf(
  { region }: StillRecord["depictions"][number],
  { files: [file] }: StillRecord,
): CaptionPerson["across"] {
  if (region === null || file === undefined) return null;
  const box = displayedBox(region, file.orientation);
  return box.x + box.width / 2;
}

function directorsOf(db: ReadableDb, film: number): number[] {
  return all<{ id: number }>(
    db,
    "SELECT agent_id AS id FROM film_director WHERE film_id = ? ORDER BY position",
    film,
  ).map(({ id }) => id);
}

function companiesOf(db: ReadableDb, film: number): string[] {
  return all<{ name: string }>(
    db,
    "SELECT name FROM film_company JOIN agent ON agent.id = agent_id WHERE film_id = ? ORDER BY position",
    film,
  ).map(({ name }) => name);
}

function creditOf(db: ReadableDb, agent: number): string | null {
  const [row] = all<{ credit: string | null }>(
    db,
    "SELECT credit_line AS credit FROM agent WHERE id = ?",
    agent,
  );
  return row?.credit ?? null;
}

/** How far around a still others are looked at: a roll, a day, a delivery; not the whole archive for every still. */
const NEAR = 2_000;

/** By language, how many stills that were indexed near this one have its caption. */
function sameCaptions(db: ReadableDb, { id, texts }: StillRecord): Record<string, number> {
  const captions = Object.entries(texts.caption ?? {}).filter(([, text]) => text.trim() !== "");
  return Object.fromEntries(
    captions.map(([language, text]) => [
      language,
      number(
        db,
        `SELECT count(*) FROM still_text WHERE still_id BETWEEN @from AND @to AND field = 'caption'
           AND language = @language AND text = @text AND still_id <> @id`,
        { from: id - NEAR, to: id + NEAR, language, text, id },
      ),
    ]),
  );
}
