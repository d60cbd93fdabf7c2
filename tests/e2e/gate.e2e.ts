import { mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import { expectAccessible } from "./harness/accessible.ts";
import { chooseInDialogs } from "./harness/dialogs.ts";
import type { LaunchedSample } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";
import { temporaryFolder } from "./harness/temporary.ts";

test.describe.configure({ mode: "serial" });

const folder = path.join(temporaryFolder(), "Press");
const names = ["RTD_0044.jpg", "RTD_0063.jpg", "RTD_0090.jpg", "RTD_0107.jpg"];
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

const grant = {
  kind: "allow",
  layers: ["photograph", "film"],
  uses: ["press"],
  territories: { included: [], excluded: [] },
  languages: [],
  start: null,
  end: { at: "2099-12-31", zone: null },
  licensor: null,
  licensee: "",
  reference: "L-1",
  unaltered: [],
  printRun: null,
  credit: null,
  terms: "",
  note: "",
  documents: [],
};

test("a hand-out shows how the rights stand, holds back what is blocked, and asks to read what is not clear", async () => {
  const { window, app, screenshot } = stillroom;
  const [clear = 0, conditional = 0, blocked = 0] = await Promise.all(names.map(idOf));
  const on = (id: number) => ({ stills: { ids: [id] } });
  await ask("rights.saveGrant", { id: null, on: on(clear), grant });
  // the sample's files carry terms in words; of this one somebody has read them
  const values = { usageTerms: "" };
  await ask("rights.setLayer", { on: on(clear), layer: "photograph", values });
  await ask("rights.saveGrant", {
    id: null,
    on: on(conditional),
    grant: { ...grant, unaltered: ["crop", "flip"] },
  });
  await ask("rights.saveEmbargo", {
    id: null,
    on: on(blocked),
    embargo: { until: { at: "2099-06-01", zone: "Europe/Berlin" }, reference: "", note: "" },
  });
  for (const [i, name] of names.entries())
    await window
      .getByRole("gridcell", { name: new RegExp(`^${name}`, "u") })
      .click(i === 0 ? {} : { modifiers: ["Control"] });
  await window.keyboard.press("Control+e");
  const panel = window.getByRole("dialog", { name: "Export" });
  const counts = panel.getByRole("list", { name: "How the rights stand" });
  await expect(counts.getByRole("listitem")).toHaveText([
    /1 clear/u,
    /1 conditional/u,
    /1 blocked/u,
    /1 unknown/u,
  ]);
  const held = panel.getByRole("list", { name: "Held back for their rights" });
  await expect(held).toContainText("Embargo until 1 June 2099 (Europe/Berlin).");
  await expectAccessible(stillroom, "gate");
  // by keyboard alone: to the tick, and into the list behind it
  const tick = panel.getByRole("checkbox", { name: /^I have read the conditions of 1 still/u });
  await tick.focus();
  await window.keyboard.press("Space");
  await expect(tick).toBeChecked();
  await window.keyboard.press("Tab");
  await window.keyboard.press("Enter");
  await expect(panel.getByRole("list", { name: "To be read" })).toContainText(
    "May not be cropped or flipped.",
  );
  await expectAccessible(stillroom, "gate-read");
  await chooseInDialogs(app, folder);
  await panel.getByRole("button", { name: "Choose folder…" }).click();
  const all = held.getByRole("checkbox", { name: "Hand out all the same" });
  await all.check();
  await expect(panel.getByText("Write above why the blocked stills go out")).toBeVisible();
  const why = panel.getByRole("textbox", { name: /^Why 1 still goes out all the same/u });
  await expectAccessible(stillroom, "gate-override");
  await why.fill("The distributor lifted it by telephone");
  await expect(panel.getByRole("button", { name: "Export", exact: true })).toBeEnabled();
  await all.uncheck();
  await panel.getByRole("button", { name: "Export", exact: true }).click();
  await expect(panel.getByRole("button", { name: "Open contact sheet", exact: true })).toBeEnabled({
    timeout: 30_000,
  });
  expect(readdirSync(folder).filter((name) => name.endsWith(".jpg"))).toHaveLength(3);
  await panel.getByText("1 still held back", { exact: true }).click();
  await expect(panel.getByRole("list", { name: "Held back", exact: true })).toContainText(
    names[2] ?? "",
  );
  await screenshot("gate-exported");
  await panel.getByRole("button", { name: "Ledger" }).click();
  await panel.getByRole("button", { name: /A selection · 3 stills, 1 held back/u }).click();
  await expectAccessible(stillroom, "gate-ledger");
});
