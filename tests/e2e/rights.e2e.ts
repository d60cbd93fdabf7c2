import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test, type Locator } from "@playwright/test";
import { expectAccessible } from "./harness/accessible.ts";
import { chooseInDialogs } from "./harness/dialogs.ts";
import { placesIn } from "./harness/places.ts";
import { recordsPane } from "./harness/records-pane.ts";
import { type LaunchedSample, launchSample } from "./harness/sample.ts";

test.describe.configure({ mode: "serial" });

let home: string;
let stillroom: LaunchedSample;
const { cell, part, notices } = placesIn(() => stillroom);

test.beforeAll(async () => {
  home = realpathSync(mkdtempSync(path.join(tmpdir(), "stillroom-rights-")));
  stillroom = await launchSample({ home });
});

test.afterAll(async () => {
  await stillroom.close();
  rmSync(home, { recursive: true, force: true });
  expect(stillroom.complaints).toEqual([]);
});

/** Ends the program and starts it again on the same archive. */
async function restart(): Promise<void> {
  await stillroom.close();
  expect(stillroom.complaints).toEqual([]);
  stillroom = await launchSample({ home });
}

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
  await expect(rights).toContainText("© Real Image");
  await expect(rights).toContainText("from the film");
  await cell("RTD_0044").focus();
  await stillroom.window.keyboard.press("Control+k");
  await stillroom.window.keyboard.type("go to the rights");
  await stillroom.window.keyboard.press("Enter");
  await expect(rights.getByLabel("For which use")).toBeFocused();
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
  await ask("history.undo", {});
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

/** Keeps what the system is asked to open and to show, and does neither. */
async function watchShell(): Promise<void> {
  await stillroom.app.evaluate(({ shell }) => {
    const did: string[] = [];
    Reflect.set(globalThis, "did", did);
    shell.openPath = async (target) => {
      did.push(`opened ${target}`);
      return "";
    };
    shell.showItemInFolder = (target) => {
      did.push(`shown ${target}`);
    };
  });
}

function shellDid(): Promise<unknown> {
  return stillroom.app.evaluate(() => Reflect.get(globalThis, "did"));
}

test("a grant for a film is written on its page, changed, undone, and is there after a restart", async () => {
  await cell("CK-14-003").click();
  const rights = part("Rights");
  await rights.getByLabel("For which use").selectOption("press");
  await rights.getByLabel("In which country").selectOption("DE");
  await expect(rights).toContainText("Nothing is recorded that allows the photograph.");
  const page = await openFilm();
  const said = page.getByRole("region", { name: "Rights", exact: true });
  await said.getByRole("button", { name: "Add a grant" }).press("Enter");
  const form = said.getByRole("region", { name: /^New grant for all stills of/u });
  await expect(form.getByLabel("What it does")).toBeFocused();
  await form.getByLabel("Reference").press("Control+Enter");
  await expect(form.getByRole("alert")).toHaveText("Choose at least one use that is allowed.");
  await form.getByLabel("Press and publicity for the film").press("Space");
  await form.getByRole("combobox", { name: "Everywhere; or only in…" }).fill("germ");
  await stillroom.window.keyboard.press("Enter");
  await form.getByRole("combobox", { name: "Add a country" }).fill("austria");
  await stillroom.window.keyboard.press("Enter");
  // a day that is only begun has no value: without a word the grant would never end
  await form.getByLabel("Until: day").press("1");
  await form.getByLabel("Reference").press("Control+Enter");
  await expect(form.getByRole("alert")).toContainText("“Until: day” is only begun");
  await form.getByLabel("Until: day").fill("2099-06-30");
  await form.getByRole("combobox", { name: "Choose the licensor" }).fill("Moth Pictures Licensing");
  await stillroom.window.getByRole("option", { name: /New agent/u }).click();
  await form.getByLabel("Reference").fill("MP-7");
  await form.getByRole("button", { name: "Add a document" }).click();
  await form.getByLabel("Document 1: what it is").fill("Licence");
  await form.getByLabel("Document 1: where it is").fill("Box 4");
  const [licence, program, asPaper] = ["licence.pdf", "licence.sh", "letter.pdf"].map((name) =>
    path.join(home, name),
  ) as [string, string, string];
  writeFileSync(licence, "");
  writeFileSync(program, "");
  symlinkSync(program, asPaper);
  for (const file of [licence, program, asPaper]) {
    await chooseInDialogs(stillroom.app, file);
    await form.getByRole("button", { name: "Choose a file…" }).click();
    await expect(form.getByLabel("where it is").last()).toHaveValue(file);
  }
  await form.scrollIntoViewIfNeeded();
  await expectAccessible(stillroom, "rights-grant-form");
  await form.getByLabel("Reference").press("Control+Enter");
  await expect(said.getByRole("listitem")).toContainText(
    "Allowed: press and publicity for the film; the photograph and the film; Austria and Germany; until 30 June 2099",
  );
  await expect(said.getByRole("listitem")).toContainText("by Moth Pictures Licensing");
  await expect(said.getByRole("listitem")).toContainText("Licence (Box 4)");
  await expect(said.getByRole("button", { name: "Add a grant" })).toBeFocused();
  await expectAccessible(stillroom, "rights-of-film");
  await watchShell();
  const open = (file: string): Locator =>
    said.getByRole("button", { name: `Open ${path.basename(file)}`, exact: true });
  await open(licence).press("Enter");
  await said.getByRole("button", { name: "Show in folder (licence.pdf)" }).press("Enter");
  await open(program).press("Enter");
  await expect(notices()).toContainText("may be a program");
  await open(asPaper).press("Enter");
  const shown = [licence, program, asPaper].map((file) => `shown ${file}`);
  await expect.poll(() => shellDid()).toEqual([`opened ${licence}`, ...shown]);
  rmSync(licence);
  await open(licence).press("Enter");
  await expect(notices()).toContainText("This document is not there now");
  await said.getByRole("button", { name: "Change the grant MP-7" }).press("Enter");
  const change = said.getByRole("region", { name: "Change this grant" });
  await change.getByLabel("Until: day").fill("2099-07-31");
  await change.getByRole("button", { name: "Change it wherever it holds" }).click();
  await expect(said.getByRole("listitem")).toContainText("until 31 July 2099");
  await notices().getByRole("button", { name: "Undo" }).last().click();
  await expect(said.getByRole("listitem")).toContainText("until 30 June 2099");
  await restart();
  await cell("CK-14-003").click();
  const again = part("Rights");
  await expect(again).toContainText("from the film The Comet Keeper");
  await again.getByLabel("In which country").selectOption("DE");
  await expect(again).toContainText("The photograph: granted until 30 June 2099 (MP-7)");
  await again.getByLabel("In which country").selectOption("FR");
  await expect(again).toContainText("Rights blocked");
});

