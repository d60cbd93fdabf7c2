import { mkdirSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import { expectAccessible } from "./harness/accessible.ts";
import { chooseInDialogs } from "./harness/dialogs.ts";
import { countOf, type LaunchedSample } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";
import { temporaryFolder } from "./harness/temporary.ts";

test.describe.configure({ mode: "serial" });

const folder = path.join(temporaryFolder(), "May issue");
const names = ["RTD_0044.jpg", "RTD_0063.jpg"];
let stillroom: LaunchedSample;

shareSample((launched) => {
  stillroom = launched;
});

test.beforeAll(() => {
  mkdirSync(folder);
});

async function ask(procedure: string, input: unknown): Promise<unknown> {
  return await stillroom.window.evaluate(
    `window.stillroom.ask(${JSON.stringify(procedure)}, ${JSON.stringify(input)})`,
  );
}

type Found = { readonly result: number };
type Card = { readonly id: number };

async function idOf(name: string): Promise<number> {
  const query = `file:${name}`;
  const { result } = (await ask("search.run", { query, sort: "name", facets: false })) as Found;
  const [card] = (await ask("search.slice", { result, from: 0, count: 1 })) as Card[];
  return card?.id ?? 0;
}

function cell(name: string | undefined) {
  return stillroom.window.getByRole("gridcell", { name: new RegExp(`^${name}`, "u") });
}

test("who got a picture is asked, found again, and told of the picture", async () => {
  const { window, app } = stillroom;
  await cell(names[0]).click();
  await cell(names[1]).click({ modifiers: ["Control"] });
  await window.keyboard.press("Control+e");
  const panel = window.getByRole("dialog", { name: "Export" });
  await panel.getByRole("combobox", { name: "Recipient" }).fill("Sight & Sound");
  await panel.getByRole("textbox", { name: "Their reference" }).fill("May issue");
  await chooseInDialogs(app, folder);
  await panel.getByRole("button", { name: "Choose folder…" }).click();
  await panel.getByRole("checkbox", { name: /^I have read that of 2 stills/u }).check();
  await panel.getByRole("button", { name: "Export", exact: true }).click();
  await expect(panel.getByRole("status")).toContainText("2 stills exported", { timeout: 30_000 });
  await window.keyboard.press("Escape");
  await cell(names[1]).click();
  const section = window.getByRole("region", { name: "Handed out" });
  await expect(section).toContainText("Sight & Sound (May issue)");
  await expect(section).toContainText("unknown, then as now");
  await section.scrollIntoViewIfNeeded();
  await expectAccessible(stillroom, "handed-out");
  await window.getByRole("combobox", { name: "Search" }).fill('exported:"Sight & Sound"');
  await expect(countOf(stillroom)).toHaveText("1 of 2 selected");
  await cell(names[1]).press("Control+Shift+e");
  const entry = panel.getByRole("button", { name: /^Sight & Sound/u });
  await expect(entry).toBeVisible();
  const filter = panel.getByRole("searchbox", { name: "Filter the ledger" });
  await filter.fill("rtd_0063 SIGHT");
  await expect(panel.getByRole("status")).toHaveText("1 export");
  await expectAccessible(stillroom, "ledger-filter");
  await filter.fill("RTD_0099");
  await expect(entry).toHaveCount(0);
  await expect(panel.getByRole("status")).toHaveText("No export has all of these words.");
  await filter.press("Escape");
  await expect(filter).toHaveValue("");
  await expect(entry).toBeVisible();
  await window.keyboard.press("Escape");
});

test("whose rights have changed since stands in the ledger, and an export is made once more", async () => {
  const { window } = stillroom;
  const stills = { ids: [await idOf("RTD_0063.jpg")] };
  const until = { at: "2099-06-01", zone: "Europe/Berlin" };
  const embargo = { until, reference: "", note: "" };
  await ask("rights.saveEmbargo", { id: null, on: { stills }, embargo });
  const said = { field: "caption", language: "x-default", mode: "replace", text: "Another text." };
  await ask("stills.setText", { stills, ...said });
  await cell(names[1]).click();
  const section = window.getByRole("region", { name: "Handed out" });
  await expect(section).toContainText("blocked now. Embargo until 1 June 2099");
  await section.getByRole("button", { name: /^Sight & Sound/u }).press("Enter");
  const panel = window.getByRole("dialog", { name: "Export" });
  const affected = panel.locator("summary", { hasText: "1 export affected" });
  await affected.press("Enter");
  await expect(panel.getByRole("list", { name: "Stills affected" })).toContainText("blocked now");
  await expectAccessible(stillroom, "ledger-affected");
  await panel.getByRole("button", { name: "Repeat…" }).press("Enter");
  await expect(panel.getByRole("combobox", { name: "Recipient" })).toHaveValue("Sight & Sound");
  await expect(panel.getByRole("listbox").getByRole("option")).toHaveCount(2);
  await panel.getByText("What has changed").press("Enter");
  await expect(panel.getByRole("list", { name: "Changed since" })).toContainText("Caption");
  await panel.getByRole("radio", { name: "As they went out then" }).check();
  await expectAccessible(stillroom, "repeat");
});
