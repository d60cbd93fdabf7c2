import { type Locator, expect } from "@playwright/test";
import { placesIn } from "./harness/places.ts";
import { countOf, type LaunchedSample, SAMPLE_STILLS } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";

test.describe.configure({ mode: "serial" });

let stillroom: LaunchedSample;
const { inspector, cell: still } = placesIn(() => stillroom);

shareSample((launched) => {
  stillroom = launched;
});

function caption(): Locator {
  return inspector().getByRole("textbox", { name: /^Caption,/u });
}

/** The key of the last change that the archive has. */
async function lastChange(): Promise<unknown> {
  return await stillroom.window.evaluate(
    'window.stillroom.ask("history.state", {}).then(({ last }) => last)',
  );
}

/** The notice that begins with these words. */
function notice(words: string): Locator {
  return stillroom.window
    .getByRole("region", { name: "Notices" })
    .locator("> div", { hasText: words });
}

/** Selects two stills and tags them with a keyword by typing. */
async function tagTwo(keyword: string): Promise<void> {
  const { window } = stillroom;
  await still("RTD_0044").click();
  await still("RTD_0051").click({ modifiers: ["Control"] });
  await expect(countOf(stillroom)).toHaveText(`2 of ${SAMPLE_STILLS} selected`);
  await inspector().getByRole("combobox", { name: "Add keyword" }).fill(keyword);
  await window
    .getByRole("listbox")
    .getByRole("option", { name: `“${keyword}”` })
    .click();
}

test("a notice says what was done, and its button undoes that", async () => {
  await tagTwo("sheaf");
  await expect(notice("Tagged 2 stills with sheaf")).toBeVisible();
  await stillroom.screenshot("undo-notice");
  await notice("Tagged 2 stills with sheaf").getByRole("button", { name: "Undo" }).click();
  await expect(notice("Undone: Tagged 2 stills with keyword “sheaf”")).toBeVisible();
  await expect(inspector().getByRole("button", { name: /^sheaf/u })).toHaveCount(0);
});

test("notices stand beside the lists, and F8 and Escape send them away", async () => {
  const { keyboard } = stillroom.window;
  await still("RTD_0063").click();
  for (const rating of ["Alt+1", "Alt+2", "Alt+3", "Alt+4"]) await keyboard.press(rating);
  const notices = stillroom.window.getByRole("region", { name: "Notices" });
  await expect(notices.getByRole("button", { name: "Dismiss" })).toHaveCount(3);
  await expect(notices).toContainText(/and \d earlier/u);
  for (const colorScheme of ["light", "dark"] as const) {
    await stillroom.window.emulateMedia({ colorScheme });
    await stillroom.screenshot(`notices-${colorScheme}`);
  }
  const grid = await stillroom.window.getByRole("grid", { name: "Light table" }).boundingBox();
  const box = await notices.boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(grid?.x ?? Infinity);
  await keyboard.press("F8");
  await expect(notices.getByRole("button", { name: "Undo" })).toBeFocused();
  await keyboard.press("Escape");
  await expect(notices).not.toContainText("★★★★");
  await expect(still("RTD_0063")).toBeFocused();
});

test("the button is gone once something else was changed", async () => {
  await tagTwo("barley");
  await expect(
    notice("Tagged 2 stills with barley").getByRole("button", { name: "Undo" }),
  ).toBeVisible();
  await tagTwo("furrow");
  await expect(
    notice("Tagged 2 stills with furrow").getByRole("button", { name: "Undo" }),
  ).toBeVisible();
  await expect(
    notice("Tagged 2 stills with barley").getByRole("button", { name: "Undo" }),
  ).toHaveCount(0);
});

test("in a caption that was saved, Ctrl+Z undoes the change in the archive and saves no further one", async () => {
  const { keyboard } = stillroom.window;
  await still("RTD_0063").click();
  await expect(caption()).toHaveValue(/.+/u);
  const before = await caption().inputValue();
  await keyboard.press("c");
  await keyboard.press("Control+a");
  await keyboard.type("One saved text");
  await keyboard.press("Control+Enter");
  await expect(caption()).toHaveAttribute("data-dirty", "false");
  await keyboard.press("Control+z");
  await expect(caption()).toHaveValue(before);
  await expect(notice("Undone: Changed caption")).toBeVisible();
  await keyboard.press("Control+Shift+z");
  await expect(caption()).toHaveValue("One saved text");
  await keyboard.press("Escape");
  await keyboard.press("Control+z");
  await expect(caption()).toHaveValue(before);
});

