import type { StillId } from "../still.ts";
import { asDateKeys, asInstants } from "./dates.ts";
import type { NamingField, QueryTerm, SearchTree, Tree } from "./tree.ts";

/** What only the catalog knows of a query, asked at the time it is run. */
export type Resolver = {
  /** The stills that `id:`, `path:`, `source:` and the like name, for `near:` the likest first; none when there is no such still. */
  readonly named: (by: NamingField, value: string) => readonly StillId[];
  /** The stills that an open question about files is about. */
  readonly questioned: () => readonly StillId[];
  /** The sources that are offline. */
  readonly offline: () => readonly number[];
  /** The time by the clock of this machine. */
  readonly now: () => Date;
};

/** Puts in the place of `id:`, `path:`, `source:` and the like, of days, `has:question` and `is:offline` what they mean now. */
export function resolveNamed(tree: Tree<QueryTerm>, resolver: Resolver): SearchTree {
  return mapTerms(tree, (term) => {
    if (term.kind === "named") {
      const kind = term.by === "near" ? "alike" : "stills";
      return { kind, ids: resolver.named(term.by, term.value) };
    }
    if (term.kind === "dates") return daysNow(term, resolver.now());
    if (term.kind === "is" && term.state === "offline")
      return { kind: "only-in", sources: resolver.offline() };
    if (term.kind !== "has" || term.what !== "question") return term;
    const questioned: SearchTree = { kind: "stills", ids: resolver.questioned() };
    return term.present ? questioned : { kind: "not", part: questioned };
  });
}

function daysNow(days: Extract<QueryTerm, { kind: "dates" }>, now: Date): SearchTree {
  const range = days.by === "date" ? asDateKeys(days, now) : asInstants(days, now);
  return { kind: "between", by: days.by, ...range };
}

function mapTerms(tree: Tree<QueryTerm>, change: (term: QueryTerm) => SearchTree): SearchTree {
  switch (tree.kind) {
    case "all":
      return tree;
    case "and":
    case "or":
      return { kind: tree.kind, parts: tree.parts.map((part) => mapTerms(part, change)) };
    case "not":
      return { kind: "not", part: mapTerms(tree.part, change) };
    default:
      return change(tree);
  }
}
