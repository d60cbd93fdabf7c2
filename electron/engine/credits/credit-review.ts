import { setTimeout } from "node:timers/promises";
import {
  creditStates,
  type CreditRole,
  type CreditState,
  type SaidKind,
} from "../../../shared/credit.ts";
import { ProblemError } from "../../../shared/problem.ts";
import {
  creditCorrections,
  partiesSaid,
  type CreditCorrection,
  type PartySaid,
} from "../catalog/credit-knowledge.ts";
import {
  beforeAllCredits,
  creditLinesAfter,
  creditLinesOf,
  differentLinesAfter,
  type CreditLine,
  severalLinesAfter,
  type CreditOrigin,
  type SeveralLines,
} from "../catalog/credit-lines.ts";
import { keepCaptionCredits, unreadCaptions } from "../catalog/caption-credits.ts";
import type { WritableDb } from "../catalog/database.ts";
import { isOpenCredit, settledCredits, type SettledCredit } from "../catalog/settled-credits.ts";
import { Breather } from "../search/breather.ts";
import { stateOf } from "./credit-state.ts";
import { splitCredit } from "./credit-tail.ts";
import { foldedLine, namingAnyOf, partyKey, type FoldedLine } from "./gazetteer/gazetteer.ts";
import {
  changedKnowledge,
  creditKnowledge,
  knowledgeWith,
  type ArchiveKnowledge,
} from "./knowledge-of-archive.ts";
import { readCredit, type CreditReading } from "./read-credit.ts";

/** So many different lines are read, those with most stills: what stands in very many lines is no party. */
const LINES_AT_MOST = 20_000;
const STILLS_AT_ONCE = 2_000;
/** So long after the last search reading goes on. */
const QUIET_MS = 250;

/** A credit line of the archive as it is read, and what was decided of it. */
export type ReviewedLine = CreditLine & {
  /** How many of its stills have it only at the end of a caption. */
  readonly inCaptions: number;
  readonly reading: CreditReading;
  readonly state: CreditState;
  readonly settled: SettledCredit | undefined;
  /** Whether it is still to be looked at. */
  readonly isOpen: boolean;
};

/** The lines of the archive at one moment, those with most stills first. */
export type ReviewedLines = {
  readonly lines: readonly ReviewedLine[];
  /** How many more different lines there are than are read. */
  readonly more: number;
  readonly knowledge: ArchiveKnowledge;
  /** The stills that have several of the lines. */
  readonly several: readonly SeveralLines[];
};

/** Lines of one pattern. */
export type ReviewedGroup = {
  readonly pattern: string;
  readonly state: CreditState;
  readonly lines: readonly ReviewedLine[];
  readonly stills: number;
};

/** What the archivist may say: what a name is, or the role of a place in a pattern; null takes it back. */
export type CreditWord =
  | { readonly name: string; readonly kind: SaidKind | null }
  | { readonly pattern: string; readonly place: number; readonly role: CreditRole | null };

/** What would come of it. */
export type CreditOutlook = {
  readonly knowledge: ArchiveKnowledge;
  readonly said: readonly PartySaid[];
  readonly corrections: readonly CreditCorrection[];
  /** The lines that would be read otherwise. */
  readonly changed: readonly { readonly line: ReviewedLine; readonly after: CreditReading }[];
  /** Of the lines that it is said of, those that are to be looked at and would then be read whole. */
  readonly settling: readonly { readonly line: ReviewedLine; readonly after: CreditReading }[];
  readonly several: readonly SeveralLines[];
};

type ListedLine = CreditLine & Pick<ReviewedLine, "inCaptions">;
type Read = { readonly reading: CreditReading; readonly folded: FoldedLine };

/**
 * The credit lines of an archive as they are read, for whoever looks them over. They are read in slices, and kept:
 * when something else comes to be known of a party, only lines that may name it are read again.
 */
