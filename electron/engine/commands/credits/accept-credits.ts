import type { StillId } from "../../../../shared/still.ts";
import { makeAgent, setAgentKind } from "../../catalog/agents.ts";
import { stillsOfCredit } from "../../catalog/credit-lines.ts";
import {
  creatorsOf,
  heldOtherwise,
  holderDismissed,
  ownedByFilm,
  setCreators,
  takeHolderOff,
  withCreatorsChosen,
} from "../../catalog/credit-of-stills.ts";
import type { WritableDb } from "../../catalog/database.ts";
import { onlyAgent } from "../../catalog/holders.ts";
import { personKey } from "../../catalog/name-key.ts";
import { settleCredit, settledCredit, type CreditGiven } from "../../catalog/settled-credits.ts";
import { addRightsHolder } from "../../catalog/tags.ts";
import type { Gazetteer } from "../../credits/gazetteer/gazetteer.ts";
import { agentKindOf, holdersIn, kindOfParty } from "../../credits/holders-in.ts";
import type { ParsedCredit } from "../../credits/parse-credit.ts";
import type { CreditPart } from "../../credits/roles.ts";
import type { Action } from "../action.ts";
import { countOf } from "../tag-stills.ts";

/** What accepting credit lines came to. */
export type AcceptedCredits = {
  /** Stills that were given something, or from which was taken what the line no longer says. */
  readonly changed: number;
  /** Rights holders that the archive had not. */
  readonly made: readonly string[];
  /** Stills of which something else is said already, which stays: by the archivist, or who made them by the file. */
  readonly kept: number;
  /** Names that several records have: none was taken. */
  readonly unclear: readonly string[];
};

/**
 * Makes what credit lines say part of the record of all stills that have them: who made them, and whose they are
 * in which role. What the archivist said otherwise stays, and so does whom a file names as maker. What an earlier
 * reading of the line has given and this one does not say is taken back.
 */
export function acceptCredits(
  db: WritableDb,
  readings: readonly ParsedCredit[],
  known: Gazetteer,
): Action<AcceptedCredits> {
  const doing: Doing = {
    db,
    known,
    stills: new Set(),
    changed: new Set(),
    kept: new Set(),
    made: [],
    unclear: new Set(),
    agents: new Map(),
  };
  acceptAll(doing, readings);
  const { changed, kept, made, unclear } = doing;
  const [only, ...others] = readings;
  const what =
    only !== undefined && others.length === 0
      ? `the credit line “${shortened(only.line)}”`
      : `${readings.length.toLocaleString("en")} credit lines`;
  return {
    result: { changed: changed.size, made, kept: kept.size, unclear: [...unclear] },
    label: `Accepted ${what}${cameTo(doing)}`,
  };
}

/** What accepting came to on the stills, in words. */
function cameTo({ stills, changed, kept, unclear }: Doing): string {
  const given = changed.size === 0 ? "" : ` on ${countOf(changed.size)}`;
  if (kept.size === 1) return `${given}; 1 still stays as was said of it`;
  if (kept.size > 1) return `${given}; ${countOf(kept.size)} stay as was said of them`;
  if (changed.size > 0) return given;
  const [name] = unclear;
  if (name !== undefined) return `; nothing was given: “${name}” is the name of several records`;
  return `; ${countOf(stills.size)} had all of it already`;
}

