import type { SearchTree } from "../../../shared/query/tree.ts";
import { addBits, emptyBits, hasBit, rowsOf, countBits, keepBits } from "./bits.ts";
import type { Bits } from "./bits.ts";
import type { StillId } from "../../../shared/still.ts";
import type { Matcher } from "./matcher.ts";
import type { IndexedStills } from "./stills.ts";
import type { Words } from "./words.ts";
import { wordsOf } from "./words.ts";

/** So many of those that look like a still are put in order, each place worth more than words. */
const ALIKE_PLACES = 1000;
const ALIKE_POINTS = 64;
/** What a match of one piece of the query is worth; the sum over all pieces is the score. */
const NAME_POINTS = 4;
const WHOLE_WORD_POINTS = 2;
const BEGINNING_POINTS = 1;
const MAX_SCORE = 0xffff;

/** Puts matched rows in the order of their score; equals stay in the order of `rows`. */
export function byRelevance(
  tree: SearchTree,
  matched: Bits,
  rows: Uint32Array,
  found: { stills: IndexedStills; matcher: Matcher },
): Uint32Array {
  const scores = new Uint16Array(found.stills.rows.count);
  for (const words of soughtWords(tree)) {
    addPoints(scores, found.matcher.names(words), matched, NAME_POINTS);
    addPoints(
      scores,
      textMatches(found.stills, { ...words, prefix: false, key: `=${words.tokens.join(" ")}` }),
      matched,
      WHOLE_WORD_POINTS,
    );
    addPoints(scores, textMatches(found.stills, words), matched, BEGINNING_POINTS);
  }
  for (const ids of soughtPictures(tree)) addLikeness(scores, ids, found.stills);
  return descending(scores, matched, rows);
}

/** The stills that look like one that is sought, the likest first. */
function soughtPictures(tree: SearchTree): readonly (readonly StillId[])[] {
  if (tree.kind === "and" || tree.kind === "or") return tree.parts.flatMap(soughtPictures);
  if (tree.kind === "not" && tree.part.kind === "not") return soughtPictures(tree.part.part);
  return tree.kind === "alike" ? [tree.ids] : [];
}

function addLikeness(scores: Uint16Array, ids: readonly StillId[], stills: IndexedStills): void {
  for (const [place, id] of ids.slice(0, ALIKE_PLACES).entries()) {
    const row = stills.rowOf(id);
    if (row === null) continue;
    const points = (ALIKE_PLACES - place) * ALIKE_POINTS;
    scores[row] = Math.min(MAX_SCORE, (scores[row] ?? 0) + points);
  }
}

/** The pieces of free text that a still must or may have. */
function soughtWords(tree: SearchTree): readonly Words[] {
  if (tree.kind === "and" || tree.kind === "or") return tree.parts.flatMap(soughtWords);
  // a saved search stands in a query twice negated
  if (tree.kind === "not" && tree.part.kind === "not") return soughtWords(tree.part.part);
  if (tree.kind !== "text") return [];
  const words = wordsOf(tree.text, tree.prefix);
  return words === null ? [] : [words];
}

function textMatches(stills: IndexedStills, words: Words): Bits {
  const bits = emptyBits(stills.rows.count);
  stills.texts.match(words, bits);
  return bits;
}

function addPoints(scores: Uint16Array, bits: Bits, matched: Bits, points: number): void {
  const both = emptyBits(scores.length);
  addBits(both, bits);
  keepBits(both, matched);
  for (const row of rowsOf(both, countBits(both)))
    scores[row] = Math.min(MAX_SCORE, (scores[row] ?? 0) + points);
}

function descending(scores: Uint16Array, matched: Bits, rows: Uint32Array): Uint32Array {
  const places = new Uint32Array(MAX_SCORE + 2);
  let count = 0;
  for (let row = 0; row < scores.length; row++) {
    if (!hasBit(matched, row)) continue;
    const slot = MAX_SCORE - (scores[row] ?? 0) + 1;
    places[slot] = (places[slot] ?? 0) + 1;
    count++;
  }
  for (let slot = 1; slot < places.length; slot++)
    places[slot] = (places[slot] ?? 0) + (places[slot - 1] ?? 0);
  const sorted = new Uint32Array(count);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0;
    if (!hasBit(matched, row)) continue;
    const slot = MAX_SCORE - (scores[row] ?? 0);
    const place = places[slot] ?? 0;
    places[slot] = place + 1;
    sorted[place] = row;
  }
  return sorted;
}
