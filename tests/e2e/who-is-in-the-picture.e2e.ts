import { expect, type Locator } from "@playwright/test";
import { expectAccessible } from "./harness/accessible.ts";
import { openRecordPage, recordsPane } from "./harness/records-pane.ts";
import { countOf, type LaunchedSample } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";

let stillroom: LaunchedSample;

shareSample((launched) => {
  stillroom = launched;
}, "each test");

function notice(text: string): Locator {
  return stillroom.window.getByRole("region", { name: "Notices" }).getByText(text);
}

test("a scene goes to another film with its stills, by keyboard alone, and comes back", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  const scene = await openRecordPage(stillroom, {
    list: "Scenes",
    filter: "hatching",
    name: "scene Hatching eggs",
  });
  await scene.getByRole("button", { name: "Move to another film…" }).press("Enter");
  const choice = window.getByRole("dialog", { name: "Move the scene to another film" });
  const field = choice.getByRole("combobox", { name: "The other film" });
  await expect(field).toBeFocused();
  await field.fill("slack");
  await expect(window.getByRole("listbox").getByRole("option")).toHaveText([/^Slack Water/u]);
  await keyboard.press("Enter");
  const preview = window.getByRole("dialog", { name: "Move the scene to “Slack Water”?" });
  await expect(preview.getByText("3 stills of the scene go along")).toBeVisible();
  await expectAccessible(stillroom, "scene-to-film");
  await expect(preview.getByRole("button", { name: "Move the scene" })).toBeFocused();
  await keyboard.press("Enter");
  await expect(preview).toBeHidden();
  await expect(notice("Moved scene “Hatching eggs” to “Slack Water” (3 stills)")).toBeVisible();
  await expect(scene.getByText("scene of Slack Water", { exact: true })).toBeVisible();
  await expect(countOf(stillroom)).toHaveText("3 stills");
  await keyboard.press("Control+z");
  await expect(scene.getByText("scene of Return to Dust", { exact: true })).toBeVisible();
});

test("where the other film has a scene of the name, the two can be made one", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  const film = await openRecordPage(stillroom, {
    list: "Films",
    filter: "slack",
    name: "film Slack Water",
  });
  await film.getByRole("button", { name: "New scene…" }).press("Enter");
  await keyboard.type("hatching eggs");
  await keyboard.press("Enter");
  await expect(notice("Made scene “hatching eggs”")).toBeVisible();
  await recordsPane(stillroom).getByRole("button", { name: "All scenes" }).press("Enter");
  await expect(recordsPane(stillroom).getByRole("combobox")).toBeFocused();
  await keyboard.type("hatching");
  await keyboard.press("Enter");
  const scene = recordsPane(stillroom).getByRole("group", {
    name: "scene Hatching eggs",
    exact: true,
  });
  await expect(scene).toBeFocused();
  await scene.getByRole("button", { name: "Move to another film…" }).press("Enter");
  await window.getByRole("combobox", { name: "The other film" }).fill("slack");
  await expect(window.getByRole("listbox").getByRole("option")).toHaveText([/^Slack Water/u]);
  await keyboard.press("Enter");
  const preview = window.getByRole("dialog", { name: "Move the scene to “Slack Water”?" });
  await expect(preview.getByRole("status")).toHaveText(
    /“Slack Water” has a scene “hatching eggs” already/u,
  );
  await expectAccessible(stillroom, "scene-to-film-merge");
  await preview.getByRole("button", { name: "Make them one scene" }).press("Enter");
  await expect(
    notice("Moved scene “Hatching eggs” to “Slack Water”, into the scene of its name (3 stills)"),
  ).toBeVisible();
  await expect(
    recordsPane(stillroom).getByRole("group", { name: "scene hatching eggs", exact: true }),
  ).toBeVisible();
  await expect(countOf(stillroom)).toHaveText("3 stills");
});

function loupe(): Locator {
  return stillroom.window.getByRole("region", { name: "Loupe" });
}

/** Draws a region on the picture in the loupe, which asks who it is. */
async function drawRegion(left: number): Promise<Locator> {
  const { window } = stillroom;
  const box = await loupe().locator('img[src^="still://picture/"]').boundingBox();
  const { x, y, width, height } = box ?? { x: 0, y: 0, width: 0, height: 0 };
  await window.mouse.move(x + left * width, y + 0.3 * height);
  await window.mouse.down();
  await window.mouse.move(x + (left + 0.2) * width, y + 0.6 * height, { steps: 4 });
  await window.mouse.up();
  const field = loupe().getByRole("combobox", { name: "Who is this?" });
  await expect(field).toBeFocused();
  return field;
}

