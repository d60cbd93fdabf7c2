import { describe, expect, test } from "vitest";
import { roomFor } from "../../../renderer/state/room.ts";
import { viewState } from "../../../renderer/state/view.ts";

const usual = viewState.getInitialState();

function docked(width: number, view = usual): string[] {
  return Object.entries(roomFor(width, view).docks)
    .filter(([, docks]) => docks)
    .map(([pane]) => pane);
}

describe("what there is room for", () => {
  test("first the facets yield, then the inspector, then the left pane", () => {
    expect(docked(1440)).toEqual(["sidebar", "inspector", "facets"]);
    expect(docked(1100)).toEqual(["sidebar", "inspector"]);
    expect(docked(720)).toEqual(["sidebar"]);
    expect(docked(450)).toEqual([]);
  });

  test("a pane that is hidden leaves its room to the others", () => {
    expect(docked(900)).not.toContain("inspector");
    expect(docked(900, { ...usual, sidebar: false })).toContain("inspector");
  });

  test("panes made wider need more room", () => {
    expect(docked(1100, { ...usual, inspectorWidth: 600 })).not.toContain("inspector");
  });

  test("a page of a record needs its own room, in the place of the inspector", () => {
    expect(docked(1440, { ...usual, records: true })).toEqual(["sidebar", "inspector", "facets"]);
    // then it lies over the table, which keeps the room beside the facets
    expect(docked(1100, { ...usual, records: true })).toEqual(["sidebar", "facets"]);
    const withPage = { ...usual, records: true, inspector: false };
    expect(docked(1300, withPage)).toEqual(["sidebar", "inspector"]);
  });

  test("buttons keep their words as long as there is room for them", () => {
    expect(roomFor(1440, usual)).toMatchObject({ foldedHeader: false, foldedHead: false });
    expect(roomFor(450, usual)).toMatchObject({ foldedHeader: true, foldedHead: true });
  });
});
