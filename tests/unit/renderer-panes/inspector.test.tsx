// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { draftsState } from "../../../renderer/inspector/drafts.ts";
import { Inspector } from "../../../renderer/inspector/inspector.tsx";
import { cardsState } from "../../../renderer/state/cards.ts";
import { noticesState } from "../../../renderer/state/notices.ts";
import { changeSelection, selectedState } from "../../../renderer/state/selected.ts";
import { nothingSelected, select } from "../../../renderer/state/selection.ts";
import type { StillFindings } from "../../../shared/contract/stills.ts";
import { ProblemError } from "../../../shared/problem.ts";
import type { StillCard } from "../../../shared/still.ts";
import type { Asked } from "./fake-archive.ts";
import { fakeArchive, inputsOf, named, stillRecord } from "./fake-archive.ts";

const card = (id: number): StillCard => ({
  id,
  name: `RTD_000${String(id)}.jpg`,
  hash: "ab".repeat(32),
  thumbnail: "made",
  width: 3,
  height: 2,
  caption: "",
  status: "unknown",
  format: "jpeg",
  pages: 1,
  problem: null,
});

const dust = { ...named(1, "Return to Dust"), year: 2022, directors: ["Li Ruijun"] };
const wedding = { texts: { caption: { "x-default": "The wedding." } } };
const disputed: StillFindings = {
  differences: [],
  conflicts: [
    {
      property: "caption",
      chosen: { carrier: "xmp", value: { "x-default": "The wedding." } },
      others: [{ carrier: "iim", value: { "x-default": "The funeral." } }],
      reason: "XMP goes before IPTC-IIM.",
    },
  ],
  possiblyCut: [],
  iimCharset: null,
  warnings: [],
};
const youtie = {
  id: 3,
  character: named(7, "Ma Youtie"),
  performer: null,
  order: 1,
  origin: "archivist",
} as const;

let asked: readonly Asked[] = [];
let refuse = false;

beforeEach(() => {
  refuse = false;
  draftsState.setState({ drafts: new Map() });
  noticesState.setState({ notices: [] });
  asked = fakeArchive({
    "stills.get": ({ id }) =>
      id === 1
        ? stillRecord(1, {
            ...wedding,
            film: dust,
            depictions: [youtie],
            keywords: [named(9, "village")],
          })
        : stillRecord(2),
    "stills.findings": ({ id }) => (id === 1 ? disputed : { ...disputed, conflicts: [] }),
    "stills.settle": () => ({ changed: 1, label: "Settle caption (1 still)" }),
    "stills.summary": () => ({
      count: 2,
      films: [],
      scenes: [],
      characters: [{ ...named(7, "Ma Youtie"), detail: "", count: 1 }],
      performers: [],
      rightsHolders: [],
      keywords: [],
      kinds: [],
      texts: { caption: { text: "", mixed: true } },
    }),
    "stills.setText": () => {
      if (refuse) throw new ProblemError("disk-full", "The disk is full. Make room and try again.");
      return { changed: 1, label: "Changed the caption" };
    },
    "stills.tag": () => ({ changed: 1, label: "Tagged 1 still" }),
    "cast.assign": () => ({ changed: 1, label: "Wu Renlin plays Ma Youtie" }),
    "tags.choices": ({ field, text }) =>
      field === "character" && "cao guiying".startsWith(String(text).toLowerCase())
        ? [{ field: "character", id: 8, name: "Cao Guiying", detail: "Hai Qing", stills: 188 }]
        : [],
  });
  cardsState.setState({ result: 5, slices: new Map([[0, [card(1), card(2)]]]) });
  selectedState.setState({ result: 5, selection: select(nothingSelected(2), 0, "only") });
});
afterEach(cleanup);

const caption = (): Promise<HTMLTextAreaElement> =>
  screen.findByRole("textbox", { name: /^Caption, /u });

describe("the caption", () => {
  it("is saved when it is left, for the still it was written for", async () => {
    render(<Inspector />);
    const field = await caption();
    await userEvent.type(field, " At dawn.");
    fireEvent.blur(field);
    await waitFor(() => expect(inputsOf(asked, "stills.setText")).toHaveLength(1));
    expect(inputsOf(asked, "stills.setText")[0]).toEqual({
      stills: { ids: [1] },
      field: "caption",
      language: "x-default",
      text: "The wedding. At dawn.",
      mode: "replace",
    });
  });

  it("is saved for its own still when another one is selected while it is being written", async () => {
    render(<Inspector />);
    await userEvent.type(await caption(), " Draft");
    changeSelection((selection) => select(selection, 1, "only"));
    await waitFor(() => expect(inputsOf(asked, "stills.setText")).toHaveLength(1));
    expect(inputsOf(asked, "stills.setText")[0]).toMatchObject({
      stills: { ids: [1] },
      text: "The wedding. Draft",
    });
    await waitFor(async () => expect((await caption()).value).toBe(""));
  });

  it("comes back with Escape, and nothing is saved", async () => {
    render(<Inspector />);
    const field = await caption();
    await userEvent.type(field, "x{Escape}");
    expect(field.value).toBe("The wedding.");
    expect(inputsOf(asked, "stills.setText")).toEqual([]);
  });

  it("keeps what was written when it could not be saved, and says so", async () => {
    refuse = true;
    render(<Inspector />);
    const field = await caption();
    await userEvent.type(field, "!");
    fireEvent.keyDown(field, { key: "Enter", ctrlKey: true });
    expect((await screen.findByRole("alert")).textContent).toContain("The disk is full");
    expect(field.value).toBe("The wedding.!");
    refuse = false;
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  });
});

