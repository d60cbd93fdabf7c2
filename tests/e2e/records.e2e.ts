import { type Locator, expect } from "@playwright/test";
import { expectAccessible } from "./harness/accessible.ts";
import { openRecordPage, recordsPane } from "./harness/records-pane.ts";
import { countOf, type LaunchedSample, SAMPLE_STILLS } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";

let stillroom: LaunchedSample;

shareSample((launched) => {
  stillroom = launched;
}, "each test");

function pane(): Locator {
  return recordsPane(stillroom);
}

function page(name: string): Locator {
  return pane().getByRole("group", { name, exact: true });
}

function query(): Locator {
  return stillroom.window.getByRole("combobox", { name: "Search" });
}

function notice(text: string): Locator {
  return stillroom.window.getByRole("region", { name: "Notices" }).getByText(text);
}

/** What a field that chooses by typing offers. */
function offered(): Locator {
  return stillroom.window.getByRole("listbox").getByRole("option");
}

const open = (list: string, filter: string, name: string): Promise<Locator> =>
  openRecordPage(stillroom, { list, filter, name });

test("the list is filtered by any name in any script, and leads to a page and back", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  await window.getByRole("grid", { name: "Light table" }).press("o");
  await pane().getByRole("button", { name: "Characters" }).click();
  const field = pane().getByRole("combobox", { name: "Filter characters" });
  const lines = pane().getByRole("listbox", { name: "Characters" }).getByRole("option");
  await expect(lines.filter({ hasText: "Cao Guiying" })).toBeVisible();
  // her family name last, and his in traditional characters
  await field.fill("guiying cao");
  await expect(lines).toHaveText([/^Cao Guiying/u]);
  await field.fill("馬有鐵");
  await expect(lines).toHaveText([/^Ma Youtie.*10$/u]);
  await stillroom.screenshot("records-filtered");
  await keyboard.press("Enter");
  await expect(page("character Ma Youtie")).toBeFocused();
  await expect(query()).toHaveValue('character:"Ma Youtie"');
  await expect(countOf(stillroom)).toHaveText("10 stills");
  await page("character Ma Youtie").getByRole("button", { name: "Wu Renlin", exact: true }).click();
  await expect(page("agent Wu Renlin")).toBeFocused();
  await keyboard.press("Alt+ArrowLeft");
  await keyboard.press("Alt+ArrowLeft");
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("馬有鐵");
  await keyboard.press("Escape");
  await expect(field).toHaveValue("");
  await keyboard.press("Escape");
  // the light table goes back to what it showed before
  await expect(pane()).toBeHidden();
  await expect(window.getByRole("complementary", { name: "Inspector" })).toBeVisible();
  await expect(countOf(stillroom)).toHaveText(`${SAMPLE_STILLS} stills`);
});

test("a character is renamed everywhere, goes on being found, and gets a Chinese name", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  const tree = window.getByRole("tree");
  await tree.getByRole("treeitem", { name: /^The Comet Keeper/u }).click();
  await tree.press("ArrowRight");
  await tree.getByRole("treeitem", { name: /^Characters/u }).click();
  await tree.getByRole("treeitem", { name: /^Lotte Orlan/u }).click({ button: "right" });
  await window.getByRole("menuitem", { name: "Open its page" }).click();
  await expect(page("character Lotte Orlan")).toBeFocused();
  await keyboard.press("F2");
  await keyboard.type("Charlotte Orlan");
  await expect(pane().getByRole("checkbox")).toBeChecked();
  await stillroom.screenshot("records-rename");
  await keyboard.press("Enter");
  await expect(notice("Renamed character “Lotte Orlan” to “Charlotte Orlan”")).toBeVisible();
  await expect(page("character Charlotte Orlan")).toBeFocused();
  await expect(tree.getByRole("treeitem", { name: /^Charlotte Orlan/u })).toBeVisible();
  await expect(query()).toHaveValue(/Charlotte Orlan/u);
  await expect(countOf(stillroom)).toHaveText("6 stills");
  const names = pane().getByRole("list", { name: "Other names" });
  await expect(names.getByRole("textbox")).toHaveValue("Lotte Orlan");

  await pane().getByRole("textbox", { name: "Add a name" }).fill("洛特·奥兰");
  await keyboard.press("Enter");
  await expect(names.getByRole("textbox").nth(1)).toHaveValue("洛特·奥兰");
  await names
    .getByRole("button", { name: /^Language/u })
    .last()
    .click();
  await window.getByRole("option", { name: "Simplified Chinese" }).click();
  await expect(names.getByRole("textbox", { name: "Name, Simplified Chinese" })).toBeVisible();
  await names
    .getByRole("combobox", { name: "Kind of name of 洛特·奥兰" })
    .selectOption("Translated");
  // moved up by the keyboard, which stays in it
  const chinese = names.getByRole("textbox", { name: "Name, Simplified Chinese" });
  await chinese.press("Alt+ArrowUp");
  await expect(names.getByRole("textbox").first()).toHaveValue("洛特·奥兰");
  await expect(chinese).toBeFocused();

  for (const name of ["洛特", '"Lotte Orlan"', '"Orlan Charlotte"']) {
    await query().fill(`character:${name}`);
    await expect(countOf(stillroom)).toHaveText("6 stills");
  }
});