/** Draws a region, and says who it is. */
async function drawAround(name: string, left: number): Promise<void> {
  const { window } = stillroom;
  const field = await drawRegion(left);
  await field.fill(name);
  const choice = window.getByRole("listbox", { name: "Who is this?" }).getByRole("option").first();
  await expect(choice).toContainText(name);
  await window.keyboard.press("Enter");
  await expect(loupe().getByRole("button", { name: new RegExp(`${name}, `, "u") })).toBeFocused();
}

test("somebody unidentified is typed like a name, and is nobody of that name", async () => {
  const { window } = stillroom;
  await window.getByRole("gridcell", { name: /^RTD_0107/u }).click();
  await window.keyboard.press("Enter");
  await expect(window.locator('img[src^="still://picture/"]')).toBeVisible();
  await window.keyboard.press("n");
  const field = await drawRegion(0.4);
  await field.fill("unid");
  const choice = window.getByRole("listbox", { name: "Who is this?" }).getByRole("option").first();
  await expect(choice).toContainText("nobody has named them yet");
  await window.keyboard.press("Enter");
  await expect(loupe().getByRole("button", { name: /^unidentified/u })).toBeFocused();
  for (let left = 3; left > 0; left--) await window.keyboard.press("Escape");
  await window.getByRole("combobox", { name: "Search" }).fill("is:unidentified");
  await expect(countOf(stillroom)).toHaveText("1 of 1 selected");
});

test("a region outlives the name: the previews say so, and the person stays unidentified", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  await window.getByRole("gridcell", { name: /^RTD_0107/u }).click();
  await keyboard.press("Enter");
  await expect(window.locator('img[src^="still://picture/"]')).toBeVisible();
  await keyboard.press("n");
  await drawAround("Ma Youtie", 0.1);
  await drawAround("Cao Guiying", 0.7);
  await drawAround("The uncle", 0.4);
  await keyboard.press("Escape");
  await keyboard.press("Escape");
  await keyboard.press("Escape");
  await expect(window.getByRole("grid", { name: "Light table" })).toBeVisible();
  const page = await openRecordPage(stillroom, {
    list: "Characters",
    filter: "youtie",
    name: "character Ma Youtie",
  });
  await page.getByRole("button", { name: "Merge…" }).press("Enter");
  await window.getByRole("combobox", { name: "The other character" }).fill("guiying");
  await expect(window.getByRole("listbox").getByRole("option")).toHaveText([/^Cao Guiying/u]);
  await keyboard.press("Enter");
  const merging = window.getByRole("dialog", { name: "Merge two characters" });
  await expect(
    merging.getByText("In 1 still both have a region: both regions stay, and it is shown twice."),
  ).toBeVisible();
  await expectAccessible(stillroom, "merge-with-regions");
  await keyboard.press("Escape");
  await expect(merging).toBeHidden();
  await recordsPane(stillroom).getByRole("button", { name: "All characters" }).press("Enter");
  const uncle = await openRecordPage(stillroom, {
    list: "Characters",
    filter: "uncle",
    name: "character The uncle",
  });
  await uncle.getByRole("button", { name: "Delete…" }).press("Enter");
  const deleting = window.getByRole("dialog", { name: "Delete the character?" });
  await expect(
    deleting.getByText("1 person with a region becomes unidentified and keeps the region."),
  ).toBeVisible();
  await expectAccessible(stillroom, "delete-with-regions");
  await deleting.getByRole("button", { name: "Delete the character" }).press("Enter");
  await expect(notice("Deleted character “The uncle” (1 still)")).toBeVisible();
  const list = recordsPane(stillroom).getByRole("combobox", { name: "Filter characters" });
  await expect(list).toBeFocused();
  await keyboard.press("Escape");
  await expect(recordsPane(stillroom)).toBeHidden();
  await window.getByRole("combobox", { name: "Search" }).fill("file:RTD_0107");
  const still = window.getByRole("gridcell", { name: /^RTD_0107/u });
  await still.click();
  const inspector = window.getByRole("complementary", { name: "Inspector" });
  await expect(inspector.getByText("left to right, 1 unidentified")).toBeVisible();
  await keyboard.press("Control+z");
  await expect(inspector.getByText("left to right, 1 unidentified")).toBeHidden();
});

