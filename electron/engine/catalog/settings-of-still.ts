import type { Setting } from "../../../shared/record.ts";
import { all, type ReadableDb } from "./database.ts";
import type { StillId } from "../../../shared/still.ts";

/** Whether the scenes that a still shows play indoors or outdoors, each once; "both" of one of which nobody said it. */
export function settingsOfStill(db: ReadableDb, still: StillId): Setting[] {
  return all<{ setting: Setting }>(
    db,
    `SELECT DISTINCT coalesce(setting, 'both') AS setting FROM still_scene JOIN scene ON scene.id = scene_id
     WHERE still_id = ? ORDER BY 1`,
    still,
  ).map(({ setting }) => setting);
}
