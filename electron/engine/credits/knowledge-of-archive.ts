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
  /** What is known here of parties, beside the well-known ones, by their keys. */
  readonly own: ReadonlyMap<string, string>;
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
  const own = new Map<string, string>();
  for (const { name, kind } of [...said, ...parties]) {
    const key = partyKey(name);
    if (!own.has(key)) own.set(key, kind);
  }
  return { known: gazetteerWith(parties, said), corrections, own };
}

/** What changed between two states: keys of parties that are another, and the patterns that are corrected otherwise. */
export function changedKnowledge(
  before: ArchiveKnowledge,
  after: ArchiveKnowledge,
): { readonly parties: readonly string[]; readonly patterns: ReadonlySet<string> } {
  const keys = new Set([...before.own.keys(), ...after.own.keys()]);
  const parties = [...keys].filter((key) => before.own.get(key) !== after.own.get(key));
  const written = ({ corrections }: CreditKnowledge): Set<string> =>
    new Set(corrections.map(({ pattern, place, role }) => JSON.stringify([pattern, place, role])));
  const patterns = written(before).symmetricDifference(written(after));
  return {
    parties,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    patterns: new Set([...patterns].map((one) => (JSON.parse(one) as [string])[0])),
  };
}
