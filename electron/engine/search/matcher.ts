import {
  isWordField,
  type QueryTerm,
  type SearchTree,
  type StillsTerm,
  type TextualField,
  type WordField,
} from "../../../shared/query/tree.ts";
import { kindsNamed, labelsNamed, statusesNamed } from "../../../shared/query/values.ts";
import { keyIn } from "../../../shared/query/keyed-name.ts";
import { colourLabels, type MarkName } from "../../../shared/marks.ts";
import { rightsStatuses, stillKinds } from "../../../shared/still.ts";
import { addBits, dropBits, emptyBits, keepBits, setBit } from "./bits.ts";
import type { Bits } from "./bits.ts";
import { datedFilms } from "./dated-films.ts";
import { placeIn, placeOf } from "./mark-codes.ts";
import { isLanguage, languageOfKey } from "./language-key.ts";
import { Memo } from "./memo.ts";
import type { RecordTable, TableName } from "./record-table.ts";
import { tableNames } from "./record-table.ts";
import {
  HAS_ALT_TEXT,
  HAS_CAPTION,
  HAS_CONFLICT,
  HAS_DOUBTFUL,
  HAS_PROBLEM,
  HAS_REGION,
  HAS_REMARK,
  HAS_UNIDENTIFIED,
  sourcesOfKey,
} from "./rows.ts";
import type { IndexedStills } from "./stills.ts";
import { textColumns, type TextColumn } from "./still-texts.ts";
import type { Words } from "./words.ts";
import { wordsOf, wordsOfValue } from "./words.ts";

type Term = QueryTerm | StillsTerm;
type HasTerm = Extract<Term, { kind: "has" }>;
type LanguageTerm = Extract<Term, { kind: "language" }>;
type IsTerm = Extract<Term, { kind: "is" }>;

/** The fields whose values are records, and their tables. */
export const fieldTables: Readonly<
  Record<Exclude<TextualField, WordField | "kind" | "status" | "label">, TableName>
> = {
  film: "films",
  scene: "scenes",
  character: "characters",
  performer: "performers",
  rights: "rightsHolders",
  keyword: "keywords",
  in: "sets",
  exported: "exports",
  photographer: "creators",
  credit: "credits",
};

/** The fields that ask for words of texts, and the texts. */
export const columnsAsked: Readonly<Record<Exclude<WordField, "file">, readonly TextColumn[]>> = {
  caption: ["captions"],
  headline: ["headlines"],
  title: ["titles"],
  text: textColumns,
};

/** The table of the records that a field names; null for a field of words and codes. */
export function tableOfField(field: TextualField): TableName | null {
  return namesRecords(field) ? fieldTables[field] : null;
}

function namesRecords(field: TextualField): field is keyof typeof fieldTables {
  return field in fieldTables;
}

// Sets are made by archivists for hand-outs: their names say nothing of what a picture shows, nor do those of exports. Sources
// have numbers for names, languages tags, and folders are asked for by `source:`.
export const namingTables = tableNames.filter(
  (table) => !["sets", "exports", "sources", "languages", "folders"].includes(table),
);

/** Finds the rows that a tree describes. */
export class Matcher {
  readonly #stills: IndexedStills;
  /** Of sealed rows, until records are renamed. */
  readonly #memo = new Memo();

  constructor(stills: IndexedStills) {
    this.#stills = stills;
  }

  recordsChanged(): void {
    this.#memo.clear();
  }

  /** Living rows only. */
  match(tree: SearchTree): Bits {
    const found = this.#tree(tree);
    const alive = this.#stills.rows.alive.slice(0, (this.#stills.rows.count + 31) >>> 5);
    if (found !== null) keepBits(alive, found);
    return alive;
  }

