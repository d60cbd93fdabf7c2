import { parseQuery } from "../../shared/query/parse.ts";
import { printQuery } from "../../shared/query/print.ts";
import { join, type QueryTerm, type QueryTree } from "../../shared/query/tree.ts";
import { conditionOf, termOf, type Condition } from "./condition.ts";

/** One row: what it says, and the term that this is; null while it has no value. */
export type Line = {
  readonly kind: "line";
  /** Stays while the row is edited. */
  readonly key: number;
  readonly condition: Condition;
  readonly said: { readonly term: QueryTerm; readonly not: boolean } | null;
};

/** Rows of which all shall hold (`and`), or one at least (`or`); with `not` the contrary of that. */
export type Lines = {
  readonly kind: "lines";
  readonly key: number;
  readonly joined: "and" | "or";
  readonly not: boolean;
  readonly lines: readonly (Line | Lines)[];
};

/** Groups within groups that can still be taken in at a glance. */
export const MOST_NESTED = 2;

let lastKey = 0;

function newKey(): number {
  lastKey += 1;
  return lastKey;
}

/** A query as rows; in words why it cannot be shown so. */
export function linesOf(query: string): Lines | { readonly trouble: string } {
  const parsed = parseQuery(query);
  if ("problem" in parsed)
    return { trouble: `The search cannot be read: ${parsed.problem.message}` };
  return (
    linesOfTree(parsed.tree) ?? {
      trouble: "This search is nested more deeply than rows can show. It stays as it is.",
    }
  );
}

/** A tree as rows: each term stays the one it is. Null when it is nested too deeply, or denied twice. */
export function linesOfTree(tree: QueryTree): Lines | null {
  if (tree.kind === "all") return group("and", []);
  const top = lineOrGroup(tree, MOST_NESTED + 1);
  if (top === null) return null;
  return top.kind === "lines" ? top : group("and", [top]);
}

function lineOrGroup(tree: QueryTree, levels: number): Line | Lines | null {
  const not = tree.kind === "not";
  const part = not ? tree.part : tree;
  if (part.kind === "not" || part.kind === "all") return null;
  if (part.kind !== "and" && part.kind !== "or") {
    const condition = conditionOf(part, not);
    return { kind: "line", key: newKey(), condition, said: { term: part, not } };
  }
  if (levels === 0) return null;
  const lines = part.parts.map((one) => lineOrGroup(one, levels - 1));
  const shown = lines.filter((line) => line !== null);
  return shown.length === lines.length ? { ...group(part.kind, shown), not } : null;
}

function group(joined: Lines["joined"], lines: Lines["lines"]): Lines {
  return { kind: "lines", key: newKey(), joined, not: false, lines };
}

/** The tree that rows say; those without a value, and groups of none, say nothing. */
export function treeOfLines({ joined, not, lines }: Lines): QueryTree {
  const parts = lines.flatMap((line): QueryTree[] => {
    if (line.kind === "lines") return isSilent(line) ? [] : [treeOfLines(line)];
    if (line.said === null) return [];
    return [line.said.not ? { kind: "not", part: line.said.term } : line.said.term];
  });
  const tree = join(joined, parts);
  return not && tree.kind !== "all" ? { kind: "not", part: tree } : tree;
}

function isSilent({ lines }: Lines): boolean {
  return lines.every((line) => (line.kind === "line" ? line.said === null : isSilent(line)));
}

/** The query that rows say, as short as it can be written. */
export function queryOfLines(lines: Lines): string {
  return printQuery(treeOfLines(lines));
}

/** A row that says this. */
export function newLine(condition: Condition): Line {
  return { kind: "line", key: newKey(), condition, said: termOf(condition) };
}

/** A group with one row in it. */
export function newGroup(joined: Lines["joined"], condition: Condition): Lines {
  return group(joined, [newLine(condition)]);
}

/** A row that says something else now. */
export function withCondition(line: Line, condition: Condition): Line {
  return { ...line, condition, said: termOf(condition) };
}

/** Rows with another in the place of the one of that key, or without it; a group left empty goes too. */
export function withLine(top: Lines, key: number, line: Line | Lines | null): Lines {
  const lines = top.lines.flatMap((one): (Line | Lines)[] => {
    if (one.key === key) return line === null ? [] : [line];
    if (one.kind === "line") return [one];
    const within = withLine(one, key, line);
    return within.lines.length === 0 && one.lines.length > 0 ? [] : [within];
  });
  return { ...top, lines };
}

/** Rows with one more at the end of a group. */
export function withAdded(top: Lines, key: number, added: Line | Lines): Lines {
  if (top.key === key) return { ...top, lines: [...top.lines, added] };
  return {
    ...top,
    lines: top.lines.map((one) => (one.kind === "lines" ? withAdded(one, key, added) : one)),
  };
}

/** Rows with a group joined otherwise. */
export function withJoined(
  top: Lines,
  key: number,
  { joined, not }: Pick<Lines, "joined" | "not">,
): Lines {
  if (top.key === key) return { ...top, joined, not };
  return {
    ...top,
    lines: top.lines.map((one) =>
      one.kind === "lines" ? withJoined(one, key, { joined, not }) : one,
    ),
  };
}
