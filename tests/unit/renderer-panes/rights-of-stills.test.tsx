// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { askedOfRights } from "../../../renderer/rights/asked-of-rights.ts";
import { RightsOfFilm } from "../../../renderer/rights/rights-of-record.tsx";
import { RightsOfSeveral } from "../../../renderer/rights/rights-of-several.tsx";
import { RightsOfStill } from "../../../renderer/rights/rights-of-still.tsx";
import { usualRequest } from "../../../renderer/rights/usual-request.ts";
import { firstUsual } from "../../../shared/rights/usual.ts";
import type { OutputOf } from "../../../shared/contract/index.ts";
import { inherit } from "../../../shared/rights/inherit.ts";
import { dayAt, zoneHere } from "../../../shared/rights/moment.ts";
import { unsaid } from "../../../shared/rights/layer-record.ts";
import { type Asked, fakeArchive } from "./fake-archive.ts";

const found: NonNullable<OutputOf<"rights.still">> = {
  rights: {
    kind: "scene",
    personsShown: 1,
    creditLine: "",
    words: ["Ask before use."],
    layers: [
      inherit("photograph", [
        { from: { kind: "still" }, values: { ...unsaid, note: "from a print" } },
        {
          from: { kind: "film", id: 1, name: "Dust" },
          values: { ...unsaid, creditLine: "© Real Image", usageTerms: "Not on covers." },
        },
      ]),
    ],
    grants: [],
    embargoes: [],
    approvals: [
      {
        id: null,
        performer: { id: 7, name: "Wu Renlin" },
        state: "pending",
        by: "",
        on: "",
        rule: "",
        note: "",
        from: { kind: "film", id: 1, name: "Dust" },
      },
    ],
    releases: [],
  },
  answer: {
    still: 1,
    status: "blocked",
    creditLine: "",
    reasons: [
      {
        kind: "approval-pending",
        effect: "blocks",
        performer: "Wu Renlin",
        by: "",
        on: "",
        words: "Wu Renlin has not approved it yet.",
      },
      {
        kind: "terms",
        effect: "conditions",
        text: "Ask before use.",
        words: "Terms to be read: Ask before use.",
      },
    ],
  },
};

let asked: readonly Asked[] = [];
afterEach(cleanup);
beforeEach(() => {
  askedOfRights.setState({ request: null, date: "" });
  usualRequest.setState(firstUsual);
  asked = fakeArchive({
    "rights.still": () => found,
    "rights.status": () => ({ clear: 3000, conditional: 0, blocked: 1, unknown: 0, stills: [] }),
    "rights.setUsual": () => ({ changed: 1, label: "Changed the usual", change: 2 }),
    "rights.setLayer": () => ({ changed: 1, label: "Changed", change: 1 }),
    "rights.setApproval": () => ({ changed: 1, label: "Approved", change: 1 }),
  });
});

const inputsOf = (procedure: string): unknown[] =>
  asked.filter((one) => one.procedure === procedure).map(({ input }) => input);

test("what weighs most is told first, and each value with where it comes from", async () => {
  render(<RightsOfStill still={1} />);
  const reasons = await screen.findByRole("list", { name: "Reasons" });
  expect(reasons.firstElementChild?.textContent).toBe("Wu Renlin has not approved it yet.");
  const values = [...document.querySelectorAll("dd")].map(({ textContent }) => textContent);
  expect(values).toEqual([
    "Credit line © Real Imagefrom the film Dust",
    "Usage terms Not on covers.from the film Dust",
    "Note from a print",
  ]);
});

test("another use, country and day are asked for, and no day is the present moment", async () => {
  render(<RightsOfStill still={1} />);
  await screen.findByRole("list", { name: "Reasons" });
  const day = screen.getByLabelText<HTMLInputElement>("On which day");
  const today = dayAt(Date.now(), zoneHere());
  expect(day.value).toBe(today);
  await userEvent.selectOptions(screen.getByLabelText("For which use"), "book-cover");
  await userEvent.selectOptions(screen.getByLabelText("In which country"), "Germany");
  fireEvent.change(day, { target: { value: "2026-05-07" } });
  await screen.findByRole("list", { name: "Reasons" });
  expect(inputsOf("rights.still")[0]).toEqual({
    still: 1,
    request: { use: "press", territory: null },
  });
  expect(inputsOf("rights.still").at(-1)).toEqual({
    still: 1,
    request: { use: "book-cover", territory: "DE", date: "2026-05-07" },
  });
  fireEvent.change(day, { target: { value: "" } }); // as of a day that is only half typed
  expect(day.value).toBe(today);
  await screen.findByRole("list", { name: "Reasons" });
  expect(inputsOf("rights.still").at(-1)).toEqual({
    still: 1,
    request: { use: "book-cover", territory: "DE" },
  });
});

