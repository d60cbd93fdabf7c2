// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { GrantsAndEmbargoes } from "../../../renderer/rights/grants-and-embargoes.tsx";
import { missingInGrant } from "../../../renderer/rights/grant-fields.tsx";
import { newGrant } from "../../../renderer/rights/grant-written.ts";
import { ReleasesPart } from "../../../renderer/rights/releases-part.tsx";
import { rightsForms } from "../../../renderer/rights/rights-forms.ts";
import { type Asked, fakeArchive, inputsOf } from "./fake-archive.ts";

let asked: readonly Asked[] = [];
afterEach(cleanup);
beforeEach(() => {
  rightsForms.setState({ forms: new Map() });
  asked = fakeArchive({
    "rights.saveGrant": () => ({ changed: 1, id: 1, label: "Recorded a grant", change: 1 }),
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
