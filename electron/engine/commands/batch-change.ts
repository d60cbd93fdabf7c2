import { createHash } from "node:crypto";
import type { BatchChange } from "../../../shared/contract/stills.ts";
import type {
  BatchDifference,
  BatchField,
  BatchList,
  BatchNamed,
  BatchPreview,
  BatchValue,
  BatchValues,
} from "../../../shared/batch.ts";
import { withDistinction } from "../../../shared/distinction.ts";
import type { StillId } from "../../../shared/still.ts";
import { countsStills } from "../../../shared/variables.ts";
import {
  isSameValue,
  valueNames,
  valuesOfField,
  type FieldValue,
  type ValuesOfField,
} from "../catalog/batch-values.ts";
import type { WritableDb } from "../catalog/database.ts";
import { knownRecords } from "../catalog/names.ts";
import { byCodePoints } from "../search/by-code-points.ts";
import type { Action } from "./action.ts";
import { filledIn } from "./filled-in.ts";
import { setNumberOf } from "./set-number.ts";
import { setText } from "./set-text.ts";
import { tagStills, type NewInCast, type Tagged } from "./tag-stills.ts";

/** Values that are listed one by one; of the others is told how many they are. */
const LISTED = 5;
/** UTF-16 units of a value that are listed: a caption may be long. */
const LISTED_OF_NAME = 300;

/** What a change does to each still it changes, and what it comes to. */
export type BatchOutcome = Omit<BatchPreview, "preview"> & {
  /** The stills that are changed, those that lose something first, otherwise in the order given. */
  readonly order: readonly StillId[];
  /** Stills of which the same is said share the very list. */
  readonly differences: ReadonlyMap<StillId, readonly BatchDifference[]>;
  /** What it comes to in full, each with the stills it is about. */
  readonly values: BatchTotals;
  /** Stands for all of it: two outcomes that differ anywhere have another. */
  readonly digest: string;
} & CastChange;

/** Beside the stills: films that followed, films in whose cast a character now is too, and what the tags are called. */
type CastChange = Pick<Tagged, "followed" | "joined" | "gone" | "newInCast" | "staying" | "named">;
const noCast: CastChange = {
  followed: [],
  joined: [],
  gone: [],
  newInCast: [],
  staying: [],
  named: [],
};

/** A value, and which stills get or lose it: those of which the same is said, or each by itself. */
export type BatchTotal = {
  readonly value: BatchValue;
  readonly of: ReadonlySet<readonly BatchDifference[]> | ReadonlySet<StillId>;
};
export type BatchTotals = Readonly<Record<BatchList, readonly BatchTotal[]>>;

/** A change that was looked at without being done: which stills are meant, and what it comes to. */
export type PreviewedChange = Pick<BatchOutcome, "order" | "digest"> & {
  readonly preview: string;
  readonly stills: readonly StillId[];
  readonly change: BatchChange;
  /**
   * What tags become is kept, for what is done to a still may hang on the others. Null of texts and numbers,
   * which do not, and of which each still may have its own, and a long one: those are made once more for the stills that are looked at.
   */
  readonly differences: BatchOutcome["differences"] | null;
  readonly values: BatchTotals | null;
};

/** Does a change, and says what it did to each still: the same words before it is confirmed and after. */
export function changeBatch(
  db: WritableDb,
  stills: readonly StillId[],
  change: BatchChange,
): Action<BatchOutcome> {
  const comparison = new BatchComparison(db, change);
  const { label, result } = comparison.change(stills);
  const { followed, joined, gone, newInCast, staying, named } = result;
  const cast = { followed, joined, gone, newInCast, staying, named };
  return { label, result: { ...comparison.outcome(stills.length), ...cast } };
}

/**
 * Whether a change does to each still what it would do to it alone. A name may make a record, which the
 * stills then share; a record that is chosen is there already. A text may count the stills.
 */
export function isSeparable(change: BatchChange): boolean {
  if (change.write === "text") return change.fillIn !== true || !countsStills(change.text);
  if (change.write === "number") return true;
  return [...change.add, ...change.remove].every(
    ({ field, id }) => field === "kind" || id !== undefined,
  );
}

/** Adds up what a change does to stills: to all at once or, where it is separable, to some after others. */
export class BatchComparison {
  private readonly db: WritableDb;
  private readonly made: BatchChange;
  private readonly fields: readonly BatchField[];
  private readonly tally: Tally;

