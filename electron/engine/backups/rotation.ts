/** What rotation knows of a backup. */
export type Kept = {
  /** Counts up with every backup of an archive: clocks go back, this does not. */
  readonly number: number;
  /** When it was made, milliseconds; only says which day, week and month it stands for. */
  readonly at: number;
  /** Made before something that may have to be taken back: a restore, a repair, a migration. */
  readonly before: boolean;
  /**
   * Has changes that the catalog lacks, so that it is all there is of them; "changed" where its bytes are not what they
   * were when it was made. Null where it has none.
   */
  readonly ahead: "as made" | "changed" | null;
};

/** How many are kept: the newest, the last one each of so many days, weeks and months, and those that stand for themselves. */
export const tiers = { recent: 6, daily: 7, weekly: 4, monthly: 12, before: 3, ahead: 3 } as const;

/**
 * Which backups are kept, by their number. A tier holds the last one made in each of its days, weeks or
 * months, newest first, by the order in which they were made and not by their times: a clock that was
 * wrong for a while pushes nothing out of place, and the newest is always kept. Days begin at midnight UTC.
 */
export function keptOf(backups: readonly Kept[]): Set<number> {
  const newestFirst = backups.toSorted((one, other) => other.number - one.number);
  const kept = [
    ...newestFirst.slice(0, tiers.recent),
    ...lastOfEach(newestFirst, dayOf, tiers.daily),
    ...lastOfEach(newestFirst, weekOf, tiers.weekly),
    ...lastOfEach(newestFirst, monthOf, tiers.monthly),
    ...newestFirst.filter(({ before }) => before).slice(0, tiers.before),
    ...newestFirst.filter(({ ahead }) => ahead === "as made").slice(0, tiers.ahead),
    ...newestFirst.filter(({ ahead }) => ahead !== null).slice(0, tiers.ahead),
  ];
  return new Set(kept.map(({ number }) => number));
}

function lastOfEach(
  newestFirst: readonly Kept[],
  spanOf: (at: number) => number,
  most: number,
): Kept[] {
  const last = new Map<number, Kept>();
  for (const backup of newestFirst) {
    const span = spanOf(backup.at);
    if (!last.has(span)) last.set(span, backup);
    if (last.size === most) break;
  }
  return [...last.values()];
}

const DAY_MS = 86_400_000;

function dayOf(at: number): number {
  return Math.floor(at / DAY_MS);
}

/** Weeks begin on Mondays; the first day of 1970 was a Thursday. */
function weekOf(at: number): number {
  return Math.floor((dayOf(at) + 3) / 7);
}

function monthOf(at: number): number {
  const date = new Date(at);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
