import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { drawPicture } from "../helpers/pictures.ts";
import { type Launched, launchStillroom } from "./harness/app.ts";
import { chooseInDialogs, saveInDialogs } from "./harness/dialogs.ts";
import { countOf, noJobRuns } from "./harness/sample.ts";
import { temporaryFolder } from "./harness/temporary.ts";

const place = temporaryFolder();
const stills = path.join(place, "Stills");
let stillroom: Launched;

test.beforeAll(async () => {
  mkdirSync(stills);
  for (const n of [1, 2, 3])
    await drawPicture(path.join(stills, `still-${String(n)}.jpg`), n, { width: 300, height: 200 });
  stillroom = await launchStillroom();
  const { window, app } = stillroom;
  await saveInDialogs(app, path.join(place, "Festival.stillroom"));
  await window.getByRole("button", { name: "New archive…" }).click();
  await chooseInDialogs(app, stills);
  await window.getByRole("banner").getByRole("button", { name: "Add folder…" }).click();
  await expect(countOf(stillroom)).toHaveText("3 stills");
  await noJobRuns(stillroom);
});

test.afterAll(async () => {
  await stillroom.close();
  expect(stillroom.complaints).toEqual([]);
});

/** The process numbers of the engine of this window, which is a child of its main process. */
function engines(): number[] {
  const { pid } = stillroom.app.process();
  const out = execFileSync("ps", ["-o", "pid=,args=", "--ppid", String(pid)], { encoding: "utf8" });
  const lines = out.split("\n").filter((line) => line.includes("engine.js"));
  return lines.map((line) => Number.parseInt(line, 10));
}

test("native code that crashes the engine leaves the window alive, the engine back, and what was confirmed kept", async () => {
  const { window } = stillroom;
  const cell = window.getByRole("gridcell", { name: /^still-1/u });
  const caption = window
    .getByRole("complementary", { name: "Inspector" })
    .getByRole("textbox", { name: /^Caption,/u });
  await cell.click();
  await caption.fill("Ma Youtie and Cao Guiying hatch eggs");
  await caption.press("Control+Enter");
  await expect(caption).toHaveAttribute("data-dirty", "false");

  const [before = 0, ...others] = engines();
  expect(others).toEqual([]);
  const began = performance.now();
  process.kill(before, "SIGSEGV"); // what a fault in native code looks like from outside
  await expect(window.getByRole("region", { name: "Notices" })).toContainText(
    "nothing that was confirmed is lost",
  );
  const search = window.getByRole("combobox", { name: "Search" });
  await search.fill("hatch");
  await search.press("Enter");
  await expect(countOf(stillroom)).toHaveText("1 still");
  process.stdout.write(
    `engine back after ${String(Math.round(performance.now() - began))} ms (goal: 2000)\n`,
  );
  expect(engines()).not.toContain(before);
  await window.getByRole("gridcell", { name: /^still-1/u }).click();
  await expect(caption).toHaveValue("Ma Youtie and Cao Guiying hatch eggs");
  await stillroom.screenshot("engine-crash");
});

test("the log says that the engine ended, and nothing of what the archive holds", async () => {
  const own = await stillroom.app.evaluate(({ app }) => app.getPath("userData"));
  const log = readFileSync(path.join(own, "logs", "main.log"), "utf8");
  expect(log).toMatch(/engine/iu);
  expect(log).not.toContain("hatch eggs");
});
