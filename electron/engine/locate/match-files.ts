import type { AwayFile } from "../catalog/relink.ts";

/** A file in the new folder, as a listing shows it. */
export type Candidate = {
  /** Within the new folder. */
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly modifiedMs: number;
};

/**
 * What became of a file that is looked for. `choices` are the places of which each would do, where there are
 * several; `to` is the likeliest, or null for other versions, of which none is likelier.
 */
export type Match =
  | {
      readonly as: "found";
      readonly file: AwayFile;
      readonly to: string;
      readonly choices: readonly string[];
    }
  | {
      readonly as: "another";
      readonly file: AwayFile;
      readonly to: string | null;
      readonly choices: readonly string[];
    }
  | { readonly as: "nowhere"; readonly file: AwayFile };

/**
 * Finds files among the candidates of a new folder; places are within it. Same bytes are found, wherever
 * they lie and whatever they are called; the same name with other bytes is another version, which is only
 * ever offered. `hashOf` gives the hash of a candidate, null when it cannot be read; it is asked for
 * candidates of the right size only, and not where path, size and time all are as they were: indexing too
 * takes such a file to be unchanged.
 */
export async function matchFiles(
  wanted: readonly AwayFile[],
  candidates: readonly Candidate[],
  hashOf: HashOf,
): Promise<Match[]> {
  const byPath = new Map(candidates.map((one) => [one.path, one]));
  const bySize = new Map(
    groupBy(candidates, ({ bytes }) => bytes)
      .entries()
      .map(([bytes, group]) => [bytes, new SameSize(group)]),
  );
  const byName = groupBy(candidates, ({ name }) => name);
  const taken = new Set<string>();
  const matches: Match[] = [];
  for (const file of wanted) {
    const [same, ...others] = await sameBytes(file, { byPath, byName, bySize, taken }, hashOf);
    if (same === undefined) {
      const inPlace = byPath.get(file.path);
      const named = inPlace === undefined ? (byName.get(file.name) ?? []) : [inPlace];
      matches.push(
        otherVersions(
          file,
          named.map(({ path }) => path),
        ),
      );
    } else {
      taken.add(same.path);
      const choices = [same, ...others].map(({ path }) => path);
      matches.push({
        as: "found",
        file,
        to: same.path,
        choices: others.length === 0 ? [] : choices,
      });
    }
  }
  return matches.map((match) => withoutTaken(match, taken));
}

function otherVersions(file: AwayFile, paths: readonly string[]): Match {
  const [first] = paths;
  if (first === undefined) return { as: "nowhere", file };
  return paths.length === 1
    ? { as: "another", file, to: first, choices: [] }
    : { as: "another", file, to: null, choices: paths };
}

/** What was found by its bytes, also after it was offered for another file, is that file. */
function withoutTaken(match: Match, taken: ReadonlySet<string>): Match {
  if (match.as === "nowhere") return match;
  const { file, to, choices } = match;
  const free = choices.filter((path) => !taken.has(path) || (match.as === "found" && path === to));
  if (match.as === "found") return { ...match, choices: free.length > 1 ? free : [] };
  const single = to !== null && !taken.has(to) ? [to] : [];
  return otherVersions(file, choices.length === 0 ? single : free);
}

type Known = {
  readonly byPath: ReadonlyMap<string, Candidate>;
  readonly byName: ReadonlyMap<string, readonly Candidate[]>;
  readonly bySize: ReadonlyMap<number, SameSize>;
  readonly taken: ReadonlySet<string>;
};

/**
 * The candidates with the bytes of a file. First those of its name, several of which are told apart by the
 * archivist; of others, which were renamed, the first will do.
 */
async function sameBytes(
  file: AwayFile,
  { byPath, byName, bySize, taken }: Known,
  hashOf: HashOf,
): Promise<Candidate[]> {
  const inPlace = byPath.get(file.path);
  if (inPlace?.bytes === file.bytes && inPlace.modifiedMs === file.modifiedMs) return [inPlace];
  const hash = file.hash.toString("hex");
  const ofTime = (one: Candidate): number => Number(one.modifiedMs === file.modifiedMs);
  const ofName = (byName.get(file.name) ?? [])
    .filter(({ bytes }) => bytes === file.bytes)
    .toSorted((a, b) => ofTime(b) - ofTime(a));
  const named: Candidate[] = [];
  for (const candidate of ofName)
    if (!taken.has(candidate.path) && (await hashOf(candidate)) === hash) named.push(candidate);
  const exact = named.find(({ path }) => path === file.path);
  if (exact !== undefined) return [exact];
  if (named.length > 0) return named;
  const renamed = await bySize.get(file.bytes)?.find(file.modifiedMs, hash, taken, hashOf);
  return renamed === undefined ? [] : [renamed];
}

type HashOf = (candidate: Candidate) => Promise<string | null>;

/** Candidates of one size, each read once at most, however many files of this size are wanted. */
class SameSize {
  private readonly unread: Candidate[];
  private readonly byTime: ReadonlyMap<number, readonly Candidate[]>;
  private readonly byHash = new Map<string, Candidate[]>();
  private readonly read = new Set<Candidate>();

  constructor(candidates: readonly Candidate[]) {
    this.unread = candidates.toReversed();
    this.byTime = groupBy(candidates, ({ modifiedMs }) => modifiedMs);
  }

  /** One with these bytes that is free; those of this time are looked at first. */
  async find(
    modifiedMs: number,
    hash: string,
    taken: ReadonlySet<string>,
    hashOf: HashOf,
  ): Promise<Candidate | undefined> {
    const known = (): Candidate | undefined =>
      this.byHash.get(hash)?.find(({ path }) => !taken.has(path));
    for (const candidate of this.byTime.get(modifiedMs) ?? []) {
      const found = known();
      if (found !== undefined) return found;
      await this.take(candidate, hashOf);
    }
    for (;;) {
      const found = known();
      if (found !== undefined) return found;
      const next = this.unread.pop();
      if (next === undefined) return undefined;
      await this.take(next, hashOf);
    }
  }

  private async take(candidate: Candidate, hashOf: HashOf): Promise<void> {
    if (this.read.has(candidate)) return;
    this.read.add(candidate);
    const hash = await hashOf(candidate);
    if (hash === null) return;
    const same = this.byHash.get(hash);
    if (same === undefined) this.byHash.set(hash, [candidate]);
    else same.push(candidate);
  }
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
