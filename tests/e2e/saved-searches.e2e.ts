import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { type Locator, expect, test } from "@playwright/test";
import { openCatalog } from "../../electron/engine/catalog/catalog.ts";
import { run } from "../../electron/engine/catalog/database.ts";
import { expectAccessible } from "./harness/accessible.ts";
import { countOf, type LaunchedSample, launchSample, SAMPLE_STILLS } from "./harness/sample.ts";
import { temporaryFolder } from "./harness/temporary.ts";

test.describe.configure({ mode: "serial" });

const home = temporaryFolder();
let stillroom: LaunchedSample;

test.beforeAll(async () => {
  stillroom = await launchSample({ home });
});

test.afterAll(async () => {
  await stillroom.close();
  expect(stillroom.complaints).toEqual([]);
});

const query = (): Locator => stillroom.window.getByRole("combobox", { name: "Search" });
const tree = (): Locator => stillroom.window.getByRole("tree");
const line = (name: string | RegExp): Locator => tree().getByRole("treeitem", { name });
const dialog = (name: string | RegExp): Locator => stillroom.window.getByRole("dialog", { name });
const notice = (text: string | RegExp): Locator =>
  stillroom.window.getByRole("region", { name: "Notices" }).getByText(text);
const cells = (): Locator => stillroom.window.getByRole("gridcell");

/** Names of the stills on the light table, in their order. */
async function shown(): Promise<string[]> {
  const labels = await cells().evaluateAll((all) =>
    all
      .toSorted((a, b) => Number(a.dataset["position"]) - Number(b.dataset["position"]))
      .map((cell) => cell.getAttribute("aria-label") ?? ""),
  );
  return labels.map((label) => label.split(",")[0] ?? "");
}

async function choose(row: Locator, entry: string | RegExp): Promise<void> {
  await row.click({ button: "right" });
  await stillroom.window.getByRole("menuitem", { name: entry }).click();
}

async function undo(): Promise<void> {
  await tree().focus();
  await stillroom.window.keyboard.press("Control+z");
}

/** Follows a link as the system does while the program runs. */
async function follow(link: string): Promise<void> {
  await stillroom.app.evaluate(({ app }, url) => {
    app.emit("second-instance", {}, ["stillroom", "--", url], "/");
  }, link);
}

test("the present search is saved by one key, and stands in the left pane with its count", async () => {
  const { window } = stillroom;
  await query().fill('film:"Return to Dust" no:caption OR eggs');
  await expect(countOf(stillroom)).not.toHaveText(`${SAMPLE_STILLS} stills`);
  const found = (await countOf(stillroom).innerText()).replace(/\D/gu, "");
  await window.keyboard.press("Control+Shift+s");
  const asked = dialog("Save this search");
  await expect(asked.getByRole("textbox", { name: "Name" })).toHaveValue(/Return to Dust/u);
  await asked.getByRole("textbox", { name: "Name" }).fill("Dust, open");
  await expectAccessible(stillroom, "saved-search-dialog");
  await window.keyboard.press("Enter");
  await expect(asked).toBeHidden();
  await expect(notice("Saved the search “Dust, open”")).toBeVisible();
  await expect(line(/^Dust, open/u)).toContainText(found);
  await expect(window.getByRole("heading", { name: "Dust, open" })).toBeVisible();
  await expect(window.getByRole("button", { name: "Saved as “Dust, open”: edit…" })).toBeVisible();
});

test("the name that is offered says what is left out, and what is typed takes its place", async () => {
  const { window } = stillroom;
  await query().fill('plough -is:rejected film:"Return to Dust"');
  await expect(countOf(stillroom)).not.toHaveText(`${SAMPLE_STILLS} stills`);
  await window.keyboard.press("Control+Shift+s");
  const name = dialog("Save this search").getByRole("textbox", { name: "Name" });
  await expect(name).toHaveValue("plough not rejected Return to Dust");
  await expect(name).toBeFocused();
  await window.keyboard.type("Fields");
  await expect(name).toHaveValue("Fields");
  await window.keyboard.press("Enter");
  await expect(line(/^Fields/u)).toHaveAttribute("aria-selected", "true");
  await query().fill('plough -is:rejected film:"Return to Dust" eggs');
  await expect(line(/^Fields/u)).toHaveAttribute("aria-selected", "false");
});

test("where a saved search is deleted, the keyboard stays at its place in the pane", async () => {
  const { window } = stillroom;
  const active = async (): Promise<string> => {
    const id = (await tree().getAttribute("aria-activedescendant")) ?? "";
    return await window.locator(`[id="${id}"]`).innerText();
  };
  await choose(line(/^Fields/u), "Delete the saved search");
  await expect(line(/^Fields/u)).toHaveCount(0);
  await expect.poll(active).not.toMatch(/To do|Fields/u);
  await expect(tree()).toBeFocused();
});

