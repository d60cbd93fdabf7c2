import type { QueryProblem, QueryRepair } from "../../../shared/contract/search.ts";
import { keyIn } from "../../../shared/query/keyed-name.ts";
import { asTyped } from "../../../shared/query/misread.ts";
import { withOperators } from "../../../shared/query/operator-words.ts";
import { placedTerms, type PlacedTerm } from "../../../shared/query/placed.ts";
import { printQuery } from "../../../shared/query/print.ts";
import {
  hasNames,
  type NamingField,
  type QueryTerm,
  type SearchTree,
  type TextualField,
} from "../../../shared/query/tree.ts";
import { hasWord } from "../../../shared/query/word-characters.ts";
import { levelled, tokensOf } from "../catalog/fold.ts";
import { countBits } from "./bits.ts";
import type { Engine } from "./engine-parts.ts";
import { tableOfField } from "./matcher.ts";
import { nearestTerms, valueOf, type WordTerm } from "./nearest-terms.ts";

/** What only the catalog knows. */
export type AskMeant = {
  readonly resolve: (term: QueryTerm) => SearchTree;
  /** How many stills a query finds. */
  readonly count: (query: string) => number;
  /** The names of the saved searches, in which `in:` looks as in sets. */
  readonly saved: () => readonly string[];
};
type Asked = { readonly engine: Engine; readonly catalog: AskMeant };

/** Terms that are looked into; whoever writes more is told of the first. */
const MOST_TERMS = 24;
/** Missed terms for which others are looked for: at a million stills it takes milliseconds. */
const MOST_REPAIRED = 2;
const MOST_OFFERED = 3;

const notCalled: Readonly<Record<TextualField, string>> = {
  film: "No film is called",
  scene: "No scene is called",
  character: "No character is called",
  performer: "No performer is called",
  rights: "No rights holder is called",
  keyword: "There is no keyword",
  in: "There is no set or saved search called",
  exported: "No export was to, of or by anything called",
  photographer: "No photographer is called",
  credit: "No credit line has",
  caption: "No caption has",
  headline: "No headline has",
  title: "No title has",
  text: "No text has",
  file: "No file name has",
  kind: "No still is of the kind",
  status: "No still has the status",
  label: "No still has the label",
};
const notNamed: Readonly<Record<NamingField, string>> = {
  id: "No still has the UUID",
  near: "No still has the UUID",
  number: "No still has the number",
  code: "No still has the code",
  path: "No still has a file at",
  source: "There are no stills in a folder",
};

/**
 * The values and words of a query that name nothing there is, each at its place, with what is nearest to it. Where the
 * whole query finds nothing (`total` 0), also whether words of it may be meant as operators.
 */
export function missedIn(asked: Asked, query: string, total: number): QueryProblem[] {
  const operators = total === 0 ? operatorsMeant(asked, query) : [];
  const places = new Set(operators.map(({ from }) => from));
  const terms = placedTerms(query).filter(({ from }) => !places.has(from));
  const missed: QueryProblem[] = [];
  for (const placed of terms.slice(0, MOST_TERMS)) {
    const problem = missedAt(asked, placed, missed.length < MOST_REPAIRED);
    if (problem !== null) missed.push(problem);
  }
  return [...operators, ...missed];
}

function operatorsMeant({ catalog }: Asked, query: string): readonly QueryProblem[] {
  const meant = withOperators(query);
  const count = meant === null ? 0 : catalog.count(meant.query);
  if (meant === null || count === 0) return [];
  const { word, operator, from, to, query: insert } = meant;
  const way = operator === "-" ? "a minus before it leaves it out" : `${operator} joins terms`;
  return [
    {
      from,
      to,
      message: `${asTyped(word)} is searched for as a word; ${way}. Did you mean “${insert}”?`,
      instead: [{ label: insert, from: 0, to: query.length, insert, count }],
    },
  ];
}

function missedAt(
  asked: Asked,
  { term, from, to }: PlacedTerm,
  repaired: boolean,
): QueryProblem | null {
  const turned = turnedRound(term);
  if (turned !== null) return backwards(asked, { term: turned, from, to });
  const isNaming = term.kind === "text" || term.kind === "field" || term.kind === "named";
  if (!isNaming || isSaved(asked, term) || countOf(asked, term) > 0) return null;
  const said = wording(asked, term);
  if (said === null) return null;
  const instead = (repaired ? repairs(asked, term) : []).map((repair) => ({ ...repair, from, to }));
  const [nearest] = instead;
  if (nearest === undefined) return { from, to, message: `${said}.` };
  return { from, to, message: `${said}. Did you mean “${nearest.label}”?`, instead };
}