test("two characters are merged after a preview, and are two again", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  await open("Characters", "youtie", "character Ma Youtie");
  const begin = pane().getByRole("button", { name: "Merge…" });
  await begin.press("Enter");
  const dialog = window.getByRole("dialog");
  await keyboard.type("Ma Youtie");
  await expect(offered()).toHaveText([/^Ma Youtie/u]);
  await keyboard.press("Enter");
  await expect(
    dialog.getByText("This character cannot be merged into itself. Choose another character."),
  ).toBeVisible();
  await expect(dialog).not.toContainText("also found as");
  await expect(dialog.getByRole("button", { name: "Merge" })).toBeDisabled();
  await dialog.getByRole("button", { name: "Choose another" }).press("Enter");
  await keyboard.type("cao");
  await expect(offered()).toHaveText([/^Cao Guiying/u]);
  await keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  // not to the stills, whose marks the next keys would change
  await expect(begin).toBeFocused();
  await keyboard.press("Enter");
  await keyboard.type("cao");
  await expect(offered()).toHaveText([/^Cao Guiying/u]);
  await keyboard.press("Enter");
  await expect(dialog.getByText("11 stills of the other show it then.")).toBeVisible();
  await expect(dialog.getByText(/^“Ma Youtie” is then also found as “Cao Guiying”/u)).toBeVisible();
  await expectAccessible(stillroom, "records-merge");
  await dialog.getByRole("button", { name: "Merge" }).press("Enter");
  await expect(dialog).toBeHidden();
  await expect(notice("Merged character “Cao Guiying” into “Ma Youtie” (11 stills)")).toBeVisible();
  // 8 stills show both, 2 him and 3 her alone
  await expect(countOf(stillroom)).toHaveText("13 stills");
  await query().fill('character:"Cao Guiying"');
  await expect(countOf(stillroom)).toHaveText("13 stills");
  await window
    .getByRole("region", { name: "Notices" })
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(countOf(stillroom)).toHaveText("11 stills");
});

test("a scene is deleted after its effects were shown, and comes back", async () => {
  const { window } = stillroom;
  await open("Scenes", "hatching", "scene Hatching eggs");
  await expect(countOf(stillroom)).toHaveText("3 stills");
  await pane().getByRole("button", { name: "Delete…" }).press("Enter");
  const dialog = window.getByRole("dialog", { name: "Delete the scene?" });
  await expect(dialog.getByText("3 stills are no longer of this scene.")).toBeVisible();
  await expectAccessible(stillroom, "records-delete");
  await dialog.getByRole("button", { name: "Delete the scene" }).click();
  await expect(notice("Deleted scene “Hatching eggs” (3 stills)")).toBeVisible();
  await expect(pane().getByRole("combobox", { name: "Filter scenes" })).toBeFocused();
  // not the stills of a scene that is gone
  await expect(countOf(stillroom)).toHaveText("46 stills");
  await window.keyboard.press("Control+z");
  await expect(countOf(stillroom)).toHaveText("3 stills");
  await window.keyboard.press("Alt+ArrowLeft");
  await expect(pane().getByRole("combobox", { name: "Filter scenes" })).toHaveValue("hatching");
});