test("the usual request of the archive is asked for first, and what else is asked can be made the usual", async () => {
  usualRequest.setState({ use: "web", territory: "FR" });
  render(<RightsOfStill still={1} />);
  expect(await screen.findByText(/^The usual request/u)).toBeDefined();
  expect(inputsOf("rights.still")[0]).toEqual({
    still: 1,
    request: { use: "web", territory: "FR" },
  });
  await userEvent.selectOptions(screen.getByLabelText("For which use"), "book");
  expect(screen.getByText(/tell it for web and social media, France\.$/u)).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "Make this the usual" }));
  expect(inputsOf("rights.setUsual")).toEqual([{ use: "book", territory: "FR" }]);
  await screen.findByText(/^The usual request/u);
  await userEvent.selectOptions(screen.getByLabelText("For which use"), "press");
  await userEvent.click(screen.getByRole("button", { name: "Ask that" }));
  expect(inputsOf("rights.still").at(-1)).toEqual({
    still: 1,
    request: { use: "book", territory: "FR" },
  });
});

test("terms that were read leave those of the film on the still itself", async () => {
  render(<RightsOfStill still={1} />);
  await userEvent.click(await screen.findByRole("button", { name: "Read: nothing of it binds" }));
  expect(inputsOf("rights.setLayer")).toEqual([
    {
      on: { stills: { ids: [1] } },
      layer: "photograph",
      values: { usageTerms: "Not on covers." },
    },
  ]);
});

test("what a performer says is said of this still", async () => {
  render(<RightsOfStill still={1} />);
  await userEvent.selectOptions(await screen.findByLabelText("Wu Renlin"), "killed");
  expect(inputsOf("rights.setApproval")).toEqual([
    { stills: { ids: [1] }, performer: 7, state: "killed", by: "", on: "", rule: "", note: "" },
  ]);
});

test("of thousands of stills nothing is reckoned before it is asked for", async () => {
  const ids = [1, 2];
  render(<RightsOfSeveral stills={{ ids }} count={3001} />);
  expect(inputsOf("rights.status")).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Tell for 3,001 stills" }));
  expect(await screen.findByText(/Rights clear: 3,000/u)).toBeDefined();
  expect(screen.getByText(/Rights blocked: 1/u)).toBeDefined();
});

test("what several stills have differently is told before it is said for all of them", async () => {
  const print = { ...unsaid, layer: "print" } as const;
  fakeArchive({
    "rights.status": () => ({ clear: 0, conditional: 0, blocked: 0, unknown: 3, stills: [] }),
    "rights.shared": () => ({
      grants: [],
      embargoes: [],
      releases: [],
      layers: [
        { ...print, note: "Drawer 9", mining: "PROHIBITED", stills: 2 },
        { ...print, note: "Drawer 12", stills: 1 },
      ],
    }),
  });
  render(<RightsOfSeveral stills={{ ids: [1, 2, 3] }} count={3} />);
  await userEvent.click(await screen.findByRole("button", { name: "Say something of the print…" }));
  const note = screen.getByRole("group", { name: "Note" });
  expect(note.textContent).toContain("Drawer 9 (2 stills)");
  expect(note.textContent).toContain("Drawer 12 (1 still)");
  expect(screen.getByRole("group", { name: "Data mining and AI" }).textContent).toContain(
    "prohibited (2 stills)",
  );
  expect(screen.getByRole("group", { name: "Holders" }).textContent).toContain(
    "None says it itself",
  );
});

test("who holds a film stands on its page as said of the film, not of its photographs", async () => {
  const holders = [{ id: 3, name: "Comet Film", role: "owner" as const }];
  const film = { kind: "film", id: 1, name: "Dust" } as const;
  const said = { from: film, values: { ...unsaid, holders } };
  fakeArchive({
    "rights.film": () => ({
      layers: [inherit("photograph", [said]), inherit("film", [said])],
      grants: [],
      embargoes: [],
      releases: [],
    }),
    "rights.own": () => ({
      layers: [{ ...unsaid, layer: "film", holders }],
      grants: [],
      embargoes: [],
      releases: [],
      says: [],
    }),
    "rights.approvals": () => [],
  });
  render(<RightsOfFilm place={film} />);
  expect((await screen.findByText("the film")).parentElement?.textContent).toContain("Comet Film");
  expect(screen.queryByText("the photograph")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Say something of the photograph…" }));
  const field = screen.getByRole("group", { name: "Holders" });
  expect(field.textContent).toContain("Nothing is said");
});
