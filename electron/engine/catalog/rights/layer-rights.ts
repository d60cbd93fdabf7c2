import { layers, type Layer } from "../../../../shared/rights/layer.ts";
import {
  unsaid,
  type LayerField,
  type LayerRecord,
  type LayerValues,
  type SearchStep,
} from "../../../../shared/rights/layer-record.ts";
import { all, run, type ReadableDb, type WritableDb } from "../database.ts";
import { documentsOf, setDocuments } from "./documents.ts";
import { holdersAt, setHolders, type HolderSaid } from "./layer-holders.ts";
import { idsOf, idsSql, placeColumns, type Places } from "./place.ts";

type LayerRow = {
  readonly id: number;
  readonly place: number;
  readonly layer: Layer;
  readonly status: string | null;
  readonly creditLine: string | null;
  readonly credit: LayerValues["credit"];
  readonly usageTerms: string | null;
  readonly mining: LayerValues["mining"];
  readonly untraced: number | null;
  readonly note: string | null;
};

/** What is said of the layers at some places: a list for each place that says anything. */
export function layersAt(db: ReadableDb, places: Places): Map<number, LayerRecord[]> {
  const rows = rowsAt(db, places);
  const keys = rows.map(({ id }) => id);
  const documents = documentsOf(db, "layer_rights", keys);
  const steps = stepsOf(db, keys);
  const holders = Map.groupBy(
    holdersAt(db, places),
    ({ place, layer }) => `${String(place)} ${layer}`,
  );
  const found = new Map<string, { place: number; record: LayerRecord }>();
  for (const row of rows) {
    const { id, place, untraced, ...values } = row;
    const { layer } = values;
    const log = steps.get(id) ?? [];
    const record = {
      ...unsaid,
      ...values,
      tracing: untraced === null ? null : { untraced: untraced === 1, log },
      documents: documents.get(id) ?? null,
    };
    found.set(`${String(place)} ${layer}`, { place, record });
  }
  for (const [key, said] of holders) {
    const [{ place, layer } = { place: 0, layer: "film" as const }] = said;
    const { record } = found.get(key) ?? { record: { ...unsaid, layer } };
    const named = said.map(({ id, name, role }) => ({ id, name, role }));
    found.set(key, { place, record: { ...record, holders: named } });
  }
  const byPlace = Map.groupBy(found.values(), ({ place }) => place);
  const order = ({ layer }: LayerRecord): number => layers.indexOf(layer);
  return new Map(
    [...byPlace].map(([place, said]) => [
      place,
      said.map(({ record }) => record).toSorted((a, b) => order(a) - order(b)),
    ]),
  );
}

function rowsAt(db: ReadableDb, places: Places): LayerRow[] {
  const column = placeColumns[places.kind];
  return all(
    db,
    `SELECT id, ${column} AS place, layer, status, credit_line AS creditLine, credit, usage_terms AS usageTerms,
       mining, untraced, note FROM layer_rights WHERE ${column} IN ${idsSql}`,
    idsOf(places),
  );
}

function stepsOf(db: ReadableDb, ids: readonly number[]): Map<number, SearchStep[]> {
  const rows = all<SearchStep & { record: number }>(
    db,
    `SELECT layer_rights_id AS record, source, date, outcome FROM search_step
     WHERE layer_rights_id IN ${idsSql} ORDER BY record, position`,
    idsOf({ ids }),
  );
  return new Map(
    [...Map.groupBy(rows, ({ record }) => record)].map(([id, steps]) => [
      id,
      steps.map(({ source, date, outcome }) => ({ source, date, outcome })),
    ]),
  );
}

/** What is to be said of a layer: null takes a value away, what is left out stays as it is. */
export type LayerChange = {
  readonly [F in Exclude<LayerField, "holders">]?: LayerValues[F] | undefined;
} & { readonly holders?: readonly HolderSaid[] | null | undefined };

/** Says something of a layer at places; answers at how many of them it was not said so already. */
export function sayOfLayer(
  db: WritableDb,
  places: Places,
  layer: Layer,
  change: LayerChange,
): number {
  const before = layersAt(db, places);
  const differing = places.ids.filter((id) => {
    const said = before.get(id)?.find((one) => one.layer === layer) ?? { ...unsaid, layer };
    return !saysAlready(said, change);
  });
  if (differing.length === 0) return 0;
  const changed = { ...places, ids: differing };
  const records = recordsFor(db, changed, layer);
  setColumnsOf(db, records, change);
  if (change.tracing !== undefined) setSteps(db, records, change.tracing?.log ?? []);
  if (change.documents !== undefined)
    setDocuments(db, "layer_rights", records, change.documents ?? []);
  if (change.holders !== undefined)
    setHolders(db, changed, layer, { records, holders: change.holders ?? [] });
  dropEmpty(db, records);
  return differing.length;
}

