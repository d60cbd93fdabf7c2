// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { lastAlready } from "../../../renderer/records/field-values.ts";
import { RecordFields } from "../../../renderer/records/record-fields.tsx";

import type { ScenePage } from "../../../shared/record-page.ts";
import { fakeArchive, named } from "./fake-archive.ts";

afterEach(() => {
  cleanup();
});

/** The last of three scenes of a film. */
const page = {
  ...named(3, "Harvest"),
  kind: "scene",
  film: { ...named(1, "Dust"), year: 2022 },
  number: null,
  position: 2,
  place: null,
  setting: null,
  synopsis: null,
  names: [],
} as unknown as ScenePage;

test("a place past the last is told to the scene that is the last already", async () => {
  const unchanged = { id: 3, effects: {}, remarks: [], label: "", change: null };
  fakeArchive({ "records.get": () => page, "records.change": () => unchanged });
  render(<RecordFields page={page} />);
  const field = screen.getByRole("textbox", { name: "Place in the order" });
  field.focus();
  fireEvent.change(field, { target: { value: "99" } });
  fireEvent.blur(field);
  expect(
    await screen.findByText("It is the last already, in place 3: there is no 99."),
  ).toBeTruthy();
});

test("the same place, written otherwise, is none past the last", () => {
  expect(lastAlready("03", 3)).toBeNull();
});
