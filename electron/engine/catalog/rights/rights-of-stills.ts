import {
  inherit,
  type EffectiveLayer,
  type RightsPlace,
} from "../../../../shared/rights/inherit.ts";
import type { KeptGrant, KeptStillRights } from "../../../../shared/rights/kept.ts";
import { layers, type Layer } from "../../../../shared/rights/layer.ts";
import {
  unsaid,
  type LayerHolder,
  type LayerRecord,
} from "../../../../shared/rights/layer-record.ts";
import type { StillId, StillKind } from "../../../../shared/still.ts";
import { all, type ReadableDb } from "../database.ts";
import { approvalsOf } from "./approvals.ts";
import { embargoesOf } from "./embargoes.ts";
import { grantsOf } from "./grants.ts";
import { layersAt } from "./layer-rights.ts";
import { idsOf, idsSql, type PlaceKind } from "./place.ts";
import { embargoPlaces, grantPlaces, placedAt, releasePlaces, type PlacedTable } from "./placed.ts";
import { releasesOf } from "./releases.ts";

/**
 * The rights in stills, their own and what they inherit from their films and rights holders. So many
 * statements whatever the number of stills; what several stills inherit is one object.
 */
export function rightsOfStills(
  db: ReadableDb,
  ids: readonly StillId[],
): Map<StillId, KeptStillRights> {
  const stills = stillsWith(db, ids);
  const films = [...new Set(stills.flatMap(({ film }) => film ?? []))];
  const own = layersAt(db, { kind: "still", ids });
  const ofFilms = layersAt(db, { kind: "film", ids: films });
  const said = stills.map((still) => ({
    still,
    own: own.get(still.id) ?? [],
    film: still.film === null ? [] : (ofFilms.get(still.film) ?? []),
  }));
  const holders = [...new Set(said.flatMap(holdersSaid))];
  const ofHolders = layersAt(db, { kind: "holder", ids: holders });
  const grants = placedIn(db, grantPlaces, { ids, films, holders }, grantsOf);
  const embargoes = placedIn(db, embargoPlaces, { ids, films, holders }, embargoesOf);
  const releases = placedIn(db, releasePlaces, { ids, films, holders }, releasesOf);
  const approvals = approvalsOf(db, ids);
  return new Map(
    said.map((one) => {
      const { still } = one;
      const found = layersOf(one, ofHolders);
      const places = placesOf(still, found);
      const rights = {
        kind: still.kind,
        personsShown: still.persons,
        creditLine: still.creditLine ?? "",
        words: wordsIn(still.words),
        layers: found,
        grants: places.flatMap((place) =>
          (grants.get(keyOf(place.from, still.id)) ?? []).flatMap((grant) =>
            reaching(grant, place),
          ),
        ),
        embargoes: heldAt(embargoes, places, still.id),
        releases: heldAt(releases, places, still.id),
        approvals: (approvals.get(still.id) ?? []).map((approval) => ({
          ...approval,
          from: approval.id === null ? filmOf(still) : ({ kind: "still" } as const),
        })),
      };
      return [still.id, rights];
    }),
  );
}

/** What holds of the stills of a film that say nothing themselves. */
export type FilmRights = Omit<
  KeptStillRights,
  "kind" | "personsShown" | "creditLine" | "words" | "approvals"
>;

/** What a film says and inherits from its rights holders: what its stills have that say nothing themselves. */
export function rightsOfFilm(db: ReadableDb, film: NamedFilm): FilmRights {
  const said = { own: [], film: layersAt(db, { kind: "film", ids: [film.id] }).get(film.id) ?? [] };
  const still = { film: film.id, title: film.name };
  const holders = [...new Set(holdersSaid(said))];
  const found = layersOf({ still, ...said }, layersAt(db, { kind: "holder", ids: holders }));
  const places = placesOf(still, found).filter(({ from }) => from.kind !== "still");
  const keys = { ids: [], films: [film.id], holders };
  const grants = placedIn(db, grantPlaces, keys, grantsOf);
  return {
    layers: found,
    grants: places.flatMap((place) =>
      (grants.get(keyOf(place.from, 0)) ?? []).flatMap((grant) => reaching(grant, place)),
    ),
    embargoes: heldAt(placedIn(db, embargoPlaces, keys, embargoesOf), places, 0),
    releases: heldAt(placedIn(db, releasePlaces, keys, releasesOf), places, 0),
  };
}

type NamedFilm = { readonly id: number; readonly name: string };

/** A place from which a still has rights; of a rights holder with the layers that it holds. */
type HoldingPlace = { readonly from: RightsPlace; readonly held: ReadonlySet<Layer> | null };

/** What a grant says of the layers for which it is meant here; nothing when it is for none of them. */
function reaching(
  grant: KeptGrant,
  { from, held }: HoldingPlace,
): (KeptGrant & { readonly from: RightsPlace })[] {
  const reached = held === null ? grant.layers : grant.layers.filter((layer) => held.has(layer));
  return reached.length === 0 ? [] : [{ ...grant, layers: reached, from }];
}

function heldAt<R>(
  rows: ReadonlyMap<string, readonly R[]>,
  places: readonly HoldingPlace[],
  still: StillId,
): (R & { readonly from: RightsPlace })[] {
  return places.flatMap(({ from }) =>
    (rows.get(keyOf(from, still)) ?? []).map((row) => ({ ...row, from })),
  );
}

