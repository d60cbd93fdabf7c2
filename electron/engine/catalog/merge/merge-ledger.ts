import type { MergeLine } from "../../../../shared/contract/merging.ts";
import { all, first, type ReadableDb } from "../database.ts";
import { rowsOf, type MergeState, type Row } from "./merge-state.ts";

/** An export is in the ledger with all that belongs to it. */
const parts = ["export_file", "export_document", "export_held", "export_record"] as const;

/** Exports that are not in our ledger come into it whole: what went out is no matter of opinion. */
export function mergeLedger(state: MergeState): void {
  const called = namesHere(state);
  for (const { id, ...page } of rowsOf(state.theirs, "export")) {
    const isHere = first(state.ours, "SELECT 1 FROM export WHERE uuid = ?", page["uuid"]) !== null;
    state.tally.count("exports", isHere ? "same" : "added");
    if (isHere) continue;
    state.lines?.add("exports", "added", () => lineOf(page));
    const key = state.insert("export", page);
    for (const part of parts)
      for (const row of all<Row>(state.theirs, `SELECT * FROM ${part} WHERE export_id = ?`, id))
        state.insert(part, asHere(row, key, called));
  }
}

function lineOf({ set_name: set, recipient }: Row): MergeLine {
  const to = typeof recipient === "string" ? recipient : null;
  return { of: String(set), property: to === null ? "" : "recipient", ours: null, theirs: to };
}

/** Who has which still is told by our lasting names of stills. */
function asHere(row: Row, key: number, called: ReadonlyMap<string, string>): Row {
  const still = row["still_uuid"];
  return {
    ...row,
    export_id: key,
    ...(typeof still === "string" && { still_uuid: called.get(still) ?? still }),
  };
}

/** The lasting names of stills that have another one here. */
function namesHere(state: MergeState): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [theirs, ours] of state.pairs("still")) {
    if (state.isFresh("still", ours)) continue;
    const [there, here] = [uuidOf(state.theirs, theirs), uuidOf(state.ours, ours)];
    if (there !== here) names.set(there, here);
  }
  return names;
}

function uuidOf(db: ReadableDb, still: number): string {
  return first<{ uuid: string }>(db, "SELECT uuid FROM still WHERE id = ?", still)?.uuid ?? "";
}
