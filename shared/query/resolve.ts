import type { StillId } from "../still.ts";
import type { NamingField, QueryTerm, SearchTree, StillsTerm, Tree } from "./tree.ts";

/** Puts the stills that `id:`, `path:` and `source:` name in their place; `find` gives none when there is no such still. */
export function resolveNamed(
  tree: Tree<QueryTerm>,
  find: (by: NamingField, value: string) => readonly StillId[],
): SearchTree {
  return mapTerms(tree, (term) =>
    term.kind === "named" ? { kind: "stills", ids: find(term.by, term.value) } : term,
  );
}

function mapTerms(
  tree: Tree<QueryTerm>,
  change: (term: QueryTerm) => QueryTerm | StillsTerm,
): SearchTree {
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
