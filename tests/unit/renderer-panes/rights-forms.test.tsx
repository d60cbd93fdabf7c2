// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { GrantsAndEmbargoes } from "../../../renderer/rights/grants-and-embargoes.tsx";
import { missingInGrant } from "../../../renderer/rights/grant-fields.tsx";
import { newGrant } from "../../../renderer/rights/grant-written.ts";
import type { LayerChanges } from "../../../renderer/rights/layer-written.ts";
import { LayersPart } from "../../../renderer/rights/layers-part.tsx";
import { ReleasesPart } from "../../../renderer/rights/releases-part.tsx";
import { keepForms } from "../../../renderer/rights/kept-forms.ts";
import { rightsForms, writeForm } from "../../../renderer/rights/rights-forms.ts";
import { noticesState } from "../../../renderer/state/notices.ts";
import { type Asked, fakeArchive, inputsOf } from "./fake-archive.ts";

let asked: readonly Asked[] = [];
afterEach(cleanup);
beforeEach(() => {
  rightsForms.setState({ forms: new Map() });
  asked = fakeArchive({
    "rights.saveGrant": () => ({ changed: 1, id: 1, label: "Recorded a grant", change: 1 }),
    "rights.setLayer": () => ({ changed: 1, label: "Changed the rights", change: 1 }),
    "rights.saveRelease": () => ({ changed: 1, id: 1, label: "Recorded a release", change: 1 }),
  });
});

const dust = { kind: "film", id: 1, name: "Dust" } as const;

async function addGrant(): Promise<void> {
  render(<GrantsAndEmbargoes place={dust} grants={[]} embargoes={[]} />);
  await userEvent.click(screen.getByRole("button", { name: "Add a grant" }));
  await userEvent.click(screen.getByLabelText("Press and publicity for the film"));
}

test("a day that is only begun is not recorded as no day: the grant would never end", async () => {
  await addGrant();
  const day = screen.getByLabelText("Until: day");
  // as Chromium has it of “12/31/yyyy”, whose value is empty
  Object.defineProperty(day, "validity", { value: { badInput: true } });
  await userEvent.click(screen.getByRole("button", { name: "Record the grant" }));
  expect(screen.getByRole("alert").textContent).toContain("“Until: day” is only begun");
  expect(document.activeElement).toBe(day);
  expect(inputsOf(asked, "rights.saveGrant")).toEqual([]);
});

test("a grant says in words what is wrong with it before it is sent", () => {
  const press = { ...newGrant("allow"), uses: ["press" as const] };
  expect(missingInGrant(press)).toBeNull();
  for (const printRun of [0, -3, 1.5])
    expect(missingInGrant({ ...press, printRun })).toMatch(/^Copies/u);
  expect(missingInGrant({ ...press, printRun: 1 })).toBeNull();
  const territories = { included: ["DE", "JP"], excluded: ["JP"] };
  expect(missingInGrant({ ...press, territories })).toMatch(/^Japan is both/u);
});

test("nobody is released by a form in which it was not said how far", async () => {
  render(<ReleasesPart place={dust} releases={[]} />);
  await userEvent.click(screen.getByRole("button", { name: "Add a release" }));
  await userEvent.click(screen.getByRole("button", { name: "Record the release" }));
  expect(screen.getByRole("alert").textContent).toBe("Choose how far the release goes.");
  expect(inputsOf(asked, "rights.saveRelease")).toEqual([]);
  await userEvent.selectOptions(screen.getByLabelText("How far it goes"), "Unlimited");
  await userEvent.click(screen.getByRole("button", { name: "Record the release" }));
  expect(inputsOf(asked, "rights.saveRelease")).toMatchObject([
    { release: { state: "unlimited" } },
  ]);
});

test("what is half written is there after the window was closed, without taking the keyboard", async () => {
  localStorage.clear();
  const stop = keepForms();
  await addGrant();
  await userEvent.type(screen.getByLabelText("Reference"), "L-7");
  cleanup();
  stop();
  rightsForms.setState({ forms: new Map() });
  keepForms()();
  render(<GrantsAndEmbargoes place={dust} grants={[]} embargoes={[]} />);
  expect(screen.getByLabelText<HTMLInputElement>("Reference").value).toBe("L-7");
  expect(document.activeElement).toBe(document.body);
});

test("what cannot be read of the forms that were open leaves none open", () => {
  for (const damaged of ["[", "{}", '[["key", null]]', "[1]"]) {
    localStorage.setItem("rights-forms-1", damaged);
    keepForms()();
    expect(rightsForms.getState().forms.size).toBe(0);
  }
});

test("a form that is left can be taken up again, one in which nothing was written goes without a word", async () => {
  noticesState.setState({ notices: [] });
  await addGrant();
  await userEvent.type(screen.getByLabelText("Reference"), "L-7");
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByLabelText("Reference")).toBeNull();
  act(() => noticesState.getState().notices[0]?.action?.run());
  expect(screen.getByLabelText<HTMLInputElement>("Reference").value).toBe("L-7");
  cleanup();
  rightsForms.setState({ forms: new Map() });
  noticesState.setState({ notices: [] });
  render(<GrantsAndEmbargoes place={dust} grants={[]} embargoes={[]} />);
  await userEvent.click(screen.getByRole("button", { name: "Add an embargo" }));
  await userEvent.keyboard("{Escape}");
  expect(noticesState.getState().notices).toEqual([]);
});

test("a ported licence is kept in its exact form, however its address was copied", async () => {
  render(<LayersPart place={dust} layers={[]} />);
  await userEvent.click(screen.getByRole("button", { name: "Say something of the photograph…" }));
  await userEvent.click(screen.getByRole("button", { name: "Say it here (Rights statement)" }));
  await userEvent.selectOptions(
    screen.getByLabelText("Rights statement", { selector: "select" }),
    "Another licence, by its URI…",
  );
  await userEvent.type(
    screen.getByLabelText("URI of the rights statement"),
    "{Control>}a{/Control}https://creativecommons.org/licenses/by-sa/3.0/de/deed.en",
    { initialSelectionStart: 0, initialSelectionEnd: 7 },
  );
  await userEvent.click(screen.getByRole("button", { name: "Record it" }));
  expect(inputsOf(asked, "rights.setLayer")).toMatchObject([
    { values: { status: "http://creativecommons.org/licenses/by-sa/3.0/de/" } },
  ]);
});

test("what is no statement, and a search of tomorrow, are refused in words", async () => {
  const says = (values: LayerChanges): string => {
    cleanup();
    rightsForms.setState({ forms: new Map() });
    writeForm(dust, { what: "layer", id: "film", written: { layer: "film", values } });
    render(<LayersPart place={dust} layers={[]} />);
    fireEvent.click(screen.getByRole("button", { name: "Record it" }));
    return screen.getByRole("alert").textContent;
  };
  expect(says({ status: "http://example.org/free/" })).toMatch(/^This is no statement/u);
  const log = [{ source: "WATCH", date: "2999-01-01", outcome: "" }];
  expect(says({ tracing: { untraced: true, log } })).toMatch(/still to come/u);
});
