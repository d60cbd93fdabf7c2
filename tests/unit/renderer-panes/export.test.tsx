// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forgetBegun, formOf } from "../../../renderer/export/begun-form.ts";
import { ExportPanel } from "../../../renderer/export/export-panel.tsx";
import { exportSubject } from "../../../renderer/export/export-subject.ts";
import { selectedState } from "../../../renderer/state/selected.ts";
import { viewState } from "../../../renderer/state/view.ts";
import type { StatusCounts } from "../../../shared/contract/rights.ts";
import type { UnfilledText } from "../../../shared/contract/export.ts";
import { builtInProfiles, PRESS } from "../../../shared/export/built-in-profiles.ts";
import type { Standing } from "../../../shared/rights/gate.ts";
import type { ReasonEffect } from "../../../shared/rights/reason.ts";
import type { RightsStatus, StillCard } from "../../../shared/still.ts";
import { unmarked } from "../../../shared/marks.ts";
import type { Asked } from "./fake-archive.ts";
import { fakeArchive, inputsOf, stillRecord } from "./fake-archive.ts";

// happy-dom lays nothing out: without a height the list would have no line in view.
Object.defineProperty(HTMLElement.prototype, "clientHeight", { value: 700 });
Object.defineProperty(HTMLElement.prototype, "clientWidth", { value: 440 });

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

const clear: Standing = { status: "clear", reasons: [], seen: "clear" };
const standing = (status: RightsStatus, effect: ReasonEffect, words: string): Standing => ({
  status,
  reasons: [{ kind: "credit-missing", effect, words }],
  seen: words,
});

let asked: readonly Asked[] = [];
/** How the rights of stills stand that are not clear, and what is left in their texts. */
const standings = new Map<number, Standing>();
const unfilled = new Map<number, readonly UnfilledText[]>();
let counts: Partial<StatusCounts> = {};
beforeEach(() => {
  standings.clear();
  unfilled.clear();
  counts = {};
  localStorage.clear();
  for (const of of ["set-4", ""]) forgetBegun(formOf(of));
  exportSubject.setState({ chosen: { kind: "set", id: 4 } });
  asked = fakeArchive({
    "sets.list": () => [
      {
        id: 4,
        uuid: "s",
        name: "Berlin",
        parent: null,
        note: "",
        stills: 3,
        own: 3,
        query: "in:Berlin",
      },
    ],
    "search.run": () => ({
      result: 9,
      total: 3,
      ms: 1,
      facets: null,
      facetSizes: null,
      inOrder: true,
      problem: null,
    }),
    "search.slice": () => [card(1), card(2), card(3)],
    "sets.move": () => ({ changed: 1, label: "Reordered" }),
    "sets.remove": () => ({ changed: 1, label: "Removed" }),
    "stills.get": ({ id }) => stillRecord(Number(id)),
    "stills.setText": () => ({ changed: 1, label: "Changed", change: 1 }),
    "history.undo": () => ({ label: "Reordered" }),
    "history.redo": () => ({ label: "Reordered" }),
    "ledger.recipients": () => ["Sight & Sound"],
    "export.defaults": () => ({ use: "press", territory: "DE" }),
    "profiles.list": () => builtInProfiles.map((profile) => ({ profile, id: null })),
    "export.run": () => ({ job: 7, export: "e" }),
    "export.plan": ({ stills, folder }) => ({
      total: 3,
      request: {
        use: "press",
        territory: "DE",
        date: "2026-05-07",
        zone: "Europe/Berlin",
        language: null,
      },
      rights: { clear: 3, conditional: 0, blocked: 0, unknown: 0, ...counts },
      held: [],
      documents: ["captions (2).csv", "contact-sheet.html"],
      warnings: folder === undefined ? [] : ["This folder lies in one that was added."],
      // The plan follows the order it is asked for.
      files: (stills as { ids: number[] }).ids.map((still, index) => ({
        still,
        original: `/Scans/RTD_000${String(still)}.jpg`,
        fileName: `Dust_${String(index + 1)}.jpg`,
        caption: `Caption of still ${String(still)}`,
        creditLine: "",
        remarks: still === 2 ? [{ kind: "missing", message: "No caption." }] : [],
        rights: standings.get(still) ?? clear,
        unfilled: unfilled.get(still) ?? [],
      })),
    }),
  });
});
afterEach(cleanup);

const names = (): string[] =>
  screen.getAllByRole("option", { name: /Dust_|RTD_/u }).map((row) => row.textContent);