test("its count follows what is tagged, and undo", async () => {
  const { window } = stillroom;
  await query().fill("keyword:urgent");
  await window.keyboard.press("Control+Shift+s");
  await dialog("Save this search").getByRole("textbox", { name: "Name" }).fill("Urgent");
  await window.keyboard.press("Enter");
  await expect(line(/^Urgent/u)).toContainText("0");
  await query().fill("");
  await expect(countOf(stillroom)).toHaveText(`${SAMPLE_STILLS} stills`);
  await cells().nth(0).click();
  await cells()
    .nth(2)
    .click({ modifiers: ["Shift"] });
  await window.keyboard.press("t");
  await window.keyboard.type("urgent");
  const offer = window.getByRole("option", { name: /keyword/iu }).filter({ hasText: "urgent" });
  await offer.first().click();
  await expect(line(/^Urgent/u)).toContainText("3");
  await undo();
  await expect(line(/^Urgent/u)).toContainText("0");
});

test("it is renamed where it stands, edited, changed to the present search, duplicated and deleted", async () => {
  const { window } = stillroom;
  await line(/^Urgent/u).click();
  await expect(query()).toHaveValue("keyword:urgent");
  await tree().focus();
  await window.keyboard.press("F2");
  await window.keyboard.type("To do today");
  await window.keyboard.press("Enter");
  await expect(line(/^To do today/u)).toBeVisible();

  await choose(line(/^To do today/u), "Edit…");
  const edited = dialog("Saved search “To do today”");
  await edited.getByRole("textbox", { name: "Searches for" }).fill("colour:red");
  await window.keyboard.press("Enter");
  await expect(edited.getByRole("alert")).toContainText(
    "At character 1: There is no field “colour:”",
  );
  await expectAccessible(stillroom, "saved-search-refused");
  await edited.getByRole("textbox", { name: "Searches for" }).fill("donkey");
  await edited.getByRole("combobox", { name: "Order" }).selectOption("Date made, newest first");
  await edited.getByRole("button", { name: "Keep the changes" }).click();
  await expect(edited).toBeHidden();

  await query().fill("eggs");
  await choose(line(/^To do today/u), "Change to what is searched for now");
  await expect(notice("Changed the saved search “To do today”")).toBeVisible();
  await choose(line(/^To do today/u), "Duplicate");
  await expect(line(/^To do today copy/u)).toBeVisible();
  await choose(line(/^To do today copy/u), "Delete the saved search");
  await expect(line(/^To do today copy/u)).toBeHidden();
  await undo();
  await expect(line(/^To do today copy/u)).toBeVisible();
  await window.keyboard.press("Control+z");
  await expect(line(/^To do today copy/u)).toBeHidden();
});

test("it is found in as a set is, and becomes an ordinary set of what it finds now", async () => {
  const { window } = stillroom;
  await query().fill("in:dust");
  const offered = window.getByRole("option", { name: /Dust, open/u });
  await expect(offered).toContainText("saved search");
  await offered.click();
  await expect(query()).toHaveValue('in:"Dust, open"');
  await expect(window.getByRole("heading", { name: "Dust, open" })).toBeVisible();
  const stills = await countOf(stillroom).innerText();
  await choose(line(/^Dust, open/u), "Make a set of what it finds now…");
  const asked = dialog("New set of what “Dust, open” finds now");
  await asked.getByRole("textbox", { name: "Name" }).fill("Dust in May");
  await window.keyboard.press("Enter");
  await expect(line(/^Dust in May/u)).toContainText(stills.replace(/\D/gu, ""));
  await choose(line(/^Dust, open/u), "Export…");
  const panel = window.getByRole("complementary", { name: "Export" }).or(dialog("Export"));
  await expect(panel.getByRole("combobox", { name: "Stills" })).toContainText(
    "Saved search: Dust, open",
  );
  await window.keyboard.press("Escape");
});

test("recent searches are where one stayed, newest first; each is forgotten by itself", async () => {
  const { window } = stillroom;
  await query().fill("donkey");
  await expect(countOf(stillroom)).not.toHaveText(`${SAMPLE_STILLS} stills`);
  await window.waitForTimeout(2300); // looked at
  await query().pressSequentially(" cart", { delay: 40 });
  await query().fill("eggs");
  await expect(countOf(stillroom)).toContainText("still");
  await window.keyboard.press("Enter");
  await query().fill("eggs character:"); // finds the same, and is no search yet
  await window.keyboard.press("Enter");
  await query().fill("");
  await query().press("ArrowDown");
  const list = window.getByRole("listbox", { name: /^Recent searches/u });
  await expect(list.getByRole("option").nth(0)).toHaveText("eggs");
  await expect(list.getByRole("option").nth(1)).toHaveText("donkey");
  await window.keyboard.press("ArrowDown");
  await window.keyboard.press("ArrowDown");
  await expectAccessible(stillroom, "recent-searches");
  await window.keyboard.press("Delete");
  await expect(list.getByRole("option", { name: "donkey", exact: true })).toHaveCount(0);
  await window.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await window.keyboard.press("ArrowDown");
  await expect(list).toBeVisible();
  await window.keyboard.press("ArrowDown");
  await window.keyboard.press("Enter");
  await expect(query()).toHaveValue("eggs");
});

