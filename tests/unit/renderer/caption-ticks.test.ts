import { expect, it } from "vitest";
import {
  asProposed,
  countTaken,
  isTaken,
  noTicks,
  ticked,
  ticksToAsk,
} from "../../../renderer/caption-import/ticks.ts";
import type { ShownSheetRow, TextDifference } from "../../../shared/caption-sheet.ts";

const text = (taken: boolean): TextDifference => ({
  field: "caption",
  language: "x-default",
  before: "",
  after: "x",
  taken,
  notes: [],
});

function row(at: number, ...taken: boolean[]): ShownSheetRow {
  return {
    at,
    row: {
      line: at + 2,
      fileNames: [],
      number: null,
      identifiers: [],
      isSigned: false,
      film: null,
      people: "",
      texts: [],
      emptied: [],
    },
    as: "fills",
    match: null,
    candidates: [],
    differences: taken.map(text),
    notes: [],
    characters: [],
    card: null,
    candidateCards: [],
  };
}

it("counts what is taken from what was proposed and what was said of it", () => {
  const [one, two] = [row(0, true, false), row(7, true)];
  expect(countTaken(asProposed, 2)).toBe(2);
  const more = ticked(asProposed, one, [0, 1], true);
  expect(countTaken(more, 2)).toBe(3);
  const less = ticked(more, two, [0], false);
  expect(countTaken(less, 2)).toBe(2);
  expect([isTaken(less, one, 1), isTaken(less, two, 0)]).toEqual([true, false]);
  expect(countTaken(ticked(less, two, [0], true), 2)).toBe(3);
});

it("takes nothing but what is ticked after all ticks were taken off", () => {
  const one = row(3, true, true);
  expect(countTaken(noTicks, 9)).toBe(0);
  expect(isTaken(noTicks, one, 0)).toBe(false);
  const ticks = ticked(noTicks, one, [1], true);
  expect(countTaken(ticks, 9)).toBe(1);
  expect(ticksToAsk(ticks)).toEqual({
    others: "none",
    ticks: [{ row: 3, difference: 1, take: true }],
  });
});
