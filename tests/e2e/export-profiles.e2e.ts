import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Locator } from "@playwright/test";
import sharp from "sharp";
import { expectAccessible } from "./harness/accessible.ts";
import { chooseInDialogs } from "./harness/dialogs.ts";
import type { LaunchedSample } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";
import { temporaryFolder } from "./harness/temporary.ts";

test.describe.configure({ mode: "serial" });

const folder = path.join(temporaryFolder(), "Festival");
let stillroom: LaunchedSample;
const panel = (): Locator => stillroom.window.getByRole("dialog", { name: "Export" });

shareSample((launched) => {
  stillroom = launched;
});

test.beforeAll(() => {
  mkdirSync(folder);
});

test("a profile says in words what it hands out, and is changed in place", async () => {
  const { window } = stillroom;
  await window.getByRole("gridcell", { name: /^RTD_0044/u }).click();
  await window.keyboard.press("Control+e");
  const picker = panel().getByRole("combobox", { name: "Profile" });
  await expect(picker).toHaveValue("Press");
  await expect(panel().getByText(/^Originals; everything embedded\./u)).toBeVisible();
  await picker.selectOption("Web");
  await expect(panel().getByText(/^JPEG, 2,048 px, sRGB; caption, credit/u)).toBeVisible();
  await panel().getByText("Change what is handed out").click();
  await panel().getByRole("textbox", { name: "Longer side, px" }).fill("300");
  await panel().getByRole("combobox", { name: "Picture" }).selectOption("WebP");
  await panel().getByRole("combobox", { name: "Files" }).selectOption({
    label: "Pictures, captions and rights in folders",
  });
  await expect(panel().getByText(/^WebP, 300 px, sRGB/u)).toBeVisible();
  await expectAccessible(stillroom, "export-profile");
});

test("it is kept under a name of the archive's own, by keyboard", async () => {
  const { window } = stillroom;
  await panel().getByRole("textbox", { name: "Name of a new profile" }).focus();
  await window.keyboard.type("Festival");
  await window.keyboard.press("Enter");
  const picker = panel().getByRole("combobox", { name: "Profile" });
  await expect(picker).toHaveValue("Festival");
  await expect(panel().getByRole("button", { name: "Save the profile" })).toBeDisabled();
  await picker.selectOption("Web"); // which is as it was
  await expect(panel().getByText(/^JPEG, 2,048 px/u)).toBeVisible();
  await picker.selectOption("Festival");
});

test("what it says is what the folder holds", async () => {
  const { app } = stillroom;
  await chooseInDialogs(app, folder);
  await panel().getByRole("button", { name: "Choose folder…" }).click();
  await panel()
    .getByRole("checkbox", { name: /^I have read/u })
    .check();
  await panel().getByRole("button", { name: "Export", exact: true }).click();
  await expect(panel().getByRole("status")).toContainText("1 still exported", { timeout: 30_000 });
  await expect(panel().getByText("Drag the pictures out")).toBeInViewport({ ratio: 1 });
  expect(readdirSync(folder).toSorted()).toEqual([
    "README.txt",
    "captions",
    "images",
    "manifest-sha256.txt",
  ]);
  const [name = ""] = readdirSync(path.join(folder, "images"));
  const made = await sharp(path.join(folder, "images", name)).metadata();
  expect(made).toMatchObject({ format: "webp", width: 300 });
  const manifest = readFileSync(path.join(folder, "manifest-sha256.txt"), "utf8");
  expect(manifest).toContain(`  images/${name}\n`);
});

test("its pictures are dragged out of the window, as files the ledger knows", async () => {
  const { app, window } = stillroom;
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) throw new Error("no window");
    contents.startDrag = (item) => {
      Object.assign(globalThis, {
        dragged: [item.files, typeof item.icon !== "string" && item.icon.isEmpty()],
      });
    };
  });
  const handle = panel().getByText("Drag the pictures out");
  await handle.dispatchEvent("dragstart");
  const dragged = (): Promise<unknown> =>
    app.evaluate(() => (globalThis as { dragged?: unknown }).dragged ?? null);
  await expect.poll(dragged).not.toBeNull();
  const [name = ""] = readdirSync(path.join(folder, "images"));
  expect(await dragged()).toEqual([[path.join(folder, "images", name)], false]);
  await window.keyboard.press("Escape");
});

test("a caption is copied with its credit", async () => {
  const { app, window } = stillroom;
  await window.getByRole("gridcell", { name: /^RTD_0044/u }).click();
  await window.keyboard.press("Control+Alt+Shift+c");
  const copied = (): Promise<string> => app.evaluate(({ clipboard }) => clipboard.readText());
  await expect
    .poll(copied)
    .toMatch(/^Cao Guiying \(Hai Qing\) sows .*Real Image Media Collection$/su);
});

test("the selection is printed as a contact sheet, and what keeps it from being printed is said", async () => {
  const { app, window } = stillroom;
  await app.evaluate(({ app: whole }) => {
    whole.on("web-contents-created", (_event, contents) => {
      contents.print = (_options, done) => {
        const refused = "printed" in globalThis;
        Object.assign(globalThis, { printed: contents.getTitle() });
        done?.(!refused, refused ? "Invalid printer settings" : "");
      };
    });
  });
  await window.keyboard.press("Control+p");
  const printed = (): Promise<unknown> =>
    app.evaluate(() => (globalThis as { printed?: unknown }).printed ?? null);
  await expect.poll(printed).toMatch(/1 still.*contact sheet/u);
  await window.keyboard.press("Control+p");
  await expect(window.getByText(/The system did not print\. See whether a printer/u)).toBeVisible();
});
