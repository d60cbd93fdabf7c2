import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { CastBook } from "../../electron/engine/suggestions/cast-book.ts";
import { FilmBook } from "../../electron/engine/suggestions/film-book.ts";
import { suggestFilm } from "../../electron/engine/suggestions/suggest-film.ts";
import { suggestPeople } from "../../electron/engine/suggestions/suggest-people.ts";
import { evidenceOf } from "../unit/suggestions/evidence.ts";

// Captions of a press photographer's archive, which are of no film, beside the titles and casts of thousands.
const texts = join(import.meta.dirname, "../../../shared/texts");

function rows(file: string): Record<string, string>[] {
  return parse(readFileSync(join(texts, file)), { columns: true });
}

const captions = (): string[] => rows("captions.csv").map(({ text = "" }) => text);

test.skipIf(!existsSync(texts))("no caption that is of no film is certain to be of one", () => {
  const films = rows("film-performers.csv").map(({ title = "", year }, at) => ({
    id: at + 1,
    year: Number(year),
    titles: [title],
  }));
  const book = new FilmBook(films, []);
  const certain = captions().flatMap((caption) =>
    suggestFilm(evidenceOf({ captions: [caption] }), book, () => [])
      .filter(({ certainty }) => certainty === "high")
      .map(({ name }) => name),
  );
  expect(films.length).toBeGreaterThan(10_000);
  // A drama group “performing scene in ‘Wuthering Heights’”: a caption of the film would say the same.
  expect(certain).toEqual(["Wuthering Heights (1939)"]);
});

test.skipIf(!existsSync(texts))(
  "no name in a caption is certain unless it stands there in full",
  () => {
    const cast = rows("film-cast.csv").filter(({ character }) => character !== "");
    const everybody = new CastBook(
      cast.map(({ character = "", performer = "" }, at) => ({
        character: { id: at + 1, names: [character] },
        performer: { id: at + 100_001, names: [performer] },
      })),
    );
    const certain = captions().flatMap((caption) =>
      suggestPeople(evidenceOf({ film: 1, captions: [caption] }), everybody)
        .filter(({ certainty }) => certainty === "high")
        .map(({ name }) => [name, caption.includes(name)]),
    );
    expect(new Set(certain.map(String))).toEqual(
      new Set(["George Washington,true", "Charlie Brown,true"]),
    );
  },
);
