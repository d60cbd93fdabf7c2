import { nameApart } from "../../shared/distinction.ts";
import { keyIn, type KeyedField } from "../../shared/query/keyed-name.ts";
import type { RecordKind } from "../../shared/record.ts";
import type { ReadableDb } from "./catalog/database.ts";
import { cardsOf } from "./catalog/cards.ts";
import { stillByUuid } from "./catalog/record.ts";
import { tellingOf } from "./catalog/records/namesakes.ts";
import { shownName } from "./catalog/records/tables.ts";

/** What the keys of each field are of; null is a still. */
const named = {
  film: "film",
  scene: "scene",
  character: "character",
  performer: "agent",
  rights: "agent",
  keyword: "keyword",
  near: null,
  id: null,
} as const satisfies Readonly<Record<KeyedField, RecordKind | null>>;

/**
 * What a value names that is a key or has one: a record by its name with what tells it from its namesakes, a still
 * by the name of its file. Null for every other value, and where there is nothing of that key.
 */
export function namedInQuery(db: ReadableDb, field: KeyedField, value: string): string | null {
  const kind = named[field];
  if (kind === null) {
    const still = stillByUuid(db, value.trim().toLowerCase());
    return still === null ? null : (cardsOf(db, [still])[0]?.name ?? null);
  }
  const key = keyIn(value)?.key ?? null;
  const name = key === null ? null : shownName(db, kind, key);
  if (key === null || name === null) return null;
  return nameApart({ name, apart: tellingOf(db, kind, [key])(key) });
}