describe("the export panel", () => {
  it("shows each still of the set under its future name, with its caption and what a recipient would miss", async () => {
    render(<ExportPanel />);
    await screen.findByText("No caption.");
    expect(screen.getByText(/1 still with remarks/u)).toBeTruthy();
    expect(names()).toEqual([
      "1Rights clearDust_1.jpgCaption of still 1",
      "2Rights clearDust_2.jpgCaption of still 2No caption.",
      "3Rights clearDust_3.jpgCaption of still 3",
    ]);
  });

  it("opens the texts of a still in place with Enter, and Escape leads back to the list", async () => {
    render(<ExportPanel />);
    await screen.findByText("No caption.");
    const list = screen.getByRole("listbox");
    list.focus();
    await userEvent.keyboard("{ArrowDown}{Enter}");
    const texts = await screen.findByRole("region", { name: "Texts of Dust_2.jpg" });
    expect(texts.textContent).toContain("No caption.");
    const [caption, credit] = within(texts).getAllByRole("textbox");
    expect(document.activeElement).toBe(caption);
    expect(credit?.getAttribute("aria-label")).toBe("Credit line");
    await userEvent.keyboard("{Escape}");
    expect(document.activeElement).toBe(list);
    expect(screen.queryByRole("region", { name: "Texts of Dust_2.jpg" })).toBeNull();
  });

  it("opens a text that is not there in the language that the recipient takes", async () => {
    render(<ExportPanel />);
    await screen.findByText("No caption.");
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Profile" }), "Getty");
    screen.getByRole("listbox").focus();
    await userEvent.keyboard("{Enter}");
    const texts = await screen.findByRole("region", { name: "Texts of Dust_1.jpg" });
    expect(within(texts).getByRole("textbox", { name: "Caption, English" })).toBeTruthy();
  });

  it("moves a still of the set with Alt and the arrows, in the words of the contract", async () => {
    render(<ExportPanel />);
    await screen.findByText("No caption.");
    screen.getByRole("listbox").focus();
    await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
    // From the first place to stand before the third of the present order.
    expect(inputsOf(asked, "sets.move")).toEqual([{ set: 4, stills: { ids: [1] }, before: 2 }]);
    await waitFor(() =>
      expect(inputsOf(asked, "export.plan").at(-1)).toMatchObject({ stills: { ids: [2, 1, 3] } }),
    );
  });

  it("keeps what is written in it while it is closed, until it was handed out", async () => {
    const { unmount } = render(<ExportPanel />);
    await userEvent.type(await screen.findByRole("combobox", { name: "Recipient" }), "Ada");
    await userEvent.click(screen.getByRole("button", { name: "Choose folder…" }));
    unmount();
    exportSubject.setState({ chosen: { kind: "set", id: 4 } });
    const again = render(<ExportPanel />);
    const recipient = (): HTMLInputElement => screen.getByRole("combobox", { name: "Recipient" });
    await waitFor(() => expect(recipient().value).toBe("Ada"));
    await screen.findByText("/exports");
    await userEvent.click(await screen.findByRole("button", { name: "Export" }));
    await waitFor(() =>
      expect(inputsOf(asked, "export.run")).toMatchObject([{ recipient: { name: "Ada" } }]),
    );
    again.unmount();
    exportSubject.setState({ chosen: { kind: "set", id: 4 } });
    render(<ExportPanel />);
    await screen.findByText("No caption.");
    expect(recipient().value).toBe("");
  });

  it("runs only once a folder was chosen, with the template and the order shown", async () => {
    render(<ExportPanel />);
    await screen.findByText("No caption.");
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Export" }).disabled).toBe(true);
    await userEvent.click(screen.getByRole("button", { name: "Choose folder…" }));
    await userEvent.click(await screen.findByRole("button", { name: "Export" }));
    expect(inputsOf(asked, "export.run")).toEqual([
      {
        stills: { ids: [1, 2, 3] },
        set: 4,
        folder: "/exports",
        profile: PRESS,
        recipient: null,
        asThen: null,
        repeats: null,
        rights: {
          request: { use: "press", territory: "DE", date: "2026-05-07", zone: "Europe/Berlin" },
          strictness: "ask",
          read: [],
          override: null,
        },
      },
    ]);
  });

  it("says under which names the lists will stand in the chosen folder, beside what is there", async () => {
    render(<ExportPanel />);
    await userEvent.click(await screen.findByRole("button", { name: "Choose folder…" }));
    expect(
      await screen.findByText(
        /captions \(2\)\.csv and contact-sheet\.html; no file there is replaced/u,
      ),
    ).toBeTruthy();
    expect(inputsOf(asked, "export.plan").at(-1)).toMatchObject({ folder: "/exports" });
  });

  it("warns of a folder that was better not exported to, without refusing it", async () => {
    render(<ExportPanel />);
    await userEvent.click(await screen.findByRole("button", { name: "Choose folder…" }));
    expect((await screen.findByRole("alert")).textContent).toBe(
      "This folder lies in one that was added.",
    );
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Export" }).disabled).toBe(false);
  });

  it("takes no separator of folders in file names", async () => {
    render(<ExportPanel />);
    const field = await screen.findByRole("textbox", { name: /^File names/u });
    await userEvent.type(field, "/x");
    expect(await screen.findByText(/“\/” cannot stand in a file name/u)).toBeTruthy();
  });

  it("says what is wrong with a template while it is written", async () => {
    render(<ExportPanel />);
    const field = await screen.findByRole("textbox", { name: /^File names/u });
    await userEvent.type(field, "{{flim}");
    expect(await screen.findByText(/Did you mean \{film\}/u)).toBeTruthy();
  });

  it("exports nothing under a template it cannot read, says why, and offers what is near", async () => {
    render(<ExportPanel />);
    await screen.findByText("No caption.");
    await userEvent.click(screen.getByRole("button", { name: "Choose folder…" }));
    const field = screen.getByRole("textbox", { name: /^File names/u });
    const rows = names();
    await userEvent.clear(field);
    await userEvent.type(field, "{{flim}_{{seq}");
    const button = screen.getByRole<HTMLButtonElement>("button", { name: "Export" });
    await waitFor(() => expect(button.disabled).toBe(true));
    const said = document.getElementById(button.getAttribute("aria-describedby") ?? "");
    expect(said?.textContent).toBe("Mend the file names above first.");
    expect(screen.getAllByText(/There is no variable \{flim\}/u)).toHaveLength(1);
    expect(names()).toEqual(rows);
    await userEvent.click(screen.getByRole("button", { name: "Put {film} there" }));
    expect((field as HTMLInputElement).value).toBe("{film}_{seq}");
    await waitFor(() => expect(button.disabled).toBe(false));
  });

  it("takes the order of a set back through the archive, while the list has the focus", async () => {
    render(<ExportPanel />);
    await screen.findByText("No caption.");
    screen.getByRole("listbox").focus();
    await userEvent.keyboard("{Control>}z{/Control}{Control>}{Shift>}Z{/Shift}{/Control}");
    expect(inputsOf(asked, "history.undo")).toHaveLength(1);
    expect(inputsOf(asked, "history.redo")).toHaveLength(1);
  });

  it("moves a still by dragging it before another", async () => {
    render(<ExportPanel />);
    await screen.findByText("No caption.");
    const [first, , third] = screen.getAllByRole("option", { name: /Dust_/u });
    if (first === undefined || third === undefined) throw new Error("no rows");
    fireEvent.dragStart(third, { dataTransfer: { setData: () => undefined } });
    fireEvent.dragOver(first, { clientY: -1 });
    fireEvent.dragEnd(third);
    expect(inputsOf(asked, "sets.move")).toEqual([{ set: 4, stills: { ids: [3] }, before: 0 }]);
  });

  it("takes the order of a selection back by itself, and puts it there again", async () => {
    exportSubject.setState({ chosen: { kind: "selection" } });
    selectedState.setState({
      result: 9,
      selection: { ...selectedState.getState().selection, chosen: [[0, 3]] },
    });
    render(<ExportPanel />);
    await screen.findByText("No caption.");
    screen.getByRole("listbox").focus();
    await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
    const order = (): unknown => inputsOf(asked, "export.plan").at(-1)?.["stills"];
    await waitFor(() => expect(order()).toEqual({ ids: [2, 1, 3] }));
    await userEvent.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(order()).toEqual({ ids: [1, 2, 3] }));
    await userEvent.keyboard("{Control>}y{/Control}");
    await waitFor(() => expect(order()).toEqual({ ids: [2, 1, 3] }));
    expect(inputsOf(asked, "history.undo")).toEqual([]);
  });

  it("closes at Escape from the list, from nowhere, and not from a field beside it", async () => {
    viewState.setState({ dialog: "export" });
    render(
      <>
        <input aria-label="Elsewhere" />
        <ExportPanel />
      </>,
    );
    await screen.findByText("No caption.");
    screen.getByRole("textbox", { name: "Elsewhere" }).focus();
    await userEvent.keyboard("{Escape}");
    expect(viewState.getState().dialog).toBe("export");
    screen.getByRole("listbox").focus();
    await userEvent.keyboard("{Escape}");
    expect(viewState.getState().dialog).toBeNull();
    viewState.setState({ dialog: "export" });
    screen.getByRole("listbox").blur();
    await userEvent.keyboard("{Escape}");
    expect(viewState.getState().dialog).toBeNull();
  });

  it("opens an entry of the ledger with its copies, what became of them, and ways to them", async () => {
    const uuid = "6a1c0c0e-0b44-4f5f-8a5e-3f7f2f4cbb10";
    const entry = {
      id: 1,
      uuid,
      at: "2026-11-24T03:00:00.000Z",
      who: "Mei",
      set: "Berlin",
      folder: "/exports",
      profile: "press",
      template: "{film}_{seq:3}",
      recipient: null,
      stills: 2,
      held: 0,
      finished: true,
    };
    const copy = { still: 1, bytes: 2_500_000, hash: "ab".repeat(32), state: "unchecked" };
    exportSubject.setState({ chosen: { kind: "selection" } });
    selectedState.setState({ result: null });
    asked = fakeArchive({
      "sets.list": () => [],
      "ledger.list": () => [entry],
      "ledger.get": () => ({
        ...entry,
        folderPresent: true,
        packed: null,
        profileThen: PRESS,
        documents: [{ kind: "contact-sheet", fileName: "contact-sheet.html", present: true }],
        copies: [
          { ...copy, fileName: "Dust_001.jpg", rights: null },
          {
            ...copy,
            fileName: "Dust_002.jpg",
            rights: {
              status: "blocked",
              reasons: ["Killed by Wu Renlin."],
              override: { reason: "Agreed by telephone", by: "ada", at: "2026-05-07" },
            },
          },
        ],
        request: {
          use: "press",
          territory: "DE",
          date: "2026-05-07",
          zone: "Europe/Berlin",
          language: null,
        },
        heldBack: [
          {
            still: 3,
            name: "RTD_0003.jpg",
            reasons: ["Its rights are unknown.", "Its rights are unknown."],
          },
        ],
      }),
      "ledger.check": () => ["whole", "changed"],
      "ledger.affected": () => [],
    });
    render(<ExportPanel />);
    await userEvent.click(screen.getByRole("button", { name: "Ledger" }));
    await userEvent.click(await screen.findByRole("button", { name: /Berlin · 2 stills/u }));
    expect(await screen.findByText("Dust_001.jpg")).toBeTruthy();
    expect(screen.getByText("{film}_{seq:3}")).toBeTruthy();
    expect(screen.getByText(/Originals; everything embedded/u).textContent).toMatch(/^Press: /u);
    expect(screen.getByText(/^press and publicity for the film, in Germany/u)).toBeTruthy();
    expect(
      screen.getByText("Handed out all the same by ada: Agreed by telephone", { exact: false }),
    ).toBeTruthy();
    await userEvent.click(screen.getByText("1 still held back"));
    expect(screen.getAllByText("Its rights are unknown.")).toHaveLength(1);
    expect(screen.getByText("2 in the folder, not compared yet")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Compare with the ledger" }));
    expect(
      await screen.findByText("1 copy byte for byte as handed out, 1 changed since"),
    ).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Open caption list" })).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Open contact sheet" }));
    expect(inputsOf(asked, "openExport")).toEqual([{ uuid, what: "contact-sheet" }]);
  });
});

