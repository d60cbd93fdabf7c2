import { keyedName } from "../../../shared/query/keyed-name.ts";
import { isWordField, type QueryTerm } from "../../../shared/query/tree.ts";
import { hasWord } from "../../../shared/query/word-characters.ts";
import { levelled, tokensOf } from "../catalog/fold.ts";
import { countBits } from "./bits.ts";
import type { Engine } from "./engine-parts.ts";
import { columnsAsked, namingTables, tableOfField } from "./matcher.ts";
import { nearAmong, NearTo, type Near } from "./near-to.ts";
import type { RecordTable } from "./record-table.ts";
import { wordsOf } from "./words.ts";

/** Terms that ask for words or names. */
export type WordTerm = Extract<QueryTerm, { kind: "text" | "field" }>;

/** Of more words in file names most are numbers, of which each is near to many, and to look takes longer than a letter. */
const MOST_OF_FILES = 100_000;

/** Near words that are looked into. */
const MOST = 10;

/**
 * Terms like one that finds nothing, which ask for words or names that are there, the nearest first. `others` are names
 * that its value may be beside those of records.
 */
export function nearestTerms(
  engine: Engine,
  term: WordTerm,
  others: readonly string[],
): readonly WordTerm[] {
  return [...corrected(engine, term), ...called(engine, term, others)]
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, MOST)
    .map(({ text }) => withValue(engine, term, text));
}

export function valueOf(term: WordTerm): string {
  return term.kind === "text" ? term.text : term.value;
}

/** The words of a term, of which the one that occurs nowhere gave way to near ones. */
function corrected(engine: Engine, term: WordTerm): readonly Near[] {
  const parts = valueOf(term).split(/\s+/u).filter(hasWord);
  const wrong = [...parts.keys()].filter((at) => !occurs(engine, term, parts[at] ?? ""));
  const [at] = wrong;
  const [word, ...others] = tokensOf(parts[at ?? -1] ?? "");
  if (at === undefined || word === undefined || wrong.length > 1 || others.length > 0) return [];
  return nearWords(engine, term, word).map(({ text, distance }) => ({
    text: parts.with(at, text).join(" "),
    distance,
  }));
}

function occurs(engine: Engine, term: WordTerm, part: string): boolean {
  const words = wordsOf(part, true);
  const table = term.kind === "field" ? tableOfField(term.field) : null;
  if (words === null || table !== null)
    return (
      words === null || engine.stills.tables[table ?? "films"].names.matching(words).length > 0
    );
  return countBits(engine.matcher.match(withValue(engine, term, part))) > 0;
}

/** The nearest words that occur where the term looks, of these first those that begin alike. */
function nearWords(engine: Engine, term: WordTerm, word: string): readonly Near[] {
  const { texts, files } = engine.stills;
  const field = term.kind === "field" && isWordField(term.field) ? term.field : null;
  const found = tablesOf(engine, term).flatMap(({ names }) => names.nearWords(new NearTo(word)));
  if (term.kind === "text" || (field !== null && field !== "file"))
    found.push(
      ...texts.near(word, columnsAsked[field === null || field === "file" ? "text" : field]),
    );
  const isOfWords = term.kind === "text" && files.lexicon.size < MOST_OF_FILES;
  if (isOfWords || field === "file") found.push(...files.lexicon.near(new NearTo(word)));
  const isOther = (near: Near): number => (near.text.startsWith(word.charAt(0)) ? 0 : 1);
  const each = [...new Map(found.map((near) => [near.text, near])).values()];
  return each.toSorted((a, b) => a.distance - b.distance || isOther(a) - isOther(b)).slice(0, MOST);
}

/** Names that are near as a whole, whatever divides their words: "liubei" is near to "Liu Bei". */
function called(engine: Engine, term: WordTerm, others: readonly string[]): readonly Near[] {
  const wanted = levelled(valueOf(term));
  const inTables = tablesOf(engine, term).flatMap((table) =>
    table.names.nearNames(wanted).map(({ text, distance }) => ({
      text: nameIn(table, text),
      distance,
    })),
  );
  const among = new Map(others.map((name) => [levelled(name), name]));
  const near = nearAmong(among.keys(), new NearTo(wanted.replaceAll(" ", "")));
  return [
    ...inTables,
    ...near.map(({ text, distance }) => ({ text: among.get(text) ?? text, distance })),
  ];
}

/** A name as the record has it that is called so. */
function nameIn(table: RecordTable, key: string): string {
  const names = table.names.named(key).flatMap((number) => table.record(number)?.names ?? []);
  return names.find((name) => levelled(name) === key) ?? key;
}

function tablesOf({ stills }: Engine, term: WordTerm): readonly RecordTable[] {
  if (term.kind === "text") return namingTables.map((table) => stills.tables[table]);
  const table = tableOfField(term.field);
  return table === null ? [] : [stills.tables[table]];
}

/** A term with another value; where that names one record, the record as a whole. */
function withValue({ stills, matcher }: Engine, term: WordTerm, value: string): WordTerm {
  if (term.kind === "text") return { ...term, text: value, prefix: !value.includes(" ") };
  const table = tableOfField(term.field);
  if (table === null || table === "creators" || table === "credits") return { ...term, value };
  const [only, ...others] = matcher.recordsNamed(table, value) ?? [];
  const record = only === undefined ? undefined : stills.tables[table].record(only);
  const name = record?.names[0];
  if (record === undefined || name === undefined || others.length > 0) return { ...term, value };
  const isShared = stills.tables[table].names.named(name).length > 1;
  return { ...term, value: isShared ? keyedName(name, record.id) : name };
}
