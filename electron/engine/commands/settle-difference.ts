import { parseFilmName } from "../../../shared/film-name.ts";
import { followedNames, textFieldOf, type FileDifference } from "../../../shared/file-changes.ts";
import { colourLabels, picks, ratings } from "../../../shared/marks.ts";
import { stillKinds, type StillId } from "../../../shared/still.ts";
import type { WritableDb } from "../catalog/database.ts";
import { differencesOf, forgetDifference } from "../catalog/file-differences.ts";
import { filmNamed } from "../catalog/films.ts";
import { setMarks } from "../catalog/marks.ts";
import { setDateCreated, setFilm, setKind } from "../catalog/tags.ts";
import { takeCreators } from "../catalog/take-from-file.ts";
import type { Action } from "./action.ts";
import { setText } from "./set-text.ts";
import { countOf } from "./tag-stills.ts";

export type Settling = Pick<FileDifference, "property" | "language"> & {
  /** Whose word counts from now on. */
  readonly take: "file" | "archive";
};

/** Settles where a file that another program changed says something else than the archivist wrote. */
export function settleDifference(
  db: WritableDb,
  stills: readonly StillId[],
  { property, language, take }: Settling,
): Action<{ changed: number }> {
  let changed = 0;
  for (const still of stills) {
    const open = differencesOf(db, still).find(
      (one) => one.property === property && one.language === language,
    );
    if (open === undefined) continue;
    if (take === "file") writeFilesWord(db, still, open);
    forgetDifference(db, still, open);
    changed += 1;
  }
  const whose = take === "file" ? "Took the other program's" : "Kept the archive's";
  return {
    result: { changed },
    label: `${whose} ${followedNames[property].toLowerCase()} (${countOf(changed)})`,
  };
}

function writeFilesWord(db: WritableDb, still: StillId, difference: FileDifference): void {
  const { property, language, file } = difference;
  const text = typeof file === "string" ? file : "";
  const field = textFieldOf(property);
  if (field !== null)
    setText(db, [still], { field, language, mode: "replace", textOf: () => text });
  if (property === "creators") takeCreators(db, still, Array.isArray(file) ? file : []);
  if (property === "dateCreated") setDateCreated(db, still, text === "" ? null : text);
  if (property === "kind") setKind(db, [still], stillKinds.find((kind) => kind === text) ?? null);
  if (property === "rating")
    setMarks(db, [still], { rating: ratings.find((one) => String(one) === text) ?? null });
  if (property === "pick")
    setMarks(db, [still], { pick: picks.find((one) => one === text) ?? null });
  if (property === "colourLabel")
    setMarks(db, [still], { colourLabel: colourLabels.find((one) => one === text) ?? null });
  if (property === "film")
    setFilm(db, [still], text === "" ? null : filmNamed(db, parseFilmName(text)));
}
