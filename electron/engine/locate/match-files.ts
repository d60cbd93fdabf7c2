import type { AwayFile } from "../catalog/relink.ts";

/** A file in the new folder, as a listing shows it. */
export type Candidate = {
  /** Within the new folder. */
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly modifiedMs: number;
};

/** What became of a file that is looked for; `to` is within the new folder. */
export type Match =
  | { readonly as: "found" | "another"; readonly file: AwayFile; readonly to: string }
  | { readonly as: "nowhere"; readonly file: AwayFile };

/**
 * Finds files among the candidates of a new folder. Same bytes are found, wherever they lie and whatever
 * they are called; the same name with other bytes is another version, which is only ever offered.
 * `hashOf` gives the hash of a candidate, null when it cannot be read; it is asked for candidates of the
 * right size only, and not where path, size and time all are as they were: indexing too takes such a
 * file to be unchanged.
 */
export async function matchFiles(
  wanted: readonly AwayFile[],
  candidates: readonly Candidate[],
  hashOf: (candidate: Candidate) => Promise<string | null>,
): Promise<Match[]> {
  const byPath = new Map(candidates.map((one) => [one.path, one]));
  const bySize = groupBy(candidates, ({ bytes }) => bytes);
  const byName = groupBy(candidates, ({ name }) => name);
  const taken = new Set<string>();
  const matches: Match[] = [];
  for (const file of wanted) {
    const same = await sameBytes(file, { byPath, bySize, taken }, hashOf);
    if (same !== null) taken.add(same.path);
    const named = byPath.get(file.path) ?? onlyOne(byName.get(file.name));
    if (same !== null) matches.push({ as: "found", file, to: same.path });
    else if (named === null || taken.has(named.path)) matches.push({ as: "nowhere", file });
    else matches.push({ as: "another", file, to: named.path });
  }
  // what was found by its bytes after it was offered as another version is that file
  return matches.map((match) =>
    match.as === "another" && taken.has(match.to) ? { as: "nowhere", file: match.file } : match,
  );
}

type Known = {
  readonly byPath: ReadonlyMap<string, Candidate>;
  readonly bySize: ReadonlyMap<number, readonly Candidate[]>;
  readonly taken: ReadonlySet<string>;
};

async function sameBytes(
  file: AwayFile,
  { byPath, bySize, taken }: Known,
  hashOf: (candidate: Candidate) => Promise<string | null>,
): Promise<Candidate | null> {
  const inPlace = byPath.get(file.path);
  if (inPlace?.bytes === file.bytes && inPlace.modifiedMs === file.modifiedMs) return inPlace;
  const likely = (bySize.get(file.bytes) ?? []).toSorted(
    (a, b) => likeness(b, file) - likeness(a, file),
  );
  const hash = file.hash.toString("hex");
  for (const candidate of likely)
    if (!taken.has(candidate.path) && (await hashOf(candidate)) === hash) return candidate;
  return null;
}

/** Where to look first: the hash decides. */
function likeness({ path, name, modifiedMs }: Candidate, file: AwayFile): number {
  return (
    Number(path === file.path) * 4 +
    Number(name === file.name) * 2 +
    Number(modifiedMs === file.modifiedMs)
  );
}

function onlyOne<T>(list: readonly T[] | undefined): T | null {
  return list?.length === 1 ? (list[0] ?? null) : null;
}

function groupBy<T, K>(list: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
}
