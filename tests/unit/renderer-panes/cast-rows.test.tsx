// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { CastRowLine } from "../../../renderer/cast-import/cast-row.tsx";
import { CastRows } from "../../../renderer/cast-import/cast-rows.tsx";
import type { ComparedRow } from "../../../shared/cast-list.ts";

afterEach(() => {
  cleanup();
});

const nothing = (): void => undefined;

function compared(performer: string | null): ComparedRow {
  const row = { line: 4, character: "Hamlet", performer, notes: [] };
  const names = { film: "Hamlet", character: null, performer: null };
  const said = { as: "new", taken: true, changes: [], notes: [], characters: [], performers: [] };
  return { row, ...names, ...said } as unknown as ComparedRow;
}

test("the rows stand under what each name is, for a list may have been read the wrong way round", () => {
  render(
    <CastRows
      rows={[]}
      ticked={new Set()}
      choices={new Map()}
      onTick={nothing}
      onChoose={nothing}
    />,
  );
  expect(screen.getByText("Character").nextElementSibling?.textContent).toBe("Performer");
});

test.each([
  ["Laurence Olivier", "Line 4: Hamlet, played by Laurence Olivier"],
  [null, "Line 4: Hamlet"],
])("who plays whom is read out with the row: %s", (performer, label) => {
  render(
    <CastRowLine
      compared={compared(performer)}
      choice={{}}
      ticked
      showsFilm={false}
      isActive
      onTick={nothing}
      onChoose={nothing}
      onActive={nothing}
    />,
  );
  expect(screen.getByRole("checkbox", { name: label })).toBeTruthy();
});
