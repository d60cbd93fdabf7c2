import { all, run, type WritableDb } from "../database.ts";
import { dropEmpty } from "./layer-rights.ts";

/** What one agent holds of layers and has licensed, another does then. */
export function giveHoldings(
  db: WritableDb,
  pair: { readonly from: number; readonly to: number },
): void {
  run(
    db,
    `DELETE FROM layer_holder AS gone WHERE agent_id = @from AND EXISTS (SELECT 1 FROM layer_holder AS kept
       WHERE kept.layer_rights_id = gone.layer_rights_id AND kept.agent_id = @to AND kept.role = gone.role)`,
    pair,
  );
  run(db, "UPDATE layer_holder SET agent_id = @to WHERE agent_id = @from", pair);
  run(db, "UPDATE usage_grant SET licensor_id = @to WHERE licensor_id = @from", pair);
}

/** An agent that is to be no more holds no layer; what it licensed stays, without its name. */
export function leaveHoldings(db: WritableDb, agent: number): void {
  const records = all<{ id: number }>(
    db,
    "SELECT DISTINCT layer_rights_id AS id FROM layer_holder WHERE agent_id = ?",
    agent,
  );
  run(db, "DELETE FROM layer_holder WHERE agent_id = ?", agent);
  dropEmpty(
    db,
    records.map(({ id }) => id),
  );
  run(db, "UPDATE usage_grant SET licensor_id = NULL WHERE licensor_id = ?", agent);
}
