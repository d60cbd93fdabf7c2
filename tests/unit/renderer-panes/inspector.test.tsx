// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { draftsState } from "../../../renderer/inspector/drafts.ts";
import { Inspector } from "../../../renderer/inspector/inspector.tsx";
import { archiveState } from "../../../renderer/state/archive-state.ts";
import { cardsState } from "../../../renderer/state/cards.ts";
import { noticesState } from "../../../renderer/state/notices.ts";
import { changeSelection, selectedState } from "../../../renderer/state/selected.ts";
import { nothingSelected, select, selectAll } from "../../../renderer/state/selection.ts";
import type { StillFindings } from "../../../shared/contract/stills.ts";
import { ProblemError } from "../../../shared/problem.ts";
import { sharedMarks, unmarked } from "../../../shared/marks.ts";
import type { NamedRecord, StillCard, StillRecord } from "../../../shared/still.ts";
import type { Asked } from "./fake-archive.ts";
import { fakeArchive, inputsOf, named, stillFile, stillRecord } from "./fake-archive.ts";

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

const dust = { ...named(1, "Return to Dust"), year: 2022, directors: ["Li Ruijun"] };
const wedding = { texts: { caption: { "x-default": "The wedding." } } };
const disputed: StillFindings = {
  differences: [],
  questions: [],
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
  performerFollows: false,
  cast: [],
  order: 1,
  region: null,
  called: null,
  certainty: "certain",
  identifiedBy: null,
  identifiedHere: false,
  identifiedOn: null,
  origin: "archivist",
} as const;

let asked: readonly Asked[] = [];
/** Who plays him, by the cast of the film. */
let played: readonly NamedRecord[] = [];
let refuse = false;
let holdChoices: () => Promise<void> = async () => undefined;
let secondTexts: StillRecord["texts"] = {};
/** Until when the record of the second still is on its way. */
let second: Promise<void> | undefined;

beforeEach(() => {
  refuse = false;
  played = [];
  holdChoices = async () => undefined;
  secondTexts = {};
  second = undefined;
  draftsState.setState({ drafts: new Map() });
  noticesState.setState({ notices: [] });
  asked = fakeArchive({
    "stills.get": async ({ id }) => {
      if (id === 2) await second;
      return id === 1
        ? stillRecord(1, {
            ...wedding,
            film: dust,
            depictions: [{ ...youtie, cast: played }],
            rightsHolders: [{ ...named(5, "Hucheng"), follows: true }],
            keywords: [named(9, "village")],
          })
        : stillRecord(2, { texts: secondTexts });
    },
    "cast.main": () => ({ film: null, characters: [] }),
    "stills.findings": ({ id }) => (id === 1 ? disputed : { ...disputed, conflicts: [] }),
    "stills.settle": () => ({ changed: 1, label: "Settled caption (1 still)" }),
    "stills.summary": () => ({
      count: 2,
      films: [],
      scenes: [],
      characters: [{ ...named(7, "Ma Youtie"), detail: "", count: 1 }],
      performers: [],
      rightsHolders: [],
      followingHolders: [{ ...named(5, "Hucheng"), detail: "", count: 1 }],
      keywords: [],
      marks: sharedMarks([unmarked, { ...unmarked, rating: 3 }]),
      kinds: [],
      texts: { caption: { text: "", mixed: true } },
      numbers: { number: { text: "", mixed: true }, productionCode: { text: "802", mixed: false } },
    }),
    "stills.mark": () => ({ changed: 2, label: "Rated 2 stills ★★★★", change: 1 }),
    "stills.setText": () => {
      if (refuse) throw new ProblemError("disk-full", "The disk is full. Make room and try again.");
      return { changed: 1, label: "Changed the caption" };
    },
    "stills.tag": () => ({
      changed: 1,
      label: "Tagged 1 still",
      followed: [],
      joined: [],
      gone: [],
      staying: [],
      named: [],
    }),
    "suggestions.of": () => ({ looked: 1, suggestions: [], more: 0 }),
    "cast.codes": () => [],
    "rights.still": () => null,
    "rights.status": () => ({ clear: 0, conditional: 0, blocked: 0, unknown: 2, stills: [] }),
    "depictions.identify": () => ({
      changed: 1,
      label: "Wu Renlin plays Ma Youtie",
      inThisStillOnly: played.length > 0,
    }),
    "tags.choices": async ({ field, text }) => {
      if (field === "character") await holdChoices();
      return field === "character" && "cao guiying".startsWith(String(text).toLowerCase())
        ? [{ field: "character", id: 8, name: "Cao Guiying", detail: "Hai Qing", stills: 188 }]
        : [];
    },
  });
  cardsState.setState({ result: 5, slices: new Map([[0, [card(1), card(2)]]]) });
  selectedState.setState({ result: 5, selection: select(nothingSelected(2), 0, "only") });
});
afterEach(cleanup);

