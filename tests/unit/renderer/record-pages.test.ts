// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import {
  canStep,
  closePages,
  forgetPages,
  openList,
  openPages,
  openRecord,
  placeOf,
  recordPages,
  replacePlace,
  showStillsOf,
  step,
} from "../../../renderer/records/record-pages.ts";
import { searchState } from "../../../renderer/state/search.ts";
import { changeSelection, selectedState } from "../../../renderer/state/selected.ts";
import { nothingSelected, select } from "../../../renderer/state/selection.ts";
import { viewState } from "../../../renderer/state/view.ts";

beforeEach(() => {
  Object.assign(window, { stillroom: { ask: () => new Promise(() => undefined) } });
  forgetPages();
  searchState.setState({ query: "wedding" });
  selectedState.setState({ result: 1, selection: nothingSelected(10) });
});

const place = () => placeOf(recordPages.getState());
const query = (): string => searchState.getState().query;

test("one goes back and forward among pages, and a new one takes the place of those ahead", () => {
  openPages();
  expect(place()).toEqual({ kind: "list", list: "films", filter: "" });
  openRecord("film", 1);
  openRecord("character", 2);
  step(-1);
  step(-1);
  expect(canStep(-1)).toBe(false);
  step(-1);
  expect(place()).toMatchObject({ kind: "list" });
  step(1);
  expect(place()).toEqual({ kind: "film", id: 1 });
  openRecord("scene", 3);
  expect(canStep(1)).toBe(false);
  replacePlace({ kind: "scene", id: 4 });
  step(-1);
  step(1);
  expect(place()).toEqual({ kind: "scene", id: 4 });
});

test("closed pages open again where one was, and cannot be gone through meanwhile", () => {
  openList("keywords");
  openRecord("keyword", 7);
  viewState.setState({ records: false });
  expect(canStep(-1)).toBe(false);
  openPages();
  expect(place()).toEqual({ kind: "keyword", id: 7 });
  expect(viewState.getState().records).toBe(true);
});

test("the light table goes back to what was searched for before the pages", () => {
  openRecord("film", 1);
  showStillsOf("film:Dust");
  showStillsOf("scene:Eggs");
  expect(query()).toBe("scene:Eggs");
  closePages();
  expect(query()).toBe("wedding");
});

test("but not when something else was searched for, or stills were selected", () => {
  openRecord("film", 1);
  showStillsOf("film:Dust");
  searchState.setState({ query: "my own" });
  closePages();
  expect(query()).toBe("my own");
  openRecord("film", 1);
  showStillsOf("film:Dust");
  changeSelection((selection) => select(selection, 3, "only"));
  closePages();
  expect(query()).toBe("film:Dust");
});

test("pages opened from stills leave the light table alone, until one asks for their stills", () => {
  openRecord("character", 2, "stills");
  openRecord("agent", 3);
  expect(recordPages.getState().follows).toBe(false);
  showStillsOf("performer:Hai");
  expect(recordPages.getState().follows).toBe(true);
  closePages();
  openRecord("character", 2, "stills");
  closePages();
  // opened from the left pane
  openRecord("character", 2);
  expect(recordPages.getState().follows).toBe(true);
});