test("a link to the search is copied, and followed while the program runs", async () => {
  const { window, app } = stillroom;
  await query().fill('film:"Return to Dust" OR eggs');
  await expect(countOf(stillroom)).not.toHaveText(`${SAMPLE_STILLS} stills`);
  await window.keyboard.press("Control+k");
  await window.keyboard.type("copy a link");
  await window.keyboard.press("Enter");
  await expect(notice(/^The link is copied\. It opens this search/u)).toBeVisible();
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toMatch(
    /^stillroom:\/\/search\?q=film%3A%22Return%20to%20Dust%22%20OR%20eggs&sort=\w+&archive=[0-9a-f-]{36}$/u,
  );
  await query().fill("");
  await expect(window.getByRole("heading", { name: "All stills" })).toBeVisible();
  await follow(copied.replace("sort=film", "sort=name"));
  await expect(query()).toHaveValue('film:"Return to Dust" OR eggs');
  await expect(window.getByRole("button", { name: "File name" })).toBeVisible();

  await query().fill("bed");
  const foreign = copied.replace(/archive=.*/u, "archive=01234567-89ab-4cde-8f01-23456789abcd");
  await follow(foreign);
  await expect(notice(/another archive than “Sample”/u)).toBeVisible();
  await expect(query()).toHaveValue("bed");
});

test("the system starts the program once more for a link: the one that runs follows it", async () => {
  await query().fill("bed");
  const started = spawn(
    process.env["ELECTRON_EXEC_PATH"] ?? "",
    [
      path.resolve(import.meta.dirname, "../.."),
      "--disable-gpu",
      "--",
      "stillroom://search?q=eggs",
    ],
    { env: { ...process.env, STILLROOM_HOME: home }, stdio: "ignore" },
  );
  await once(started, "exit");
  await expect(query()).toHaveValue("eggs");
});

test("a link can do nothing but search", async () => {
  await query().fill("bed");
  for (const [link, words] of [
    ["stillroom://delete?q=eggs", "can only search"],
    ["stillroom://search?q=eggs&catalog=/etc", "besides a search"],
    ["stillroom://search?q=%zz", "damaged"],
    [`stillroom://search?q=${"a".repeat(10_001)}`, "10,001 characters"],
  ] as const) {
    await follow(link);
    await expect(notice(words)).toBeVisible();
    await expect(query()).toHaveValue("bed");
  }
  await follow("stillroom://search?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E");
  await expect(query()).toHaveValue("<img src=x onerror=alert(1)>");
  await expect(countOf(stillroom)).toHaveText("0 stills");
  // what is no search cannot be told to the program beside one either
  await stillroom.app.evaluate(({ app }) => {
    app.emit(
      "second-instance",
      {},
      ["stillroom", "--", "stillroom://search?q=eggs", "--catalog", "/nowhere"],
      "/",
    );
  });
  await expect(query()).toHaveValue("eggs");
  await expect(stillroom.window).toHaveTitle(/^Sample/u);
});

test("stills of a set are put in order by keys and by dragging, several together", async () => {
  const { window } = stillroom;
  await query().fill("");
  await expect(window.getByRole("heading", { name: "All stills" })).toBeVisible();
  await cells().nth(0).click();
  await cells()
    .nth(5)
    .click({ modifiers: ["Shift"] });
  await window.keyboard.press("Control+Shift+n");
  await dialog(/^New set of 6 stills/u)
    .getByRole("textbox", { name: "Name" })
    .fill("Berlin");
  await window.keyboard.press("Enter");
  await line(/^Berlin/u).click();
  await expect(countOf(stillroom)).toContainText("6");
  const [a, b, c, d, e, f] = await shown();
  await cells().nth(3).click();
  await cells()
    .nth(4)
    .click({ modifiers: ["Shift"] });
  await window.keyboard.press("Alt+ArrowLeft");
  await expect.poll(shown).toEqual([a, b, d, e, c, f]);
  await window.keyboard.press("Alt+Home");
  await expect.poll(shown).toEqual([d, e, a, b, c, f]);
  await window.keyboard.press("Control+z");
  await expect.poll(shown).toEqual([a, b, d, e, c, f]);
  await expect(countOf(stillroom)).toHaveText("2 of 6 selected");

  const to = await cells().nth(5).boundingBox();
  await cells().nth(2).hover();
  await window.mouse.down();
  await window.mouse.move((to?.x ?? 0) + (to?.width ?? 0) - 20, (to?.y ?? 0) + 40, { steps: 8 });
  await stillroom.screenshot("set-drag-gap");
  await window.mouse.up();
  await expect.poll(shown).toEqual([a, b, c, f, d, e]);
});

