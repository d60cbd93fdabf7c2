import { expect, type Locator } from "@playwright/test";
import { expectAccessible } from "./harness/accessible.ts";
import { countOf, type LaunchedSample, SAMPLE_STILLS } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";

test.describe.configure({ mode: "serial" });

let stillroom: LaunchedSample;

shareSample((launched) => {
  stillroom = launched;
});

function templates(): Locator {
  return stillroom.window.getByRole("dialog", { name: "Caption templates" });
}

test("a template is made from a still for its film, kept, and written to others with only its ticked texts", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  await window.getByRole("gridcell", { name: /^RTD_0063/u }).click();
  await keyboard.press("Control+t");
  await templates().getByRole("button", { name: "From the still" }).click();
  await expect(templates().getByRole("group", { name: "Film" })).toContainText("Return to Dust");
  await templates().getByRole("textbox", { name: "Name" }).fill("Berlinale");
  const instructions = templates().getByRole("listitem").filter({ hasText: "Headline" });
  await instructions.getByRole("textbox").fill("{film} at the Berlinale");
  await expect(instructions.getByRole("checkbox")).toBeChecked(); // what is typed in is meant
  await expect(instructions).toContainText("Return to Dust at the Berlinale");
  await templates().getByRole("combobox", { name: "Client" }).fill("Berlinale");
  await keyboard.press("Enter");
  await expect(templates().getByRole("group", { name: "Client" })).toContainText("Berlinale");
  await expectAccessible(stillroom, "templates");
  await templates().getByRole("button", { name: "Save the template" }).click();
  await expect(templates().getByRole("button", { name: /^Berlinale/u })).toBeVisible();
  await keyboard.press("Escape");

  await window.getByRole("gridcell", { name: /^RTD_0044/u }).click();
  await window.getByRole("gridcell", { name: /^RTD_0090/u }).click({ modifiers: ["Control"] });
  await keyboard.press("Control+t");
  await expect(templates().getByRole("textbox", { name: "Name" })).toHaveValue("Berlinale");
  await templates().getByRole("button", { name: "Write to 2 stills" }).click();
  await expect(templates()).toBeHidden();
  await window.getByRole("gridcell", { name: /^RTD_0090/u }).click();
  const headline = window.getByRole("textbox", { name: "Headline" });
  await expect(headline).toHaveValue("Return to Dust at the Berlinale");
  await expect(window.getByRole("textbox", { name: /^Caption,/u })).toHaveValue(/Wu Renlin/u);
  await keyboard.press("Control+z");
  await expect(headline).not.toHaveValue("Return to Dust at the Berlinale");
});

test("what is not kept yet is there again when one comes back", async () => {
  const { window } = stillroom;
  await window.keyboard.press("Control+t");
  await templates().getByRole("button", { name: "New", exact: true }).click();
  await templates().getByRole("textbox", { name: "Name" }).fill("Press");
  await window.keyboard.press("Escape");
  await expect(templates()).toBeHidden();
  await window.keyboard.press("Control+t");
  await expect(templates().getByRole("textbox", { name: "Name" })).toHaveValue("Press");
  await templates()
    .getByRole("button", { name: /^Berlinale/u })
    .click();
  await expect(templates().getByRole("textbox", { name: "Name" })).toHaveValue("Berlinale");
  await window.keyboard.press("Escape");
});

test("a text that other stills have is chosen by a part of it, with how many have it", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  const field = window.getByRole("combobox", { name: "Search" });
  await field.fill('credit:"Courtesy of Real Image Media Collection"');
  await field.press("Enter");
  await window.keyboard.press("Control+d");
  await expect(countOf(stillroom)).not.toHaveText(`${String(SAMPLE_STILLS)} stills`);
  await expect(countOf(stillroom)).toHaveText(/^\d\d stills$/u);
  const [stills = ""] = (await countOf(stillroom).innerText()).split(" ");
  await field.fill("");
  await field.press("Enter");
  await window.getByRole("gridcell", { name: /^SW_D05_0201/u }).click();
  const credit = window.getByRole("textbox", { name: "Credit line" });
  await expect(credit).toHaveValue(/Tidewrack/u);
  const before = await credit.inputValue();
  await window.getByRole("button", { name: "Used before as credit line" }).click();
  await expect(window.getByRole("option", { name: /^Courtesy of Real Image/u })).toHaveText(
    `Courtesy of Real Image Media Collection${stills}`,
  );
  await keyboard.type("real image");
  const list = window.getByRole("dialog", { name: "Used before as credit line" });
  await expect(list.getByRole("option")).toHaveCount(1);
  await keyboard.press("Enter");
  await expect(credit).toHaveValue("Courtesy of Real Image Media Collection");
  await window.getByRole("gridcell", { name: /^SW_D05_0201/u }).click();
  await keyboard.press("Control+z");
  await expect(credit).toHaveValue(before);
});
