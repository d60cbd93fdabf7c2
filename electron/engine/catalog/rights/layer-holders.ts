import { randomUUIDv7 } from "node:crypto";
import type { HolderRole, Layer } from "../../../../shared/rights/layer.ts";
import type { LayerHolder } from "../../../../shared/rights/layer-record.ts";
import { all, run, type ReadableDb, type WritableDb } from "../database.ts";
import { idsOf, idsSql, placeColumns, type PlaceKind, type Places } from "./place.ts";

type HolderRow = LayerHolder & { readonly place: number; readonly layer: Layer };

/**
 * Who holds the layers, said at these places: the photograph of a still in its rights records, a film in its
 * holders, everything else in a list of the layer.
 */
export function holdersAt(db: ReadableDb, places: Places): HolderRow[] {
  const column = placeColumns[places.kind];
  const others = all<HolderRow>(
    db,
    `SELECT ${column} AS place, layer, agent.id, agent.name, role FROM layer_rights
       JOIN layer_holder ON layer_rights_id = layer_rights.id JOIN agent ON agent.id = agent_id
     WHERE ${column} IN ${idsSql} ORDER BY place, layer_holder.position, layer_holder.id`,
    idsOf(places),
  );
  const own = ownHolders[places.kind];
  return own === null ? others : [...all<HolderRow>(db, own, idsOf(places)), ...others];
}

const ownHolders: Readonly<Record<PlaceKind, string | null>> = {
  still: `SELECT still_id AS place, 'photograph' AS layer, agent.id, agent.name, role
    FROM rights_record JOIN agent ON agent.id = rights_record.holder_id
    WHERE still_id IN ${idsSql} ORDER BY place, rights_record.id`,
  film: `SELECT film_id AS place, 'film' AS layer, agent.id, agent.name, 'owner' AS role
    FROM film_holder JOIN agent ON agent.id = agent_id WHERE film_id IN ${idsSql} ORDER BY place, position`,
  holder: null,
};

export type HolderSaid = { readonly id: number; readonly role: HolderRole };

/** Whether these holders are kept outside the list of the layer, where they always were. */
function isOwn(kind: PlaceKind, layer: Layer, role: HolderRole): boolean {
  return (
    (kind === "still" && layer === "photograph") ||
    (kind === "film" && layer === "film" && role === "owner")
  );
}

/** Makes these the holders of a layer at these places; `records` are the keys of what the places say of the layer. */
export function setHolders(
  db: WritableDb,
  places: Places,
  layer: Layer,
  { records, holders }: { records: readonly number[]; holders: readonly HolderSaid[] },
): void {
  const kept = (role: HolderRole): boolean => isOwn(places.kind, layer, role);
  if (places.kind === "still" && layer === "photograph") setOfStills(db, places.ids, holders);
  if (places.kind === "film" && layer === "film")
    setOfFilms(
      db,
      places.ids,
      holders.filter(({ role }) => kept(role)),
    );
  setListed(
    db,
    records,
    holders.filter(({ role }) => !kept(role)),
  );
}

function setListed(
  db: WritableDb,
  records: readonly number[],
  holders: readonly HolderSaid[],
): void {
  const keys = JSON.stringify(records);
  run(
    db,
    "DELETE FROM layer_holder WHERE layer_rights_id IN (SELECT value FROM json_each(?))",
    keys,
  );
  run(
    db,
    `INSERT INTO layer_holder (layer_rights_id, agent_id, role, position)
     SELECT record.value, json_extract(holder.value, '$.id'), json_extract(holder.value, '$.role'), holder.key
     FROM json_each(?) AS record, json_each(?) AS holder`,
    keys,
    JSON.stringify(holders),
  );
}

/** What stays is not written anew: a holder that a file names keeps it as its origin. */
function setOfStills(
  db: WritableDb,
  stills: readonly number[],
  holders: readonly HolderSaid[],
): void {
  const said = { ids: JSON.stringify(stills), holders: JSON.stringify(holders) };
  run(
    db,
    `DELETE FROM rights_record WHERE still_id IN ${idsSql} AND NOT EXISTS (
       SELECT 1 FROM json_each(@holders) WHERE json_extract(value, '$.id') = holder_id AND json_extract(value, '$.role') = role)`,
    said,
  );
  const missing = all<{ still: number; holder: number; role: string }>(
    db,
    `SELECT still.id AS still, json_extract(holder.value, '$.id') AS holder, json_extract(holder.value, '$.role') AS role
     FROM still, json_each(@holders) AS holder WHERE still.id IN ${idsSql} AND NOT EXISTS (
       SELECT 1 FROM rights_record WHERE still_id = still.id
         AND holder_id = json_extract(holder.value, '$.id') AND role = json_extract(holder.value, '$.role'))
     ORDER BY still.id, holder.key`,
    said,
  );
  for (const { still, holder, role } of missing)
    run(
      db,
      "INSERT INTO rights_record (uuid, still_id, holder_id, role, origin) VALUES (?, ?, ?, ?, 'archivist')",
      randomUUIDv7(),
      still,
      holder,
      role,
    );
}

function setOfFilms(
  db: WritableDb,
  films: readonly number[],
  holders: readonly HolderSaid[],
): void {
  const said = { ids: JSON.stringify(films), holders: JSON.stringify(holders) };
  run(
    db,
    `DELETE FROM film_holder WHERE film_id IN ${idsSql} AND agent_id NOT IN (
       SELECT json_extract(value, '$.id') FROM json_each(@holders))`,
    said,
  );
  run(
    db,
    `INSERT INTO film_holder (film_id, agent_id, position)
     SELECT film.id, json_extract(holder.value, '$.id'), holder.key FROM film, json_each(@holders) AS holder
     WHERE film.id IN ${idsSql}
     ON CONFLICT (film_id, agent_id) DO UPDATE SET position = excluded.position WHERE position <> excluded.position`,
    said,
  );
}