/** A range whose end comes before its beginning, the other way round; null for any other term. */
function turnedRound(term: QueryTerm): QueryTerm | null {
  switch (term.kind) {
    case "years":
    case "rating":
    case "count":
    case "size": {
      const { from, to } = term;
      return from !== null && to !== null && from > to ? { ...term, from: to, to: from } : null;
    }
    case "dates": {
      const { from, to } = term;
      const areDates = /^\d{4}/u.test(from ?? "") && /^\d{4}/u.test(to ?? "");
      const isTurned = areDates && (from ?? "").slice(0, to?.length) > (to ?? "");
      return isTurned ? { ...term, from: to, to: from } : null;
    }
    default:
      return null;
  }
}

function backwards(asked: Asked, { term, from, to }: PlacedTerm): QueryProblem {
  const [insert, count] = [printQuery(term), countOf(asked, term)];
  const message = `This range ends before it begins. Did you mean “${insert}”?`;
  return { from, to, message, instead: [{ label: insert, from, to, insert, count }] };
}

function isSaved({ catalog }: Asked, term: QueryTerm): boolean {
  if (term.kind !== "field" || term.field !== "in") return false;
  return catalog.saved().some((name) => levelled(name) === levelled(term.value));
}

function countOf(asked: Asked, term: QueryTerm): number {
  if (isSaved(asked, term)) return asked.catalog.count(printQuery(term));
  return countBits(asked.engine.matcher.match(asked.catalog.resolve(term)));
}

/** That nothing is called so, without a full stop; null for a term that asks nothing yet. */
function wording(
  { engine }: Asked,
  term: WordTerm | Extract<QueryTerm, { kind: "named" }>,
): string | null {
  if (term.kind === "named")
    return term.value.trim() === "" ? null : `${notNamed[term.by]} ${asTyped(term.value)}`;
  const words = tokensOf(valueOf(term));
  if (words.length === 0) return null;
  const typed = asTyped(valueOf(term));
  if (term.kind === "text")
    return `No text or name has ${typed}${words.length === 1 ? "" : " in a row"}`;
  const table = tableOfField(term.field);
  // creators and credit lines are kept after the last still has lost them
  const isThere =
    table !== null &&
    table !== "creators" &&
    table !== "credits" &&
    (engine.matcher.recordsNamed(table, term.value) ?? []).length > 0;
  if (isThere)
    return `No still has ${asTyped(keyIn(term.value)?.name ?? term.value)}, which is there`;
  return `${notCalled[term.field]} ${typed}`;
}

type Offer = Omit<QueryRepair, "from" | "to">;

function repairs(asked: Asked, term: QueryTerm): readonly Offer[] {
  if (term.kind !== "text" && term.kind !== "field") return [];
  if (term.kind === "field" && !hasWord(term.value)) return anyOf(asked, term.field);
  const others = term.kind === "field" && term.field === "in" ? asked.catalog.saved() : [];
  const offers = new Map<string, Offer>();
  for (const near of nearestTerms(asked.engine, term, others)) {
    if (offers.size === MOST_OFFERED) break; // to count them takes longer than to find them
    const insert = printQuery(near);
    const alike = levelled(valueOf(near)); // a name and the word that it is say the same
    const count = offers.has(alike) ? 0 : countOf(asked, near);
    const label = keyIn(valueOf(near))?.name ?? valueOf(near);
    if (count > 0) offers.set(alike, { label, insert, count });
  }
  return [...offers.values()];
}

/** Who writes `film:*` means every still that has one. */
function anyOf(asked: Asked, field: TextualField): readonly Offer[] {
  const named = field === "in" ? "set" : field === "exported" ? "export" : field;
  const what = hasNames.find((name) => name === named);
  if (what === undefined) return [];
  const term: QueryTerm = { kind: "has", what, present: true };
  return [{ label: printQuery(term), insert: printQuery(term), count: countOf(asked, term) }];
}
