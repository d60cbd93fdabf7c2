import { setTimeout } from "node:timers/promises";
import type {
  CreditExample,
  CreditForesight,
  CreditGroups,
  CreditLines,
  CreditPartOfLine,
  CreditWords,
  WhichLines,
} from "../../shared/contract/credits.ts";
import type { Changed } from "../../shared/contract/stills.ts";
import type { CreditPiece } from "../../shared/credit.ts";
import { ProblemError } from "../../shared/problem.ts";
import type { StillId } from "../../shared/still.ts";
import type { Archive } from "./archive.ts";
import { cardsOf } from "./catalog/cards.ts";
import { creditCorrections, partiesSaid } from "./catalog/credit-knowledge.ts";
import type { ReadableDb } from "./catalog/database.ts";
import { onlyAgent } from "./catalog/holders.ts";
import { acceptCredits } from "./commands/credits/accept-credits.ts";
import type { leaveCredits, reopenCredits } from "./commands/credits/leave-credits.ts";
import { followingIn, sayOfCredits } from "./commands/credits/say-of-credits.ts";
import {
  groupsOf,
  stillsOf,
  type CreditOutlook,
  type CreditWord,
  type ReviewedLine,
} from "./credits/credit-review.ts";
import { kindOfParty } from "./credits/holders-in.ts";
import { commonShape } from "./credits/pattern.ts";

type Where = { readonly scope: number | null; readonly open: boolean };
type Part = { readonly offset: number; readonly limit: number };

/** So long one is let wait before hearing how far reading has come. */
const PATIENCE_MS = 300;

/** The groups of a review, or how far reading has come. */
export async function creditGroups(
  archive: Archive,
  { offset, limit, ...where }: Where & Part,
): Promise<CreditGroups> {
  const { credits, catalog } = archive;
  const waiting = new AbortController();
  const reviewed = await Promise.race([
    credits.lines(),
    setTimeout(PATIENCE_MS, null, { signal: waiting.signal }).catch(() => null),
  ]);
  waiting.abort();
  if (reviewed === null)
    return {
      reading: credits.progress ?? { read: 0, of: 0 },
      groups: [],
      total: 0,
      lines: 0,
      stills: 0,
      more: 0,
    };
  const lines = credits.within(reviewed, where);
  const groups = groupsOf(lines, reviewed.several);
  const some = groups.slice(offset, offset + limit);
  const examples = examplesOf(
    catalog.db,
    some.map((group) => group.lines[0]?.oldest ?? 0),
  );
  return {
    reading: null,
    groups: some.map(({ pattern, state, lines: ofGroup, stills }) => ({
      pattern,
      pieces: ofGroup[0] === undefined ? [] : shapeOf(ofGroup[0]),
      state,
      lines: ofGroup.length,
      stills,
      example: examples.get(ofGroup[0]?.oldest ?? 0) ?? null,
    })),
    total: groups.length,
    lines: lines.length,
    stills: stillsOf(lines, reviewed.several),
    more: reviewed.more,
  };
}

/** What is shown of a pattern: the pieces of its first line, or what lines are called that are alike without. */
function shapeOf({ reading: { credit, pattern } }: ReviewedLine): readonly CreditPiece[] {
  const common = commonShape(credit);
  return common === null ? pattern.pieces : [{ text: common, is: "words" }];
}

function examplesOf(
  db: ReadableDb,
  stills: readonly StillId[],
): ReadonlyMap<StillId, CreditExample> {
  return new Map(
    cardsOf(db, stills).map(({ id, hash, name, thumbnail }) => [
      id,
      { hash, name, made: thumbnail === "made" },
    ]),
  );
}

/** Characters of a text that got into the field of credit lines, as many as are read of one. */
const SHOWN_AT_MOST = 1_000;

function beginningOf(line: string): readonly CreditPiece[] {
  return [{ text: `${line.slice(0, SHOWN_AT_MOST)}…`, is: "words" }];
}

