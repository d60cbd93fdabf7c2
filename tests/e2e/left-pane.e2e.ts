import { type Locator, expect } from "@playwright/test";
import { countOf, type LaunchedSample, SAMPLE_STILLS } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";

let stillroom: LaunchedSample;

shareSample((launched) => {
  stillroom = launched;
});

function line(name: string | RegExp): Locator {
  return stillroom.window.getByRole("tree").getByRole("treeitem", { name });
}

function query(): Locator {
  return stillroom.window.getByRole("combobox", { name: "Search" });
}

async function open(row: Locator): Promise<void> {
  if ((await row.getAttribute("aria-expanded")) === "true") return;
  await row.click();
  await stillroom.window.getByRole("tree").press("ArrowRight");
}

/** The count that stands at the end of a line. */
async function countIn(row: Locator): Promise<number> {
  return Number(/(\d+)$/u.exec((await row.innerText()).trim())?.[1]);
}

/** A click shows as many stills as the line says it has, and marks it; a second one shows all. */
async function expectShown(row: Locator): Promise<void> {
  const stills = await countIn(row);
  await row.click();
  await expect(countOf(stillroom)).toHaveText(new RegExp(`^${stills} stills?$`, "u"));
  await expect(row).toHaveAttribute("aria-selected", "true");
}

test("a film and a scene: a line shows its stills, and then all again", async () => {
  const film = line(/^Return to Dust/u);
  await open(film);
  const scenes = line(/^Scenes/u).first();
  await open(scenes);
  const scene = line(/^Ploughing/u);
  await expectShown(scene);
  await stillroom.screenshot("left-pane-scene");
  await scene.click();
  await expect(query()).toHaveValue("");
  await expect(countOf(stillroom)).toHaveText(`${SAMPLE_STILLS} stills`);
  await expectShown(film);
  await film.click();
  await expect(query()).toHaveValue("");
});

test("a second character is looked for beside the first, and their film once", async () => {
  await query().fill("");
  await open(line(/^Return to Dust/u));
  await open(line(/^Characters/u).first());
  await expectShown(line(/^Cao Guiying/u));
  await line(/^Ma Youtie/u).click({ modifiers: ["Control"] });
  await expect(query()).toHaveValue(/^(?=.*Cao Guiying)(?=.*Ma Youtie)/u);
  expect((await query().inputValue()).match(/film:/gu)).toHaveLength(1);
});

test("a folder shows its stills, also by the keyboard alone", async () => {
  const { window } = stillroom;
  await query().fill("");
  const tree = window.getByRole("tree");
  await tree.focus();
  await window.keyboard.press("End");
  await window.keyboard.press("Enter");
  await expect(query()).toHaveValue(/^source:/u);
  await expect(tree.locator('[aria-selected="true"]')).toHaveCount(1);
  await expect(countOf(stillroom)).not.toHaveText("0 stills");
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await stillroom.screenshot(`left-pane-folder-${colorScheme}`);
  }
  await window.keyboard.press("Enter");
  await expect(query()).toHaveValue("");
  await expect(countOf(stillroom)).toHaveText(`${SAMPLE_STILLS} stills`);
});

test("the filter finds a character of a closed film, by part of the name, and Escape shows all again", async () => {
  const { window } = stillroom;
  await query().fill("");
  const film = line(/^Return to Dust/u);
  if ((await film.getAttribute("aria-expanded")) === "true") {
    await film.click();
    await window.getByRole("tree").press("ArrowLeft");
  }
  const filter = window.getByRole("searchbox", { name: "Filter this pane" });
  await filter.fill("guiy");
  await expect(line(/^Cao Guiying/u)).toBeVisible();
  await expect(line(/^Ma Youtie/u)).toBeHidden();
  await expect(line("To do")).toBeHidden();
  await stillroom.screenshot("left-pane-filter");
  await filter.fill("no such name");
  await expect(window.getByText("Nothing is named like this.")).toBeVisible();
  await filter.press("Escape");
  await expect(film).toHaveAttribute("aria-expanded", "false");
  await expect(line("To do")).toBeVisible();
});

test("the filter finds a line by another name of its record, in any script", async () => {
  const { window } = stillroom;
  const filter = window.getByRole("searchbox", { name: "Filter this pane" });
  await filter.fill("馬有鐵");
  const lines = window.getByRole("tree").getByRole("treeitem", { level: 4 });
  await expect(lines).toHaveText([/^Ma Youtie/u]);
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await stillroom.screenshot(`left-pane-other-name-${colorScheme}`);
  }
  await filter.press("Tab");
  await window.keyboard.press("End");
  await window.keyboard.press("Enter");
  await expect(countOf(stillroom)).toHaveText("10 stills");
  await filter.press("Escape");
  await expect(filter).toHaveValue("");
});

test("a title stays readable beside what tells it from another of its name and year", async () => {
  const { window } = stillroom;
  const director = "Marianne von Hohenstein-Brandauer";
  for (const directors of [[{ name: director }], []]) {
    const record = { kind: "film", name: "The Comet Keeper", set: { year: 1927, directors } };
    const command = JSON.stringify({ command: { do: "make", record } });
    await window.evaluate(`window.stillroom.ask("records.change", ${command})`);
  }
  const film = line(new RegExp(`^The Comet Keeper.*${director}`, "u"));
  await expect(film).toBeVisible();
  // The pane is 240 px wide at its start; the title is not shortened, its telling is.
  await expect(film.getByText("The Comet Keeper", { exact: true })).not.toHaveAttribute(
    "data-short",
  );
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await stillroom.screenshot(`left-pane-namesakes-${colorScheme}`);
  }
});
