// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Inspector } from "../../../renderer/inspector/inspector.tsx";
import { noticesState } from "../../../renderer/state/notices.ts";
import { selectedState } from "../../../renderer/state/selected.ts";
import { nothingSelected, select, selectAll } from "../../../renderer/state/selection.ts";
import { cardsState } from "../../../renderer/state/cards.ts";
import { sharedMarks, unmarked } from "../../../shared/marks.ts";
import type { SuggestionForStills } from "../../../shared/suggestion.ts";
import type { StillCard, StillRecord } from "../../../shared/still.ts";
import { fakeArchive, inputsOf, named, stillRecord, type Asked } from "./fake-archive.ts";

const youtie: SuggestionForStills = {
  field: "character",
  id: 7,
  name: "Ma Youtie",
  certainty: "high",
  why: "named in the caption",
  isOneOfSeveral: false,
  role: null,
  stills: 1,
};
const wedding = {
  ...youtie,
  field: "scene",
  id: 3,
  name: "Wedding",
  certainty: "low",
  why: "2 of 4 neighbours in the roll are this scene",
} as const;

const card: StillCard = {
  id: 1,
  name: "a.jpg",
  hash: "ab".repeat(32),
  thumbnail: "made",
  width: 3,
  height: 2,
  caption: "",
  status: "unknown",
  format: "jpeg",
  pages: 1,
  problem: null,
  state: "present",
  marks: unmarked,
};

let asked: readonly Asked[] = [];
let suggestions: readonly SuggestionForStills[] = [];
let record: Partial<StillRecord> = {};

beforeEach(() => {
  suggestions = [youtie, wedding];
  record = {};
  noticesState.setState({ notices: [] });
  asked = fakeArchive({
    "stills.get": ({ id }) => stillRecord(Number(id), record),
    "stills.findings": () => ({
      differences: [],
      questions: [],
      conflicts: [],
      possiblyCut: [],
      iimCharset: null,
      warnings: [],
    }),
    "cast.main": () => ({ film: null, characters: [] }),
    "suggestions.of": () => ({ looked: 1, suggestions, more: 0 }),
    "suggestions.accept": () => ({ changed: 1, label: "Accepted", change: 1 }),
    "suggestions.dismiss": () => ({ changed: 1, label: "Dismissed", change: 2 }),
  });
  cardsState.setState({ result: 5, slices: new Map([[0, [card]]]) });
  selectedState.setState({ result: 5, selection: select(nothingSelected(1), 0, "only") });
});
afterEach(cleanup);

const line = (): Promise<HTMLElement> => screen.findByRole("group", { name: "Suggested" });

function describedBy(element: HTMLElement): string {
  return document.getElementById(element.getAttribute("aria-describedby") ?? "")?.textContent ?? "";
}

it("offers each suggestion with its reason, which is its description too", async () => {
  render(<Inspector />);
  const chip = within(await line()).getByRole("button", {
    name: "Accept character Ma Youtie in the caption",
  });
  expect(describedBy(chip)).toMatch(/^Ma Youtie Certain: named in the caption\./u);
  const scene = within(await line()).getByRole("button", {
    name: /^Accept scene Wedding\? 2 of 4/u,
  });
  expect(describedBy(scene)).toMatch(/^Wedding Possible: 2 of 4 neighbours/u);
});

it("accepts this very suggestion, and hands the keyboard on", async () => {
  render(<Inspector />);
  const chip = within(await line()).getByRole("button", { name: /Ma Youtie in the caption/u });
  chip.focus();
  await userEvent.keyboard("{Enter}");
  await waitFor(() =>
    expect(inputsOf(asked, "suggestions.accept")).toEqual([
      {
        stills: { ids: [1] },
        which: {
          certainties: ["high"],
          field: "character",
          record: { id: 7, name: "Ma Youtie" },
        },
      },
    ]),
  );
  expect(document.activeElement?.textContent).toContain("Wedding");
});

it("dismisses with Delete", async () => {
  render(<Inspector />);
  within(await line())
    .getByRole("button", { name: /Wedding\?/u })
    .focus();
  await userEvent.keyboard("{Delete}");
  await waitFor(() => expect(inputsOf(asked, "suggestions.dismiss")).toHaveLength(1));
  expect(inputsOf(asked, "suggestions.dismiss")[0]).toMatchObject({
    which: { certainties: ["low"], field: "scene", record: { id: 3 } },
  });
});

it("gives the keyboard back to the pictures with Escape, as the tag field above does", async () => {
  render(
    <>
      <div data-pictures="loupe" tabIndex={-1} />
      <Inspector />
    </>,
  );
  within(await line())
    .getByRole("button", { name: /Wedding\?/u })
    .focus();
  await userEvent.keyboard("{Escape}");
  expect(document.activeElement?.getAttribute("data-pictures")).toBe("loupe");
});

it("is not there when nothing is suggested, nor for what the still has by now", async () => {
  suggestions = [youtie];
  record = {
    depictions: [
      {
        id: 1,
        character: named(7, "Ma Youtie"),
        performer: named(9, "Wu Renlin"),
        performerFollows: true,
        cast: [],
        order: 0,
        region: null,
        called: null,
        certainty: "certain",
        identifiedBy: null,
        identifiedHere: false,
        identifiedOn: null,
        origin: "archivist",
      },
    ],
  };
  render(<Inspector />);
  expect(
    await screen.findByRole("button", { name: "Ma Youtie Wu Renlin from the cast" }),
  ).toBeTruthy();
  expect(screen.queryByRole("group", { name: "Suggested" })).toBeNull();
});

it("the menu accepts by certainty or field, and dismisses all", async () => {
  suggestions = [youtie, { ...wedding, certainty: "medium" }];
  render(<Inspector />);
  await userEvent.click(within(await line()).getByRole("button", { name: "All suggestions…" }));
  await userEvent.click(
    await screen.findByRole("menuitem", { name: /Accept all that is certain or likely/u }),
  );
  await waitFor(() =>
    expect(inputsOf(asked, "suggestions.accept")).toEqual([
      { stills: { ids: [1] }, which: { certainties: ["high", "medium"] } },
    ]),
  );
});

it("looks through many stills only when that is asked", async () => {
  suggestions = [youtie];
  const count = 2001;
  const mixed = { films: [], scenes: [], characters: [], performers: [], rightsHolders: [] };

  const marks = sharedMarks([unmarked]);
  asked = fakeArchive({
    "stills.summary": () => ({
      ...mixed,
      followingHolders: [],
      count,
      keywords: [],
      kinds: [],
      texts: {},
      numbers: { number: { text: "", mixed: false }, productionCode: { text: "", mixed: false } },
      marks,
    }),
    "cast.main": () => ({ film: null, characters: [] }),
    "suggestions.of": () => ({ looked: count, suggestions, more: 0 }),
  });
  selectedState.setState({ result: 5, selection: selectAll(nothingSelected(count)) });
  render(<Inspector />);
  const look = await screen.findByRole("button", { name: "Look for suggestions" });
  expect(inputsOf(asked, "suggestions.of")).toEqual([]);
  await userEvent.click(look);
  expect(within(await line()).getByRole("button", { name: /^Accept character Ma/u })).toBeTruthy();
  expect(inputsOf(asked, "suggestions.of")).toHaveLength(1);
});
