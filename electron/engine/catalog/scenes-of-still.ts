import { unstatedLanguage } from "../../../shared/language.ts";
import type { Setting } from "../../../shared/record.ts";
import type { LanguageTexts, StillId } from "../../../shared/still.ts";
import { all, type ReadableDb } from "./database.ts";

/** A scene that a still shows, with what else goes into files of it. */
export type SceneOfStill = {
  readonly label: string;
  /** Its label in languages that are stated. */
  readonly names: LanguageTexts;
  readonly number: string | null;
  /** Where it plays in the story. */
  readonly place: string | null;
  readonly setting: Setting | null;
};

type Row = Omit<SceneOfStill, "names"> & { readonly id: number };

/** The scenes that a still shows, in the order of their film. */
export function scenesOfStill(db: ReadableDb, still: StillId): SceneOfStill[] {
  const scenes = all<Row>(
    db,
    `SELECT scene.id, label, nullif(number, '') AS number, nullif(place, '') AS place, setting
     FROM still_scene JOIN scene ON scene.id = scene_id WHERE still_id = ? ORDER BY position`,
    still,
  );
  if (scenes.length === 0) return [];
  const names = all<{ scene: number; language: string; name: string }>(
    db,
    `SELECT scene_id AS scene, language, name FROM scene_name
     WHERE scene_id IN (SELECT scene_id FROM still_scene WHERE still_id = @still) AND language <> @unstated
       AND kind IN ('original', 'translated', 'transliterated') ORDER BY position DESC, id DESC`,
    { still, unstated: unstatedLanguage },
  );
  return scenes.map(({ id, ...scene }) => ({
    ...scene,
    names: Object.fromEntries(
      names.flatMap(({ scene: of, language, name }) => (of === id ? [[language, name]] : [])),
    ),
  }));
}