export class CreditReview {
  private readonly db: WritableDb;
  private readonly isWritable: () => boolean;
  private readonly searchedAt: () => number;
  private readonly closing = new AbortController();
  private readonly read = new Map<string, Read>();
  private knowledge: ArchiveKnowledge | null = null;
  /** Grows with every change; what was made before is made anew. */
  private version = 0;
  private made: { readonly version: number; readonly lines: ReviewedLines } | null = null;
  private making: Promise<void> | null = null;
  private readingCaptions: Promise<void> | null = null;
  private scope: { readonly id: number; readonly lines: ReadonlySet<string> } = {
    id: 0,
    lines: new Set(),
  };
  /** How far reading has come; null while nothing is read. */
  progress: { readonly read: number; readonly of: number } | null = null;

  /**
   * In an archive that is read-only, the credits of captions are those that were read before. `searchedAt` tells when
   * somebody searched last, as performance.now() tells time.
   */
  constructor(
    db: WritableDb,
    isWritable: () => boolean = () => true,
    searchedAt: () => number = () => -Infinity,
  ) {
    this.db = db;
    this.isWritable = isWritable;
    this.searchedAt = searchedAt;
  }

  /** Call it when anything in the catalog has changed. */
  changed(): void {
    this.version += 1;
  }

  /** Gives up what is under way. Call before the database is closed. */
  stop(): void {
    this.closing.abort(new ProblemError("closed", "The archive was closed."));
  }

  /** The lines of the archive as they are now, or have become while they were read. */
  async lines(): Promise<ReviewedLines> {
    const asked = this.version;
    for (;;) {
      if (this.made !== null && this.made.version >= asked) return this.made.lines;
      this.making ??= this.make().finally(() => {
        this.making = null;
      });
      await this.making;
    }
  }

  /** How many different lines are still to be looked at. No line is read for it, only captions that came since. */
  async count(): Promise<number> {
    await this.readCaptions();
    const breather = new Breather(this.closing.signal);
    const settled = settledCredits(this.db);
    let open = 0;
    let after = "";
    for (;;) {
      const some = differentLinesAfter(this.db, after);
      open += some.filter(({ line, newest }) => isOpenCredit(settled.get(line), newest)).length;
      const last = some.at(-1);
      if (last === undefined) return open;
      after = last.line;
      if (breather.due()) await breather.breathe();
    }
  }

  /** Keeps which lines these stills have, under a number, until others are asked for. */
  async scopeOf(stills: Uint32Array): Promise<{ readonly scope: number; readonly lines: number }> {
    await this.readCaptions();
    const breather = new Breather(this.closing.signal);
    const lines = new Set<string>();
    for (let from = 0; from < stills.length; from += STILLS_AT_ONCE) {
      for (const line of creditLinesOf(this.db, [...stills.subarray(from, from + STILLS_AT_ONCE)]))
        lines.add(line);
      if (breather.due()) await breather.breathe();
    }
    this.scope = { id: this.scope.id + 1, lines };
    return { scope: this.scope.id, lines: lines.size };
  }

  /** Which of the lines are meant: of all or of a scope, those to be looked at or those that are settled. */
  within(
    { lines }: ReviewedLines,
    { scope, open }: { readonly scope: number | null; readonly open: boolean },
  ): readonly ReviewedLine[] {
    if (scope !== null && scope !== this.scope.id)
      throw new ProblemError(
        "changed",
        "Other stills were chosen for the review meanwhile. Close it and open it again.",
      );
    return lines.filter(
      ({ line, isOpen }) => isOpen === open && (scope === null || this.scope.lines.has(line)),
    );
  }

