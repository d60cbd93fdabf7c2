import type { StillAnswer } from "../../../shared/contract/rights.ts";
import type { AffectedExport, LedgerEntry } from "../../../shared/contract/ledger.ts";
import { isWorse, requestJudgedAgain } from "../../../shared/rights/judged-again.ts";
import type { RightsRequest } from "../../../shared/rights/request.ts";
import { rightsStatus } from "../../../shared/rights/status.ts";
import type { StillRights } from "../../../shared/rights/still-rights.ts";
import type { StillId } from "../../../shared/still.ts";
import { allowedCopies, copyAt, type AllowedCopy } from "../catalog/copies-of-stills.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { listLedger } from "../catalog/ledger.ts";
import { stillByUuid } from "../catalog/record.ts";
import { rightsOfStills } from "../catalog/rights/rights-of-stills.ts";
import { answerOf } from "../rights/status-of-stills.ts";
import { Breather } from "../search/breather.ts";

/** Stills whose rights are read at once. */
const AT_ONCE = 200;

/** A copy that is to be judged again. */
type Judged = AllowedCopy & {
  readonly entry: LedgerEntry;
  readonly request: RightsRequest;
  /** The request as a text, to tell which are alike. */
  readonly asked: string;
};

/**
 * The exports of which less is allowed now than when they were made, the latest first, each with the copies of which
 * that is so. What went out for a use that goes on is judged today, what was printed on the day that was asked for;
 * see {@link requestJudgedAgain}. Nothing is told of exports from before rights were asked, nor of stills that are no
 * longer in the archive. The rights of a still are read once, however often it went out; others have their turn in
 * between.
 */
export async function affectedExports(db: ReadableDb): Promise<AffectedExport[]> {
  const breather = new Breather();
  const ofStills = new Map<StillId, Judged[]>();
  for (const entry of listLedger(db)) {
    for (const [still, copy] of toJudge(db, entry)) {
      const others = ofStills.get(still);
      if (others === undefined) ofStills.set(still, [copy]);
      else others.push(copy);
    }
    if (breather.due()) await breather.breathe();
  }
  const stills = [...ofStills.keys()];
  const found: Found[] = [];
  for (let at = 0; at < stills.length; at += AT_ONCE) {
    for (const [still, rights] of rightsOfStills(db, stills.slice(at, at + AT_ONCE)))
      found.push(...lessAllowed(still, rights, ofStills.get(still) ?? []));
    if (breather.due()) await breather.breathe();
  }
  return byExport(db, found);
}

function toJudge(db: ReadableDb, entry: LedgerEntry): (readonly [StillId, Judged])[] {
  if (entry.request === null) return [];
  const request = requestJudgedAgain(entry.request);
  const asked = JSON.stringify(request);
  return allowedCopies(db, entry.id).flatMap((copy) => {
    const still = stillByUuid(db, copy.stillUuid);
    return still === null ? [] : [[still, { ...copy, entry, request, asked }] as const];
  });
}

type Copy = AffectedExport["copies"][number];
type Found = Judged & { readonly still: StillId; readonly stands: Copy["stands"] };

/** A still that went out a hundred times for the same is judged once. */
function lessAllowed(still: StillId, rights: StillRights, copies: readonly Judged[]): Found[] {
  return [...Map.groupBy(copies, ({ asked }) => asked).values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    const now = rightsStatus(rights, first.request).status;
    const worse = alike.filter(({ status }) => isWorse(now, status));
    if (worse.length === 0) return [];
    const stands = inWords(answerOf(still, rights, first.request));
    return worse.map((copy) => ({ ...copy, still, stands }));
  });
}

function inWords({ status, reasons }: Pick<StillAnswer, "status" | "reasons">): Copy["stands"] {
  return { status, reasons: reasons.map(({ words }) => words) };
}

/** By export, the latest first, and in the order of each. */
function byExport(db: ReadableDb, found: readonly Found[]): AffectedExport[] {
  const ofExports = Map.groupBy(found, ({ entry }) => entry);
  return [...ofExports]
    .toSorted(([one], [other]) => other.id - one.id)
    .flatMap(([entry, copies]) => {
      const [first] = copies;
      const ordered = copies.toSorted((one, other) => one.position - other.position);
      return first === undefined
        ? []
        : [{ entry, request: first.request, copies: ordered.map((copy) => told(db, copy)) }];
    });
}

/** With the reasons of then, which are read of these alone. */
function told(db: ReadableDb, { entry, position, still, fileName, status, stands }: Found): Copy {
  const pass = copyAt(db, { export: entry.id, position, still })?.file.pass ?? null;
  return { still, fileName, stood: inWords(pass ?? { status, reasons: [] }), stands };
}