  /** Null for what asks nothing, such as a field whose value is still to come. Dead rows may be among the found. */
  #tree(tree: SearchTree): Bits | null {
    switch (tree.kind) {
      case "all":
        return null;
      case "and":
        return this.#joined(tree.parts, keepBits);
      case "or":
        return this.#joined(tree.parts, addBits);
      case "not":
        return this.#except(this.#tree(tree.part));
      default:
        return this.#term(tree);
    }
  }

  #joined(parts: readonly SearchTree[], combine: (bits: Bits, other: Bits) => void): Bits | null {
    let bits: Bits | null = null;
    for (const part of parts) {
      const found = this.#tree(part);
      if (found === null) continue;
      if (bits === null) bits = found;
      else combine(bits, found);
    }
    return bits;
  }

  #except(found: Bits | null): Bits | null {
    if (found === null) return null;
    const bits = this.#empty().fill(0xffffffff);
    dropBits(bits, found);
    return bits;
  }

  #empty(): Bits {
    return emptyBits(this.#stills.rows.count);
  }

  #term(term: Term): Bits | null {
    switch (term.kind) {
      case "text":
        return this.#text(wordsOf(term.text, term.prefix));
      case "field":
        return this.#field(term.field, term.value);
      case "has":
        return term.present ? this.#has(term) : this.#except(this.#has(term));
      case "years":
        return this.#remembered(`years ${term.from} ${term.to}`, (bits, from, to) =>
          this.#addYears(term, bits, from, to),
        );
      case "is":
        return this.#is(term);
      case "between":
        return this.#between(term);
      case "size":
        return this.#accepted(`size ${term.unit} ${term.from} ${term.to}`, this.#sized(term));
      case "count":
        return this.#counted(term);
      case "language":
        return term.present ? this.written(term) : this.#except(this.written(term));
      case "dates": // as `id:`, it has been resolved
        return this.#empty();
      case "rating":
        return this.#marked(
          `rating ${term.from} ${term.to}`,
          "rating",
          (stars) => stars >= (term.from ?? 0) && stars <= (term.to ?? Infinity),
        );
      case "only-in":
        return this.#onlyIn(term.sources);
      case "stills":
      case "alike":
        return this.#those(term.ids);
      case "named":
        return this.#empty();
    }
  }

  #text(words: Words | null): Bits | null {
    if (words === null) return null;
    const bits = this.names(words);
    this.#stills.texts.match(words, bits);
    this.#stills.files.match(words, bits);
    return bits;
  }

  /** Rows of the records that are called so. */
  names(words: Words): Bits {
    const { sealedRows, rows } = this.#stills;
    const bits = this.#empty();
    addBits(
      bits,
      this.#memo.get(`names ${words.key}`, () => this.#sealedNames(words)),
    );
    if (rows.count === sealedRows) return bits;
    for (const table of namingTables)
      this.#stills.addNewRowsWith(table, this.#called(table, words), bits);
    return bits;
  }

  #sealedNames(words: Words): Bits {
    const bits = emptyBits(this.#stills.sealedRows);
    for (const table of namingTables)
      this.#stills.addSealedRowsWith(table, this.#called(table, words), bits);
    return bits;
  }

  #called(table: TableName, words: Words): readonly number[] {
    return this.#stills.tables[table].names.matching(words);
  }

  #field(field: TextualField, value: string): Bits | null {
    if (value.trim() === "") return null;
    if (field === "kind")
      return this.#coded(
        this.#stills.rows.kinds,
        kindsNamed(value).map((kind) => stillKinds.indexOf(kind) + 1),
      );
    if (field === "status")
      return this.#coded(
        this.#stills.rows.statuses,
        statusesNamed(value).map((status) => rightsStatuses.indexOf(status)),
      );
    if (field === "label") {
      const places = labelsNamed(value).map((label) => placeOf("colourLabel", label));
      return this.#marked(`label ${places.join(" ")}`, "colourLabel", (place) =>
        places.includes(place),
      );
    }
    if (isWordField(field)) return this.#inTexts(field, value);
    const table = fieldTables[field];
    const named = this.recordsNamed(table, value);
    if (named === null) return null;
    const records = table === "keywords" ? this.#stills.narrower.with(named) : named;
    const bits = this.#empty();
    const meant = table === "sets" ? this.#stills.tables.sets.withParts(records) : records;
    this.#stills.addRowsWith(table, meant, bits);
    return bits;
  }

  #datedFilms(value: string): readonly number[] {
    const { films } = this.#stills.tables;
    return datedFilms(films.names, value, (film) => films.record(film)?.year ?? null);
  }

  /** The one record that is meant by its key, records called exactly so, films of that title and year, or else those whose names have all the words, each perhaps only begun. */
  recordsNamed(table: TableName, value: string): readonly number[] | null {
    const known = this.#stills.tables[table];
    const { names } = known;
    const keyed = keyIn(value);
    if (keyed !== null && known.knows(keyed.key)) {
      const number = known.numberOf(keyed.key);
      if (names.named(keyed.name).includes(number)) return [number];
    }
    const exact = names.named(value);
    if (exact.length > 0 && this.#isUsed(table, exact)) return exact;
    const dated = table === "films" ? this.#datedFilms(value) : [];
    if (dated.length > 0) return dated;
    const parts = wordsOfValue(value);
    if (parts.length === 0) return null;
    const [first = [], ...others] = parts.map((words) => names.matching(words));
    const sets = others.map((records) => new Set(records));
    return first.filter((record) => sets.every((set) => set.has(record)));
  }

  /** Whether a term names one value whole: a film by its title, not by how that begins; a year, not a stretch of them. */
  isValue(term: Term): boolean {
    switch (term.kind) {
      case "field": {
        const { field, value } = term;
        if (field === "kind") return stillKinds.some((kind) => kind === value);
        if (field === "status") return rightsStatuses.some((status) => status === value);
        if (field === "label") return colourLabels.some((label) => label === value);
        if (isWordField(field)) return false;
        if (field === "film" && this.#datedFilms(value).length > 0) return true;
        const table = fieldTables[field];
        const called = this.#stills.tables[table].names.named(keyIn(value)?.name ?? value);
        return called.length > 0 && this.#isUsed(table, called);
      }
      case "years":
      case "rating":
        return term.from !== null && term.from === term.to;
      default:
        return term.kind === "is";
    }
  }

  /** Creators and credit lines are there only as far as a still has them; the catalog's own records in any case. */
  #isUsed(table: TableName, records: readonly number[]): boolean {
    if (table !== "creators" && table !== "credits") return true;
    const bits = this.#empty();
    this.#stills.addRowsWith(table, records, bits);
    keepBits(bits, this.#stills.rows.alive);
    return bits.some((word) => word !== 0);
  }

  #inTexts(field: WordField, value: string): Bits | null {
    const words = wordsOf(value, true);
    if (words === null) return null;
    const bits = this.#empty();
    if (field === "file") this.#stills.files.match(words, bits);
    else this.#stills.texts.match(words, bits, columnsAsked[field]);
    return bits;
  }

  #coded(column: Uint8Array, codes: readonly number[]): Bits {
    const wanted = new Uint8Array(256);
    for (const code of codes) wanted[code] = 1;
    return this.#where((row) => wanted[column[row] ?? 0] === 1);
  }

  #where(accept: (row: number) => boolean): Bits {
    const bits = this.#empty();
    for (let row = 0; row < this.#stills.rows.count; row++) if (accept(row)) setBit(bits, row);
    return bits;
  }

  #remembered(key: string, add: (bits: Bits, from: number, to: number) => void): Bits {
    const { sealedRows, rows } = this.#stills;
    const bits = this.#empty();
    addBits(
      bits,
      this.#memo.get(key, () => {
        const sealed = emptyBits(sealedRows);
        add(sealed, 0, sealedRows);
        return sealed;
      }),
    );
    add(bits, sealedRows, rows.count);
    return bits;
  }

  /** A still whose year is unknown is in no range. */
  #addYears(
    { from, to }: Extract<Term, { kind: "years" }>,
    bits: Bits,
    first: number,
    end: number,
  ): void {
    const { years } = this.#stills;
    for (let row = first; row < end; row++) {
      const year = years[row] ?? 0;
      if (year !== 0 && (from === null || year >= from) && (to === null || year <= to))
        setBit(bits, row);
    }
  }

  /** What has no date is on no day. */
  #between({ by, from, to }: Extract<Term, { kind: "between" }>): Bits {
    if (by === "exported") return this.#exportedWithin(from, to);
    const { rows } = this.#stills;
    const column = () => (by === "date" ? rows.dates : rows[by]);
    return this.#accepted(`between ${by} ${from} ${to}`, (row) => {
      const at = column()[row] ?? 0;
      return at !== 0 && isWithin(at, from, to);
    });
  }

  #exportedWithin(from: number | null, to: number | null): Bits {
    const table = this.#stills.tables.exports;
    const bits = this.#empty();
    this.#stills.addRowsWith("exports", exportsWithin(table, from, to), bits);
    return bits;
  }

  /** A picture whose size is not known has none. */
  #sized({ unit, from, to }: Extract<Term, { kind: "size" }>): (row: number) => boolean {
    const { rows } = this.#stills;
    return (row) => {
      const [width, height] = [rows.widths[row] ?? 0, rows.heights[row] ?? 0];
      const size = {
        edge: Math.max(width, height),
        pixels: width * height,
        bytes: rows.bytes[row],
      };
      const measured = size[unit] ?? 0;
      return measured !== 0 && isWithin(measured, from, to);
    };
  }

  #counted({ of, from, to }: Extract<Term, { kind: "count" }>): Bits {
    const { rows } = this.#stills;
    return this.#accepted(`count ${of} ${from} ${to}`, (row) => {
      if (of === "people" || of === "files") return isWithin(rows[of][row] ?? 0, from, to);
      const { starts } = rows.lists[of];
      return isWithin((starts[row + 1] ?? 0) - (starts[row] ?? 0), from, to);
    });
  }

  /** Rows with a text of a field in a language. */
  written({ what, language }: Pick<LanguageTerm, "what" | "language">): Bits {
    return this.#rowsOnce(
      "languages",
      `written ${what} ${language}`,
      this.languagesOf(what, language),
    );
  }

  /** Rows that have one of these records; of the sealed ones it is remembered under a key. */
  #rowsOnce(table: TableName, key: string, records: readonly number[]): Bits {
    const bits = this.#empty();
    addBits(
      bits,
      this.#memo.get(key, () => {
        const sealed = emptyBits(this.#stills.sealedRows);
        this.#stills.addSealedRowsWith(table, records, sealed);
        return sealed;
      }),
    );
    this.#stills.addNewRowsWith(table, records, bits);
    return bits;
  }

  /** The numbers of the texts of a field in a language, or in any. */
  languagesOf(what: LanguageTerm["what"], language: string | null): readonly number[] {
    const table = this.#stills.tables.languages;
    return Array.from({ length: table.size }, (_, number) => number).filter((number) => {
      const known = languageOfKey(table.record(number)?.names[0] ?? "", what);
      return known !== null && (language === null || isLanguage(known, language));
    });
  }

  #has({ what }: HasTerm): Bits {
    if (what === "headline" || what === "title" || what === "description") {
      return this.#rowsOnce("languages", `has ${what}`, this.languagesOf(what, null));
    }
    return this.#accepted(`has ${what}`, this.#having(what));
  }

  #is({ state }: IsTerm): Bits {
    switch (state) {
      case "missing":
        return this.#missing();
      case "offline":
        return this.#empty(); // as `id:`, it has been resolved
      case "picked":
      case "rejected":
        return this.#marked(`is ${state}`, "pick", (place) => place === placeOf("pick", state));
      case "unidentified":
        return this.#accepted(`is ${state}`, this.#flagged(HAS_UNIDENTIFIED));
      case "doubtful":
        return this.#accepted(`is ${state}`, this.#flagged(HAS_DOUBTFUL));
      default:
        return this.#marked(
          `is ${state}`,
          "workState",
          (place) => place === placeOf("workState", state),
        );
    }
  }

  /** Rows whose mark is at an accepted place in the list of its values. */
  #marked(key: string, mark: MarkName, accept: (place: number) => boolean): Bits {
    const { marks } = this.#stills.rows;
    return this.#accepted(key, (row) => accept(placeIn(marks[row] ?? 0, mark)));
  }

  #missing(): Bits {
    const { starts } = this.#stills.rows.lists.sources;
    return this.#accepted("is missing", (row) => starts[row] === starts[row + 1]);
  }

  #onlyIn(sources: readonly number[]): Bits {
    const table = this.#stills.tables.sources;
    const wanted = new Set(sources);
    const records = Array.from({ length: table.size }, (_, number) => number).filter((number) =>
      sourcesOfKey(table.record(number)?.names[0] ?? "").every((source) => wanted.has(source)),
    );
    const bits = this.#empty();
    this.#stills.addRowsWith("sources", records, bits);
    return bits;
  }

  #accepted(key: string, accept: (row: number) => boolean): Bits {
    return this.#remembered(key, (bits, from, to) => {
      for (let row = from; row < to; row++) if (accept(row)) setBit(bits, row);
    });
  }

  #flagged(flag: number): (row: number) => boolean {
    const { rows } = this.#stills;
    return (row) => ((rows.flags[row] ?? 0) & flag) !== 0;
  }

  #having(
    what: Exclude<HasTerm["what"], LanguageTerm["what"]> | "caption" | "alt-text",
  ): (row: number) => boolean {
    const { rows } = this.#stills;
    switch (what) {
      case "caption":
        return this.#flagged(HAS_CAPTION);
      case "alt-text":
        return this.#flagged(HAS_ALT_TEXT);
      case "problem":
        return this.#flagged(HAS_PROBLEM);
      case "conflict":
        return this.#flagged(HAS_CONFLICT);
      case "remark":
        return this.#flagged(HAS_REMARK);
      case "region":
        return this.#flagged(HAS_REGION);
      case "number":
        return (row) => !rows.numbers.isEmpty(row);
      case "question":
        return () => false; // as `id:`, it has been resolved
      case "kind":
        return (row) => rows.kinds[row] !== 0;
      case "date":
        return (row) => rows.dates[row] !== 0;
      case "rating":
        return (row) => placeIn(rows.marks[row] ?? 0, "rating") !== 0;
      case "label":
        return (row) => placeIn(rows.marks[row] ?? 0, "colourLabel") !== 0;
      default: {
        const table = what === "set" ? "sets" : what === "export" ? "exports" : fieldTables[what];
        const { starts } = rows.lists[table];
        return (row) => starts[row] !== starts[row + 1];
      }
    }
  }

  #those(ids: readonly number[]): Bits {
    const bits = this.#empty();
    for (const id of ids) {
      const row = this.#stills.rowOf(id);
      if (row !== null) setBit(bits, row);
    }
    return bits;
  }
}

/** The numbers of the exports that were begun then; of one that is gone nobody knows when. */
function exportsWithin(table: RecordTable, from: number | null, to: number | null): number[] {
  return Array.from({ length: table.size }, (_, number) => number).filter((number) => {
    const at = table.record(number)?.at;
    return at !== undefined && isWithin(at, from, to);
  });
}

function isWithin(value: number, from: number | null, to: number | null): boolean {
  return (from === null || value >= from) && (to === null || value <= to);
}
