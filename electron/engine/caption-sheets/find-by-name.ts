import type { ReadableDb } from "../catalog/database.ts";
import {
  copiesOfExport,
  fileNamesAfter,
  lastExport,
  type NamedCopy,
} from "../catalog/stills-of-names.ts";
import type { StillId } from "../../../shared/still.ts";
import type { Breather } from "../search/breather.ts";

/** Names that are read in one go: a millisecond or two. */
const READ_AT_ONCE = 2_000;

/** Where a name was found: as that of a file, as that of a file with another ending, or of a copy that was handed out. */
export type NameFound = {
  readonly still: StillId;
  readonly name: string;
  readonly as: "file" | "stem";
};

/** What names were looked for, and what was found of each, by {@link nameOf}. */
export type NamesFound = {
  readonly files: ReadonlyMap<string, readonly NameFound[]>;
  readonly copies: ReadonlyMap<string, readonly NamedCopy[]>;
};

/** The same for a name however its letters are cased and composed. */
export function nameOf(fileName: string): string {
  return fileName.normalize("NFC").toLowerCase().trim();
}

/** The name without its ending. */
export function stemOf(fileName: string): string {
  return nameOf(fileName).replace(/\.[a-z\d]{2,5}$/u, "");
}

/**
 * Finds files and handed-out copies by their names: all names of the archive are gone through once, in
 * pieces, for there may be a million and no index holds them.
 */
export async function findByName(
  db: ReadableDb,
  names: Iterable<string>,
  breather: Breather,
): Promise<NamesFound> {
  const wanted = [...names];
  const full = new Set(wanted.map((name) => nameOf(name)));
  const stems = new Set(wanted.map((name) => stemOf(name)));
  const files = new Map<string, NameFound[]>();
  const copies = new Map<string, NamedCopy[]>();
  if (full.size === 0) return { files, copies };
  for (let after = 0; ;) {
    const page = fileNamesAfter(db, after, READ_AT_ONCE);
    for (const { still, name } of page) {
      if (full.has(nameOf(name))) add(files, nameOf(name), { still, name, as: "file" });
      else if (stems.has(stemOf(name))) add(files, stemOf(name), { still, name, as: "stem" });
    }
    after = page.at(-1)?.key ?? 0;
    if (page.length < READ_AT_ONCE) break;
    if (breather.due()) await breather.breathe();
  }
  const last = lastExport(db);
  for (let key = 1; key <= last; key += 1) {
    for (const copy of copiesOfExport(db, key))
      if (full.has(nameOf(copy.name))) add(copies, nameOf(copy.name), copy);
    if (breather.due()) await breather.breathe();
  }
  return { files, copies };
}

function add<V>(map: Map<string, V[]>, key: string, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
