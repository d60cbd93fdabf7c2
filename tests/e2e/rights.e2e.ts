import { expect, test } from "@playwright/test";
import { expectAccessible } from "./harness/accessible.ts";
import { placesIn } from "./harness/places.ts";
import { type LaunchedSample, launchSample } from "./harness/sample.ts";

test.describe.configure({ mode: "serial" });

let stillroom: LaunchedSample;
const { cell, part, notices } = placesIn(() => stillroom);

test.beforeAll(async () => {
  stillroom = await launchSample();
});

test.afterAll(async () => {
  await stillroom.close();
  expect(stillroom.complaints).toEqual([]);
});

async function ask(procedure: string, input: unknown): Promise<unknown> {
  return await stillroom.window.evaluate(
    `window.stillroom.ask(${JSON.stringify(procedure)}, ${JSON.stringify(input)})`,
  );
}

type Card = { readonly id: number };
type Found = { readonly result: number };
type Still = {
  readonly id: number;
  readonly film: { readonly id: number } | null;
  readonly depictions: readonly { readonly performer: { readonly id: number } | null }[];
};

/** What the archive knows of the still of this name. */
async function stillOf(query: string): Promise<Still> {
  const { result } = (await ask("search.run", { query, sort: "name", facets: false })) as Found;
  const [card] = (await ask("search.slice", { result, from: 0, count: 1 })) as Card[];
  return (await ask("stills.get", { id: card?.id ?? 0 })) as Still;
}

const grant = {
  kind: "allow",
  layers: ["photograph", "film"],
  uses: ["press"],
  territories: { included: [], excluded: ["JP"] },
  languages: [],
  start: null,
  end: { at: "2099-12-31", zone: null },
  licensor: null,
  licensee: "",
  reference: "L-1",
  unaltered: [],
  printRun: null,
  credit: null,
  terms: "",
  note: "",
  documents: [],
};

test("the inspector tells whether a still may be used, for what is asked, and why", async () => {
  const rights = part("Rights");
  await cell("RTD_0044").click();
  await expect(rights).toContainText("Rights unknown");
  await expect(rights).toContainText("Nothing is recorded that allows the photograph.");
  const film = (await stillOf("RTD_0044")).film?.id;
  await ask("rights.saveGrant", { id: null, on: { film }, grant });
  const values = { creditLine: "© Real Image", mining: "PROHIBITED" };
  await ask("rights.setLayer", { on: { film }, layer: "photograph", values });
  await expect(rights).toContainText("Rights conditional");
  await expect(rights).toContainText("Terms to be read: Drawn for the Stillroom sample archive");
  await rights.getByRole("button", { name: "Read: nothing of it binds" }).click();
  await expect(notices()).toContainText("Changed the rights of 1 still (the photograph)");
  await expect(rights).not.toContainText("Terms to be read");
  await expect(rights).toContainText("Not in Japan.");
  await rights.getByLabel("In which country").selectOption("DE");
  await expect(rights).toContainText("Rights clear");
  await expect(rights).toContainText("granted until 31 December 2099 (L-1), from the film");
  await rights.getByLabel("On which day").fill("2100-01-01");
  await expect(rights).toContainText("the grant ended on 31 December 2099.");
  await rights.getByLabel("On which day").fill("");
  await rights.getByLabel("For which use").selectOption("mining");
  await expect(rights).toContainText("Rights blocked");
  await rights.getByLabel("For which use").selectOption("press");
  await rights.getByText("What is recorded").click();
  await expect(rights).toContainText("© Real Image");
  await expect(rights).toContainText("from the film");
  await rights.scrollIntoViewIfNeeded();
  await expectAccessible(stillroom, "rights-of-still");
});

test("a performer who has a say is pending, kills a still from the inspector, and undo takes it back", async () => {
  const { window } = stillroom;
  const rights = part("Rights");
  const { id, film } = await stillOf("RTD_0044");
  const add = [{ field: "performer", name: "Wang Xiaoyi" }];
  await ask("stills.tag", { stills: { ids: [id] }, add, remove: [] });
  const { depictions } = await stillOf("RTD_0044");
  const performer = depictions.findLast((one) => one.performer !== null)?.performer?.id;
  const say = { solo: 50, group: 75, rule: "" };
  await ask("rights.setSay", { film: film?.id, performer, say });
  await expect(rights).toContainText("Wang Xiaoyi has not approved it yet.");
  await rights.getByLabel("Wang Xiaoyi").selectOption("killed");
  await expect(rights).toContainText("Killed by Wang Xiaoyi.");
  await expect(notices()).toContainText("Approval of Wang Xiaoyi killed for 1 still");
  await expectAccessible(stillroom, "approvals-of-still");
  await notices().getByRole("button", { name: "Undo" }).click();
  await expect(rights).toContainText("Wang Xiaoyi has not approved it yet.");
  await rights.getByLabel("Wang Xiaoyi").selectOption("approved");
  await expect(rights).toContainText("Rights clear");
  await expect(window.getByRole("alert")).toHaveCount(0);
});

test("several stills are counted by their status", async () => {
  await cell("RTD_0051").click({ modifiers: ["Control"] });
  // the terms that came with the other one are not read
  await expect(part("Rights")).toContainText("Rights clear: 1");
  await expect(part("Rights")).toContainText("Rights conditional: 1");
  await part("Rights").getByLabel("For which use").selectOption("book");
  await expect(part("Rights")).toContainText("Rights blocked: 2");
});

test("marks and searches tell the status for what is usually asked, which the inspector can change", async () => {
  const rights = part("Rights");
  await cell("RTD_0044").click();
  const usual = "press and publicity for the film, the whole world";
  await expect(rights).toContainText(`Marks and searches tell it for ${usual}.`);
  await expect(cell("RTD_0044")).toHaveAccessibleName(/Rights conditional/u); // not in Japan
  await rights.scrollIntoViewIfNeeded();
  await expectAccessible(stillroom, "other-than-usual-rights");
  await rights.getByRole("button", { name: "Make this the usual" }).click();
  await expect(cell("RTD_0044")).toHaveAccessibleName(/Rights blocked/u);
  await expect(rights).toContainText("The usual request: marks and searches tell this.");
  const facet = stillroom.window.getByRole("group", { name: "Rights", exact: true });
  await expect(facet).toContainText("the inside of a book, Germany");
  await expect(facet).toContainText("Blocked15"); // the stills of the film
  await facet.scrollIntoViewIfNeeded();
  await expectAccessible(stillroom, "usual-rights");
  await ask("history.undo", {});
  await expect(cell("RTD_0044")).toHaveAccessibleName(/Rights conditional/u);
});
