import type { OpenPair } from "../catalog/near-pairs.ts";
import type { StillId } from "../../../shared/still.ts";

/** Stills that are probably one picture: largest first. */
export type NearGroup = {
  readonly stills: readonly StillId[];
  /** How many more there are, which come up when these are decided upon. */
  readonly more: number;
  /** That of its least certain member, 0 to 1. */
  readonly certainty: number;
};

type Partner = { readonly still: StillId; readonly certainty: number };

/** Side by side nobody can compare more. */
const STILLS_AT_MOST = 24;

/** So sure that a copy of a copy is one too. */
const NEARLY_CERTAIN = 0.85;

/**
 * Gathers pairs into groups, each still in one at most. A group has a middle, which the others were
 * found alike with: like is not followed from still to still, for a film's frames are alike one by one
 * from the first of a shot to the last. Only what is nearly certainly a copy of a member comes along,
 * where it was not compared with the middle. Surest groups first.
 */
export function groupsOf(pairs: readonly OpenPair[]): NearGroup[] {
  const partners = new Map<StillId, Partner[]>();
  const pixels = new Map<StillId, number>();
  const note = (still: StillId, size: number, partner: Partner): void => {
    pixels.set(still, Math.max(size, pixels.get(still) ?? 0));
    const known = partners.get(still);
    if (known === undefined) partners.set(still, [partner]);
    else known.push(partner);
  };
  for (const { one, other, certainty, onePixels, otherPixels } of pairs) {
    note(one, onePixels, { still: other, certainty });
    note(other, otherPixels, { still: one, certainty });
  }
  const bySize = (a: StillId, b: StillId): number =>
    (pixels.get(b) ?? 0) - (pixels.get(a) ?? 0) || a - b;
  const middles = [...partners.keys()].toSorted(
    (a, b) => (partners.get(b)?.length ?? 0) - (partners.get(a)?.length ?? 0) || bySize(a, b),
  );
  const taken = new Set<StillId>();
  const groups: NearGroup[] = [];
  for (const middle of middles) {
    if (taken.has(middle)) continue;
    const members = free(partners.get(middle) ?? [], taken);
    if (members.length === 0) continue;
    const around = [{ still: middle, certainty: 1 }, ...members];
    for (const { still } of around) taken.add(still);
    for (const { still } of members) {
      const copies = free(partners.get(still) ?? [], taken).filter(
        ({ certainty }) => certainty >= NEARLY_CERTAIN,
      );
      for (const copy of copies) taken.add(copy.still);
      around.push(...copies);
    }
    const stills = around.map(({ still }) => still).toSorted(bySize);
    groups.push({
      stills: stills.slice(0, STILLS_AT_MOST),
      more: Math.max(0, stills.length - STILLS_AT_MOST),
      certainty: Math.min(...around.map(({ certainty }) => certainty)),
    });
  }
  return groups.toSorted(
    (a, b) => b.certainty - a.certainty || (a.stills[0] ?? 0) - (b.stills[0] ?? 0),
  );
}

function free(partners: readonly Partner[], taken: ReadonlySet<StillId>): Partner[] {
  return partners.filter(({ still }) => !taken.has(still));
}