/** The lines of a pattern. */
export async function creditLines(
  archive: Archive,
  { pattern, offset, limit, ...where }: Where & Part & { readonly pattern: string },
): Promise<CreditLines> {
  const { credits, catalog } = archive;
  const reviewed = await credits.lines();
  const lines = credits
    .within(reviewed, where)
    .filter(({ reading }) => reading.pattern.key === pattern);
  const some = lines.slice(offset, offset + limit);
  const examples = examplesOf(
    catalog.db,
    some.map(({ oldest }) => oldest),
  );
  const { known } = reviewed.knowledge;
  return {
    total: lines.length,
    lines: some.map(({ line, stills, inCaptions, oldest, reading, state, settled }) => ({
      line,
      stills,
      inCaptions,
      pieces: line.length > SHOWN_AT_MOST ? beginningOf(line) : reading.pattern.pieces,
      parts: reading.credit.parts.map(
        ({ name, written, role, reason, confidence }, index): CreditPartOfLine => ({
          name,
          written,
          place: reading.pattern.places[index] ?? 0,
          role,
          reason,
          confidence,
          kind: kindOfParty({ name, role }, known),
          record: onlyAgent(catalog.db, name),
        }),
      ),
      confidence: reading.credit.confidence,
      state,
      decision: settled === undefined || settled.decision === "open" ? null : settled.decision,
      example: examples.get(oldest) ?? null,
    })),
  };
}

/** Lines that a foresight names. */
const FORESEEN = 12;

/** What would come of a word. */
export async function foreseeCredits(archive: Archive, word: CreditWord): Promise<CreditForesight> {
  const outlook = await archive.credits.outlook(word);
  const { changed, settling, several } = outlook;
  const following = followingIn(outlook);
  const linesOf = (some: CreditOutlook["changed"]): readonly ReviewedLine[] =>
    some.map(({ line }) => line);
  return {
    lines: changed.length,
    stills: stillsOf(linesOf(changed), several),
    followingLines: following.length,
    followingStills: stillsOf(linesOf(following), several),
    settlingLines: settling.length,
    settlingStills: stillsOf(linesOf(settling), several),
    some: changed.slice(0, FORESEEN).map(({ line, after }) => ({
      line: line.line,
      stills: line.stills,
      before: line.reading.pattern.pieces,
      after: after.pattern.pieces,
    })),
  };
}

/** What was said of names and patterns. */
export async function creditWords(archive: Archive): Promise<CreditWords> {
  const { db } = archive.catalog;
  const { lines, knowledge } = await archive.credits.lines();
  const parties = partiesSaid(db);
  const shapes = new Map<string, readonly CreditPiece[]>();
  for (const { reading } of lines)
    if (!shapes.has(reading.pattern.key)) shapes.set(reading.pattern.key, reading.pattern.pieces);
  return {
    parties,
    corrections: creditCorrections(db).map((correction) => ({
      ...correction,
      pieces: shapes.get(correction.pattern) ?? null,
    })),
    records: Math.max(0, knowledge.own.size - parties.length),
  };
}

/** The lines that are meant. Throws a Problem where they are no longer as many as one saw. */
async function meantLines(archive: Archive, which: WhichLines): Promise<readonly ReviewedLine[]> {
  const { credits } = archive;
  const reviewed = await credits.lines();
  const meant =
    "line" in which
      ? reviewed.lines.filter(({ line }) => line === which.line)
      : credits
          .within(reviewed, which)
          .filter(({ reading }) => reading.pattern.key === which.pattern);
  if (meant.length !== ("line" in which ? 1 : which.lines))
    throw new ProblemError(
      "changed",
      "The credit lines are no longer as they were shown. Nothing was changed: look at them again.",
    );
  return meant;
}

/** Accepts lines as they are read. */
export async function acceptLines(archive: Archive, which: WhichLines): Promise<Changed> {
  archive.requireWritable();
  const meant = await meantLines(archive, which);
  const { knowledge } = await archive.credits.lines();
  const readings = meant.map(({ reading }) => reading.credit);
  const { result, label, change } = await archive.perform(() =>
    acceptCredits(archive.catalog.db, readings, knowledge.known),
  );
  return { changed: result.changed, label, change };
}

/** Has lines not be asked of again, or again. */
export async function settleLines(
  archive: Archive,
  which: WhichLines,
  settle: typeof leaveCredits | typeof reopenCredits,
): Promise<Changed> {
  archive.requireWritable();
  const lines = (await meantLines(archive, which)).map(({ line }) => line);
  const { result, label, change } = await archive.perform(() => settle(archive.catalog.db, lines));
  return { changed: result.changed, label, change };
}

/** Says what a name is, or the role of a place in a pattern. */
export async function sayOfLines(
  archive: Archive,
  word: CreditWord,
  accept: boolean,
): Promise<Changed> {
  archive.requireWritable();
  const outlook = await archive.credits.outlook(word);
  const { result, label, change } = await archive.perform(() =>
    sayOfCredits(archive.catalog.db, word, outlook, accept),
  );
  return { changed: result.changed, label, change };
}
