import { randomUUID } from "node:crypto";
import type {
  BatchLine,
  BatchList,
  BatchNamed,
  BatchPreview,
  BatchValue,
} from "../../shared/batch.ts";
import type { BatchChange, ChangedTags } from "../../shared/contract/stills.ts";
import { ProblemError } from "../../shared/problem.ts";
import type { StillId } from "../../shared/still.ts";
import type { Archive } from "./archive.ts";
import { cardsOf } from "./catalog/cards.ts";
import {
  BatchComparison,
  changeBatch,
  isSeparable,
  type BatchOutcome,
  type BatchTotal,
  type PreviewedChange,
} from "./commands/batch-change.ts";
import { Breather } from "./search/breather.ts";

/** Of a longer text only the beginning is shown beside what it would become. */
const SHOWN_OF_TEXT = 2_000;

/** Stills that a separable change is tried on in one go: five to ten milliseconds. */
const TRIED_AT_ONCE = 100;

/**
 * Looks what a change would do, and keeps it for whoever looks at its stills or confirms it. Where it is
 * separable it is done and taken back with some stills at a time, and others have their turn in between.
 * Rejects with a Problem when another change is looked at meanwhile.
 */
export async function previewChange(
  archive: Archive,
  stills: readonly StillId[],
  change: BatchChange,
): Promise<BatchPreview> {
  archive.requireWritable(); // it is done and taken back
  const preview = randomUUID();
  archive.previewing = preview;
  const comparison = new BatchComparison(archive.catalog.db, change);
  const atOnce = isSeparable(change) ? TRIED_AT_ONCE : Math.max(1, stills.length);
  const breather = new Breather();
  for (let from = 0; from < stills.length; from += atOnce) {
    archive.rehearse(() => comparison.change(stills.slice(from, from + atOnce)));
    if (breather.due()) await breather.breathe();
    if (archive.previewing !== preview)
      throw new ProblemError("changed", "Another change was looked at meanwhile.");
  }
  const { order, differences, values, digest, ...shown } = comparison.outcome(stills.length);
  const kept =
    change.write === "tags" ? { differences, values } : { differences: null, values: null };
  archive.previewed = { preview, stills, change, order, ...kept, digest };
  return { preview, ...shown };
}

/** Some of the values that a previewed change gives or takes, of a list in full. */
export function previewedValues(
  archive: Archive,
  { preview, list }: { readonly preview: string; readonly list: BatchList },
  [from, to]: readonly [number, number],
): BatchValue[] {
  const { values } = previewedIn(archive, preview);
  return (values?.[list] ?? []).slice(from, to).map(({ value }) => value);
}

/** Some of the stills that a previewed change would change, or of those that get or lose one value, with what is done to each. */
export function previewedLines(
  archive: Archive,
  {
    preview,
    value = null,
  }: {
    readonly preview: string;
    readonly value?: { readonly list: BatchList; readonly at: number } | null | undefined;
  },
  [from, to]: readonly [number, number],
): BatchLine[] {
  const previewed = previewedIn(archive, preview);
  const stills =
    value === null
      ? previewed.order
      : concernedBy(previewed, previewed.values?.[value.list][value.at]);
  const part = stills.slice(from, to);
  const differences = previewed.differences ?? writtenDifferences(archive, part, previewed.change);
  return cardsOf(archive.catalog.db, part).map((card) => ({
    card,
    differences: (differences.get(card.id) ?? []).map(({ field, before, after }) => ({
      field,
      before: before.map(beginning),
      after: after.map(beginning),
    })),
  }));
}

function concernedBy(
  { order, differences }: PreviewedChange,
  total: BatchTotal | undefined,
): readonly StillId[] {
  const of: ReadonlySet<unknown> | undefined = total?.of;
  if (of === undefined) return [];
  return order.filter((still) => of.has(still) || of.has(differences?.get(still)));
}

function writtenDifferences(
  archive: Archive,
  stills: readonly StillId[],
  change: BatchChange,
): BatchOutcome["differences"] {
  archive.requireWritable();
  return archive.rehearse(() => changeBatch(archive.catalog.db, stills, change)).differences;
}

function beginning(named: BatchNamed): BatchNamed {
  const { name } = named;
  return name.length > SHOWN_OF_TEXT
    ? { ...named, name: `${name.slice(0, SHOWN_OF_TEXT)}…` }
    : named;
}

/** Does a previewed change. It throws a Problem, and nothing is changed, where it would not do what was shown. */
export async function doPreviewed(archive: Archive, preview: string): Promise<ChangedTags> {
  const { stills, change, digest } = previewedIn(archive, preview);
  const done = await archive.perform(() => {
    const action = changeBatch(archive.catalog.db, stills, change);
    if (action.result.digest !== digest) throw notAsShown();
    return action;
  });
  if (archive.previewed?.preview === preview) archive.previewed = null;
  if (change.write === "tags") archive.likely.used(change.add);
  const { changed, followed, joined, gone, staying, named } = done.result;
  return {
    changed,
    followed,
    joined,
    gone,
    staying,
    named,
    label: done.label,
    change: done.change,
  };
}

function previewedIn({ previewed }: Archive, preview: string): PreviewedChange {
  if (previewed?.preview !== preview) throw notAsShown();
  return previewed;
}

function notAsShown(): ProblemError {
  return new ProblemError(
    "changed",
    "These stills were changed meanwhile, so something else would be done than was shown. Look it over again.",
  );
}
