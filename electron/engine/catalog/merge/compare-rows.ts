import type { MergeConflict, Side } from "../../../../shared/contract/merging.ts";
import { all, run, type WritableDb } from "../database.ts";
import { updateRow } from "../recorded-row.ts";
import { isNameTaken } from "./free-names.ts";
import type { MergedTable, Property } from "./merged-tables.ts";
import type { MergeState, Row } from "./merge-state.ts";
import { keyOfRow } from "./shared-past.ts";
import type { Outcome } from "./tally.ts";
import { inWords, isTelling, nameOfRow, propertyOf } from "./value-in-words.ts";

/** A row that both have. */
export type Both = {
  /** As it is there. */
  readonly there: Row;
  /** The same with our keys in the place of theirs. Columns of which the row they point to is not here are left out. */
  readonly theirs: Row;
  readonly ours: Row;
};

/** Takes what only they have or changed, leaves what only we have or changed, and has the rest decided. */
export function compareRows(state: MergeState, table: MergedTable, both: Both): void {
  const differing = table.properties.filter(({ columns }) =>
    columns.some(
      (column) =>
        isTelling(column) && column in both.theirs && both.theirs[column] !== both.ours[column],
    ),
  );
  if (differing.length === 0) state.tally.count(table.kind, "same");
  else
    state.tally.countRow(
      table.kind,
      differing.map((property) => settled(state, table, { ...both, property })),
    );
}

type Differing = Both & { readonly property: Property };

function settled(state: MergeState, table: MergedTable, differing: Differing): Outcome {
  const outcome = verdict(state, table, differing);
  if (outcome === "taken") take(state, table, differing);
  if (outcome !== "conflicts") return outcome;
  const { property, ours, there } = differing;
  const conflict: MergeConflict = {
    key: `${table.table} ${keyOfRow(state.ours, table.table, ours)} ${property.name}`,
    kind: table.kind,
    property: propertyOf(property, ours),
    of: nameOfRow(state.ours, table, ours),
    ours: inWords(state.ours, table, property, ours),
    theirs: inWords(state.theirs, table, property, there),
  };
  state.tally.conflict(conflict);
  if (sideChosen(state, conflict) === "theirs") take(state, table, differing);
  return outcome;
}

/** A single conflict before all of its property, those before all. */
export function sideChosen(
  { choices }: MergeState,
  { key, kind, property }: Pick<MergeConflict, "key" | "kind" | "property">,
): Side {
  return choices.each[key] ?? choices.groups[`${kind}/${property}`] ?? choices.all;
}

function verdict(
  { past, ours: db, theirs: other }: MergeState,
  { table }: MergedTable,
  { property: { columns }, there, theirs, ours }: Differing,
): Outcome {
  const isNothing = (row: Row): boolean =>
    columns.every((column) => !isTelling(column) || saysNothing(row[column] ?? null));
  if (isNothing(theirs)) return "kept";
  const key = keyOfRow(db, table, ours);
  const changedHere = past.isChangedHere(table, key, columns);
  const changedThere = past.isChangedThere(table, keyOfRow(other, table, there), columns);
  if (isNothing(ours))
    return changedHere || (past.isEmptiedHere(table, key, columns) && !changedThere)
      ? "kept"
      : "taken";
  if (columns.includes("origin") && theirs["origin"] === "file") return "kept";
  if (columns.includes("origin") && ours["origin"] === "file") return "taken";
  if (!past.isKnown) return "conflicts";
  if (!changedThere) return "kept";
  return changedHere ? "conflicts" : "taken";
}

/** A still that nobody has worked on is new, which is no more than nothing. */
function saysNothing(value: Row[string]): boolean {
  return value === null || value === "" || value === "new";
}

/** Nothing happens where another row holds the place that the new values mean. */
function take(state: MergeState, { table }: MergedTable, differing: Differing): void {
  const { property, theirs, ours } = differing;
  const isFilmOfStill = table === "still" && property.columns.includes("film_id");
  if (isFilmOfStill) state.films.set(Number(ours["id"]), Number(theirs["film_id"]));
  const { into } = state;
  if (into === null || liesInItself(into, table, differing) || isNameTaken(into, table, differing))
    return;
  updateRow(into, table, ours, { to: theirs, columns: property.columns, held: [] });
  if (isFilmOfStill)
    run(
      into,
      `DELETE FROM still_scene WHERE still_id = @id AND scene_id IN (
         SELECT id FROM scene WHERE film_id <> @film)`,
      { id: ours["id"], film: theirs["film_id"] },
    );
}

/** A keyword or set never comes to lie in what lies in it. */
function liesInItself(
  db: WritableDb,
  table: string,
  { property, theirs, ours }: Differing,
): boolean {
  if (!property.columns.includes("parent_id")) return false;
  return all<{ id: number }>(
    db,
    `WITH RECURSIVE above(id) AS (
       SELECT ? UNION SELECT parent_id FROM ${table} JOIN above USING (id) WHERE parent_id IS NOT NULL)
     SELECT id FROM above`,
    theirs["parent_id"],
  ).some(({ id }) => id === ours["id"]);
}
