import type { QueryTree } from "./tree.ts";
import { hasWord } from "./word-characters.ts";

/**
 * Leaves out words of mere punctuation beside terms that say something: "eggs & bacon" asks for eggs and
 * bacon. Where nothing else is said they stay, for what is called so, or nothing at all.
 */
export function passOverPunctuation(tree: QueryTree): QueryTree {
  if (tree.kind === "not") return { kind: "not", part: passOverPunctuation(tree.part) };
  if (tree.kind !== "and" && tree.kind !== "or") return tree;
  const parts = tree.parts.map(passOverPunctuation);
  if (!parts.some(saysSomething)) return { kind: tree.kind, parts };
  const kept = parts.filter((part) => !isPunctuation(part));
  const [only] = kept;
  return only !== undefined && kept.length === 1 ? only : { kind: tree.kind, parts: kept };
}

function saysSomething(tree: QueryTree): boolean {
  switch (tree.kind) {
    case "all":
      return false;
    case "and":
    case "or":
      return tree.parts.some(saysSomething);
    case "not":
      return saysSomething(tree.part);
    case "text":
      return hasWord(tree.text);
    case "field":
      return tree.value.trim() !== "";
    default:
      return true;
  }
}

function isPunctuation(tree: QueryTree): boolean {
  if (tree.kind === "not") return isPunctuation(tree.part);
  if (tree.kind === "and" || tree.kind === "or") return tree.parts.every(isPunctuation);
  return tree.kind === "text" && tree.text.trim() !== "" && !hasWord(tree.text);
}
