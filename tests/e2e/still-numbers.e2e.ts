import { expect } from "@playwright/test";
import { expectAccessible } from "./harness/accessible.ts";
import { placesIn } from "./harness/places.ts";
import { countOf, type LaunchedSample, SAMPLE_STILLS } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";

test.describe.configure({ mode: "serial" });

let stillroom: LaunchedSample;
const { cell, part } = placesIn(() => stillroom);

shareSample((launched) => {
  stillroom = launched;
});

test("number and code are written as on the picture, and a code that two films have is said to be theirs", async () => {
  const { window } = stillroom;
  const code = { code: "802", studio: "Paramount", fromYear: 1930, toYear: 1930 };
  for (const name of ["Follow Thru", "East"]) {
    const record = { kind: "film", name, set: { year: 1930, codes: [code] } };
    const command = JSON.stringify({ command: { do: "make", record } });
    await window.evaluate(`window.stillroom.ask("records.change", ${command})`);
  }
  await cell("RTD_0044").click();
  await part("Still number").getByRole("textbox").fill("802-154");
  await window.keyboard.press("Enter");
  await part("Production code").getByRole("textbox").fill("803");
  await window.keyboard.press("Enter");
  await expect(part("Production code")).toContainText("No film has this code yet.");
  await part("Production code").getByRole("textbox").fill("802");
  await window.keyboard.press("Enter");
  await expect(part("Production code")).toContainText(
    "The code of Follow Thru (1930) and East (1930)",
  );
  await part("Production code").scrollIntoViewIfNeeded();
  await expectAccessible(stillroom, "production-code");
  await part("Production code").getByRole("button", { name: "Follow Thru (1930)" }).click();
  await expect(part("Film").getByRole("button", { name: /^Follow Thru/u })).toBeVisible();
  await expect(part("Production code")).toContainText("Also the code of East (1930)");
});

test("several stills get one code in one change, and are found by it", async () => {
  const { window } = stillroom;
  await cell("RTD_0051").click({ modifiers: ["Control"] });
  await expect(countOf(stillroom)).toHaveText(`2 of ${SAMPLE_STILLS} selected`);
  await expect(part("Production code")).toContainText("Mixed");
  await part("Production code").getByRole("textbox").fill("802");
  await window.keyboard.press("Enter");
  await expect(part("Production code")).toContainText("in all");
  await window.keyboard.press("Escape");
  await window.keyboard.press("/");
  await window.getByRole("combobox", { name: "Search" }).fill("code:802");
  await expect(countOf(stillroom)).toHaveText("2 of 2 selected");
});
