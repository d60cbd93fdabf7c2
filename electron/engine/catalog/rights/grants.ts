import { randomUUIDv7 } from "node:crypto";
import { alterations, type Grant } from "../../../../shared/rights/grant.ts";
import type { KeptGrant } from "../../../../shared/rights/kept.ts";
import { layers } from "../../../../shared/rights/layer.ts";
import type { Moment } from "../../../../shared/rights/moment.ts";
import { uses } from "../../../../shared/rights/use.ts";
import { all, first, run, type ReadableDb, type WritableDb } from "../database.ts";
import { documentsOf, setDocuments } from "./documents.ts";
import { idsOf, idsSql } from "./place.ts";

type GrantRow = {
  readonly id: number;
  readonly uuid: string;
  readonly kind: Grant["kind"];
  readonly licensorId: number | null;
  readonly licensor: string | null;
  readonly licensee: string;
  readonly reference: string;
  readonly startAt: string | null;
  readonly startZone: string | null;
  readonly endAt: string | null;
  readonly endZone: string | null;
  readonly printRun: number | null;
  readonly credit: Grant["credit"];
  readonly terms: string;
  readonly note: string;
};

/** Grants by their keys, in the order of these. */
export function grantsOf(db: ReadableDb, ids: readonly number[]): Map<number, KeptGrant> {
  const rows = all<GrantRow>(
    db,
    `SELECT usage_grant.id, usage_grant.uuid, usage_grant.kind, licensor_id AS licensorId, agent.name AS licensor,
       licensee, reference, start_at AS startAt, start_zone AS startZone, end_at AS endAt, end_zone AS endZone,
       print_run AS printRun, credit, terms, note
     FROM usage_grant LEFT JOIN agent ON agent.id = licensor_id WHERE usage_grant.id IN ${idsSql} ORDER BY usage_grant.id`,
    idsOf({ ids }),
  );
  const terms = termsOf(db, ids);
  const documents = documentsOf(db, "usage_grant", ids);
  return new Map(
    rows.map(({ licensorId, licensor, startAt, startZone, endAt, endZone, ...row }) => [
      row.id,
      {
        ...row,
        ...listedTerms(terms.get(row.id) ?? []),
        licensor:
          licensorId === null || licensor === null ? null : { id: licensorId, name: licensor },
        start: momentOf(startAt, startZone),
        end: momentOf(endAt, endZone),
        documents: documents.get(row.id) ?? [],
      },
    ]),
  );
}

function momentOf(at: string | null, zone: string | null): Moment | null {
  return at === null ? null : { at, zone };
}

type TermKind = "layer" | "use" | "included" | "excluded" | "language" | "unaltered";
type TermRow = { readonly grant: number; readonly kind: TermKind; readonly value: string };
type Listed = Pick<Grant, "layers" | "uses" | "territories" | "languages" | "unaltered">;

function termsOf(db: ReadableDb, ids: readonly number[]): Map<number, TermRow[]> {
  const rows = all<TermRow>(
    db,
    `SELECT usage_grant_id AS "grant", kind, value FROM grant_term WHERE usage_grant_id IN ${idsSql}
     ORDER BY usage_grant_id, kind, value`,
    idsOf({ ids }),
  );
  return Map.groupBy(rows, ({ grant }) => grant);
}

function listedTerms(rows: readonly TermRow[]): Listed {
  // The words of the vocabularies: nothing else is let in by the contract, which wrote them.
  const of = <T extends string>(kind: TermKind): T[] =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    rows.flatMap((row) => (row.kind === kind ? [row.value as T] : []));
  return {
    layers: inOrder(layers, of("layer")),
    uses: inOrder(uses, of("use")),
    territories: { included: of("included"), excluded: of("excluded") },
    languages: of("language"),
    unaltered: inOrder(alterations, of("unaltered")),
  };
}

function inOrder<T>(order: readonly T[], some: readonly T[]): T[] {
  return order.filter((one) => some.includes(one));
}

/** A grant as it is to be kept. */
export type GrantToKeep = Omit<KeptGrant, "id" | "uuid" | "licensor"> & {
  readonly licensor: number | null;
};

/** Makes a grant, which holds nowhere yet. */
export function addGrant(db: WritableDb, grant: GrantToKeep): number {
  const { key } = run(
    db,
    `INSERT INTO usage_grant (uuid, ${columns.join(", ")}) VALUES (@uuid, ${columns.map((column) => `@${column}`).join(", ")})`,
    { uuid: randomUUIDv7(), ...rowOf(grant) },
  );
  setTerms(db, key, grant);
  setDocuments(db, "usage_grant", [key], grant.documents);
  return key;
}

/** Makes a grant say this; answers whether it said something else. */
export function changeGrant(db: WritableDb, id: number, grant: GrantToKeep): boolean {
  const row = rowOf(grant);
  const set = columns.map((column) => `${column} = @${column}`).join(", ");
  const given = columns.map((column) => `@${column}`).join(", ");
  const { changes } = run(
    db,
    `UPDATE usage_grant SET ${set} WHERE id = @id AND (${columns.join(", ")}) IS NOT (${given})`,
    { id, ...row },
  );
  const listed = setTerms(db, id, grant);
  const before = documentsOf(db, "usage_grant", [id]).get(id) ?? [];
  const documents = JSON.stringify(before) !== JSON.stringify(grant.documents);
  if (documents) setDocuments(db, "usage_grant", [id], grant.documents);
  return changes > 0 || listed || documents;
}

export function isGrant(db: ReadableDb, id: number): boolean {
  return first(db, "SELECT 1 FROM usage_grant WHERE id = ?", id) !== null;
}

const columns = [
  "kind",
  "licensor_id",
  "licensee",
  "reference",
  "start_at",
  "start_zone",
  "end_at",
  "end_zone",
  "print_run",
  "credit",
  "terms",
  "note",
] as const;

function rowOf(grant: GrantToKeep): Record<(typeof columns)[number], string | number | null> {
  const { kind, licensor, licensee, reference, start, end, printRun, credit, terms, note } = grant;
  return {
    kind,
    licensor_id: licensor,
    licensee,
    reference,
    start_at: start?.at ?? null,
    start_zone: start?.zone ?? null,
    end_at: end?.at ?? null,
    end_zone: end?.zone ?? null,
    print_run: printRun,
    credit,
    terms,
    note,
  };
}

/** Only terms that come or go are written; answers whether any did. */
function setTerms(db: WritableDb, id: number, grant: Listed): boolean {
  const terms = [
    ...grant.layers.map((value) => ["layer", value]),
    ...grant.uses.map((value) => ["use", value]),
    ...grant.territories.included.map((value) => ["included", value]),
    ...grant.territories.excluded.map((value) => ["excluded", value]),
    ...grant.languages.map((value) => ["language", value]),
    ...grant.unaltered.map((value) => ["unaltered", value]),
  ];
  const said = { id, terms: JSON.stringify(terms) };
  const gone = run(
    db,
    `DELETE FROM grant_term WHERE usage_grant_id = @id AND (kind, value) NOT IN (
       SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(@terms))`,
    said,
  );
  const came = run(
    db,
    `INSERT OR IGNORE INTO grant_term (usage_grant_id, kind, value)
     SELECT @id, json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(@terms)`,
    said,
  );
  return gone.changes + came.changes > 0;
}