/** A line as it is named in a sentence. */
export function shortened(line: string): string {
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

type Doing = {
  readonly db: WritableDb;
  readonly known: Gazetteer;
  /** That have the lines. */
  readonly stills: Set<StillId>;
  readonly changed: Set<StillId>;
  readonly kept: Set<StillId>;
  readonly made: string[];
  readonly unclear: Set<string>;
  /** By name: many lines name the same. */
  readonly agents: Map<string, number | null>;
};

/** Lines that give their stills the same, and gave them the same before. */
type LinesAlike = Giving & { readonly lines: string[]; readonly stills: StillId[] };

/** Lines that give the same are given at once: a pattern may have tens of thousands. */
function acceptAll(doing: Doing, readings: readonly ParsedCredit[]): void {
  const { db } = doing;
  const groups = new Map<string, LinesAlike>();
  for (const credit of readings) {
    const { line } = credit;
    const stills = stillsOfCredit(db, line);
    for (const still of stills) doing.stills.add(still);
    const before = settledCredit(db, line)?.given ?? null;
    const given = givenBy(doing, credit);
    const key = JSON.stringify([before, given]);
    const alike = groups.get(key) ?? { before, given, lines: [], stills: [] };
    groups.set(key, alike);
    alike.lines.push(line);
    for (const still of stills) alike.stills.push(still);
    settleCredit(db, { line, decision: "accepted", given, newest: stills.at(-1) ?? 0 });
  }
  for (const { stills, ...giving } of groups.values()) {
    const each = [...new Set(stills)];
    giveCreators(doing, each, giving);
    giveHolders(doing, each, giving);
  }
}

function givenBy(doing: Doing, credit: ParsedCredit): CreditGiven {
  const holders = holdersIn(credit).flatMap(({ part, role }) => {
    const id = agentOf(doing, part);
    return id === null ? [] : [{ id, role }];
  });
  return { creators: credit.photographers, holders };
}

/** The record of a party, made where there is none; null where nothing tells which of several is meant. */
function agentOf({ db, known, agents, made, unclear }: Doing, part: CreditPart): number | null {
  const { name } = part;
  const before = agents.get(name);
  if (before !== undefined) return before;
  const found = onlyAgent(db, name);
  if (found === "several") unclear.add(name);
  const agent = found === null ? make() : found === "several" ? null : found.id;
  agents.set(name, agent);
  return agent;

  function make(): number {
    const id = makeAgent(db, name);
    const kind = kindOfParty(part, known);
    if (kind !== null) setAgentKind(db, id, agentKindOf[kind]);
    made.push(name);
    return id;
  }
}

type Giving = { readonly before: CreditGiven | null; readonly given: CreditGiven };

function giveCreators(
  { db, changed, kept }: Doing,
  stills: readonly StillId[],
  { before, given }: Giving,
): void {
  const said = creatorsOf(db, stills);
  const chosen = new Set(withCreatorsChosen(db, stills));
  const written: StillId[] = [];
  for (const still of stills) {
    const creators = said.get(still) ?? [];
    if (isSame(creators, given.creators)) continue;
    // what an earlier reading gave follows this one, also where that gave nobody
    const isGiven = before !== null && chosen.has(still) && isSame(creators, before.creators);
    const isBare = creators.length === 0 && !chosen.has(still);
    if (isGiven || isBare) written.push(still);
    else if (given.creators.length > 0) kept.add(still);
  }
  if (written.length === 0) return;
  setCreators(db, written, given.creators);
  for (const still of written) changed.add(still);
}

/** Whether the same people are named, however they are written and in whichever order. */
function isSame(some: readonly string[], others: readonly string[]): boolean {
  const keys = new Set(others.map((name) => personKey(name)));
  return some.length === others.length && some.every((name) => keys.has(personKey(name)));
}

function giveHolders(
  { db, changed, kept }: Doing,
  stills: readonly StillId[],
  { before, given }: Giving,
): void {
  const isGiven = (one: CreditGiven["holders"][number]): boolean =>
    given.holders.some(({ id, role }) => id === one.id && role === one.role);
  for (const one of before?.holders ?? [])
    if (!isGiven(one)) for (const still of takeHolderOff(db, stills, one)) changed.add(still);
  const byRole = Map.groupBy(given.holders, ({ role }) => role);
  for (const [role, inRole] of byRole) {
    const holders = inRole.map(({ id }) => id);
    const settled = new Set(heldOtherwise(db, stills, { role, holders }));
    for (const still of settled) kept.add(still);
    for (const { still, isOther } of role === "owner" ? ownedByFilm(db, stills, holders) : []) {
      settled.add(still);
      if (isOther) kept.add(still);
    }
    for (const holder of holders) {
      const unwanted = new Set(holderDismissed(db, stills, holder));
      for (const still of unwanted) kept.add(still);
      const to = stills.filter((still) => !settled.has(still) && !unwanted.has(still));
      for (const still of addRightsHolder(db, to, holder, role)) changed.add(still);
    }
  }
}
