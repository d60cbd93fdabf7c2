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
  /** Files whose name ends in one of the numbers, by {@link endingOf}. */
  readonly endings: ReadonlyMap<string, readonly NameFound[]>;
};

/** The same for a name however its letters are cased and composed. */
export function nameOf(fileName: string): string {
  return fileName.normalize("NFC").toLowerCase().trim();
}

/** The name without its ending. */
export function stemOf(fileName: string): string {
  return nameOf(fileName).replace(/\.[a-z\d]{2,5}$/u, "");
}

/** The digits at the end of a name without its ending, or a number itself, but for leading zeros; null where there are none. */
export function endingOf(name: string): string | null {
  return (
    /(?<digits>\d{1,9})$/u.exec(stemOf(name))?.groups?.["digits"]?.replace(/^0+(?=\d)/u, "") ?? null
  );
}

/** Of a number that ends more file names than these nothing can be told. */
const MOST_ENDINGS = 100;

/**
 * Finds files and handed-out copies by their names: all names of the archive are gone through once, in
 * pieces, for there may be a million and no index holds them.
 */
export async function findByName(
  db: ReadableDb,
  wanted: { readonly names: readonly string[]; readonly numbers: readonly string[] },
  breather: Breather,
): Promise<NamesFound> {
  const found = new FoundNames(wanted.names, wanted.numbers);
  if (wanted.names.length + wanted.numbers.length === 0) return found;
  for (let after = 0; ;) {
    const page = fileNamesAfter(db, after, READ_AT_ONCE);
    for (const { still, name } of page) found.take(still, name);
    after = page.at(-1)?.key ?? 0;
    if (page.length < READ_AT_ONCE) break;
    if (breather.due()) await breather.breathe();
  }
  const last = wanted.names.length === 0 ? 0 : lastExport(db);
  for (let key = 1; key <= last; key += 1) {
    for (const copy of copiesOfExport(db, key)) found.takeCopy(copy);
    if (breather.due()) await breather.breathe();
  }
  return found;
}

class FoundNames implements NamesFound {
  readonly files = new Map<string, NameFound[]>();
  readonly copies = new Map<string, NamedCopy[]>();
  readonly endings = new Map<string, NameFound[]>();
  private readonly full: ReadonlySet<string>;
  private readonly stems: ReadonlySet<string>;
  private readonly numbers: ReadonlySet<string | null>;

  constructor(names: readonly string[], numbers: readonly string[]) {
    this.full = new Set(names.map((name) => nameOf(name)));
    this.stems = new Set(names.map((name) => stemOf(name)));
    this.numbers = new Set(
      numbers.filter((number) => /^\d{1,9}$/u.test(number)).map((number) => endingOf(number)),
    );
  }

  take(still: StillId, name: string): void {
    if (this.full.has(nameOf(name))) add(this.files, nameOf(name), { still, name, as: "file" });
    else if (this.stems.has(stemOf(name)))
      add(this.files, stemOf(name), { still, name, as: "stem" });
    const ending = this.numbers.size === 0 ? null : endingOf(name);
    if (ending === null || !this.numbers.has(ending)) return;
    if ((this.endings.get(ending)?.length ?? 0) < MOST_ENDINGS)
      add(this.endings, ending, { still, name, as: "stem" });
  }

  takeCopy(copy: NamedCopy): void {
    if (this.full.has(nameOf(copy.name))) add(this.copies, nameOf(copy.name), copy);
  }
}

function add<V>(map: Map<string, V[]>, key: string, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