const caption = (): Promise<HTMLTextAreaElement> =>
  screen.findByRole("textbox", { name: /^Caption, /u });

describe("a rights holder that follows from the film", () => {
  const holders = (): Promise<HTMLElement> =>
    screen.findByRole("region", { name: "Rights holders" });

  it("is told to, is not taken away, and can be said of the still itself", async () => {
    render(<Inspector />);
    const part = within(await holders());
    const chip = await part.findByRole("button", { name: "Hucheng from the film" });
    expect(part.queryByRole("button", { name: "Remove Hucheng" })).toBeNull();
    fireEvent.keyDown(chip, { key: "Delete" });
    await userEvent.click(chip);
    await userEvent.click(
      await screen.findByRole("menuitem", { name: "Say it of the still itself" }),
    );
    await waitFor(() => expect(inputsOf(asked, "stills.tag")).toHaveLength(1));
    expect(inputsOf(asked, "stills.tag")[0]).toMatchObject({
      add: [{ field: "rightsHolder", id: 5 }],
      remove: [],
    });
  });

  it("says of how many of several stills it does", async () => {
    selectedState.setState({ result: 5, selection: selectAll(nothingSelected(2)) });
    render(<Inspector />);
    const part = within(await holders());
    await part.findByRole("button", { name: "Hucheng from the film 1 of 2" });
  });
});

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
      fillIn: false,
      begunOn: "The wedding.",
    });
  });

  it("says so when the file's text changes while another is being written, and what it is now", async () => {
    changeSelection((selection) => select(selection, 1, "only"));
    render(<Inspector />);
    await userEvent.type(await caption(), "The harvest.");
    expect(screen.queryByText(/changed meanwhile/u)).toBeNull();
    secondTexts = { caption: { "x-default": "The wheat." } };
    archiveState.setState(({ stillsVersion }) => ({ stillsVersion: stillsVersion + 1 }));
    const note = (await screen.findByText(/file’s text has changed meanwhile/u)).parentElement;
    expect(note?.querySelector("q")?.textContent).toBe("The wheat.");
    fireEvent.keyDown(await caption(), { key: "Enter", ctrlKey: true });
    await waitFor(() => expect(inputsOf(asked, "stills.setText")).toHaveLength(1));
    expect(inputsOf(asked, "stills.setText")[0]).toMatchObject({
      text: "The harvest.",
      begunOn: "",
    });
    await waitFor(() => expect(screen.queryByText(/changed meanwhile/u)).toBeNull());
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

  it("gets the letters typed while the still before it is shown, which gets none", async () => {
    const inserted: unknown[] = [];
    // of the browser, which there is none of here
    document.execCommand = (_command, _ui, text) => inserted.push(text) > 0;
    const late = Promise.withResolvers<void>();
    second = late.promise;
    render(<Inspector />);
    const field = await caption();
    changeSelection((selection) => select(selection, 1, "only"));
    field.focus();
    await userEvent.keyboard("x");
    expect(field.value).toBe("The wedding.");
    expect(inserted).toEqual([]);
    late.resolve();
    await waitFor(() => expect(inserted).toEqual(["x"]));
    expect(document.activeElement).toBe(field);
    expect(field.value).toBe("");
  });

  it("is not that of the still before where the selected one cannot be read, which is said", async () => {
    second = Promise.reject(new ProblemError("not-found", "This still is gone."));
    second.catch(() => undefined);
    render(<Inspector />);
    await caption();
    changeSelection((selection) => select(selection, 1, "only"));
    expect(await screen.findByText("This still is gone.")).toBeTruthy();
    expect(screen.queryByRole("textbox", { name: /^Caption, /u })).toBeNull();
  });

  it("shows the beginning of one that is so long that the window would stand still", async () => {
    secondTexts = { caption: { "x-default": "Ma Youtie ploughs. ".repeat(60_000) } };
    changeSelection((selection) => select(selection, 1, "only"));
    render(<Inspector />);
    expect(await screen.findByText(/This text has 1,140,000 characters/u)).toBeTruthy();
    expect(screen.queryByRole("textbox", { name: /^Caption, /u })).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Edit all the same" }));
    expect((await caption()).value).toHaveLength(1_140_000);
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

  it("waits with Enter for the answer to what is typed, and takes the first of that, never of an older text", async () => {
    render(<Inspector />);
    const input = await field();
    const held: (() => void)[] = [];
    holdChoices = () => new Promise((resolve) => held.push(() => resolve(undefined)));
    await userEvent.type(input, "ca");
    await waitFor(() => expect(held.length).toBeGreaterThan(0));
    for (const answer of held.splice(0)) answer(); // those of "c" and "ca" are there, and offer her
    await screen.findByRole("option", { name: /Cao Guiying/u });
    await userEvent.type(input, "xx");
    await userEvent.keyboard("{Enter}");
    expect(inputsOf(asked, "stills.tag")).toEqual([]);
    await waitFor(() => expect(held.length).toBeGreaterThan(0));
    for (const answer of held.splice(0)) answer();
    await waitFor(() => expect(inputsOf(asked, "stills.tag")).toHaveLength(1));
    expect(inputsOf(asked, "stills.tag")[0]).toMatchObject({
      add: [{ field: "character", name: "caxx" }],
    });
    await waitFor(() => expect(input).toHaveProperty("value", ""));
  });

  it("no longer waits when something else is typed, or the field is left", async () => {
    render(<Inspector />);
    const input = await field();
    const held: (() => void)[] = [];
    holdChoices = () => new Promise((resolve) => held.push(() => resolve(undefined)));
    await userEvent.type(input, "cao{Enter}o");
    fireEvent.keyDown(input, { key: "Enter" });
    fireEvent.blur(input);
    await waitFor(() => expect(held.length).toBeGreaterThan(0));
    for (const answer of held.splice(0)) answer();
    await userEvent.click(input);
    await waitFor(() => expect(held.length).toBeGreaterThan(0));
    for (const answer of held.splice(0)) answer();
    await screen.findByRole("option", { name: /Create character “caoo”/u });
    expect(inputsOf(asked, "stills.tag")).toEqual([]);
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

  it("asks who plays a character and says it of this still alone", async () => {
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
      expect(inputsOf(asked, "depictions.identify")).toEqual([
        { depiction: 3, who: { character: { id: 7 }, performer: { name: "Wu Renlin" } } },
      ]),
    );
    expect(noticesState.getState().notices).toMatchObject([{ text: "Wu Renlin plays Ma Youtie" }]);
  });

  it("asks which of several performers is shown, and offers each, before all others", async () => {
    played = [named(21, "Wu Renlin"), named(22, "Little Wu")];
    render(<Inspector />);
    const chip = await screen.findByRole("button", { name: /^Ma Youtie/u });
    expect(chip.textContent).toContain("Wu Renlin or Little Wu?");
    await userEvent.click(chip);
    await userEvent.click(
      await screen.findByRole("menuitem", { name: /Played by someone else…/u }),
    );
    await screen.findByRole("option", { name: /Wu Renlin/u });
    const list = screen.getByRole("listbox", { name: /Performer of Ma Youtie/u });
    const offered = within(list).getAllByRole("option");
    expect(offered.slice(0, 2).map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining("Wu Renlin"),
      expect.stringContaining("Little Wu"),
    ]);
    await userEvent.keyboard("{Escape}");
    await userEvent.click(await screen.findByRole("button", { name: /^Ma Youtie/u }));
    await userEvent.click(
      await screen.findByRole("menuitem", { name: "Played here by Little Wu" }),
    );
    await waitFor(() =>
      expect(inputsOf(asked, "depictions.identify")).toEqual([
        { depiction: 3, who: { character: { id: 7 }, performer: { id: 22 } } },
      ]),
    );
  });

  it("says where to add a performer who is said of this still only", async () => {
    played = [named(21, "Little Wu"), named(22, "Old Wu")];
    render(<Inspector />);
    await userEvent.click(await screen.findByRole("button", { name: /^Ma Youtie/u }));
    await userEvent.click(
      await screen.findByRole("menuitem", { name: /Played by someone else…/u }),
    );
    await userEvent.type(
      await screen.findByRole("combobox", { name: "Performer of Ma Youtie" }),
      "Wu Renlin",
    );
    await screen.findByRole("option", { name: /Create performer “Wu Renlin”/u });
    await userEvent.keyboard("{Enter}");
    await waitFor(() =>
      expect(noticesState.getState().notices).toMatchObject([
        { text: "Wu Renlin plays Ma Youtie; add them to the cast on the film’s page" },
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

  it("says which marks are mixed, and writes only the one that is given", async () => {
    render(<Inspector />);
    const rating = await screen.findByRole("radiogroup", { name: "Rating: mixed" });
    expect(screen.getByRole("radiogroup", { name: "Pick" })).toBeTruthy();
    await userEvent.click(within(rating).getByRole("radio", { name: "4 stars" }));
    const stills = { result: 5, ranges: [[0, 2]] };
    expect(inputsOf(asked, "stills.mark")).toEqual([{ stills, rating: 4 }]);
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
    const conflict = await screen.findByRole("group", { name: /^Caption: the file says/u });
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

describe("remarks on how the file was read", () => {
  const remarked = {
    ...disputed,
    possiblyCut: ["creditLine"],
    warnings: ["A part could not be read."],
  } as const satisfies StillFindings;

  /** An archive that lets go of what is settled or seen. */
  function answeringArchive(): readonly Asked[] {
    let left: StillFindings = remarked;
    const settled = (rest: Partial<StillFindings>): Record<string, unknown> => {
      left = { ...left, ...rest };
      archiveState.setState(({ stillsVersion }) => ({ stillsVersion: stillsVersion + 1 }));
      return { changed: 1, label: "Done", change: null };
    };
    return fakeArchive({
      "stills.get": () => stillRecord(1),
      "stills.findings": () => left,
      "stills.settle": () => settled({ conflicts: [] }),
      "stills.see": ({ remark }) =>
        settled({
          possiblyCut: left.possiblyCut.filter((one) => remark !== null && one !== remark),
          warnings: left.warnings.filter((one) => remark !== null && one !== remark),
        }),
    });
  }

  async function opened(): Promise<void> {
    render(
      <>
        <div data-pictures="loupe" tabIndex={0} />
        <Inspector />
      </>,
    );
    await userEvent.click(await screen.findByText("To check"));
  }

  const focused = (): string | null => document.activeElement?.textContent ?? null;

  it("are each taken as seen by a button, which hands the keyboard on to the next and last to the still", async () => {
    asked = answeringArchive();
    await opened();
    screen.getByRole("button", { name: "Use this" }).focus();
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(screen.queryByRole("button", { name: "Use this" })).toBeNull());
    const [credit] = screen.getAllByRole("button", { name: "Seen" });
    expect(document.activeElement).toBe(credit);
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(screen.getAllByRole("button", { name: "Seen" })).toHaveLength(1));
    expect(focused()).toBe("Seen");
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(screen.queryByText("To check")).toBeNull());
    expect(inputsOf(asked, "stills.see")).toEqual([
      { stills: { ids: [1] }, remark: "creditLine" },
      { stills: { ids: [1] }, remark: "A part could not be read." },
    ]);
    expect(document.activeElement?.getAttribute("data-pictures")).toBe("loupe");
  });

  it("are taken as seen all at once", async () => {
    asked = answeringArchive();
    await opened();
    await userEvent.click(screen.getByRole("button", { name: "All seen" }));
    await waitFor(() => expect(screen.queryByRole("button", { name: "Seen" })).toBeNull());
    expect(inputsOf(asked, "stills.see")).toEqual([{ stills: { ids: [1] }, remark: null }]);
    expect(focused()).toBe("Use this"); // the one before it that is left
  });
});

describe("the files", () => {
  const crop = stillFile("/web/b.jpg", { hash: "cc".repeat(32) });

  it("say which one is shown, and another is chosen by its button", async () => {
    asked = fakeArchive({
      "stills.get": () => stillRecord(1, { files: [stillFile("/scans/a.tif"), crop] }),
      "stills.findings": () => ({ ...disputed, conflicts: [] }),
      "stills.showFile": () => ({ changed: 1, label: "Show the file “b.jpg”", change: 7 }),
    });
    render(<Inspector />);
    const files = await screen.findByRole("region", { name: "Files" });
    expect(within(files).getByText("2 files")).toBeTruthy();
    const shown = within(files).getByRole("button", { name: "Shown and handed out: a.tif" });
    expect(shown.getAttribute("aria-pressed")).toBe("true");
    await userEvent.click(shown);
    expect(inputsOf(asked, "stills.showFile")).toEqual([]);
    within(files).getByRole("button", { name: "Show this one: b.jpg" }).focus();
    await userEvent.keyboard("{Enter}");
    expect(inputsOf(asked, "stills.showFile")).toEqual([{ still: 1, hash: crop.hash }]);
    const [notice] = noticesState.getState().notices;
    expect([notice?.text, notice?.action?.label]).toEqual([
      "b.jpg is shown and handed out",
      "Undo",
    ]);
  });

  it("that are not there now are not to be chosen", async () => {
    const away = { ...crop, state: "offline", preferred: true } as const;
    asked = fakeArchive({
      "stills.get": () => stillRecord(1, { files: [stillFile("/scans/a.tif"), away] }),
      "stills.findings": () => ({ ...disputed, conflicts: [] }),
    });
    render(<Inspector />);
    const line = await screen.findByRole("listitem", { name: "b.jpg" });
    expect(within(line).queryByRole("button", { name: /^Show this one/u })).toBeNull();
    expect(within(line).getByText("Chosen to be shown; is again when it is there.")).toBeTruthy();
  });
});
