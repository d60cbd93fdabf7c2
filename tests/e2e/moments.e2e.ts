import path from "node:path";
import { expect } from "@playwright/test";
import { launchStillroom } from "./harness/app.ts";
import { chooseInDialogs, saveInDialogs } from "./harness/dialogs.ts";
import { countOf, type LaunchedSample, SAMPLE_STILLS } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";

// What the window says and offers depends on where one is: in a set, in a text, in an archive that is
// open for reading only, between two archives.
let stillroom: LaunchedSample;

shareSample((launched) => {
  stillroom = launched;
});

const foot = () => stillroom.window.getByRole("contentinfo");
const cell = (name: string) =>
  stillroom.window.getByRole("gridcell", { name: new RegExp(`^${name}`, "u") });

test("the foot names the keys of the moment", async () => {
  const { window } = stillroom;
  await expect(foot()).not.toContainText("caption");
  await window.getByRole("grid", { name: "Light table" }).focus();
  await window.keyboard.press("t");
  await expect(window.getByRole("region", { name: "Notices" })).toContainText(
    "Nothing is selected. Click a still or press Space on it, or Ctrl+A for all.",
  );
  await window.keyboard.press("o");
  await expect(foot()).toContainText("open");
  await expect(foot()).not.toContainText("loupe");
  await window.keyboard.press("Escape");
  await cell("RTD_0063").click();
  await expect(foot()).toContainText("caption");
  await window.keyboard.press("c");
  await expect(foot()).toContainText("save");
  await expect(foot()).not.toContainText("loupe");
  await window.keyboard.press("Escape");
  await window.keyboard.press("Enter");
  await expect(foot()).toContainText("other stills");
  for (let step = 0; step < 3; step += 1) await window.keyboard.press("+");
  await expect(foot()).toContainText("move");
  await window.keyboard.press("Escape");
  await expect(foot()).toContainText("caption");
});

test("what Escape discards in a caption is told, and can be brought back", async () => {
  const { window, screenshot } = stillroom;
  const caption = window.getByRole("textbox", { name: /^Caption,/u });
  const before = await caption.inputValue();
  await caption.press("End");
  await caption.pressSequentially(" Seen once.");
  await caption.press("Escape");
  await expect(caption).toHaveValue(before);
  await screenshot("discarded");
  await window.getByRole("button", { name: "Bring back" }).click();
  await expect(caption).toHaveValue(/Seen once/u);
  await window.keyboard.press("Control+z");
  await expect(caption).toHaveValue(before);
});

test("a set is shown under its name and in its order, and is what Export begins with", async () => {
  const { window, screenshot } = stillroom;
  await cell("RTD_0090").click({ modifiers: ["Control"] });
  await window.keyboard.press("Control+Shift+n");
  await window.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill("Berlin");
  await window.keyboard.press("Enter");
  await window.getByRole("treeitem").filter({ hasText: "Berlin" }).click();
  await expect(countOf(stillroom)).toHaveText(/2/u);
  const main = window.getByRole("main");
  await expect(main.getByRole("heading", { name: "Berlin" })).toBeVisible();
  await expect(main.getByRole("button", { name: "Order of the set" })).toBeVisible();
  await cell("RTD_0063").click();
  await window.keyboard.press("Control+e");
  const panel = window.getByRole("dialog", { name: "Export" });
  await expect(panel.getByRole("listbox").getByRole("option")).toHaveCount(2);
  await expect(panel).toContainText("takes a still out");
  await screenshot("export-of-a-set");
  await window.keyboard.press("Escape");
  await window.getByRole("combobox", { name: "Search" }).fill("");
  await expect(main.getByRole("heading", { name: "All stills" })).toBeVisible();
});

test("another archive can be opened while a still is selected, without a false alarm", async () => {
  const { window, app, home, catalog } = stillroom;
  await cell("RTD_0063").click();
  const other = path.join(home, "Other.stillroom");
  await saveInDialogs(app, other);
  await window.keyboard.press("Control+n");
  await expect(window.getByText("No stills yet")).toBeVisible();
  await chooseInDialogs(app, catalog);
  await window.keyboard.press("Control+o");
  await expect(countOf(stillroom)).toHaveText(`${SAMPLE_STILLS} stills`);
  await expect(window.getByRole("region", { name: "Notices" }).getByLabel("Problem:")).toHaveCount(
    0,
  );
});

test("an archive that is open for reading only looks so, and says so when one tries to write", async () => {
  const { catalog } = stillroom;
  const reader = await launchStillroom({ args: ["--catalog", catalog] });
  try {
    const { window, screenshot } = reader;
    await window.getByRole("gridcell", { name: /^RTD_0063/u }).click();
    const inspector = window.getByRole("complementary", { name: "Inspector" });
    await expect(inspector).toContainText("open for reading only");
    await expect(inspector.getByRole("button", { name: /^Remove /u })).toHaveCount(0);
    await expect(reader.window.getByRole("contentinfo")).not.toContainText("tag");
    await window.keyboard.press("t");
    await expect(window.getByRole("region", { name: "Notices" })).toContainText(
      "Nothing can be written here",
    );
    // what is typed on was meant for the caption: O would open the records, B ask to paint, Enter open the loupe
    await window.keyboard.press("c");
    await window.keyboard.type("Old bread on a table");
    await window.keyboard.press("Enter");
    await expect(window.getByRole("grid", { name: "Light table" })).toBeVisible();
    await expect(window.getByRole("complementary", { name: "Records" })).toHaveCount(0);
    await expect(
      window.getByRole("region", { name: "Notices" }).getByLabel("Problem:"),
    ).toHaveCount(1);
    await screenshot("read-only");
  } finally {
    await reader.close();
  }
});