test("the fields of a film are edited in place, and what is wrong is said beside them", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  const film = await open("Films", "slack", "film Slack Water");
  const identifier = film.getByRole("textbox", { name: "Add an identifier" });
  await identifier.fill("10.5240/7791-8534-2C23-9030-8610-6");
  await keyboard.press("Tab");
  await expect(film.getByRole("alert")).toHaveText(/its check character would be 5, not 6/u);
  await identifier.fill("10.5240/7791-8534-2C23-9030-8610-5");
  await keyboard.press("Enter");
  await expect(film.getByRole("textbox", { name: "EIDR identifier" })).toHaveValue(
    "10.5240/7791-8534-2C23-9030-8610-5",
  );
  await expect(film.getByRole("alert")).toHaveCount(0);

  const year = film.getByRole("textbox", { name: "Year", exact: true });
  await year.fill("16");
  await keyboard.press("Enter");
  await expect(film.getByRole("alert")).toHaveText(/“16” is no year of a film/u);
  // left like that, a notice leads back to it
  const unsaved = notice("Not saved: Year of film “Slack Water”. “16” is no year of a film.");
  await expect(unsaved).toBeHidden();
  await pane().getByRole("button", { name: "All films" }).click();
  await expect(unsaved).toBeVisible();
  await window.getByRole("button", { name: "Show it" }).click();
  await expect(film.getByRole("alert")).toHaveText(/“16” is no year of a film/u);
  await expect(unsaved).toBeHidden();
  await year.fill("2015");
  await keyboard.press("Enter");
  await expect(notice("Changed year of film “Slack Water”")).toBeVisible();
  await expect(query()).toHaveValue(/year:2015/u);
  await expect(countOf(stillroom)).toHaveText("10 stills");

  await film.getByRole("combobox", { name: "Add a country" }).fill("ussr");
  await keyboard.press("Enter");
  await expect(film.getByRole("group", { name: "Countries" })).toContainText("USSR");
  await film.getByRole("combobox", { name: "Add a company" }).fill("Tidewrack Pictures");
  await expect(offered()).toHaveText([/^Tidewrack/u]);
  await keyboard.press("Enter");
  await expect(film.getByRole("group", { name: "Companies" })).toContainText("Tidewrack Pictures");

  const cast = film.getByRole("list", { name: "Cast" }).getByRole("listitem");
  const first = (await cast.first().textContent()) ?? "";
  await film
    .getByRole("button", { name: /is played and credited$/u })
    .first()
    .press("Alt+ArrowDown");
  await expect(cast.nth(1)).toHaveText(first);
  const credited = cast.nth(1).getByRole("button", { name: /is played and credited$/u });
  await expect(credited).toBeFocused();
  await keyboard.press("Enter");
  await cast
    .nth(1)
    .getByRole("textbox", { name: /is credited as$/u })
    .fill("I. Tarrow");
  await cast.nth(1).getByRole("checkbox", { name: "uncredited" }).check();
  await expect(cast.nth(1)).toContainText("as I. Tarrow, uncredited");

  await pane().getByRole("button", { name: "All films" }).click();
  await pane().getByRole("button", { name: "New film…" }).click();
  const dialog = window.getByRole("dialog", { name: "New film" });
  await keyboard.type("Slack Water");
  await dialog.getByRole("textbox", { name: "Year" }).fill("2015");
  await expect(
    dialog.getByText(
      /^There is already a film “Slack Water” \(2015 · .+\)\. Merge them, or keep both\.$/u,
    ),
  ).toBeVisible();
  await expectAccessible(stillroom, "records-new-film");
  await dialog.getByRole("button", { name: "Make the film" }).click();
  await expect(page("film Slack Water")).toContainText("Another film has this title and year");
  // the stills beside it are its own, not those of the other
  await expect(query()).toHaveValue(/^film:"Slack Water #\d+"$/u);
  await expect(countOf(stillroom)).toHaveText("0 stills");
});

