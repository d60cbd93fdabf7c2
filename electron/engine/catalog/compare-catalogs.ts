import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { KindDiffers } from "../../../shared/contract/backups.ts";
import { all, connect, number, type ReadableDb, type WritableDb } from "./database.ts";
import { temporaryPrefix } from "./temporary.ts";
import { CATALOG_VERSION, migrateCopy, versionOf } from "./migrate.ts";

/** What differs between a backup and the catalog, counted, with the first ones by name. */
export type Differences = {
  readonly differs: readonly KindDiffers[];
  readonly files: { readonly total: number; readonly first: readonly string[] };
  readonly changes: { readonly total: number; readonly labels: readonly string[] };
};

/** Rows of these tables are counted together; of some only these columns tell that one is another than it was. */
type Part = {
  readonly table: string;
  readonly where?: string;
  readonly columns?: readonly string[];
};

const tables = (names: string): Part[] => names.split(" ").map((table) => ({ table }));

const kinds: readonly (readonly [kind: string, parts: readonly Part[]])[] = [
  ["stills", [{ table: "still" }]],
  ["files", [{ table: "file", columns: ["path", "source_id", "still_id", "hash"] }]],
  ["captions", [{ table: "still_text", where: "field = 'caption'" }]],
  [
    "other texts",
    [{ table: "still_text", where: "field <> 'caption'" }, { table: "still_creator" }],
  ],
  ["tags", tables("depiction still_scene still_keyword rights_record")],
  ["films", [{ table: "film" }]],
  ["scenes", [{ table: "scene" }]],
  ["characters", [{ table: "character" }]],
  ["people and companies", [{ table: "agent" }]],
  ["cast roles", [{ table: "cast_role" }]],
  ["keywords", [{ table: "keyword" }]],
  [
    "details of records",
    tables(
      "film_title film_director film_country film_company film_identifier film_holder production_code scene_name character_name keyword_name agent_name agent_identifier agent_contact",
    ),
  ],
  [
    "rights",
    tables(
      "layer_rights layer_holder search_step usage_grant grant_place grant_term embargo embargo_place talent_approval approval_rule picture_release release_place rights_document",
    ),
  ],
  ["sets", [{ table: "still_set" }]],
  ["stills in sets", [{ table: "still_set_member" }]],
  ["saved searches", [{ table: "saved_search" }]],
  ["exports", [{ table: "export" }]],
  [
    "templates, profiles and settings",
    tables("caption_template caption_template_text export_profile archive_setting"),
  ],
];

const NAMED = 20;

/**
 * How a backup (`from`) differs from the catalog: rows are the same by their UUIDs, or else by their keys. A backup
 * of an older version is brought forward in a copy of it first.
 */
export function compareCatalogs(from: string, catalog: string): Differences {
  return withCurrent(from, (backup) => {
    const db = connect(catalog, "read");
    try {
      db.prepare("ATTACH ? AS backup").run(backup);
      return db.transaction(() => differences(db))();
    } finally {
      db.close();
    }
  });
}

function differences(db: ReadableDb): Differences {
  const differs = kinds
    .map(([kind, parts]) =>
      sum(
        kind,
        parts.map((part) => differencesIn(db, part)),
      ),
    )
    .filter(({ back, gone, changed }) => back + gone + changed > 0);
  return {
    differs,
    files: {
      total: number(db, `SELECT count(*) FROM ${newFiles}`),
      first: all<{ path: string }>(
        db,
        `SELECT source.path || '/' || file.path AS path FROM ${newFiles} ORDER BY file.id LIMIT ${String(NAMED)}`,
      ).map(({ path }) => path),
    },
    changes: {
      total: number(db, `SELECT count(*) FROM ${newChanges}`),
      labels: all<{ label: string }>(
        db,
        `SELECT label FROM ${newChanges} ORDER BY id DESC LIMIT ${String(NAMED)}`,
      ).map(({ label }) => label),
    },
  };
}

const newFiles = `main.file JOIN main.source ON source.id = file.source_id
  WHERE NOT EXISTS (SELECT 1 FROM backup.file AS old WHERE old.id = file.id)`;
const newChanges = `main.history WHERE state = 'done'
  AND NOT EXISTS (SELECT 1 FROM backup.history AS old WHERE old.uuid = history.uuid AND old.state = 'done')`;

function sum(kind: string, parts: readonly Omit<KindDiffers, "kind">[]): KindDiffers {
  const total = (of: "back" | "gone" | "changed"): number =>
    parts.reduce((counted, part) => counted + part[of], 0);
  return { kind, back: total("back"), gone: total("gone"), changed: total("changed") };
}

function differencesIn(
  db: ReadableDb,
  { table, where = "true", columns }: Part,
): Omit<KindDiffers, "kind"> {
  const described = all<{ name: string; pk: number }>(db, `PRAGMA main.table_info(${table})`);
  const keys = described.filter(({ pk }) => pk > 0).map(({ name }) => name);
  const key = described.some(({ name }) => name === "uuid") ? ["uuid"] : keys;
  const others =
    columns ??
    described.map(({ name }) => name).filter((name) => name !== "id" && !key.includes(name));
  const same = key.map((column) => `one.${column} = other.${column}`).join(" AND ");
  const onlyIn = (one: string, other: string): number =>
    number(
      db,
      `SELECT count(*) FROM ${one}.${table} AS one WHERE (${where})
         AND NOT EXISTS (SELECT 1 FROM ${other}.${table} AS other WHERE ${same})`,
    );
  const isOther = others.map((column) => `one.${column} IS NOT other.${column}`).join(" OR ");
  const changed =
    others.length === 0
      ? 0
      : number(
          db,
          `SELECT count(*) FROM (SELECT * FROM main.${table} WHERE ${where}) AS one
             JOIN backup.${table} AS other ON ${same} WHERE ${isOther}`,
        );
  return { back: onlyIn("backup", "main"), gone: onlyIn("main", "backup"), changed };
}

/** Does something with a backup as it would be once restored and opened. */
function withCurrent<R>(backup: string, work: (file: string) => R): R {
  if (versionOfFile(backup) === CATALOG_VERSION) return work(backup);
  const folder = mkdtempSync(temporaryPrefix());
  try {
    const copy = join(folder, "catalog.db");
    copyFileSync(backup, copy);
    const db = connect(copy, "write");
    migrateAndClose(db, backup);
    return work(copy);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function versionOfFile(backup: string): number {
  const db = connect(backup, "read");
  try {
    return versionOf(db, backup);
  } finally {
    db.close();
  }
}

function migrateAndClose(db: WritableDb, backup: string): void {
  try {
    migrateCopy(db, backup);
  } finally {
    db.close();
  }
}
