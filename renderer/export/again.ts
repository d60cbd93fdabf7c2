import { useEffect, useState } from "react";
import type { LedgerDetail } from "../../shared/contract/ledger.ts";
import type { Problem } from "../../shared/problem.ts";
import type { StillCard, StillId } from "../../shared/still.ts";
import { ask, problemOf } from "../archive.ts";
import { LISTED_AT_MOST, type HandOut } from "./use-hand-out.ts";

/** A still whose record says something else than when it went out. */
export type ChangedStill = { readonly fileName: string; readonly changed: readonly string[] };

/** An export of the ledger that is made once more. */
export type Again = {
  readonly entry: LedgerDetail;
  readonly handOut: HandOut;
  readonly changed: readonly ChangedStill[];
  /** Whether the ledger has what went out: entries of before it was kept have not. */
  readonly isKept: boolean;
  /** Stills that are no longer in the archive. */
  readonly gone: number;
};

/** The contract tells so many cards, and compares so many records, at once. */
const CARDS_AT_ONCE = 2000;
const COMPARED_AT_ONCE = 100;

/** Reads an export (its UUID) to make it once more; null while it is read. */
export function useAgain(of: string): {
  readonly again: Again | null;
  readonly problem: Problem | null;
} {
  const [state, setState] = useState<{ again: Again | null; problem: Problem | null }>({
    again: null,
    problem: null,
  });
  useEffect(() => {
    let current = true;
    readAgain(of).then(
      (again) => {
        if (current) setState({ again, problem: null });
      },
      (thrown: unknown) => {
        if (current) setState({ again: null, problem: problemOf(thrown) });
      },
    );
    return () => {
      current = false;
    };
  }, [of]);
  return state;
}

async function readAgain(of: string): Promise<Again> {
  const entry = await ask("ledger.get", { export: of });
  const ids = [...new Set(entry.copies.flatMap(({ still }) => still ?? []))];
  const handOut = { total: ids.length, cards: await cardsOf(of, ids), stills: { ids } };
  const gone = entry.copies.filter(({ still }) => still === null).length;
  return { entry, handOut, ...(await changedOf(entry)), gone };
}

async function cardsOf(of: string, ids: readonly StillId[]): Promise<StillCard[] | null> {
  if (ids.length > LISTED_AT_MOST) return null;
  const cards: StillCard[] = [];
  for (let from = 0; from < ids.length; from += CARDS_AT_ONCE)
    cards.push(...(await ask("ledger.cards", { export: of, from, count: CARDS_AT_ONCE })));
  return cards;
}

/** Of several renditions of a still the first is told. */
async function changedOf({
  uuid,
  copies,
}: LedgerDetail): Promise<Pick<Again, "changed" | "isKept">> {
  let isKept = false;
  const found = new Map<StillId, ChangedStill>();
  for (let from = 0; from < copies.length; from += COMPARED_AT_ONCE) {
    const asked = { export: uuid, from, count: COMPARED_AT_ONCE };
    for (const [at, changed] of (await ask("ledger.changes", asked)).entries()) {
      isKept ||= changed !== null;
      const copy = copies[from + at];
      if (copy === undefined || copy.still === null || found.has(copy.still)) continue;
      if (changed !== null && changed.length > 0)
        found.set(copy.still, { fileName: copy.fileName, changed });
    }
  }
  return { changed: [...found.values()], isKept };
}
