import type { SharedText } from "../../../shared/contract/stills.ts";
import type { StillNumberField } from "../../../shared/still.ts";
import { first, type ReadableDb } from "./database.ts";
import { numberColumns } from "./number-columns.ts";

type NumberRow = { readonly least: string | null; readonly greatest: string | null; count: number };

/** Finds out, some stills at a time, whether still number and production code are the same in all of them. */
export class SharedNumbers {
  private readonly db: ReadableDb;
  private readonly found: Record<StillNumberField, NumberRow> = {
    number: { least: null, greatest: null, count: 0 },
    productionCode: { least: null, greatest: null, count: 0 },
  };
  /** Those that any still of the archive has: where there are none, none is looked for in a million. */
  private readonly fields: readonly StillNumberField[];
  private seen = 0;

  constructor(db: ReadableDb) {
    this.db = db;
    this.fields = (["number", "productionCode"] as const).filter(
      (field) =>
        first(db, `SELECT 1 FROM still WHERE ${numberColumns[field]} IS NOT NULL LIMIT 1`) !== null,
    );
  }

  /** Looks at `count` more stills, a JSON list of keys. What is known to be mixed is not read again. */
  add(ids: string, count: number): void {
    for (const field of this.fields)
      if (!this.isMixed(field))
        this.found[field] = joined(this.found[field], this.read(field, ids));
    this.seen += count;
  }

  private read(field: StillNumberField, ids: string): NumberRow {
    const column = numberColumns[field];
    return (
      first<NumberRow>(
        this.db,
        `SELECT min(${column}) AS least, max(${column}) AS greatest, count(${column}) AS count
         FROM still WHERE id IN (SELECT value FROM json_each(?))`,
        ids,
      ) ?? { least: null, greatest: null, count: 0 }
    );
  }

  private isMixed(field: StillNumberField): boolean {
    const { least, greatest, count } = this.found[field];
    return count > 0 && (least !== greatest || count < this.seen);
  }

  get numbers(): Readonly<Record<StillNumberField, SharedText>> {
    const of = (field: StillNumberField): SharedText => {
      const mixed = this.isMixed(field);
      return { text: mixed ? "" : (this.found[field].least ?? ""), mixed };
    };
    return { number: of("number"), productionCode: of("productionCode") };
  }
}

function joined(one: NumberRow, other: NumberRow): NumberRow {
  if (one.least === null || one.greatest === null) return other;
  if (other.least === null || other.greatest === null) return one;
  return {
    least: other.least < one.least ? other.least : one.least,
    greatest: other.greatest > one.greatest ? other.greatest : one.greatest,
    count: one.count + other.count,
  };
}
