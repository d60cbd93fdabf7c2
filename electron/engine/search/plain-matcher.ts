import type {
  DateField,
  HasName,
  SearchTree,
  StillState,
  TextualField,
} from "../../../shared/query/tree.ts";
import { keyIn } from "../../../shared/query/keyed-name.ts";
import { kindsNamed, labelsNamed, statusesNamed } from "../../../shared/query/values.ts";
import type {
  LinkedTable,
  PlainSource,
  SearchDocument,
  SearchRecord,
  StillFacts,
  StillText,
  StillWindow,
} from "../../../shared/search-document.ts";
import type { StillId } from "../../../shared/still.ts";
import { datedFilms } from "./dated-films.ts";
import { dateKey, yearOfKey } from "./dates.ts";
import { levelled, tokensOf } from "../catalog/fold.ts";
import { isLanguage } from "./language-key.ts";
import { hasRun, NameIndex } from "./name-index.ts";
import { narrowerByKey, type NarrowerKeywords } from "./narrower-keywords.ts";
import { recordEntries } from "./search-index.ts";
import { withParts } from "./with-parts.ts";
import { wordsOf, wordsOfValue, type Words } from "./words.ts";

type Term<Kind extends SearchTree["kind"]> = Extract<SearchTree, { kind: Kind }>;
type Found = ReadonlySet<StillId>;

const fieldTables = {
  film: "films",
  scene: "scenes",
  character: "characters",
  performer: "performers",
  rights: "rightsHolders",
  keyword: "keywords",
  in: "sets",
  exported: "exports",
} as const satisfies Partial<Record<TextualField, LinkedTable>>;

/**
 * Says which stills of a window a tree describes, from the tables alone. What each term means is said by
 * matcher.ts, which the index answers with; a test holds the two together.
 */
export class PlainMatcher {
  readonly #source: PlainSource;
  readonly #narrower: NarrowerKeywords;
  readonly #names: ReadonlyMap<LinkedTable, NameIndex>;
  readonly #sets: readonly SearchRecord[];
  readonly #exports: readonly SearchRecord[];
  /** Of the films. */
  readonly #years: ReadonlyMap<number, number | null>;
  /** Whether any still at all has exactly this credit line or creator: then only those are meant. */
  readonly #isWhole: (field: "credit" | "photographer", value: string) => boolean;

