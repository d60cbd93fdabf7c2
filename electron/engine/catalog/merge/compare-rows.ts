import type { MergeConflict, MergeLine } from "../../../../shared/contract/merging.ts";
import { sideOf } from "../../../../shared/merge-sides.ts";
import { all, run, type WritableDb } from "../database.ts";
import { updateRow } from "../recorded-row.ts";
import { sayingTheSame } from "../same-record.ts";
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
  if (differing.length === 0) {
    state.tally.count(table.kind, "same");
    return;
  }
  const taken: Property[] = [];
  const outcomes = differing.map((property) =>
    settled(state, table, { ...both, property }, () => taken.push(property)),
  );
  state.tally.countRow(table.kind, outcomes);
  if (taken.length > 0) take(state, table, { ...both, taken });
}

type Differing = Both & { readonly property: Property };

function settled(
  state: MergeState,
  table: MergedTable,
  differing: Differing,
  takes: () => void,
): Outcome {
  const outcome = verdict(state, table, differing);
  if (outcome === "taken") takes();
  if (outcome !== "conflicts") {
    state.lines?.add(table.kind, outcome, () => lineOf(state, table, differing));
    return outcome;
  }
  const { property, ours, there } = differing;
  const said = inWords(state.ours, table, property, ours);
  const other = inWords(state.theirs, table, property, there);
  const conflict: MergeConflict = {
    key: `${table.table} ${keyOfRow(state.ours, table.table, ours)} ${property.name}`,
    kind: table.kind,
    property: propertyOf(property, ours),
    of: nameOfRow(state.ours, table, ours),
    ours: said,
    theirs: said === other ? `${other} (another of this name)` : other, // of two records, which may be the same
  };
  state.tally.conflict(conflict);
  if (sideOf(state.choices, conflict) === "theirs") takes();
  return outcome;
}

function lineOf(
  state: MergeState,
  table: MergedTable,
  { property, ours, there }: Differing,
): MergeLine {
  const said = inWords(state.ours, table, property, ours);
  const other = inWords(state.theirs, table, property, there);
  return {
    of: nameOfRow(state.ours, table, ours),
    property: propertyOf(property, ours),
    ours: said === "" ? null : said,
    theirs: other === "" ? null : other,
  };
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

type Taking = Both & { readonly taken: readonly Property[] };

/**
 * All at once: half of it may be what another row says, which undo would not put there twice. Nothing happens where
 * another row says all of it, or holds the place that it means.
 */
function take(state: MergeState, { table }: MergedTable, { taken, theirs, ours }: Taking): void {
  const columns = taken.flatMap((property) => property.columns);
  if (columns.includes("film_id")) {
    if (table === "still") state.films.set(Number(ours["id"]), Number(theirs["film_id"]));
    if (table === "scene") state.movedScenes.add(Number(ours["id"]));
  }
  const { into } = state;
  if (into === null) return;
  const named = columns.map((column) => [column, theirs[column] ?? null] as const);
  const to = { ...ours, ...Object.fromEntries(named) };
  if (
    sayingTheSame(into, table, to) === null &&
    !(columns.includes("parent_id") && liesInItself(into, table, to)) &&
    !(columns.includes("name") && isNameTaken(into, table, to))
  )
    updateRow(into, table, ours, { to, columns, held: [] });
}

/** A still whose film is another one by now, or that of its scene, leaves the scene: a scene is of the film of its stills. */
export function leaveScenes({ films, movedScenes }: MergeState, into: WritableDb): void {
  run(
    into,
    `DELETE FROM still_scene WHERE (still_id IN (SELECT value FROM json_each(@stills))
         OR scene_id IN (SELECT value FROM json_each(@scenes)))
       AND EXISTS (SELECT 1 FROM still, scene WHERE still.id = still_id AND scene.id = scene_id
         AND still.film_id <> scene.film_id)`,
    { stills: JSON.stringify([...films.keys()]), scenes: JSON.stringify([...movedScenes]) },
  );
}

/** A keyword or set never comes to lie in what lies in it. */
function liesInItself(db: WritableDb, table: string, { id, parent_id }: Row): boolean {
  return all<{ id: number }>(
    db,
    `WITH RECURSIVE above(id) AS (
       SELECT ? UNION SELECT parent_id FROM ${table} JOIN above USING (id) WHERE parent_id IS NOT NULL)
     SELECT id FROM above`,
    parent_id,
  ).some((above) => above.id === id);
}