test("an embargo on a still is written in the inspector, blocks it, and goes by undo", async () => {
  const rights = part("Rights");
  await rights.getByLabel("In which country").selectOption("DE");
  await rights.getByRole("button", { name: "Add an embargo" }).press("Enter");
  const form = rights.getByRole("region", { name: "New embargo for this still" });
  await form.getByLabel("Nothing goes out before: day").fill("2098-02-01");
  await form.getByLabel("Nothing goes out before: time zone").fill("Europe/Nowhere");
  await form.getByRole("button", { name: "Record the embargo" }).click();
  await expect(form.getByRole("alert")).toContainText("A time zone is needed");
  await form.getByLabel("Nothing goes out before: time zone").fill("Europe/Paris");
  // what is half written waits while one looks at another still
  await cell("CK-14-008").click();
  await expect(form).toHaveCount(0);
  await cell("CK-14-003").click();
  await expectAccessible(stillroom, "rights-embargo-form");
  await form.getByRole("button", { name: "Record the embargo" }).click();
  await expect(rights).toContainText("Embargo until 1 February 2098 (Europe/Paris).");
  await expect(rights).toContainText("Rights blocked");
  await rights.getByRole("button", { name: /^Take away the embargo/u }).press("Enter");
  await expect(rights).not.toContainText("Embargo until");
  await notices().getByRole("button", { name: "Undo" }).last().click();
  await expect(rights).toContainText("Embargo until 1 February 2098 (Europe/Paris).");
});