  /** What would come of it if this were said. */
  async outlook(word: CreditWord): Promise<CreditOutlook> {
    const breather = new Breather(this.closing.signal);
    const { lines, several } = await this.lines();
    const said = partiesSaid(this.db).filter(
      ({ name }) => !("name" in word) || partyKey(name) !== partyKey(word.name),
    );
    const corrections = creditCorrections(this.db).filter(
      ({ pattern, place }) => "name" in word || pattern !== word.pattern || place !== word.place,
    );
    if ("name" in word && word.kind !== null) said.push({ name: word.name, kind: word.kind });
    if ("pattern" in word && word.role !== null) corrections.push({ ...word, role: word.role });
    const knowledge = knowledgeWith(this.db, said, corrections);
    const key = "name" in word ? partyKey(word.name) : null;
    const names = key === null ? null : namingAnyOf([key]);
    const changed: { line: ReviewedLine; after: CreditReading }[] = [];
    const settling: typeof changed = [];
    for (const line of lines) {
      if (breather.due()) await breather.breathe();
      const folded = this.read.get(line.line)?.folded;
      const isMeant =
        "pattern" in word
          ? line.reading.pattern.key === word.pattern
          : folded === undefined || names?.(folded) === true;
      if (!isMeant) continue;
      const after = readCredit(line.line, knowledge);
      if (inShort(after) !== inShort(line.reading)) changed.push({ line, after });
      const isOfIt =
        key === null || [line.reading, after].some((reading) => hasParty(reading, key));
      if (isOfIt && line.isOpen && stateOf(after.credit) === "read") settling.push({ line, after });
    }
    return { knowledge, said, corrections, changed, settling, several };
  }

  /** Reads the credits at the end of those captions that came or were changed since. */
  private async readCaptions(): Promise<void> {
    this.readingCaptions ??= this.readUnread().finally(() => {
      this.readingCaptions = null;
    });
    await this.readingCaptions;
  }

  private async readUnread(): Promise<void> {
    const breather = new Breather(this.closing.signal);
    while (this.isWritable()) {
      const some = unreadCaptions(this.db);
      if (some.length === 0) return;
      keepCaptionCredits(
        this.db,
        some.map(({ text, ...of }) => ({ ...of, credit: splitCredit(text).credit })),
      );
      if (breather.due()) await this.giveWay(breather);
    }
  }

  /** While somebody types a search nothing is read: each part would keep the letters waiting. */
  private async giveWay(breather: Breather): Promise<void> {
    await breather.breathe();
    while (performance.now() - this.searchedAt() < QUIET_MS) {
      await setTimeout(QUIET_MS);
      this.closing.signal.throwIfAborted();
    }
  }

  private async make(): Promise<void> {
    await this.readCaptions();
    const { version, db } = this;
    const breather = new Breather(this.closing.signal);
    const listed = await this.list(breather);
    const settled = settledCredits(db);
    const knowledge = creditKnowledge(db);
    await this.forgetChanged(knowledge, breather);
    const lines: ReviewedLine[] = [];
    for (const [at, line] of listed.slice(0, LINES_AT_MOST).entries()) {
      if (breather.due()) {
        this.progress = { read: at, of: Math.min(listed.length, LINES_AT_MOST) };
        await this.giveWay(breather);
      }
      const { reading } = this.readingOf(line.line, knowledge);
      const decided = settled.get(line.line);
      lines.push({
        ...line,
        reading,
        state: stateOf(reading.credit),
        settled: decided,
        isOpen: isOpenCredit(decided, line.newest),
      });
    }
    this.progress = null;
    const more = Math.max(0, listed.length - LINES_AT_MOST);
    const several = await this.severalLines(breather);
    this.made = { version, lines: { lines, more, knowledge, several } };
  }

  private async severalLines(breather: Breather): Promise<readonly SeveralLines[]> {
    const several: SeveralLines[] = [];
    for (let after = 0; ;) {
      const some = severalLinesAfter(this.db, after);
      if (some === null) return several;
      several.push(...some.several);
      after = some.upTo;
      if (breather.due()) await this.giveWay(breather);
    }
  }

  private async list(breather: Breather): Promise<readonly ListedLine[]> {
    const lines = new Map<string, ListedLine>();
    for (const origin of ["field", "caption"] as const) await this.listOf(origin, lines, breather);
    return [...lines.values()].toSorted((a, b) => b.stills - a.stills);
  }