  constructor(
    source: PlainSource,
    isWhole: (field: "credit" | "photographer", value: string) => boolean,
  ) {
    this.#source = source;
    this.#isWhole = isWhole;
    const known = source.records();
    this.#sets = known.sets;
    this.#exports = known.exports;
    this.#years = new Map(known.films.map(({ id, year = null }) => [id, year]));
    this.#narrower = narrowerByKey(known.keywords);
    this.#names = new Map(
      recordEntries(known).map(([table, records]) => {
        const index = new NameIndex();
        for (const { id, names } of records) index.set(id, names);
        return [table, index];
      }),
    );
  }

  match(tree: SearchTree, window: StillWindow): StillId[] {
    const found = this.#tree(tree, window);
    const stills = this.#source.stillsIn(window);
    return found === null ? [...stills] : stills.filter((still) => found.has(still));
  }

  /** Null for what asks nothing. */
  #tree(tree: SearchTree, window: StillWindow): Found | null {
    switch (tree.kind) {
      case "all":
        return null;
      case "and":
        return this.#joined(tree.parts, window, (one, other) => one.intersection(other));
      case "or":
        return this.#joined(tree.parts, window, (one, other) => one.union(other));
      case "not":
        return this.#except(this.#tree(tree.part, window), window);
      case "text":
        return this.#text(wordsOf(tree.text, tree.prefix), window);
      case "field":
        return this.#field(tree.field, tree.value, window);
      case "has":
        return tree.present
          ? this.#having(tree.what, window)
          : this.#except(this.#having(tree.what, window), window);
      case "years":
        return this.#where(window, (facts) => isWithin(facts, tree));
      case "is":
        return this.#is(tree.state, window);
      case "between":
        return this.#between(tree, window);
      case "size":
        return this.#which(window, (document) => isSized(document, tree));
      case "count":
        return this.#which(window, (document) => isCounted(document, tree));
      case "language": {
        const found = this.#which(window, ({ languages }) =>
          languages.some(([what, tag]) => what === tree.what && isLanguage(tag, tree.language)),
        );
        return tree.present ? found : this.#except(found, window);
      }
      case "dates": // as `id:`, it has been resolved
        return new Set();
      case "rating":
        return this.#where(window, (facts) => isRated(facts, tree));
      case "only-in":
        return new Set(this.#source.stillsOnlyIn(window, tree.sources));
      case "stills":
      case "alike":
        return new Set(tree.ids);
      case "named":
        return new Set();
    }
  }

  #is(state: StillState, window: StillWindow): Found | null {
    switch (state) {
      case "missing":
        return this.#except(new Set(this.#source.stillsHaving(window, "presentFile")), window);
      case "offline":
        return new Set(); // as `id:`, it has been resolved
      case "picked":
      case "rejected":
        return this.#where(window, ({ marks }) => marks.pick === state);
      case "unidentified":
      case "doubtful":
        return new Set(this.#source.stillsHaving(window, state));
      default:
        return this.#where(window, ({ marks }) => marks.workState === state);
    }
  }

  #joined(
    parts: readonly SearchTree[],
    window: StillWindow,
    combine: (one: Found, other: Found) => Found,
  ): Found | null {
    return parts
      .map((part) => this.#tree(part, window))
      .filter((found) => found !== null)
      .reduce<Found | null>((all, found) => (all === null ? found : combine(all, found)), null);
  }

  #except(found: Found | null, window: StillWindow): Found | null {
    return found === null ? null : new Set(this.#source.stillsIn(window)).difference(found);
  }

  #text(words: Words | null, window: StillWindow): Found | null {
    if (words === null) return null;
    const { textsIn, fileNamesIn, creatorsIn, creditLinesIn } = this.#source;
    const found = new Set<StillId>();
    const allTextsIn = (of: StillWindow): readonly StillText[] => textsIn(of, "text");
    for (const texts of [allTextsIn, fileNamesIn, creatorsIn, creditLinesIn])
      for (const still of stillsSaying(texts(window), words)) found.add(still);
    for (const [table, names] of this.#names)
      if (table !== "sets" && table !== "exports")
        for (const still of this.#with(table, names.matching(words), window)) found.add(still);
    return found;
  }

  #field(field: TextualField, value: string, window: StillWindow): Found | null {
    if (value.trim() === "") return null;
    switch (field) {
      case "kind": {
        const kinds: readonly unknown[] = kindsNamed(value);
        return this.#where(window, ({ kind }) => kinds.includes(kind));
      }
      case "status":
        return new Set(this.#source.stillsOfStatus(window, statusesNamed(value)));
      case "label": {
        const labels: readonly unknown[] = labelsNamed(value);
        return this.#where(window, ({ marks }) => labels.includes(marks.colourLabel));
      }
      case "caption":
      case "headline":
      case "title":
      case "text":
      case "file": {
        const words = wordsOf(value, true);
        const { fileNamesIn, textsIn } = this.#source;
        const texts = field === "file" ? fileNamesIn(window) : textsIn(window, field);
        return words === null ? null : stillsSaying(texts, words);
      }
      case "credit":
        return this.#called(field, value, this.#source.creditLinesIn(window));
      case "photographer":
        return this.#called(field, value, this.#source.creatorsIn(window));
      default: {
        const named = this.#recordsNamed(fieldTables[field], value);
        if (named === null) return null;
        return this.#with(fieldTables[field], this.#withInner(field, named), window);
      }
    }
  }

  /** Records with those that lie in them: keywords in broader ones, sets in others. */
  #withInner(field: TextualField, records: readonly number[]): readonly number[] {
    if (field === "keyword") return this.#narrower.with(records);
    return field === "in" ? [...withParts(records, this.#sets)] : records;
  }

  #recordsNamed(table: LinkedTable, value: string): readonly number[] | null {
    const names = this.#names.get(table) ?? new NameIndex();
    const keyed = keyIn(value);
    if (keyed !== null && names.named(keyed.name).includes(keyed.key)) return [keyed.key];
    const exact = names.named(value);
    if (exact.length > 0) return exact;
    const dated =
      table === "films" ? datedFilms(names, value, (film) => this.#years.get(film) ?? null) : [];
    if (dated.length > 0) return dated;
    const [first, ...others] = wordsOfValue(value).map((words) => new Set(names.matching(words)));
    return first === undefined
      ? null
      : [...others.reduce((all, records) => all.intersection(records), first)];
  }

  #with(table: LinkedTable, records: readonly number[], window: StillWindow): Found {
    return new Set(records.length === 0 ? [] : this.#source.stillsWith(window, table, records));
  }

  #called(
    field: "credit" | "photographer",
    value: string,
    texts: readonly StillText[],
  ): Found | null {
    const parts = wordsOfValue(value);
    if (parts.length === 0) return null;
    const key = levelled(value);
    const isMeant = this.#isWhole(field, value)
      ? (tokens: readonly string[]) => tokens.join(" ") === key
      : (tokens: readonly string[]) => parts.every((words) => hasRun(tokens, words));
    return new Set(texts.filter(({ text }) => isMeant(tokensOf(text))).map(({ still }) => still));
  }

  #having(what: HasName, window: StillWindow): Found {
    switch (what) {
      case "caption":
      case "problem":
      case "conflict":
      case "remark":
        return new Set(this.#source.stillsHaving(window, what));
      case "alt-text":
        return new Set(this.#source.stillsHaving(window, "altText"));
      case "headline":
      case "title":
      case "description":
        return this.#which(window, ({ languages }) => languages.some(([field]) => field === what));
      case "region":
        return this.#which(window, ({ hasRegion }) => hasRegion);
      case "number":
        return this.#which(window, (document) => document.number !== null);
      case "photographer":
        return new Set(this.#source.creatorsIn(window).map(({ still }) => still));
      case "set":
        return new Set(this.#source.stillsWith(window, "sets", "any"));
      case "export":
        return new Set(this.#source.stillsWith(window, "exports", "any"));
      case "question":
        return new Set(); // as `id:`, it has been resolved
      case "kind":
        return this.#where(window, ({ kind }) => kind !== null);
      case "date":
        return this.#where(window, ({ dateCreated }) => dateKey(dateCreated) !== 0);
      case "rating":
        return this.#where(window, ({ marks }) => marks.rating !== null);
      case "label":
        return this.#where(window, ({ marks }) => marks.colourLabel !== null);
      case "credit":
        return new Set(
          this.#source
            .creditLinesIn(window)
            .filter(({ text }) => text !== "")
            .map(({ still }) => still),
        );
      default:
        return new Set(this.#source.stillsWith(window, fieldTables[what], "any"));
    }
  }

  #between({ by, from, to }: Term<"between">, window: StillWindow): Found {
    if (by !== "exported")
      return this.#which(window, (document) => {
        const at = dayOf(document, by);
        return at !== 0 && isIn(at, from, to);
      });
    const meant = this.#exports.filter(({ at }) => at !== undefined && isIn(at, from, to));
    return this.#with(
      "exports",
      meant.map(({ id }) => id),
      window,
    );
  }

  /** Reads the stills whole, for what is asked seldom. */
  #which(window: StillWindow, accept: (document: SearchDocument) => boolean): Found {
    const documents = this.#source.documentsOf(this.#source.stillsIn(window));
    return new Set(documents.filter(accept).map(({ id }) => id));
  }

  #where(window: StillWindow, accept: (facts: StillFacts) => boolean): Found {
    return new Set(
      this.#source
        .factsIn(window)
        .filter(accept)
        .map(({ still }) => still),
    );
  }
}