test("what is said of a film's photographs is inherited, stated otherwise on a still, and undone", async () => {
  const page = await openFilm();
  const said = page.getByRole("region", { name: "Rights", exact: true });
  await said.getByRole("button", { name: "Say something of the scan…" }).press("Enter");
  const form = said.getByRole("region", { name: /^The scan: what is said for all stills of/u });
  await form.getByRole("button", { name: "Record it" }).press("Enter");
  await expect(form.getByRole("alert")).toContainText("Nothing is changed yet");
  await form.getByRole("button", { name: "Say it here (Rights statement)" }).press("Enter");
  await expect(form.getByRole("combobox", { name: "Rights statement" })).toBeFocused();
  await form.getByRole("combobox", { name: "Rights statement" }).selectOption("In copyright");
  await expect(form).toContainText("http://rightsstatements.org/vocab/InC/1.0/");
  await form.getByRole("button", { name: "Say it here (Holders)" }).click();
  await form.getByRole("combobox", { name: "Add a holder" }).fill("Scanhouse");
  await stillroom.window.getByRole("option", { name: /New agent/u }).click();
  await form.getByRole("button", { name: "Say it here (Credit line)" }).click();
  await form.getByRole("textbox", { name: "Credit line" }).fill("Scan: Scanhouse");
  await form.getByRole("button", { name: "Say it here (Data mining and AI)" }).click();
  await form.getByRole("combobox", { name: "Data mining and AI" }).selectOption("Prohibited");
  await form.getByRole("button", { name: "Say it here (Search for the holder)" }).click();
  await form.getByLabel("The holder could not be found").uncheck();
  await form.getByRole("button", { name: "Add a search" }).click();
  await form.getByLabel("Search 1: where").fill("Copyright Hub");
  await form.getByLabel("Search 1: on which day").fill("2026-03-02");
  await form.getByLabel("Search 1: what came of it").fill("found");
  await expectAccessible(stillroom, "rights-layer-form");
  await form.getByRole("button", { name: "Record it" }).click();
  const scan = said.locator("dl", { hasText: "the scan" });
  await expect(scan).toContainText("Rights statement In copyright");
  await expect(scan).toContainText("Owner Scanhouse");
  await expect(scan).toContainText("the holder is found; Copyright Hub, 2 March 2026: found");
  await expect(
    said.getByRole("button", { name: "Change, or state otherwise here (the scan)" }),
  ).toBeFocused();
  await expectAccessible(stillroom, "rights-layers-of-film");
  await stillroom.window.keyboard.press("Escape");

  const rights = part("Rights");
  await expect(rights).toContainText("Scan: Scanhouse");
  await expect(rights.locator("dl", { hasText: "the scan" })).toContainText(
    "Rights statement In copyrightfrom the film The Comet Keeper",
  );
  await expect(rights).toContainText("The scan: “In copyright”, and nothing is recorded");
  await rights
    .getByRole("button", { name: "Change, or state otherwise here (the scan)" })
    .press("Enter");
  const own = rights.getByRole("region", { name: "The scan: what is said for this still" });
  const line = own.getByRole("group", { name: "Rights statement" });
  await expect(line).toContainText("In copyright from the film The Comet Keeper");
  await line.getByRole("button", { name: "State otherwise here" }).click();
  await line.getByRole("combobox").selectOption("CC0 1.0");
  await own.scrollIntoViewIfNeeded();
  await expectAccessible(stillroom, "rights-stated-otherwise");
  await own.getByRole("button", { name: "Record it" }).click();
  await expect(rights).toContainText("The scan: CC0 1.0.");
  await notices().getByRole("button", { name: "Undo" }).last().click();
  await expect(rights).not.toContainText("CC0 1.0");
  await restart();
  await cell("CK-14-003").click();
  await expect(part("Rights")).toContainText("Scan: Scanhousefrom the film The Comet Keeper");
});

test("what a rights holder allows in general counts for what it holds, and says where it comes from", async () => {
  const page = await openPage("rights holders", "belmare", "agent Belmare Film Archive");
  const said = page.getByRole("region", { name: "Rights in all that it holds" });
  await said.getByRole("button", { name: "Add a denial" }).press("Enter");
  const form = said.getByRole("region", { name: /^New denial for all that Belmare Film Archive/u });
  await form.getByLabel("Press and publicity for the film").press("Space");
  await form.getByLabel("Reference").fill("No press");
  await form.getByLabel("Until: day").fill("2097-05-01");
  await form.getByRole("button", { name: "Record the denial" }).click();
  await expect(said.getByRole("listitem")).toContainText("Denied: press");
  await expectAccessible(stillroom, "rights-of-holder");
  await stillroom.window.keyboard.press("Escape");
  await cell("CK-14-003").click();
  await expect(part("Rights")).toContainText("Belmare Film Archive in general");
  await expect(part("Rights")).toContainText("Denied (No press), from Belmare Film Archive");
  await ask("history.undo", {}); // its notice went while all this was looked at
  await expect(part("Rights")).not.toContainText("Denied");
});