  constructor(db: WritableDb, change: BatchChange) {
    this.db = db;
    this.made = change;
    this.fields = fieldsOf(change);
    const name = valueNames(db, knownRecords(db));
    // What tells a character apart are its films: as they are now, whichever stills then bring it to others.
    if (change.write === "tags")
      for (const { field, id } of change.add) if (id !== undefined) name(field, id);
    this.tally = new Tally(change, name);
  }

  /** Does the change to stills that it was not done to yet. */
  change(stills: readonly StillId[]): Action<CastChange> {
    const before = this.read(stills);
    const done = perform(this.db, stills, this.made);
    const after = this.read(stills);
    for (const still of new Set(stills)) {
      const moved: Moved[] = [];
      for (const [at, field] of this.fields.entries()) {
        const [old, now] = [before[at]?.get(still) ?? [], after[at]?.get(still) ?? []];
        if (
          old.length === now.length &&
          old.every((one) => now.some((two) => isSameValue(one, two)))
        )
          continue;
        moved.push([field, old, now]);
      }
      if (moved.length > 0) this.tally.add(still, moved);
    }
    for (const joining of done.result.newInCast) this.tally.addToCast(joining);
    return done;
  }

  private read(stills: readonly StillId[]): readonly ValuesOfField[] {
    const language = this.made.write === "text" ? this.made.language : "x-default";
    return this.fields.map((field) => valuesOfField(this.db, field, { stills, language }));
  }

  /** What it came to; `stills` were meant in all. */
  outcome(stills: number): Omit<BatchOutcome, keyof CastChange> {
    return this.tally.outcome(stills);
  }
}

function perform(
  db: WritableDb,
  stills: readonly StillId[],
  change: BatchChange,
): Action<CastChange> {
  if (change.write === "tags") {
    const { add, remove, replace } = change;
    return tagStills(db, { stills, add, remove, replace });
  }
  if (change.write === "number") {
    const { label } = setNumberOf(db, stills, change.field, change.text);
    return { label, result: noCast };
  }
  const { text, fillIn, write: _, ...written } = change;
  const textOf = fillIn === true ? filledIn(db, stills, text, change.language) : () => text;
  const { label } = setText(db, stills, { ...written, textOf });
  return { label, result: noCast };
}

/**
 * The fields that a change may touch: a film brings and takes scenes, who plays its characters and whose its
 * stills are; a character brings a film.
 */
function fieldsOf(change: BatchChange): readonly BatchField[] {
  if (change.write !== "tags") return [change.field];
  const { add, remove, replace } = change;
  const named = new Set([...add, ...remove].map(({ field }) => field)).union(new Set(replace));
  const touched: BatchField[] = [...named];
  if (named.has("character")) touched.push("film");
  if (touched.includes("film")) touched.push("scene", "performer", "rightsHolder");
  return [...new Set(touched)];
}

/** A field, and what a still says in it before and after. */
type Moved = readonly [
  field: BatchField,
  before: readonly FieldValue[],
  after: readonly FieldValue[],
];

/** What is done alike to some stills. */
type DoneAlike = {
  readonly at: number;
  readonly differences: readonly BatchDifference[];
  stills: number;
};

/** Adds up what a change does, still by still: what is done alike to many is kept and put into words once. */
class Tally {
  private readonly alike = new Map<string, DoneAlike>();
  private readonly ofStill = new Map<StillId, DoneAlike>();
  private readonly cast = new Map<string, { value: BatchValue; of: Set<StillId> }>();
  private readonly change: BatchChange;
  private readonly name: (field: BatchField, value: FieldValue) => BatchNamed;

  constructor(change: BatchChange, name: (field: BatchField, value: FieldValue) => BatchNamed) {
    this.change = change;
    this.name = name;
  }

  add(still: StillId, moved: readonly Moved[]): void {
    const key = JSON.stringify(moved);
    const done = this.alike.get(key) ?? {
      at: this.alike.size,
      differences: this.named(moved),
      stills: 0,
    };
    done.stills += 1;
    this.alike.set(key, done);
    this.ofStill.set(still, done);
  }