test("a doubtful name is found, and offered while one types", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  await window.getByRole("gridcell", { name: /^RTD_0107/u }).click();
  await keyboard.press("Enter");
  await expect(window.locator('img[src^="still://picture/"]')).toBeVisible();
  await keyboard.press("n");
  await drawAround("Ma Youtie", 0.1);
  await keyboard.press("Escape");
  await keyboard.press("Escape");
  await keyboard.press("Escape");
  const inspector = window.getByRole("complementary", { name: "Inspector" });
  const people = inspector.getByRole("group", { name: "People from left to right" });
  await people
    .getByRole("button", { name: /^Ma Youtie/u })
    .first()
    .press("Enter");
  await window.getByRole("menuitem", { name: "This is doubtful" }).press("Enter");
  await expect(people.getByText(/doubtful/u)).toBeVisible();
  const search = window.getByRole("combobox", { name: "Search" });
  await window.getByRole("grid", { name: "Light table" }).press("/");
  await expect(search).toBeFocused();
  await search.fill("is:");
  const offered = window.getByRole("listbox").getByRole("option");
  await expect(offered.filter({ hasText: "Somebody named without certainty" })).toContainText("1");
  await expectAccessible(stillroom, "search-people");
  await search.fill("is:doubt");
  await expect(countOf(stillroom)).toHaveText("1 of 1 selected");
  await search.fill("is:unidentified");
  await expect(countOf(stillroom)).toHaveText("0 stills");
});

test("a page lists what was changed in its record, and takes one change back while later ones stay", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  const film = await openRecordPage(stillroom, {
    list: "Films",
    filter: "slack",
    name: "film Slack Water",
  });
  const changes = film.getByRole("region", { name: "What was changed" });
  const entries = changes.getByRole("listitem").filter({ has: window.getByRole("time") });
  await expect(changes.getByText("Nothing was changed by hand yet.")).toBeVisible();
  const year = film.getByRole("textbox", { name: "Year", exact: true });
  await year.fill("2015");
  await keyboard.press("Enter");
  await expect(entries).toHaveCount(1);
  await expect(entries.first()).toContainText("Changed year of film “Slack Water”");
  await expect(entries.first().getByText("2016")).toBeVisible();
  await film.getByRole("combobox", { name: "Add a country" }).fill("ussr");
  await keyboard.press("Enter");
  await expect(entries.first()).toContainText("Changed countries of film “Slack Water”");
  await entries.nth(1).getByRole("button").first().focus();
  await expectAccessible(stillroom, "record-history");
  const taken = entries.filter({ hasText: "Changed year" });
  await taken.getByRole("button", { name: "Take this back" }).press("Enter");
  await expect(year).toHaveValue("2016");
  await expect(entries.first()).toContainText("Took back “Changed year of film “Slack Water””");
  await expect(film.getByRole("group", { name: "Countries" })).toContainText("USSR");
});

test("that those in a picture stand as listed is said with one key, and told and undone like anything", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  await window.getByRole("gridcell", { name: /^RTD_0018/u }).click();
  const inspector = window.getByRole("complementary", { name: "Inspector" });
  const part = inspector.getByRole("region", { name: "In the picture" });
  await expect(part.getByText("order not said")).toBeVisible();
  await expectAccessible(stillroom, "order-not-said");
  await keyboard.press("Control+Shift+O");
  await expect(part.getByText("left to right", { exact: true })).toBeVisible();
  const said = "Said that those in the picture stand from left to right as listed";
  await expect(notice(said)).toBeVisible();
  await stillroom.screenshot("order-said");
  await keyboard.press("Control+z");
  await expect(part.getByText("order not said")).toBeVisible();
  const [first] = await part
    .getByRole("group", { name: "People from left to right" })
    .getByRole("button")
    .all();
  await first?.press("Enter");
  await window.getByRole("menuitem", { name: "All stand in this order" }).press("Enter");
  await expect(part.getByText("left to right", { exact: true })).toBeVisible();
  await keyboard.press("Control+z");
  await part.getByRole("button", { name: "Confirm order" }).press("Enter");
  await expect(part.getByText("left to right", { exact: true })).toBeVisible();
  // the button is gone, and the keyboard is with those it was about
  await expect(first ?? part).toBeFocused();
});