describe("the gate of a hand-out", () => {
  const open = async (): Promise<void> => {
    render(<ExportPanel />);
    await userEvent.click(await screen.findByRole("button", { name: "Choose folder…" }));
    await screen.findByRole("list", { name: "How the rights stand" });
  };
  const exported = async (): Promise<unknown> => {
    await userEvent.click(screen.getByRole("button", { name: "Export" }));
    return (inputsOf(asked, "export.run")[0] as { rights: unknown } | undefined)?.rights;
  };
  const mayExport = (): boolean =>
    !screen.getByRole<HTMLButtonElement>("button", { name: "Export" }).disabled;

  it("asks again for another use, and hands out for it", async () => {
    await open();
    await userEvent.selectOptions(
      screen.getByRole("combobox", { name: "For which use" }),
      "Exhibition",
    );
    await waitFor(() =>
      expect(inputsOf(asked, "export.plan").at(-1)).toMatchObject({
        rights: { request: { use: "exhibition", territory: "DE" }, read: [], override: null },
      }),
    );
  });

  it("lets out what is conditional or unknown by one tick for all, or one by one", async () => {
    standings.set(1, standing("conditional", "conditions", "May not be cropped."));
    standings.set(3, standing("unknown", "unknown", "Nothing is recorded."));
    counts = { clear: 1, conditional: 1, unknown: 1 };
    await open();
    expect(screen.getByText(/1 to go out, 2 held back/u)).toBeTruthy();
    const all = screen.getByRole<HTMLInputElement>("checkbox", {
      name: "I have read the conditions of 1 still, and that of 1 still nothing is known that allows this",
    });
    const conditions = screen.getByRole("list", { name: "Conditions" });
    expect([...conditions.children].map(({ textContent }) => textContent)).toEqual([
      "May not be cropped.1 still",
      "Nothing is recorded.1 still",
    ]);
    await userEvent.click(all);
    await userEvent.click(screen.getByText(/^Read, 2 of 2/u));
    const ticks = screen.getAllByRole<HTMLInputElement>("checkbox", { name: "Read" });
    expect(ticks.map(({ checked }) => checked)).toEqual([true, true]);
    expect(ticks[0]?.getAttribute("aria-describedby")).not.toBeNull();
    await userEvent.click(ticks[1] ?? all);
    expect([all.checked, all.indeterminate]).toEqual([false, true]);
    expect(await exported()).toMatchObject({
      read: [{ still: 1, seen: "May not be cropped." }],
      override: null,
    });
  });

  it("hands a blocked still out only with a written reason", async () => {
    standings.set(2, standing("blocked", "blocks", "Killed by Wu Renlin."));
    counts = { clear: 2, blocked: 1 };
    await open();
    expect(screen.getByText("Killed by Wu Renlin.")).toBeTruthy();
    await userEvent.click(screen.getByRole("checkbox", { name: "Hand out all the same" }));
    expect(mayExport()).toBe(false);
    expect(screen.getByText(/^Write above why/u)).toBeTruthy();
    await userEvent.type(screen.getByRole("textbox", { name: /^Why 1 still goes/u }), "Agreed");
    expect(await exported()).toMatchObject({
      override: { reason: "Agreed", of: [{ still: 2, seen: "Killed by Wu Renlin." }] },
    });
  });

  it("takes another reason for one of several, and none for the rest where each has its own", async () => {
    for (const id of [1, 2]) standings.set(id, standing("blocked", "blocks", "An embargo."));
    counts = { clear: 1, blocked: 2 };
    await open();
    for (const tick of screen.getAllByRole("checkbox", { name: "Hand out all the same" }))
      await userEvent.click(tick);
    const own = (name: string) =>
      screen.getByRole("textbox", { name: `Why ${name}, if for another reason` });
    await userEvent.type(own("RTD_0002.jpg"), "Its photographer agreed");
    expect(mayExport()).toBe(false);
    await userEvent.type(own("RTD_0001.jpg"), "Lifted by telephone");
    expect(await exported()).toMatchObject({
      override: {
        of: [
          { still: 1, reason: "Lifted by telephone" },
          { still: 2, reason: "Its photographer agreed" },
        ],
      },
    });
  });

  it("holds unknown ones back when that is wished, and says so when nothing is left", async () => {
    for (const id of [1, 2, 3]) standings.set(id, standing("unknown", "unknown", "Nothing."));
    counts = { clear: 0, unknown: 3 };
    await open();
    await userEvent.click(
      screen.getByRole("checkbox", { name: "Hold back stills whose rights are unknown" }),
    );
    await waitFor(() =>
      expect(inputsOf(asked, "export.plan").at(-1)).toMatchObject({
        rights: { strictness: "strict" },
      }),
    );
    expect(await screen.findByText("Every still is held back; above stands why.")).toBeTruthy();
    expect(mayExport()).toBe(false);
  });

  it("puts a text with something left to fill in right in place, or leaves the still out", async () => {
    unfilled.set(2, [{ field: "caption", language: "en", text: "Name to come" }]);
    await open();
    const box = await screen.findByRole("textbox", { name: "Caption, English of RTD_0002.jpg" });
    await userEvent.clear(box);
    await userEvent.type(box, "At the well");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(inputsOf(asked, "stills.setText")).toEqual([
      {
        stills: { ids: [2] },
        field: "caption",
        language: "en",
        mode: "replace",
        text: "At the well",
      },
    ]);
    await userEvent.click(screen.getByRole("button", { name: "Leave RTD_0002.jpg out" }));
    expect(inputsOf(asked, "sets.remove")).toEqual([{ set: 4, stills: { ids: [2] } }]);
  });
});
