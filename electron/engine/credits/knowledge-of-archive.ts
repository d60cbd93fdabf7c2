import {
  creditCorrections,
  partiesSaid,
  type CreditCorrection,
  type PartySaid,
} from "../catalog/credit-knowledge.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { gazetteerWith, partyKey } from "./gazetteer/gazetteer.ts";
import { partiesOfArchive } from "./parties-of-archive.ts";
import type { CreditKnowledge } from "./read-credit.ts";

/** What an archive knows of credit lines, and by which names of its own. */
export type ArchiveKnowledge = CreditKnowledge & {
  /** The keys of the parties that are known here, beside the well-known ones. */
  readonly own: ReadonlySet<string>;
};

/** What the archive knows: what the archivist said of names and patterns, and its own rights holders. */
export function creditKnowledge(db: ReadableDb): ArchiveKnowledge {
  return knowledgeWith(db, partiesSaid(db), creditCorrections(db));
}

/** The same, were this said of names and patterns. */
export function knowledgeWith(
  db: ReadableDb,
  said: readonly PartySaid[],
  corrections: readonly CreditCorrection[],
): ArchiveKnowledge {
  const parties = partiesOfArchive(db);
  const own = new Set([...said, ...parties].map(({ name }) => partyKey(name)));
  return { known: gazetteerWith(parties, said), corrections, own };
}

/** What changed between two states: keys of parties that are another, and the patterns that are corrected otherwise. */
export function changedKnowledge(
  before: ArchiveKnowledge,
  after: ArchiveKnowledge,
): { readonly parties: readonly string[]; readonly patterns: ReadonlySet<string> } {
  const keys = before.own.union(after.own);
  // a record of a party that is well known as the same reads no line otherwise
  const parties = [...keys].filter(
    (key) =>
      before.known.kindOf(key) !== after.known.kindOf(key) ||
      before.known.saidOf(key) !== after.known.saidOf(key),
  );
  const patterns = [
    ...before.corrections.filter((one) => !isAmong(one, after.corrections)),
    ...after.corrections.filter((one) => !isAmong(one, before.corrections)),
  ].map(({ pattern }) => pattern);
  return { parties, patterns: new Set(patterns) };
}

function isAmong(one: CreditCorrection, corrections: readonly CreditCorrection[]): boolean {
  return corrections.some(
    ({ pattern, place, role }) =>
      pattern === one.pattern && place === one.place && role === one.role,
  );
}