test("what is typed after saving is taken back in the field, and then no letter of what was saved", async () => {
  const { keyboard } = stillroom.window;
  await still("RTD_0063").click();
  await expect(caption()).toHaveValue(/.+/u);
  const before = await caption().inputValue();
  const lastBefore = await lastChange();
  await keyboard.press("c");
  await keyboard.press("Control+a");
  await keyboard.type("Saved");
  await keyboard.press("Control+Enter");
  await expect.poll(lastChange).not.toBe(lastBefore); // what is still on its way is typing yet
  await expect(caption()).toHaveAttribute("data-dirty", "false");
  await keyboard.press("End");
  await keyboard.insertText(" and more");
  await expect(caption()).toHaveAttribute("data-dirty", "true");
  await keyboard.press("Control+z");
  await expect(caption()).toHaveValue("Saved");
  await keyboard.press("Control+z");
  await expect(caption()).toHaveValue(before);
  await keyboard.press("Escape");
});

test("a caption too long to be laid out is led to by its key, and edited by the keyboard alone", async () => {
  const { keyboard } = stillroom.window;
  await still("RTD_0063").click();
  await expect(caption()).toHaveValue(/.+/u);
  await caption().fill(`${"egg ".repeat(6_000)}eggs`);
  await keyboard.press("Control+Enter");
  await keyboard.press("Escape");
  await still("RTD_0044").click();
  await expect(caption()).toBeVisible();
  await still("RTD_0063").click();
  await expect(inspector().getByText("This text has 24,004 characters.")).toBeVisible();
  await keyboard.press("c");
  await expect(inspector().getByRole("button", { name: "Edit all the same" })).toBeFocused();
  await keyboard.press("Enter");
  await expect(caption()).toBeFocused();
  await keyboard.press("Escape");
  await keyboard.press("Control+z");
  await expect(caption()).toHaveValue(/^Brick by brick/u);
});

test("an earlier change is taken back in the history, and all after a change is undone at once", async () => {
  const { window } = stillroom;
  await tagTwo("early");
  await tagTwo("late");
  await still("RTD_0044").click();
  const keywords = inspector().getByRole("region", { name: "Keywords" });
  await expect(keywords).toContainText("late");
  await window.keyboard.press("Control+h");
  const entry = (words: string): Locator =>
    window.getByRole("listitem").filter({ hasText: new RegExp(`^Tagged .*“${words}”`, "u") });
  const early = entry("early").first();
  const open = early.getByRole("button").first();
  if ((await open.getAttribute("aria-expanded")) === "false") await open.click();
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await stillroom.screenshot(`history-take-back-${colorScheme}`);
  }
  await early.getByRole("button", { name: "Take this back" }).click();
  await expect(keywords).not.toContainText("early");
  await expect(keywords).toContainText("late");
  await expect(notice("Took back “Tagged 2 stills with keyword “early””")).toBeVisible();
  await early.getByRole("button", { name: "Undo all after this" }).click();
  const asked = window.getByRole("dialog", { name: "Undo all after this" });
  await expect(asked).toContainText("Tagged 2 stills with keyword “late”");
  await expect(asked).toContainText("2 stills are changed by that:RTD_0044.jpg, RTD_0051");
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await stillroom.screenshot(`history-undo-since-${colorScheme}`);
  }
  await asked.getByRole("button", { name: "Undo 2 changes" }).click();
  await expect(notice("Undone: 2 changes")).toBeVisible();
  await expect(keywords).toContainText("early");
  await expect(keywords).not.toContainText("late");
  await notice("Undone: 2 changes").getByRole("button", { name: "Redo" }).click();
  await expect(keywords).toContainText("late");
  await expect(keywords).not.toContainText("early");
  // Of the whole archive it says which stills a change is of, and leads to each.
  await window.getByRole("checkbox", { name: "Only the selected still" }).uncheck();
  const other = entry("late").first().getByRole("button", { name: /RTD_/u }).last();
  const name = await other.innerText();
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await stillroom.screenshot(`history-stills-${colorScheme}`);
  }
  await other.click();
  await expect(
    inspector()
      .getByText(name.split(" (")[0] ?? "")
      .first(),
  ).toBeVisible();
});
