/** One row that a change touched, in words: what it was, and what it is. Null: nothing was, or is, there. */
export type ChangeWords = {
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** A row of the catalog as the history has it. */
export type Row = Readonly<Record<string, unknown>>;

/** What a column says; null for nothing. */
export function textIn(row: Row, column: string): string | null {
  const value = row[column];
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}

/** Of a record that the history never held and that is gone by now nobody knows the name. */
export function nameIn(
  names: Readonly<Record<number, string>>,
  key: unknown,
  otherwise: string,
): string {
  return (typeof key === "number" ? names[key] : undefined) ?? otherwise;
}
