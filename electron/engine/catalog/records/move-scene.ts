import type { StillId } from "../../../../shared/still.ts";
import { all, number, run, type ReadableDb, type WritableDb } from "../database.ts";
import { filmOfScene } from "../films.ts";
import { setFilm } from "../tags.ts";

/** A scene, and the film it is to be of. */
type Move = { readonly scene: number; readonly film: number };

/** What of its stills follows when a scene goes to another film, counted. */
export type Following = {
  /** Stills that are of the other film then. */
  readonly stills: number;
  /** Those of them that show other scenes of the film it was of, which they then cannot. */
  readonly otherScenes: number;
  /** Stills of a third film, which are no longer of the scene. */
  readonly left: number;
};

/** Tells what {@link moveScene} would do to stills. */
export function followingScene(db: ReadableDb, move: Move): Following {
  const along = JSON.stringify(stillsAlong(db, move));
  return {
    stills: number(db, "SELECT count(*) FROM json_each(?)", along),
    otherScenes: number(
      db,
      `SELECT count(DISTINCT still_id) FROM still_scene JOIN scene ON scene.id = scene_id
       WHERE still_id IN (SELECT value FROM json_each(?)) AND scene_id <> ?
         AND film_id IS NOT NULL AND film_id <> ?`,
      along,
      move.scene,
      move.film,
    ),
    left: number(
      db,
      `SELECT count(*) FROM still_scene JOIN still ON still.id = still_id
       WHERE scene_id = @scene AND film_id IS NOT NULL AND film_id <> @film AND film_id IS NOT @was`,
      { ...move, was: filmOfScene(db, move.scene) },
    ),
  };
}

/** The stills of a scene that are of its film, or of none, go with it. */
function stillsAlong(db: ReadableDb, { scene, film }: Move): StillId[] {
  return all<{ id: StillId }>(
    db,
    `SELECT still.id FROM still_scene JOIN still ON still.id = still_id
     WHERE scene_id = @scene AND film_id IS NOT @film AND (film_id IS NULL OR film_id IS @was)`,
    { scene, film, was: filmOfScene(db, scene) },
  ).map(({ id }) => id);
}

/**
 * Makes a scene one of another film, last among its scenes, and its stills stills of that film. Those of a
 * third film stay what they are, without the scene: a still shows scenes of its own film only.
 */
export function moveScene(db: WritableDb, move: Move): void {
  const along = stillsAlong(db, move);
  giveScene(db, move);
  setFilm(db, along, move.film);
  run(
    db,
    `DELETE FROM still_scene WHERE scene_id = @scene
       AND still_id IN (SELECT id FROM still WHERE film_id IS NOT NULL AND film_id <> @film)`,
    move,
  );
}

/** Puts a scene last among those of a film. */
export function giveScene(db: WritableDb, { scene, film }: Move): void {
  run(
    db,
    `UPDATE scene SET film_id = @film,
       position = (SELECT coalesce(max(position), 0) + 1 FROM scene WHERE film_id = @film) WHERE id = @scene`,
    { scene, film },
  );
}
