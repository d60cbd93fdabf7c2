import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { SearchData } from "./search-data.ts";

/** Stills written at once. */
const BATCH = 5_000;
const PAGE = 60;

/** Answers a word in two other ways: how many stills have it, and the first page of them by date. */
export type SearchPeers = {
  readonly like: (word: string) => number;
  readonly fts: (word: string) => number;
  readonly close: () => void;
};

/**
 * The same stills in plain SQLite: one text a still, looked through with LIKE, and the same in FTS5 with
 * prefixes. What each gives is less than a search in Stillroom, which counts facets and knows names as well.
 */
export function searchPeers(data: SearchData, stills: number): SearchPeers {
  const folder = mkdtempSync(join(tmpdir(), "stillroom-bench-"));
  const db = new Database(join(folder, "peers.db"));
  db.pragma("journal_mode = OFF");
  db.pragma("synchronous = OFF");
  db.exec(`CREATE TABLE still (id INTEGER PRIMARY KEY, date TEXT, text TEXT) STRICT;
    CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')`);
  const names = namesOf(data);
  const insert = db.prepare("INSERT INTO still VALUES (?, ?, ?)");
  const index = db.prepare("INSERT INTO words (rowid, text) VALUES (?, ?)");
  const put = db.transaction((after: number) => {
    for (const still of data.documents(after, BATCH)) {
      const text = [
        ...still.captions,
        ...still.headlines,
        ...still.titles,
        ...still.otherTexts,
        still.creditLine,
        ...still.creators,
        ...still.fileNames,
        ...names(still),
      ].join("\n");
      insert.run(still.id, still.dateCreated, text);
      index.run(still.id, text);
    }
  });
  for (let after = 0; after < stills; after += BATCH) put(after);
  db.exec("CREATE INDEX still_by_date ON still (date DESC, id)");
  const counted = (count: string, page: string) => {
    const [counts, pages] = [db.prepare(count).pluck(), db.prepare(page).pluck()];
    return (asked: string): number => {
      pages.all(asked);
      return Number(counts.get(asked));
    };
  };
  const like = counted(
    "SELECT count(*) FROM still WHERE text LIKE ?",
    `SELECT id FROM still WHERE text LIKE ? ORDER BY date DESC LIMIT ${PAGE}`,
  );
  const fts = counted(
    "SELECT count(*) FROM words WHERE words MATCH ?",
    `SELECT still.id FROM words JOIN still ON still.id = words.rowid WHERE words MATCH ? ORDER BY date DESC LIMIT ${PAGE}`,
  );
  return {
    like: (word) => like(`%${word}%`),
    fts: (word) => fts(`"${word}"*`),
    close: () => {
      db.close();
      rmSync(folder, { recursive: true });
    },
  };
}

type Named = ReturnType<SearchData["documents"]>[number];

function namesOf(data: SearchData): (still: Named) => readonly string[] {
  const records = data.records();
  const all = (kind: "films" | "scenes" | "characters", id: number): readonly string[] =>
    records[kind][id - 1]?.names ?? [];
  return (still) => [
    ...(still.film === null ? [] : all("films", still.film)),
    ...still.scenes.flatMap((id) => all("scenes", id)),
    ...still.characters.flatMap((id) => all("characters", id)),
  ];
}
