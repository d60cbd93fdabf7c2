import { expect, it } from "vitest";
import { damageOf } from "../../../electron/engine/caption-sheets/spreadsheet-forms.ts";

// What Excel (English and German) and LibreOffice make of a number typed into a cell or read from a CSV.
it.each([
  ["007", "7", "zeros"],
  ["0", "0", null],
  ["1.10", "1.1", "zeros"],
  ["1234567890123", "1.23457E+12", "exponent"],
  ["1234567890123", "1,23457E+12", "exponent"],
  ["1000000000000", "1E+12", "exponent"],
  ["1000000000000", "1.00E+12", "exponent"],
  ["1E12", "1.00E+12", "exponent"],
  ["12345678901234567890", "12345678901234500000", "digits"],
  ["3-12", "12-Mar", "date"],
  ["3-12", "03. Dez", "date"],
  ["3/12", "2026-12-03", "date"],
  ["MAR1", "1-Mar", "date"],
  ["1-45", "Jan-45", "date"],
  ["12-03-24", "12/3/2024", "date"],
  ["3-12", "12-Apr", null],
  ["007", "8", null],
  ["7", "007", null],
  ["1234567890123", "1.23E+13", null],
  ["RTD-107", "107", null],
  ["107", "107", null],
])("%s shown as %s: %s", (written, shown, damage) => {
  expect(damageOf(written, shown)).toBe(damage);
});
