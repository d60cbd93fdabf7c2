import { expect } from "@playwright/test";
import { expectAccessible } from "./harness/accessible.ts";
import { countOf, type LaunchedSample, SAMPLE_STILLS } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";

test.describe.configure({ mode: "serial" });

let stillroom: LaunchedSample;

shareSample((launched) => {
  stillroom = launched;
});

const search = () => stillroom.window.getByRole("combobox", { name: "Search" });
const builder = () => stillroom.window.getByRole("region", { name: "Build a search" });
const field = (place: string) => builder().getByLabel(`Field of condition ${place}`);
const relation = (place: string) => builder().getByLabel(`Relation of condition ${place}`);
const value = (place: string) =>
  builder().getByLabel(`Value of condition ${place}`, { exact: true });

test("a query is put together by keyboard alone, and the results follow", async () => {
  const { window } = stillroom;
  await window.keyboard.press("Control+Shift+B");
  await expect(builder().getByLabel("All conditions: which of them must hold")).toBeFocused();
  await window.keyboard.press("Tab");
  await window.keyboard.press("Enter"); // + Condition
  await expect(field("1")).toBeFocused();
  await window.keyboard.type("Film");
  await expect(relation("1")).toHaveValue("0");
  await window.keyboard.press("Tab");
  await window.keyboard.press("Tab");
  await expect(value("1")).toBeFocused();
  await window.keyboard.type("return");
  await expect(search()).toHaveValue("film:return");
  await expect(
    window.getByRole("listbox").getByRole("option", { name: /^Return to Dust/u }),
  ).toBeVisible();
  await window.keyboard.press("ArrowDown");
  await window.keyboard.press("Enter");
  await expect(search()).toHaveValue('film:"Return to Dust"');
  await expect(countOf(stillroom)).not.toHaveText(`${SAMPLE_STILLS} stills`);
  const found = await countOf(stillroom).innerText();
  await builder().getByRole("button", { name: "Condition", exact: true }).press("Enter");
  await field("2").selectOption({ label: "Caption" });
  await relation("2").selectOption({ label: "is missing in" });
  await expect(search()).toHaveValue('film:"Return to Dust"');
  await value("2").fill("zh");
  await expect(search()).toHaveValue('film:"Return to Dust" no:caption:zh');
  await builder().getByRole("button", { name: "Remove condition 2" }).press("Enter");
  await expect(search()).toHaveValue('film:"Return to Dust"');
  await expect(countOf(stillroom)).toHaveText(found);
  await builder().getByRole("button", { name: "Condition", exact: true }).press("Enter");
  await field("2").selectOption({ label: "Folder" });
  await value("2").fill("sample");
  await expect(
    window
      .getByRole("listbox")
      .getByRole("option", { name: /Sample stills/u })
      .first(),
  ).toBeVisible();
  await window.keyboard.press("ArrowDown");
  await window.keyboard.press("Enter");
  await expect(search()).toHaveValue(`film:"Return to Dust" source:"${stillroom.stills}"`);
  await expect(countOf(stillroom)).toHaveText(found);
  await window.keyboard.press("Escape");
  await expect(builder()).toBeHidden();
  await expect(search()).toBeFocused();
});

test("it shows the query that is there, and leaves alone what is nested too deeply", async () => {
  const { window } = stillroom;
  await window.getByRole("button", { name: "Build a search" }).click();
  const typed =
    "film:dust  (rating:>=3 OR added:7d OR size:>2MB) -is:rejected date:2022-01..2022-06";
  await search().fill(typed);
  await expect(builder().getByRole("group", { name: "Condition 2.2" })).toBeVisible();
  await expect(relation("2.2").locator("option:checked")).toHaveText("is in the last");
  await expect(builder().getByLabel("From, condition 4", { exact: true })).toHaveValue("2022-01");
  await expect(search()).toHaveValue(typed);
  await expectAccessible(stillroom, "builder");
  await relation("3").selectOption({ label: "is" });
  // OR binds its neighbours before all else, so no parentheses are needed
  await expect(search()).toHaveValue(
    "film:dust rating:3.. OR added:7d OR size:2.000001MB.. is:rejected date:2022-01..2022-06",
  );
  await search().fill("a OR (b (c OR (d (e OR f))))");
  await expect(builder().getByRole("status")).toContainText("nested more deeply");
  await expect(search()).toHaveValue("a OR (b (c OR (d (e OR f))))");
  await search().fill("flim:dust");
  await expect(builder().getByRole("status")).toContainText("There is no field");
  // said once, with what may have been meant
  await expect(window.getByRole("button", { name: "film:", exact: true })).toHaveCount(1);
  await expect(window.locator("#query-problem")).not.toBeInViewport({ ratio: 0.1 });
  await expectAccessible(stillroom, "builder-trouble");
  await builder().getByRole("button", { name: "film:", exact: true }).click();
  await expect(search()).toHaveValue("film:dust");
  await search().fill("flim:dust");
  await builder().getByRole("button", { name: "Begin with an empty search" }).click();
  await expect(countOf(stillroom)).toHaveText(`${SAMPLE_STILLS} stills`);
});