test("the calendar lists what expires and comes free, reached from the palette and from the film", async () => {
  const { window } = stillroom;
  await window.keyboard.press("Control+k");
  await window.keyboard.type("rights calendar");
  await window.keyboard.press("Enter");
  const calendar = window.getByRole("dialog", { name: "Rights calendar" });
  await calendar.getByLabel("To", { exact: true }).fill("2100-01-01");
  const days = calendar.getByRole("list", { name: "What changes" }).getByRole("listitem");
  await expect(days).toHaveText([
    /^1 February 2098an embargo ends: comes freeCK-14-003\.\w+$/u,
    /^30 June 2099a grant expires: its last day \(MP-7\)The Comet Keeper$/u,
    /^31 December 2099a grant expires: its last day \(L-1\)Return to Dust/u,
  ]);
  await expectAccessible(stillroom, "rights-calendar");
  await calendar.getByLabel("From", { exact: true }).fill("2100-01-02");
  await expect(calendar.getByRole("alert")).toContainText("ends before it begins");
  await calendar.getByLabel("From", { exact: true }).fill("2026-01-01");
  await days
    .first()
    .getByRole("button", { name: /^CK-14-003/u })
    .click();
  await expect(calendar).toHaveCount(0);
  await expect(cell("CK-14-003")).toHaveAttribute("aria-selected", "true");
  await window.keyboard.press("Control+k");
  await window.keyboard.type("rights calendar");
  await window.keyboard.press("Enter");
  await window.keyboard.press("Escape");
  await expect(calendar).toHaveCount(0);
  const page = await openFilm();
  const said = page.getByRole("region", { name: "Rights", exact: true });
  await said.getByRole("button", { name: "Calendar" }).press("Enter");
  await calendar.getByLabel("To", { exact: true }).fill("2100-01-01");
  await expect(days).toHaveCount(2);
  await calendar.getByRole("button", { name: "The Comet Keeper" }).click();
  await expect(calendar).toHaveCount(0);
  await expect(page).toBeVisible();
});

test("a performer gets a say on the film's page, and the report counts against 50 and 75", async () => {
  const page = await openFilm();
  const said = page.getByRole("region", { name: "Approvals of performers" });
  await said.getByRole("button", { name: "Give a performer a say" }).press("Enter");
  const form = said.getByRole("region", { name: /^The say of a performer/u });
  await form.getByRole("combobox", { name: "Choose the performer" }).fill("Viktor");
  await stillroom.window.keyboard.press("Enter");
  const named = said.getByRole("region", { name: /^The say of Viktor Halmosi/u });
  await expect(named.getByLabel("Of 100 stills alone")).toHaveValue("50");
  await named.getByLabel("Of 100 stills with others").fill("101");
  await named.getByRole("button", { name: "Record it" }).press("Enter");
  await expect(named.getByRole("alert")).toContainText("from 0 to 100");
  await named.getByLabel("Of 100 stills with others").fill("75");
  await named.getByRole("button", { name: "Record it" }).press("Enter");
  const report = said.getByRole("listitem").filter({ hasText: "Viktor Halmosi" });
  await expect(report).toContainText("With others: 0 of");
  await expect(report).toContainText("pending");
  await expectAccessible(stillroom, "rights-approvals-of-film");
  await stillroom.window.keyboard.press("Escape");

  // he is with Lotte in this one
  await cell("CK-14-003").click();
  const rights = part("Rights");
  await rights
    .getByRole("button", { name: "Who said so, and when (Viktor Halmosi)" })
    .press("Enter");
  const own = rights.getByRole("region", { name: "What Viktor Halmosi said of this still" });
  await own.getByLabel("What was said").selectOption("approved");
  await own.getByLabel("Who told so").fill("his agent");
  await own.getByLabel("On which day").fill("2026-04-01");
  await own.getByLabel("Who told so").press("Control+Enter");
  await expect(rights).toContainText(
    "Approved by Viktor Halmosi, as his agent said on 1 April 2026",
  );
  await openFilm();
  await expect(report).toContainText("With others: 1 of");
  await ask("history.undo", {});
  await expect(report).toContainText("With others: 0 of");
  await recordsPane(stillroom).getByRole("button", { name: "Close" }).click();
});

test("a limited release is written on a still, and undone", async () => {
  await cell("CK-14-003").click();
  const rights = part("Rights");
  await rights.getByRole("button", { name: "Add a release" }).press("Enter");
  const form = rights.getByRole("region", { name: "New release for this still" });
  await form.getByLabel("How far it goes").selectOption("limited");
  await form.getByLabel("Of whom or what").fill("Elsa Brandauer-Nagy");
  await expectAccessible(stillroom, "rights-release-form");
  await form.getByRole("button", { name: "Record the release" }).press("Enter");
  await expect(rights).toContainText(
    "The model release of Elsa Brandauer-Nagy is limited: read it.",
  );
  await notices().getByRole("button", { name: "Undo" }).last().click();
  await expect(rights).not.toContainText("model release");
});

