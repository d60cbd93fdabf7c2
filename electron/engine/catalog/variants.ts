import { findAgent } from "./agents.ts";
import { findCharacter } from "./cast.ts";
import { first, run, type ReadableDb, type WritableDb } from "./database.ts";
import type { FilmName } from "../../../shared/film-name.ts";
import { findFilm } from "./films.ts";

/** What a film, its characters and its people are called in another language; all by the names they are shown under. */
export type NamesOfFilm = {
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  readonly characters: Readonly<Record<string, string>>;
  readonly people: Readonly<Record<string, string>>;
};

/** A table of names, the column of the record they belong to, that of the name itself, and what makes its key. */
type VariantTable = readonly [
  table: "film_title" | "character_name" | "agent_name",
  record: "film_id" | "character_id" | "agent_id",
  name: "title" | "name",
  key: "name_key" | "person_key",
];
const titles = ["film_title", "film_id", "title", "name_key"] as const;
const charactersNames = ["character_name", "character_id", "name", "person_key"] as const;
const agentsNames = ["agent_name", "agent_id", "name", "person_key"] as const;

/** Names, beside those that are shown, by which a film, its characters and its people are found; records that are not there get none, and no name is added twice. */
export function addNames(db: WritableDb, film: FilmName, names: NamesOfFilm): void {
  const { language } = names;
  const key = findFilm(db, film);
  if (key === null) return;
  const add = (table: VariantTable, record: number | null, name: string): void => {
    if (record !== null) addVariant(db, table, { record, language, name });
  };
  add(titles, key, names.title);
  for (const [shown, name] of Object.entries(names.characters))
    add(charactersNames, findCharacter(db, key, shown), name);
  for (const [shown, name] of Object.entries(names.people))
    add(agentsNames, findAgent(db, shown), name);
}

type Variant = { readonly record: number; readonly language: string; readonly name: string };

function addVariant(db: WritableDb, table: VariantTable, variant: Variant): void {
  if (isKnown(db, table, variant)) return;
  const [names, record, name, key] = table;
  run(
    db,
    `INSERT INTO ${names} (${record}, kind, language, ${name}, name_key)
     VALUES (@record, 'original', @language, @name, ${key}(@name))`,
    variant,
  );
}

function isKnown(db: ReadableDb, [names, record, , key]: VariantTable, variant: Variant): boolean {
  const sql = `SELECT 1 FROM ${names} WHERE ${record} = @record AND name_key = ${key}(@name)`;
  return first(db, sql, { record: variant.record, name: variant.name }) !== null;
}