  private async listOf(
    origin: CreditOrigin,
    lines: Map<string, ListedLine>,
    breather: Breather,
  ): Promise<void> {
    for (let after = beforeAllCredits; ;) {
      const some = creditLinesAfter(this.db, origin, after);
      const last = some.at(-1);
      if (last === undefined) return;
      for (const line of some) {
        const known = lines.get(line.line);
        const inCaptions = (known?.inCaptions ?? 0) + (origin === "caption" ? line.stills : 0);
        lines.set(line.line, {
          line: line.line,
          stills: (known?.stills ?? 0) + line.stills,
          oldest: Math.min(known?.oldest ?? line.oldest, line.oldest),
          newest: Math.max(known?.newest ?? 0, line.newest),
          inCaptions,
        });
      }
      after = { line: last.line, still: last.newest };
      if (breather.due()) await breather.breathe();
    }
  }

  /** Forgets the lines that may be read otherwise by what is known now. */
  private async forgetChanged(knowledge: ArchiveKnowledge, breather: Breather): Promise<void> {
    const before = this.knowledge;
    this.knowledge = knowledge;
    if (before === null) return;
    const { parties, patterns } = changedKnowledge(before, knowledge);
    if (parties.length === 0 && patterns.size === 0) return;
    const names = namingAnyOf(parties);
    for (const [line, { reading, folded }] of this.read) {
      if (patterns.has(reading.pattern.key) || names(folded)) this.read.delete(line);
      if (breather.due()) await breather.breathe();
    }
  }

  private readingOf(line: string, knowledge: ArchiveKnowledge): Read {
    const known = this.read.get(line);
    if (known !== undefined) return known;
    const reading = readCredit(line, knowledge);
    const names = reading.credit.parts.map(({ written }) => written);
    const read = { reading, folded: foldedLine(line, names) };
    this.read.set(line, read);
    return read;
  }
}

/** What a reading comes to: who has which role. */
function inShort({ credit }: CreditReading): string {
  return JSON.stringify(credit.parts.map(({ name, role }) => [name, role]));
}

function hasParty({ credit }: CreditReading, key: string): boolean {
  return credit.parts.some(
    ({ written, name }) => partyKey(written) === key || partyKey(name) === key,
  );
}

/** How many stills have any of the lines: one that has several of them is one still. */
export function stillsOf(
  lines: readonly Pick<ReviewedLine, "line" | "stills">[],
  several: readonly SeveralLines[],
): number {
  const meant = new Set(lines.map(({ line }) => line));
  const counted = lines.reduce((sum, { stills }) => sum + stills, 0);
  const twice = several.reduce((sum, one) => {
    const had = one.lines.filter((line) => meant.has(line)).length;
    return sum + one.stills * Math.max(0, had - 1);
  }, 0);
  return counted - twice;
}

/** Lines by their pattern: first those that are read whole, then by how many stills they have. */
export function groupsOf(
  lines: readonly ReviewedLine[],
  several: readonly SeveralLines[],
): readonly ReviewedGroup[] {
  const groups = Map.groupBy(lines, ({ reading }) => reading.pattern.key);
  const within = severalWithin(lines, several);
  return [...groups]
    .map(([pattern, ofPattern]) => ({
      pattern,
      state: ofPattern[0]?.state ?? "unread",
      lines: ofPattern,
      stills: stillsOf(ofPattern, within.get(pattern) ?? []),
    }))
    .toSorted(
      (a, b) =>
        creditStates.indexOf(a.state) - creditStates.indexOf(b.state) || b.stills - a.stills,
    );
}

/** By pattern, the stills that have several lines of which one at least is of it. */
function severalWithin(
  lines: readonly ReviewedLine[],
  several: readonly SeveralLines[],
): ReadonlyMap<string, readonly SeveralLines[]> {
  const patterns = new Map(lines.map(({ line, reading }) => [line, reading.pattern.key]));
  const within = new Map<string, SeveralLines[]>();
  for (const one of several)
    for (const pattern of new Set(one.lines.map((line) => patterns.get(line)))) {
      if (pattern === undefined) continue;
      const known = within.get(pattern);
      if (known === undefined) within.set(pattern, [one]);
      else known.push(one);
    }
  return within;
}
