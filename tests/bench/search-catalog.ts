import { createCatalog, openCatalog } from "../../electron/engine/catalog/catalog.ts";
import type { SearchDocument, SearchRecord } from "../../shared/search-document.ts";
import type { SearchData } from "./search-data.ts";

/** Stills written in one transaction. */
const BATCH = 5_000;

type Db = ReturnType<typeof openCatalog>["db"];

/** Writes the stills of the search benchmark as a catalog of its own, row by row as SQL. */
export function writeSearchCatalog(folder: string, data: SearchData, stills: number): void {
  createCatalog(folder);
  const catalog = openCatalog(folder);
  const { db } = catalog;
  db.exec("INSERT INTO source (uuid, path, added_at) VALUES (new_uuid(), '/stills', '2026-01-01')");
  db.transaction(() => writeRecords(db, data))();
  const write = stillWriter(db);
  const batch = db.transaction((after: number) => {
    for (const still of data.documents(after, BATCH)) write(still);
  });
  for (let after = 0; after < stills; after += BATCH) batch(after);
  catalog.close();
}

/** Performers and rights holders are agents: the latter have the higher keys. */
function writeRecords(db: Db, data: SearchData): void {
  const { films, scenes, characters, performers, rightsHolders, keywords } = data.records();
  const named = (records: readonly SearchRecord[], sql: string, variant: string): void => {
    const [insert, further] = [db.prepare(sql), db.prepare(variant)];
    for (const { id, names } of records) {
      const [name = "", other] = names;
      insert.run(id, name, name);
      if (other !== undefined) further.run(id, other, other);
    }
  };
  named(
    films,
    "INSERT INTO film (id, uuid, title, name_key) VALUES (?, new_uuid(), ?, name_key(?))",
    "INSERT INTO film_title (film_id, kind, language, title, name_key) VALUES (?, 'original', 'zh', ?, name_key(?))",
  );
  const year = db.prepare("UPDATE film SET year = ? WHERE id = ?");
  for (const film of films) year.run(film.year ?? null, film.id);
  named(
    characters,
    "INSERT INTO character (id, uuid, name, name_key) VALUES (?, new_uuid(), ?, person_key(?))",
    "INSERT INTO character_name (character_id, kind, language, name, name_key) VALUES (?, 'script', 'zh', ?, person_key(?))",
  );
  const agents = [
    ...performers,
    ...rightsHolders.map((holder) => ({ ...holder, id: holder.id + performers.length })),
  ];
  named(
    agents,
    "INSERT INTO agent (id, uuid, name, name_key) VALUES (?, new_uuid(), ?, person_key(?))",
    "INSERT INTO agent_name (agent_id, kind, language, name, name_key) VALUES (?, 'script', 'zh', ?, person_key(?))",
  );
  const keyword = db.prepare(
    "INSERT INTO keyword (id, uuid, term, name_key) VALUES (?, new_uuid(), ?, name_key(?))",
  );
  for (const { id, names } of keywords) keyword.run(id, names[0], names[0]);
  const scene = db.prepare(
    "INSERT INTO scene (id, uuid, film_id, label, position, name_key) VALUES (?, new_uuid(), ?, ?, ?, name_key(?))",
  );
  for (const { id, names, film, order } of scenes) scene.run(id, film, names[0], order, names[0]);
}

function stillWriter(db: Db): (still: SearchDocument) => void {
  const holders = Number(db.prepare("SELECT count(*) FROM agent").pluck().get()) - 2_000;
  const still = db.prepare(
    `INSERT INTO still (id, uuid, film_id, kind, date_created, added_at, number, rating, pick, colour_label, work_state)
     VALUES (?, new_uuid(), ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const file = db.prepare(
    `INSERT INTO file (still_id, source_id, path, name, hash, bytes, modified_ms, inode, format, width, height, orientation, pages, state, thumbnail)
     VALUES (@id, 1, @path, @name, CAST(printf('%032d', @id) AS BLOB), @bytes, 1, @id, 'jpeg', @width, @height, 1, 1, 'present', 'failed')`,
  );
  const text = db.prepare("INSERT INTO still_text VALUES (?, ?, ?, ?, 'file')");
  const depiction = db.prepare(
    `INSERT INTO depiction (uuid, still_id, character_id, performer_id, position, origin) VALUES (new_uuid(), ?, ?, ?, ?, 'file')`,
  );
  const creator = db.prepare("INSERT INTO still_creator VALUES (?, 0, ?)");
  const scene = db.prepare("INSERT INTO still_scene VALUES (?, ?)");
  const keyword = db.prepare("INSERT OR IGNORE INTO still_keyword VALUES (?, ?)");
  const holder = db.prepare(
    "INSERT OR IGNORE INTO rights_record (uuid, still_id, holder_id, role, origin) VALUES (new_uuid(), ?, ?, 'owner', 'file')",
  );
  return (document) => {
    const { id, marks } = document;
    const { rating, pick, colourLabel, workState } = marks;
    still.run(
      id,
      document.film,
      document.kind,
      document.dateCreated,
      document.addedAt,
      document.number,
      rating,
      pick,
      colourLabel,
      workState,
    );
    const name = document.fileNames[0] ?? "";
    // a film's stills lie in folders of their own, one for each delivery: names come again every ten thousand
    const path = `Press/${String(document.film ?? 0)}/${String(Math.floor(id / 10_000))}/${name}`;
    file.run({ ...document, name, path, id });
    const [english = "", chinese = ""] = document.captions;
    text.run(id, "caption", "en", english);
    text.run(id, "caption", "zh-Hans", chinese);
    text.run(id, "creditLine", "x-default", document.creditLine);
    for (const [at, character] of document.characters.entries())
      depiction.run(id, character, document.performers[at] ?? null, at);
    for (const person of document.creators) creator.run(id, person);
    for (const one of new Set(document.scenes)) scene.run(id, one);
    for (const one of document.keywords) keyword.run(id, one);
    for (const one of document.rightsHolders) holder.run(id, holders + one);
  };
}