describe("the tag field", () => {
  const field = (): Promise<HTMLElement> =>
    screen.findByRole("combobox", { name: "Add character" });

  it("adds the existing record that matches with Enter", async () => {
    render(<Inspector />);
    await userEvent.type(await field(), "cao");
    await screen.findByRole("option", { name: /Cao Guiying/u });
    await waitFor(() =>
      expect(screen.getAllByRole("option").at(-1)?.textContent).toContain("Create character “cao”"),
    );
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(inputsOf(asked, "stills.tag")).toHaveLength(1));
    expect(inputsOf(asked, "stills.tag")[0]).toEqual({
      stills: { ids: [1] },
      add: [{ field: "character", id: 8 }],
      remove: [],
    });
  });

  it("leaves Enter to the input method while it composes", async () => {
    render(<Inspector />);
    const input = await field();
    await userEvent.type(input, "cao");
    await screen.findByRole("option", { name: /Cao Guiying/u });
    fireEvent.keyDown(input, { key: "Enter", isComposing: true });
    fireEvent.keyDown(input, { key: "Enter", keyCode: 229 });
    expect(inputsOf(asked, "stills.tag")).toEqual([]);
  });

  it("names the active line to assistive software", async () => {
    render(<Inspector />);
    const input = await field();
    await userEvent.type(input, "cao");
    const option = await screen.findByRole("option", { name: /Cao Guiying/u });
    expect(input.getAttribute("aria-activedescendant")).toBe(option.id);
    expect(input.getAttribute("aria-expanded")).toBe("true");
  });

  it("takes a chip away with Delete", async () => {
    render(<Inspector />);
    const chip = await screen.findByRole("button", { name: "village" });
    chip.focus();
    await userEvent.keyboard("{Delete}");
    await waitFor(() => expect(inputsOf(asked, "stills.tag")).toHaveLength(1));
    expect(inputsOf(asked, "stills.tag")[0]).toEqual({
      stills: { ids: [1] },
      add: [],
      remove: [{ field: "keyword", id: 9 }],
    });
  });

  it("asks who plays a character and says it of the film", async () => {
    render(<Inspector />);
    await userEvent.click(await screen.findByRole("button", { name: "Ma Youtie" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: /Played by…/u }));
    await userEvent.type(
      await screen.findByRole("combobox", { name: "Performer of Ma Youtie" }),
      "Wu Renlin",
    );
    await screen.findByRole("option", { name: /Create performer “Wu Renlin”/u });
    await userEvent.keyboard("{Enter}");
    await waitFor(() =>
      expect(inputsOf(asked, "cast.assign")).toEqual([
        { film: 1, character: 7, performers: ["Wu Renlin"] },
      ]),
    );
  });
});

describe("several stills", () => {
  beforeEach(() => changeSelection((selection) => select(selection, 1, "range")));

  it("says how many have a tag, and what is mixed", async () => {
    render(<Inspector />);
    await screen.findByRole("heading", { name: "2 stills" });
    expect(screen.getByRole("button", { name: "Ma Youtie 1 of 2" })).toBeTruthy();
    expect((await caption()).placeholder).toContain("Mixed");
  });

  it("writes only the field that is touched, to all of them", async () => {
    render(<Inspector />);
    const field = await caption();
    await userEvent.type(field, "Press.");
    fireEvent.blur(field);
    await waitFor(() => expect(inputsOf(asked, "stills.setText")).toHaveLength(1));
    expect(inputsOf(asked, "stills.setText")[0]).toMatchObject({
      stills: { result: 5, ranges: [[0, 2]] },
      field: "caption",
      text: "Press.",
    });
  });

  it("keeps the text that is being written when the search runs again under it", async () => {
    render(<Inspector />);
    await userEvent.type(await caption(), "Half a");
    selectedState.setState(({ selection }) => ({
      result: 6,
      selection: { ...selection, total: 3, chosen: [[1, 3]] },
    }));
    await waitFor(async () => expect((await caption()).value).toBe("Half a"));
    expect(inputsOf(asked, "stills.setText")).toEqual([]);
  });
});

describe("what is to be checked in the file", () => {
  it("shows each word and where it stands, and settles by the one that is chosen", async () => {
    render(<Inspector />);
    await userEvent.click(await screen.findByText("To check"));
    const conflict = screen.getByRole("group", { name: /^Caption: the file says/u });
    expect(
      within(conflict)
        .getAllByRole("listitem")
        .map(({ textContent }) => textContent),
    ).toEqual(["XMP · taken overKeepThe wedding.", "IPTC-IIMUse thisThe funeral."]);
    await userEvent.click(within(conflict).getByRole("button", { name: "Use this" }));
    expect(inputsOf(asked, "stills.settle")).toEqual([
      { stills: { ids: [1] }, property: "caption", carrier: "iim" },
    ]);
  });
});