test("a keyword's page says what it has with those under it, what each of these has, and shows both by keyboard", async () => {
  const { window, screenshot } = stillroom;
  const shown = await open("Keywords", "silent", "keyword silent film");
  const own = shown.getByRole("button", { name: /^Show its/u });
  const stills = Number(/\d+/u.exec((await own.textContent()) ?? "")?.[0]);
  await shown.getByRole("combobox", { name: "Broader keyword" }).focus();
  await window.keyboard.type("wedding");
  await expect(offered().first()).toContainText("wedding");
  await window.keyboard.press("Enter");
  await shown.getByRole("button", { name: "wedding", exact: true }).press("Enter");
  await expect(page("keyword wedding")).toBeFocused();
  const above = page("keyword wedding");
  const both = above.getByRole("button", { name: `Show its ${String(stills + 1)} stills` });
  await expect(both).toBeVisible();
  await expect(
    above.getByRole("button", { name: `Show ${String(stills)} stills of silent film` }),
  ).toBeVisible();
  await both.press("Enter");
  await expect(query()).toHaveValue("keyword:wedding");
  await expect(countOf(stillroom)).toHaveText(`${String(stills + 1)} stills`);
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await screenshot(`keyword-page-${colorScheme}`);
  }
});

test("from a tag of a still one comes to its page and back to tagging, and the still stays", async () => {
  const { window } = stillroom;
  await window.getByRole("gridcell", { name: /^RTD_0044/u }).click();
  const inspector = window.getByRole("complementary", { name: "Inspector" });
  await inspector.getByRole("button", { name: "Cao Guiying Hai Qing", exact: true }).click();
  await window.getByRole("menuitem", { name: "Open its page" }).click();
  await expect(page("character Cao Guiying")).toBeFocused();
  await expect(countOf(stillroom)).toHaveText(`1 of ${SAMPLE_STILLS} selected`);
  // letters belong to the page: no tag of the cast by a number key
  await window.keyboard.press("1");
  await pane().getByRole("button", { name: "Hai Qing", exact: true }).click();
  await expect(page("agent Hai Qing")).toBeFocused();
  await expect(countOf(stillroom)).toHaveText(`1 of ${SAMPLE_STILLS} selected`);
  await window.getByRole("gridcell", { name: /^RTD_0044/u }).press("t");
  await expect(inspector.getByRole("combobox", { name: "Tag this still" })).toBeFocused();
  await expect(inspector.getByRole("button", { name: /^Ma Youtie/u })).toBeVisible();
  await window.keyboard.press("Escape");
  await window.keyboard.press("o");
  await expect(page("agent Hai Qing")).toBeFocused();
});

test("lists and pages can be used by everyone", async () => {
  test.slow(); // a look by axe takes some ten seconds on a busy machine
  const { window } = stillroom;
  await window.getByRole("grid", { name: "Light table" }).press("o");
  await pane().getByRole("button", { name: "Keywords" }).click();
  await expect(pane().getByRole("listbox").getByRole("option").first()).toBeVisible();
  await expectAccessible(stillroom, "records-list");
  const pages = [
    ["Films", "dust", "film Return to Dust"],
    ["Scenes", "hatching", "scene Hatching eggs"],
    ["Characters", "youtie", "character Ma Youtie"],
    ["Rights holders", "real image", "agent Real Image Media Collection"],
    ["Keywords", "silent", "keyword silent film"],
  ] as const;
  for (const [list, filter, name] of pages) await expectPage(list, filter, name);
});

async function expectPage(list: string, filter: string, name: string): Promise<void> {
  const back = pane().getByRole("button", { name: /^All /u });
  if (await back.isVisible()) await back.click();
  await pane().getByRole("button", { name: list, exact: true }).click();
  await pane()
    .getByRole("combobox", { name: /^Filter/u })
    .fill(filter);
  await expect(pane().getByRole("status")).toHaveText("1 found");
  await stillroom.window.keyboard.press("Enter");
  await expect(page(name)).toBeFocused();
  await expectAccessible(stillroom, `records-${name.replace(/\W+/gu, "-")}`);
}
