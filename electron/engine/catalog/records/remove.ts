import type { RecordKind } from "../../../../shared/record.ts";
import { run, type WritableDb } from "../database.ts";
import { leaveHoldings } from "../rights/carry-holdings.ts";
import { leaveRights } from "../rights/carry-rights.ts";
import { depictNoLonger } from "./depicted.ts";
import { filmAgents } from "./lists.ts";
import { keywordLink, sceneLink, unlink } from "./move-stills.ts";
import { leaveRoles } from "./roles.ts";
import { recordTables } from "./tables.ts";

/**
 * Takes a record out of the catalog with all that is only its own, and out of whatever names it. Stills
 * stay, and so do the characters of a film; the children of a keyword move up to its parent.
 */
export function removeRecord(db: WritableDb, kind: RecordKind, id: number): void {
  switch (kind) {
    case "film":
      leaveFilm(db, id);
      break;
    case "scene":
      unlink(db, sceneLink, id);
      break;
    case "character":
      run(db, "DELETE FROM cast_role WHERE character_id = ?", id);
      depictNoLonger(db, "character_id", id);
      break;
    case "agent":
      leaveAgent(db, id);
      break;
    case "keyword":
      run(
        db,
        "UPDATE keyword SET parent_id = (SELECT parent_id FROM keyword WHERE id = @id) WHERE parent_id = @id",
        { id },
      );
      unlink(db, keywordLink, id);
      break;
  }
  const { table, names } = recordTables[kind];
  run(db, `DELETE FROM ${names.table} WHERE ${names.record} = ?`, id);
  run(db, `DELETE FROM ${table} WHERE id = ?`, id);
}

function leaveFilm(db: WritableDb, film: number): void {
  const scenes = "(SELECT id FROM scene WHERE film_id = ?)";
  run(db, `DELETE FROM still_scene WHERE scene_id IN ${scenes}`, film);
  run(db, `DELETE FROM scene_name WHERE scene_id IN ${scenes}`, film);
  for (const table of [
    "scene",
    "cast_role",
    "film_country",
    ...filmAgents,
    "film_identifier",
    "production_code",
    "approval_rule",
  ]) {
    run(db, `DELETE FROM ${table} WHERE film_id = ?`, film);
  }
  leaveRights(db, "film", film);
  run(db, "UPDATE still SET film_id = NULL WHERE film_id = ?", film);
  run(db, "UPDATE caption_template SET film_id = NULL WHERE film_id = ?", film);
}

function leaveAgent(db: WritableDb, agent: number): void {
  leaveRoles(db, agent);
  depictNoLonger(db, "performer_id", agent);
  run(db, "DELETE FROM rights_record WHERE holder_id = ?", agent);
  leaveRights(db, "holder", agent);
  leaveHoldings(db, agent);
  for (const table of ["talent_approval", "approval_rule"])
    run(db, `DELETE FROM ${table} WHERE performer_id = ?`, agent);
  for (const table of [...filmAgents, "agent_identifier", "agent_contact"])
    run(db, `DELETE FROM ${table} WHERE agent_id = ?`, agent);
  run(db, "UPDATE caption_template SET client_id = NULL WHERE client_id = ?", agent);
}