  addToCast({ film, character, stills }: NewInCast): void {
    const { name, distinction = "" } = this.name("film", film);
    const value: BatchValue = {
      ...this.name("character", character),
      field: "character",
      film: withDistinction(name, distinction),
      stills: 0,
    };
    const called = JSON.stringify([film, value.key]);
    const known = this.cast.get(called) ?? { value, of: new Set() };
    for (const still of stills) if (this.ofStill.has(still)) known.of.add(still);
    this.cast.set(called, known);
  }

  private named(moved: readonly Moved[]): readonly BatchDifference[] {
    return moved.map(([field, before, after]) => ({
      field,
      before: before.map((value) => this.name(field, value)),
      after: after.map((value) => this.name(field, value)),
    }));
  }

  outcome(stills: number): Omit<BatchOutcome, keyof CastChange> {
    const gained = new Counts();
    const lost = new Counts();
    const losing = new Set<DoneAlike>();
    for (const done of this.alike.values())
      for (const { field, before, after } of done.differences) {
        gained.add(field, without(after, before), done);
        // A text that something is put before or behind is still there.
        if (this.change.write === "text" && this.change.mode !== "replace") continue;
        const gone = without(before, after);
        lost.add(field, gone, done);
        if (gone.length > 0) losing.add(done);
      }
    const values = { gained: gained.totals(), lost: lost.totals(), cast: this.castTotals() };
    const each = [...this.ofStill];
    const first = each.filter(([, done]) => losing.has(done));
    const others = each.filter(([, done]) => !losing.has(done));
    return {
      stills,
      changed: each.length,
      losing: first.length,
      gained: listed(values.gained),
      lost: listed(values.lost),
      cast: listed(values.cast),
      values,
      order: [...first, ...others].map(([still]) => still),
      differences: new Map(each.map(([still, { differences }]) => [still, differences])),
      digest: this.digest(),
    };
  }

  /** In an order of their own: stills that are tried after others bring theirs to a cast in another. */
  private castInOrder(): readonly { readonly value: BatchValue; readonly of: Set<StillId> }[] {
    const each = [...this.cast.values()].map((one) => ({
      ...one,
      text: JSON.stringify(one.value),
    }));
    return each.toSorted((one, other) => byCodePoints(one.text, other.text));
  }

  private castTotals(): readonly BatchTotal[] {
    return mostFirst(
      this.castInOrder().map(({ value, of }) => ({
        value: { ...value, stills: of.size },
        of,
      })),
    );
  }

  private digest(): string {
    const hash = createHash("sha256");
    for (const { value } of this.castInOrder()) hash.update(JSON.stringify(value));
    for (const { differences } of this.alike.values()) hash.update(JSON.stringify(differences));
    for (const [still, { at }] of this.ofStill) hash.update(`\n${String(still)} ${String(at)}`);
    return hash.digest("hex");
  }
}

/** Those of the ones that are not among the others. */
function without(
  ones: readonly BatchNamed[],
  others: readonly BatchNamed[],
): readonly BatchNamed[] {
  return ones.filter(
    ({ key, name }) => !others.some((other) => other.key === key && other.name === name),
  );
}

/** Counts stills by value. */
class Counts {
  private readonly values = new Map<
    string,
    { value: BatchNamed & { field: BatchField; stills: number }; of: Set<DoneAlike["differences"]> }
  >();

  add(field: BatchField, values: readonly BatchNamed[], { stills, differences }: DoneAlike): void {
    for (const named of values) {
      const called = JSON.stringify([field, named.key ?? named.name, named.follows]);
      const known = this.values.get(called) ?? {
        value: { field, ...named, stills: 0 },
        of: new Set(),
      };
      known.value.stills += stills;
      known.of.add(differences);
      this.values.set(called, known);
    }
  }

  totals(): readonly BatchTotal[] {
    return mostFirst([...this.values.values()]);
  }
}

function mostFirst(totals: readonly BatchTotal[]): readonly BatchTotal[] {
  return totals.toSorted((one, other) => other.value.stills - one.value.stills);
}

/** The first of them, and how many are not listed. */
function listed(totals: readonly BatchTotal[]): BatchValues {
  return {
    lines: totals
      .slice(0, LISTED)
      .map(({ value }) => ({ ...value, name: value.name.slice(0, LISTED_OF_NAME) })),
    more: Math.max(0, totals.length - LISTED),
  };
}
