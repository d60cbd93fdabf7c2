// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { CaptionDesk } from "../../../renderer/captions/caption-desk.tsx";
import { cardsState } from "../../../renderer/state/cards.ts";
import { selectedState } from "../../../renderer/state/selected.ts";
import { nothingSelected, select } from "../../../renderer/state/selection.ts";
import { unmarked } from "../../../shared/marks.ts";
import type { StillCard } from "../../../shared/still.ts";
import { fakeArchive, stillRecord } from "./fake-archive.ts";

afterEach(cleanup);

const card = (id: number): StillCard => ({
  id,
  name: `RTD_000${String(id)}.jpg`,
  hash: "ab".repeat(32),
  thumbnail: "made",
  width: 3,
  height: 2,
  caption: "",
  marks: unmarked,
  status: "unknown",
  format: "jpeg",
  pages: 1,
  problem: null,
  state: "present",
});

test("the keyboard stays in the text while the next still is on its way, and letters wait for it", async () => {
  const inserted: unknown[] = [];
  // of the browser, which there is none of here
  document.execCommand = (_command, _ui, text) => inserted.push(text) > 0;
  const late = Promise.withResolvers<void>();
  fakeArchive({
    "stills.get": async ({ id }) => {
      if (id === 2) await late.promise;
      return stillRecord(Number(id), {
        texts: { headline: { "x-default": `still ${String(id)}` } },
      });
    },
    "stills.regions": () => [],
    "cast.codes": () => [],
    "captions.facts": () => null,
    "captions.settings": () => ({ off: [], style: { house: "house", titles: "plain" } }),
  });
  cardsState.setState({ result: 5, slices: new Map([[0, [card(1), card(2)]]]) });
  selectedState.setState({ result: 5, selection: select(nothingSelected(2), 0, "only") });
  render(<CaptionDesk />);
  const field = await screen.findByRole("textbox", { name: "Headline" });
  // the desk begins in the caption, and would take the keyboard there after us
  await waitFor(() => expect(document.activeElement).toHaveProperty("dataset.field", "caption"));
  field.focus();
  await userEvent.keyboard("{Control>}{PageDown}{/Control}");
  expect(document.activeElement).toBe(field);
  await userEvent.keyboard("x");
  expect(field).toHaveProperty("value", "still 1");
  late.resolve();
  await waitFor(() => expect(field).toHaveProperty("value", "still 2"));
  expect(document.activeElement).toBe(field);
  await waitFor(() => expect(inserted).toEqual(["x"]));
});
