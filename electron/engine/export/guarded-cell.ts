/**
 * A cell in which no spreadsheet begins a formula: where one could begin, an apostrophe stands before it.
 * A spreadsheet set to a country that writes decimals with a comma splits the list at semicolons, and
 * quotation marks do not hold there what they do not begin; line breaks then begin a row. So the
 * beginning of a cell is guarded, and every place within where one could begin. Not csv-stringify's
 * own guard: it leaves "'=1" as it is, which then reads back as "=1", and looks at the beginning only.
 */
export function guarded(cell: string): string {
  const within = cell.replaceAll(
    /((?:^|[;\t\r\n])[\s"]*)('*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20])/gu,
    "$1'$2",
  );
  return /^'*[\t\r]/u.test(cell) ? `'${within}` : within;
}

/** A cell as it was before {@link guarded}: one apostrophe is taken off where they stand before such a sign. */
export function unguarded(cell: string): string {
  const whole = /^''*[\t\r]/u.test(cell) ? cell.slice(1) : cell;
  return whole.replaceAll(/((?:^|[;\t\r\n])[\s"]*)'('*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20])/gu, "$1$2");
}