test("sets and the stills in them have notes", async () => {
  const { window } = stillroom;
  await choose(line(/^Berlin/u), "Note…");
  await dialog("Note on “Berlin”")
    .getByRole("textbox", { name: "Note" })
    .fill("For Friday. Ask Real Image for the poster.");
  await window.keyboard.press("Control+Enter");
  await expect(
    window.getByRole("button", { name: /^Note on this set: For Friday/u }),
  ).toBeVisible();
  await cells().nth(0).click();
  const inspector = window.getByRole("complementary", { name: "Inspector" });
  await inspector.getByRole("button", { name: "Add a note in this set…" }).click();
  await dialog("Note on this still in “Berlin”").getByRole("textbox").fill("Cover, if cleared");
  await window.keyboard.press("Control+Enter");
  await expect(inspector.getByRole("button", { name: "Cover, if cleared" })).toBeVisible();
  await cells()
    .nth(1)
    .click({ modifiers: ["Control"] });
  await expect(
    inspector.getByRole("button", { name: "Different notes in this set" }),
  ).toBeVisible();
  await cells().nth(0).click();
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await line(/^Dust, open/u).click({ button: "right" });
    await expect(window.getByRole("menuitem", { name: "Duplicate" })).toBeVisible();
    await stillroom.screenshot(`set-notes-${colorScheme}`);
    await window.keyboard.press("Escape");
  }
  await query().fill("");
  await cells().nth(0).click();
  await expect(inspector.getByRole("button", { name: /note/u })).toHaveCount(0);
});

test("sets lie in sets: put there by a dialog and by dragging, counted and found from outside", async () => {
  const { window } = stillroom;
  await query().fill("");
  await expect(window.getByRole("heading", { name: "All stills" })).toBeVisible();
  await cells().nth(10).click();
  await cells()
    .nth(11)
    .click({ modifiers: ["Shift"] });
  await choose(line(/^Berlin/u), "New set in it…");
  await dialog("New set of 2 stills in “Berlin”").getByRole("textbox").fill("Press");
  await window.keyboard.press("Enter");
  await expect(line(/^Berlin/u)).toContainText("8");
  await line(/^Berlin/u).click();
  await expect(countOf(stillroom)).toHaveText("2 of 8 selected");
  await tree().focus();
  await window.keyboard.press("ArrowRight");
  await expect(line(/^Press/u)).toHaveAttribute("aria-level", "3");
  await choose(line(/^Dust in May/u), "Put into another set…");
  const asked = dialog("Put “Dust in May” into another set");
  await asked.getByRole("listbox", { name: "Where to" }).selectOption("Berlin › Press");
  await expectAccessible(stillroom, "place-set");
  await asked.getByRole("button", { name: "Put it there" }).click();
  await expect(line(/^Dust in May/u)).toBeHidden();
  await choose(line(/^Berlin/u), "Put into another set…");
  // it cannot be chosen where it would lie in itself
  await expect(dialog(/^Put “Berlin”/u).getByRole("option")).toHaveText([
    "At the top, in no other set",
  ]);
  await window.keyboard.press("Escape");
  await line(/^Press/u)
    .locator("[aria-hidden]")
    .first()
    .click();
  await expect(line(/^Dust in May/u)).toHaveAttribute("aria-level", "4");
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await stillroom.screenshot(`nested-sets-${colorScheme}`);
  }
  await line(/^Dust in May/u).dragTo(line(/^Sets/u));
  await expect(line(/^Dust in May/u)).toHaveAttribute("aria-level", "2");
  await line(/^Berlin/u).dragTo(line(/^Press/u));
  await expect(notice("“Berlin” cannot be put into “Press”, which lies in it.")).toBeVisible();
});

test("a saved search that can no longer be read says so; a link opens the program at its search", async () => {
  await stillroom.close();
  const catalog = openCatalog(stillroom.catalog);
  run(catalog.db, "UPDATE saved_search SET query = 'bed colour:red' WHERE name = 'To do today'");
  catalog.close();
  stillroom = await launchSample({ home, link: "stillroom://search?q=donkey&sort=date" });
  const { window } = stillroom;
  await expect(query()).toHaveValue("donkey");
  const broken = line(/^To do today/u);
  await expect(broken).toContainText("cannot be read");
  await broken.click();
  await expect(window.getByText(/There is no field “colour:”/u).first()).toBeVisible();
  await expectAccessible(stillroom, "saved-search-unreadable");
});
