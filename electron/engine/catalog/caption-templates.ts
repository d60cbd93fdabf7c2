import { randomUUIDv7 } from "node:crypto";
import type { CaptionTemplate } from "../../../shared/caption/template.ts";
import type { NamedRecord } from "../../../shared/still.ts";
import { keptName } from "../../../shared/turning.ts";
import { all, first, run, type ReadableDb, type WritableDb } from "./database.ts";
import { toldApart } from "./records/namesakes.ts";

type Row = {
  readonly id: number;
  readonly name: string;
  readonly film: number | null;
  readonly client: number | null;
};
type TextRow = CaptionTemplate["texts"][number] & { readonly template: number };

/** All templates by name. */
export function listTemplates(db: ReadableDb): CaptionTemplate[] {
  const rows = all<Row>(
    db,
    "SELECT id, name, film_id AS film, client_id AS client FROM caption_template ORDER BY name, id",
  );
  const texts = Map.groupBy(
    all<Omit<TextRow, "ticked"> & { ticked: number }>(
      db,
      "SELECT template_id AS template, field, language, text, mode, ticked FROM caption_template_text ORDER BY template_id, field, language",
    ),
    ({ template }) => template,
  );
  const films = named(db, "film", "SELECT id, uuid, title AS name FROM film");
  const clients = named(db, "client", "SELECT id, uuid, name FROM agent");
  return rows.map(({ id, name, film, client }) => ({
    id,
    name,
    film: film === null ? null : (films.get(film) ?? null),
    client: client === null ? null : (clients.get(client) ?? null),
    texts: (texts.get(id) ?? []).map(({ field, language, text, mode, ticked }) => ({
      field,
      language,
      text,
      mode,
      ticked: ticked === 1,
    })),
  }));
}

function named(
  db: ReadableDb,
  of: "film" | "client",
  sql: string,
): ReadonlyMap<number, NamedRecord> {
  const rows = all<NamedRecord>(
    db,
    `${sql} WHERE id IN (SELECT ${of}_id FROM caption_template WHERE ${of}_id IS NOT NULL)`,
  );
  const apart = toldApart(db, of === "film" ? "film" : "agent", rows);
  return new Map(apart.map((record) => [record.id, record]));
}

/** What a template is called; null when there is none of this key. */
export function templateName(db: ReadableDb, id: number): string | null {
  const sql = "SELECT name FROM caption_template WHERE id = ?";
  return first<{ name: string }>(db, sql, id)?.name ?? null;
}

/** What is kept of a template. */
export type TemplateToKeep = {
  readonly name: string;
  readonly film: number | null;
  readonly client: number | null;
  readonly texts: CaptionTemplate["texts"];
};

/** Makes a template; answers its key. */
export function addTemplate(db: WritableDb, { name, film, client, texts }: TemplateToKeep): number {
  const { key } = run(
    db,
    "INSERT INTO caption_template (uuid, name, film_id, client_id) VALUES (@uuid, @name, @film, @client)",
    { uuid: randomUUIDv7(), name: keptName(name), film, client },
  );
  addTexts(db, key, texts);
  return key;
}

/** Changes a template to what is kept of it from now on. */
export function changeTemplate(
  db: WritableDb,
  id: number,
  { name, film, client, texts }: TemplateToKeep,
): void {
  run(
    db,
    `UPDATE caption_template SET name = @name, film_id = @film, client_id = @client
     WHERE id = @id AND (name, film_id, client_id) IS NOT (@name, @film, @client)`,
    { id, name: keptName(name), film, client },
  );
  run(
    db,
    `DELETE FROM caption_template_text WHERE template_id = @id AND (field, language) NOT IN
       (SELECT value ->> 'field', value ->> 'language' FROM json_each(@kept))`,
    { id, kept: JSON.stringify(texts) },
  );
  addTexts(db, id, texts);
}

function addTexts(db: WritableDb, template: number, texts: CaptionTemplate["texts"]): void {
  for (const { field, language, text, mode, ticked } of texts)
    run(
      db,
      `INSERT INTO caption_template_text (template_id, field, language, text, mode, ticked)
       VALUES (@template, @field, @language, @text, @mode, @ticked)
       ON CONFLICT (template_id, field, language) DO UPDATE SET text = excluded.text, mode = excluded.mode,
         ticked = excluded.ticked WHERE (text, mode, ticked) IS NOT (excluded.text, excluded.mode, excluded.ticked)`,
      { template, field, language, text, mode, ticked: ticked ? 1 : 0 },
    );
}

/** Takes a template away; what was written with it stays. */
export function dropTemplate(db: WritableDb, id: number): void {
  run(db, "DELETE FROM caption_template_text WHERE template_id = ?", id); // by name, so that it is recorded
  run(db, "DELETE FROM caption_template WHERE id = ?", id);
}
