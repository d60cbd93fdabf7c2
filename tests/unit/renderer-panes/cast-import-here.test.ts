// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { forgetPages, openList, openRecord } from "../../../renderer/records/record-pages.ts";
import { castImportState, importCastHere } from "../../../renderer/state/cast-import.ts";
import { selectedState } from "../../../renderer/state/selected.ts";
import { nothingSelected, select } from "../../../renderer/state/selection.ts";
import { fakeArchive } from "./fake-archive.ts";

beforeEach(() => {
  forgetPages();
  fakeArchive({
    "cast.main": () => ({ film: { id: 2, uuid: "2", name: "Ice" }, characters: [] }),
    "records.get": ({ id }) => ({
      kind: "film",
      id,
      name: id === 2 ? "Ice" : "Dust",
      year: id === 2 ? null : 2022,
    }),
  });
  selectedState.setState({ result: 1, selection: select(nothingSelected(5), 3, "only") });
});

test("a cast is imported into the film of the selected still", async () => {
  openList("films");
  await importCastHere();
  expect(castImportState.getState().film).toEqual({ id: 2, name: "Ice" });
});

test("or into the film whose page is open", async () => {
  openRecord("film", 1, "stills");
  await importCastHere();
  expect(castImportState.getState().film).toEqual({ id: 1, name: "Dust (2022)" });
});

test("where neither is, it is left open", async () => {
  selectedState.setState({ result: 1, selection: nothingSelected(5) });
  await importCastHere();
  expect(castImportState.getState().film).toBeNull();
});