test("a grant and a note are said of a selection at once, and undone at once", async () => {
  await cell("CK-14-008").click();
  await cell("CK-14-011").click({ modifiers: ["Control"] });
  const rights = part("Rights");
  await rights.getByLabel("For which use").selectOption("exhibition");
  await expect(rights).toContainText("Rights blocked: 2");
  await rights.getByRole("button", { name: "Add a grant" }).press("Enter");
  const form = rights.getByRole("region", { name: "New grant for the 2 selected stills" });
  await form.getByLabel("Exhibition").press("Space");
  await form.getByRole("button", { name: "Record the grant" }).press("Enter");
  await expect(notices()).toContainText("Recorded a grant for 2 stills");
  const taken = stillroom.window.getByRole("button", { name: "Take away the grant", exact: true });
  await expect(rights.getByRole("listitem").filter({ has: taken })).toContainText("exhibition");
  await cell("CK-14-003").click({ modifiers: ["Control"] });
  await expect(rights.getByRole("listitem").filter({ has: taken })).toContainText("on 2 of the 3");
  await cell("CK-14-003").click({ modifiers: ["Control"] });
  await rights.getByRole("button", { name: "Say something of the print…" }).press("Enter");
  const layer = rights.getByRole("region", {
    name: "The print: what is said for the 2 selected stills",
  });
  await layer.getByRole("button", { name: "Say it here (Note)" }).press("Enter");
  await layer.getByRole("textbox", { name: "Note" }).fill("Both from drawer 9");
  await expectAccessible(stillroom, "rights-of-selection");
  await layer.getByRole("button", { name: "Record it" }).press("Enter");
  await expect(notices()).toContainText("Changed the rights of 2 stills (the print)");
  await cell("CK-14-011").click();
  await expect(part("Rights")).toContainText("Note Both from drawer 9");
  await stillroom.window.keyboard.press("Control+z");
  await expect(part("Rights")).not.toContainText("drawer 9");
  await stillroom.window.keyboard.press("Control+z");
  await part("Rights").getByLabel("For which use").selectOption("exhibition");
  await expect(part("Rights")).toContainText("Rights blocked");
});

for (const { width, height, zoom } of [
  { width: 1024, height: 640, zoom: 1 },
  { width: 1440, height: 900, zoom: 2 },
])
  test(`the form of a grant fits ${String(width)} × ${String(height)} at ${String(zoom * 100)} %`, async () => {
    await stillroom.app.evaluate(
      ({ BrowserWindow }, size) => {
        const [shown] = BrowserWindow.getAllWindows();
        shown?.setContentSize(size.width, size.height);
        shown?.webContents.setZoomFactor(size.zoom);
      },
      { width, height, zoom },
    );
    await expect
      .poll(() => stillroom.window.evaluate(() => window.innerWidth))
      .toBe(Math.round(width / zoom));
    const page = await openFilm();
    const said = page.getByRole("region", { name: "Rights", exact: true });
    await said.getByRole("button", { name: "Add a grant" }).press("Enter");
    const form = said.getByRole("region", { name: /^New grant/u });
    await form.getByRole("button", { name: "Add a document" }).press("Enter");
    await form.getByLabel("Document 1: where it is").scrollIntoViewIfNeeded();
    await expectAccessible(stillroom, `rights-grant-form-${String(width)}-${String(zoom)}`);
    const overhang = await form.evaluate((one) => one.scrollWidth - one.clientWidth);
    expect(overhang).toBeLessThanOrEqual(1);
    const below = await stillroom.window.evaluate(
      () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
    );
    expect(below).toBe(0); // else the whole window scrolls when a field is looked for
    await form.getByLabel("Document 1: where it is").press("Escape");
    await expect(form).toHaveCount(0);
    await expect(said.getByRole("button", { name: "Add a grant" })).toBeFocused();
    await stillroom.window.keyboard.press("Escape");
  });

/** Opens the page of the film that the still CK-14-003 is of. */
async function openFilm(): Promise<Locator> {
  return await openPage("films", "comet keeper", "film The Comet Keeper");
}

/** Opens the page of a record from its list, whatever page was open last. */
async function openPage(list: string, filter: string, name: string): Promise<Locator> {
  const { keyboard } = stillroom.window;
  await keyboard.press("Control+k");
  await keyboard.type(`list of ${list}`);
  await keyboard.press("Enter");
  const pane = recordsPane(stillroom);
  await expect(pane.getByRole("combobox", { name: `Filter ${list}` })).toBeFocused();
  await keyboard.type(filter);
  await keyboard.press("Enter");
  const page = pane.getByRole("group", { name, exact: true });
  await expect(page).toBeFocused();
  return page;
}