type StillRow = {
  readonly id: StillId;
  readonly film: number | null;
  readonly title: string | null;
  readonly kind: StillKind | null;
  readonly persons: number;
  readonly creditLine: string | null;
  readonly words: string;
};

function stillsWith(db: ReadableDb, ids: readonly StillId[]): StillRow[] {
  return all(
    db,
    `SELECT still.id, film_id AS film, film.title, kind,
       (SELECT max(count(performer_id), count(character_id))
            + count(*) FILTER (WHERE performer_id IS NULL AND character_id IS NULL)
          FROM depiction WHERE still_id = still.id) AS persons,
       (SELECT text FROM still_text WHERE still_id = still.id AND field = 'creditLine'
          ORDER BY language <> 'x-default', language LIMIT 1) AS creditLine,
       (SELECT json_group_array(text) FROM still_text WHERE still_id = still.id
          AND field IN ('usageTerms', 'instructions')) AS words
     FROM still LEFT JOIN film ON film.id = film_id WHERE still.id IN ${idsSql} ORDER BY still.id`,
    idsOf({ ids }),
  );
}

function wordsIn(json: string): string[] {
  // Made by the statement above of a text column.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return JSON.parse(json) as string[];
}

type Said = {
  readonly still: OfFilm;
  readonly own: readonly LayerRecord[];
  readonly film: readonly LayerRecord[];
};

function holdersSaid({ own, film }: Omit<Said, "still">): number[] {
  return [...own, ...film].flatMap(({ holders }) => (holders ?? []).map(({ id }) => id));
}

/** What holds of each layer of which anything is said. */
function layersOf(
  said: Said,
  ofHolders: ReadonlyMap<number, readonly LayerRecord[]>,
): EffectiveLayer[] {
  return layers.flatMap((layer) => {
    const places = [
      ...said.own.map((values) => ({ from: { kind: "still" } as const, values })),
      ...said.film.map((values) => ({ from: filmOf(said.still), values })),
    ].filter(({ values }) => values.layer === layer);
    // Where nobody is said to own the photograph, those are who own the film (see followsFilmSql).
    const owners =
      layer === "photograph"
        ? said.film
            .filter((one) => one.layer === "film")
            .map(({ holders }) => ({ from: filmOf(said.still), values: { ...unsaid, holders } }))
        : [];
    const { holders } = inherit(layer, [...places, ...owners]);
    const general = holders.flatMap(({ value: { id, name } }) =>
      (ofHolders.get(id) ?? [])
        .filter((one) => one.layer === layer)
        .map((values) => ({
          from: { kind: "holder", id, name } as const,
          values: { ...values, holders: null },
        })),
    );
    const everywhere = [...places, ...owners, ...general];
    return everywhere.length === 0 ? [] : [inherit(layer, everywhere)];
  });
}

/** The film that a still is of. */
type OfFilm = Pick<StillRow, "film" | "title">;

function filmOf({ film, title }: OfFilm): RightsPlace {
  return { kind: "film", id: film ?? 0, name: title ?? "" };
}

/** From where a still has grants and embargoes; of a rights holder only for the layers that it holds. */
function placesOf(still: OfFilm, found: readonly EffectiveLayer[]): HoldingPlace[] {
  const holding = new Map<number, { holder: LayerHolder; held: Set<Layer> }>();
  for (const { layer, holders } of found)
    for (const { value: holder } of holders) {
      const known = holding.get(holder.id) ?? { holder, held: new Set<Layer>() };
      known.held.add(layer);
      holding.set(holder.id, known);
    }
  return [
    { from: { kind: "still" }, held: null },
    ...(still.film === null ? [] : [{ from: filmOf(still), held: null }]),
    ...[...holding.values()].map(({ holder: { id, name }, held }) => ({
      from: { kind: "holder" as const, id, name },
      held,
    })),
  ];
}

type Keys = {
  readonly ids: readonly number[];
  readonly films: readonly number[];
  readonly holders: readonly number[];
};

/** What is placed at any of the stills, films and holders, by place. */
function placedIn<R>(
  db: ReadableDb,
  table: PlacedTable,
  { ids, films, holders }: Keys,
  rowsOf: (db: ReadableDb, ids: readonly number[]) => ReadonlyMap<number, R>,
): Map<string, R[]> {
  const at = (kind: PlaceKind, keys: readonly number[]): { key: string; row: number }[] =>
    placedAt(db, table, { kind, ids: keys }).map(({ place, row }) => ({
      key: `${kind} ${String(place)}`,
      row,
    }));
  const found = [...at("still", ids), ...at("film", films), ...at("holder", holders)];
  const rows = rowsOf(db, [...new Set(found.map(({ row }) => row))]);
  return new Map(
    [...Map.groupBy(found, ({ key }) => key)].map(([key, list]) => [
      key,
      list.flatMap(({ row }) => rows.get(row) ?? []),
    ]),
  );
}

function keyOf(from: RightsPlace, still: StillId): string {
  return `${from.kind} ${String(from.kind === "still" ? still : from.id)}`;
}
