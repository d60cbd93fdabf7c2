import type { RecordCommand, RecordOutcome } from "../../../../shared/contract/records.ts";
import { ProblemError } from "../../../../shared/problem.ts";
import type { WritableDb } from "../../catalog/database.ts";
import { filmOfScene, findScene } from "../../catalog/films.ts";
import { touched } from "../../catalog/records/effects.ts";
import { mergeInto } from "../../catalog/records/merge.ts";
import { followingScene, moveScene } from "../../catalog/records/move-scene.ts";
import { shownName } from "../../catalog/records/tables.ts";
import type { Action } from "../action.ts";
import { countOf } from "../tag-stills.ts";
import { remarksOn } from "./remarks.ts";
import { named, quoted, requireRecord } from "./words.ts";

/**
 * Makes a scene one of another film, with its stills. @throws ProblemError when it is one of that film already,
 * or when the film has a scene of its name and it is not to become part of that.
 */
export function moveToFilm(
  db: WritableDb,
  { id, film, merge }: Extract<RecordCommand, { do: "moveScene" }>,
): Action<Omit<RecordOutcome, "label">> {
  const name = quoted(requireRecord(db, "scene", id));
  requireRecord(db, "film", film);
  const title = named(db, "film", film);
  if (filmOfScene(db, id) === film) {
    throw new ProblemError(
      "invalid",
      `${name} is a scene of ${title} already. Choose another film.`,
    );
  }
  const there = findScene(db, film, shownName(db, "scene", id) ?? "");
  if (there !== null && !merge) {
    throw new ProblemError(
      "invalid",
      `${title} has a scene ${quoted(shownName(db, "scene", there) ?? "")} already. Make the two one scene, or rename one of them first.`,
    );
  }
  const effects = touched(followingScene(db, { scene: id, film }));
  moveScene(db, { scene: id, film });
  if (there !== null) mergeInto(db, "scene", { from: id, to: there });
  const scene = there ?? id;
  const into = there === null ? "" : ", into the scene of its name";
  const of = effects.stills === undefined ? "" : ` (${countOf(effects.stills)})`;
  return {
    result: { id: scene, effects, remarks: remarksOn(db, "scene", scene) },
    label: `Moved scene ${name} to ${title}${into}${of}`,
  };
}