function stillsSaying(texts: readonly StillText[], words: Words): Found {
  return new Set(
    texts.filter(({ text }) => hasRun(tokensOf(text), words)).map(({ still }) => still),
  );
}

function isWithin({ year, dateCreated }: StillFacts, { from, to }: Term<"years">): boolean {
  const known = year ?? yearOfKey(dateKey(dateCreated));
  return known !== 0 && (from === null || known >= from) && (to === null || known <= to);
}

/** As the index keeps days; 0 for none. */
function dayOf(document: SearchDocument, by: Exclude<DateField, "exported">): number {
  return {
    date: dateKey(document.dateCreated),
    added: document.addedAt,
    changed: document.changedAt,
  }[by];
}

function isSized(
  { width, height, bytes }: SearchDocument,
  { unit, from, to }: Term<"size">,
): boolean {
  const size = { edge: Math.max(width, height), pixels: width * height, bytes }[unit];
  return size !== 0 && isIn(size, from, to);
}

function isCounted(document: SearchDocument, { of, from, to }: Term<"count">): boolean {
  if (of === "people") return isIn(document.people, from, to);
  return isIn((of === "files" ? document.fileNames : document[of]).length, from, to);
}

function isIn(value: number, from: number | null, to: number | null): boolean {
  return (from === null || value >= from) && (to === null || value <= to);
}

/** A still without stars has none of five. */
function isRated({ marks }: StillFacts, { from, to }: Term<"rating">): boolean {
  const stars = marks.rating ?? 0;
  return (from === null || stars >= from) && (to === null || stars <= to);
}
