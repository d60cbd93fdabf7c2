import type { MergeOutcome } from "../../../../shared/contract/merging.ts";
import { sideOf } from "../../../../shared/merge-sides.ts";
import { all, first, run } from "../database.ts";
import type { MergedList, MergedTable } from "./merged-tables.ts";
import type { MergeState, Row } from "./merge-state.ts";
import type { Outcome } from "./tally.ts";
import { nameOfRow } from "./value-in-words.ts";

/** Of lists that both have one stands: they say something only all together. */
export function mergeList(state: MergeState, list: MergedList): void {
  state.past.tellBy(list.table, [list.of]);
  for (const [there, here] of state.pairs(list.owner.table)) {
    const theirs = rowsIn(state.theirs, list, there);
    if (theirs.length === 0) continue;
    const ours = rowsIn(state.ours, list, here);
    if (JSON.stringify(ours) === JSON.stringify(theirs)) state.tally.count(list.kind, "same");
    else if (ours.length === 0) fill(state, list, { here, there, theirs });
    else decide(state, list, { here, there, ours, theirs });
  }
}

function rowsIn(db: MergeState["ours"], { table, of, columns }: MergedList, owner: number): Row[] {
  const named = columns.join(", ");
  return all<Row>(db, `SELECT ${named} FROM ${table} WHERE ${of} = ? ORDER BY ${named}`, owner);
}

function fill(
  state: MergeState,
  list: MergedList,
  { here, there, theirs }: Omit<TwoLists, "ours">,
): void {
  const wasEmptied = state.past.isTakenAwayHere(
    list.table,
    { [list.of]: here },
    { by: [list.of], isNews: state.past.isListChangedThere(list.table, there) },
  );
  const as = wasEmptied ? "kept" : "added";
  state.tally.count(list.kind, as);
  listLine(state, list, as, { here, there, ours: [], theirs });
  if (!wasEmptied) put(state, list, here, theirs);
}

type TwoLists = {
  readonly here: number;
  readonly there: number;
  readonly ours: readonly Row[];
  readonly theirs: readonly Row[];
};

function decide(state: MergeState, list: MergedList, two: TwoLists): void {
  const { kind, property, owner } = list;
  const outcome = verdict(state, list, two);
  if (outcome === "taken") put(state, list, two.here, two.theirs);
  if (outcome !== "conflicts") {
    state.tally.count(kind, outcome);
    listLine(state, list, outcome, two);
    return;
  }
  const conflict = {
    key: `${list.table} ${String(two.here)}`,
    kind,
    property,
    of: ownerInWords(state.ours, owner, two.here),
    ours: inWords(two.ours),
    theirs: inWords(two.theirs),
  };
  state.tally.conflict(conflict);
  if (sideOf(state.choices, conflict) === "theirs") put(state, list, two.here, two.theirs);
}

function listLine(
  state: MergeState,
  { kind, property, owner }: MergedList,
  as: MergeOutcome,
  { there, ours, theirs }: TwoLists,
): void {
  state.lines?.add(kind, as, () => ({
    of: ownerInWords(state.theirs, owner, there), // of ours it may be that it comes in only now
    property,
    ours: ours.length === 0 ? null : inWords(ours),
    theirs: inWords(theirs),
  }));
}

function ownerInWords(db: MergeState["ours"], owner: MergedTable, key: number): string {
  const row = first<Row>(db, `SELECT * FROM ${owner.table} WHERE id = ?`, key);
  return nameOfRow(db, owner, row ?? {});
}

function inWords(rows: readonly Row[]): string {
  return rows
    .map(({ name, kind, value }) =>
      name === undefined ? `${String(kind)} ${String(value)}` : name,
    )
    .join(", ");
}

function verdict({ past }: MergeState, { table }: MergedList, { here, there }: TwoLists): Outcome {
  if (!past.isKnown) return "conflicts";
  if (!past.isListChangedThere(table, there)) return "kept";
  return past.isListChangedHere(table, here) ? "conflicts" : "taken";
}

function put(
  state: MergeState,
  { table, of }: MergedList,
  here: number,
  rows: readonly Row[],
): void {
  if (state.into === null) return;
  run(state.into, `DELETE FROM ${table} WHERE ${of} = ?`, here);
  for (const row of rows) state.insert(table, { [of]: here, ...row });
}