function saysAlready(said: LayerRecord, change: LayerChange): boolean {
  const { holders, ...values } = change;
  const same = Object.entries(values).every(
    ([field, value]) =>
      value === undefined ||
      JSON.stringify(plain(value)) === JSON.stringify(plain(valueOf(said, field))),
  );
  if (!same || holders === undefined) return same;
  const named = (list: readonly HolderSaid[] | null): string =>
    JSON.stringify((list ?? []).map(({ id, role }) => [id, role]));
  return named(holders) === named(said.holders);
}

function valueOf(said: LayerRecord, field: string): unknown {
  return Object.entries(said).find(([name]) => name === field)?.[1];
}

/** An empty list says as much as none. */
function plain(value: unknown): unknown {
  return Array.isArray(value) && value.length === 0 ? null : value;
}

/** The keys of what the places say of a layer, made where they say nothing yet. */
function recordsFor(db: WritableDb, places: Places, layer: Layer): number[] {
  const column = placeColumns[places.kind];
  const wanted = { ...idsOf(places), layer };
  run(
    db,
    `INSERT INTO layer_rights (uuid, ${column}, layer) SELECT new_uuid(), value, @layer FROM json_each(@ids)
     WHERE NOT EXISTS (SELECT 1 FROM layer_rights WHERE ${column} = value AND layer = @layer)`,
    wanted,
  );
  return all<{ id: number }>(
    db,
    `SELECT id FROM layer_rights WHERE ${column} IN ${idsSql} AND layer = @layer`,
    wanted,
  ).map(({ id }) => id);
}

const scalars = {
  status: "status",
  creditLine: "credit_line",
  credit: "credit",
  usageTerms: "usage_terms",
  mining: "mining",
  note: "note",
} as const;

function setColumnsOf(db: WritableDb, records: readonly number[], change: LayerChange): void {
  const values: Record<string, string | number | null> = {};
  for (const [field, column] of Object.entries(scalars)) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const value = change[field as keyof typeof scalars];
    if (value !== undefined) values[column] = value;
  }
  if (change.tracing !== undefined)
    values["untraced"] = change.tracing === null ? null : Number(change.tracing.untraced);
  const columns = Object.keys(values);
  if (columns.length === 0) return;
  const given = columns.map((column) => `@${column}`).join(", ");
  run(
    db,
    `UPDATE layer_rights SET ${columns.map((column) => `${column} = @${column}`).join(", ")}
     WHERE id IN ${idsSql} AND (${columns.join(", ")}) IS NOT (${given})`,
    { ...idsOf({ ids: records }), ...values },
  );
}

function setSteps(db: WritableDb, records: readonly number[], log: readonly SearchStep[]): void {
  run(db, `DELETE FROM search_step WHERE layer_rights_id IN ${idsSql}`, idsOf({ ids: records }));
  run(
    db,
    `INSERT INTO search_step (layer_rights_id, position, source, date, outcome)
     SELECT record.value, step.key, json_extract(step.value, '$.source'), json_extract(step.value, '$.date'),
       json_extract(step.value, '$.outcome') FROM json_each(@ids) AS record, json_each(@log) AS step`,
    { ...idsOf({ ids: records }), log: JSON.stringify(log) },
  );
}

/** What says nothing any more is no record. */
export function dropEmpty(db: WritableDb, records: readonly number[]): void {
  run(
    db,
    `DELETE FROM layer_rights WHERE id IN ${idsSql}
       AND coalesce(status, credit_line, credit, usage_terms, mining, untraced, note) IS NULL
       AND NOT EXISTS (SELECT 1 FROM layer_holder WHERE layer_rights_id = layer_rights.id)
       AND NOT EXISTS (SELECT 1 FROM search_step WHERE layer_rights_id = layer_rights.id)
       AND NOT EXISTS (SELECT 1 FROM rights_document WHERE layer_rights_id = layer_rights.id)`,
    idsOf({ ids: records }),
  );
}
