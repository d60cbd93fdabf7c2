import {
  holderRoles,
  type Certainty,
  type HolderRole,
  type Suggestion,
} from "../../../shared/suggestion.ts";
import { levelled } from "../catalog/fold.ts";
import type { ParsedCredit } from "../credits/parse-credit.ts";
import type { FilmHolders, NamedAgent } from "../catalog/holders.ts";
import type { Evidence } from "../catalog/still-evidence.ts";

/** A reading of a credit line in which no part was guessed. */
const SURE = 0.9;

/** What the archive knows of rights holders. */
export type HolderBook = {
  /** The agent of this name; null when there is none, "several" when it may be more than one. */
  readonly agent: (name: string) => NamedAgent | "several" | null;
  /** A credit line taken apart, by the parties the archive knows. */
  readonly read: (line: string) => ParsedCredit;
  /** The agent whose standard credit line this is. */
  readonly credited: (line: string) => NamedAgent | null;
  /** Whether it is somebody's rights holder already. */
  readonly isHolder: (agent: number) => boolean;
  readonly ofFilm: (film: number) => FilmHolders;
};

/** The rights holders a still's credit line names; where it names none, those of the film's other stills. */
export function suggestHolders(evidence: Evidence, book: HolderBook): Suggestion[] {
  const byLine = fromCredit(evidence, book);
  const found =
    byLine.length > 0 || evidence.holders.length > 0 ? byLine : fromFilm(evidence, book);
  return found.filter(({ id }) => id === null || !evidence.holders.includes(id));
}

function fromCredit({ creditLine }: Evidence, book: HolderBook): Suggestion[] {
  if (levelled(creditLine) === "") return [];
  const standard = book.credited(creditLine);
  if (standard !== null)
    return [suggestion(standard, "high", "owner", "it is their standard credit line")];
  const { rightsHolders, suppliers, distributors, confidence } = book.read(creditLine);
  const named = (names: readonly string[], role: HolderRole): Suggestion[] =>
    names.flatMap((name) => fromName(name, { role, isSure: confidence >= SURE, book }));
  return unique([
    ...named(rightsHolders, "owner"),
    ...named(suppliers, "supplier"),
    ...named(distributors, "distributor"),
  ]);
}

/** Certain only of somebody who is known as a rights holder, in a line that could be read whole. */
function fromName(
  name: string,
  { role, isSure, book }: { role: HolderRole; isSure: boolean; book: HolderBook },
): Suggestion[] {
  const agent = book.agent(name);
  if (agent === "several") return [];
  if (agent === null) {
    const certainty = isSure ? "medium" : "low";
    return [suggestion({ id: null, name }, certainty, role, "the credit line names it; new")];
  }
  const certainty = isSure ? (book.isHolder(agent.id) ? "high" : "medium") : "low";
  return [suggestion(agent, certainty, role, "the credit line names it")];
}

/** Most stills of a film have one owner; it is a guess all the same. */
function fromFilm({ film }: Evidence, book: HolderBook): Suggestion[] {
  if (film === null) return [];
  const { stills, holders } = book.ofFilm(film);
  if (stills < 3) return [];
  return holders.flatMap((holder) => {
    const certainty = holder.stills * 10 >= stills * 9 ? "medium" : "low";
    if (holder.stills * 2 < stills) return [];
    const why = `${String(holder.stills)} of ${String(stills)} other stills of the film have it`;
    const role = holderRoles.find((one) => one === holder.role) ?? "owner";
    return [suggestion(holder, certainty, role, why)];
  });
}

function unique(suggestions: readonly Suggestion[]): Suggestion[] {
  const first = new Map<string, Suggestion>();
  for (const one of suggestions) {
    const key = one.id === null ? one.name : String(one.id);
    if (!first.has(key)) first.set(key, one);
  }
  return [...first.values()];
}

function suggestion(
  { id, name }: { readonly id: number | null; readonly name: string },
  certainty: Certainty,
  role: HolderRole,
  why: string,
): Suggestion {
  return { field: "rightsHolder", id, name, certainty, why, isOneOfSeveral: false, role };
}
