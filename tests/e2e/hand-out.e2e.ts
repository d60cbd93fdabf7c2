import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { openExiftool } from "../../electron/engine/metadata/exiftool.ts";
import { hashOfFile } from "../helpers/pictures.ts";
import { samplePages } from "../helpers/sample-pages.ts";
import { expectAccessible, violations } from "./harness/accessible.ts";
import { chooseInDialogs } from "./harness/dialogs.ts";
import type { LaunchedSample } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";
import { temporaryFolder } from "./harness/temporary.ts";

test.describe.configure({ mode: "serial" });

const folder = path.join(temporaryFolder(), "Für die Presse");
const pages = temporaryFolder();
const names = ["RTD_0044.jpg", "RTD_0063.jpg", "RTD_0090.jpg"];
let stillroom: LaunchedSample;
let originals: Map<string, string>;
/** Names of the stills without ending, in the order they were put in. */
let order: string[];

shareSample((launched) => {
  stillroom = launched;
});

test.beforeAll(() => {
  mkdirSync(folder);
  originals = hashes(stillroom.stills);
});

/** SHA-256 of every file below a folder, by its path there. */
function hashes(root: string): Map<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map((file) => {
      const full = path.join(file.parentPath, file.name);
      return [path.relative(root, full), hashOfFile(full)];
    }),
  );
}

test("selected stills go into a new set", async () => {
  const { window } = stillroom;
  for (const [i, name] of names.entries()) {
    await window
      .getByRole("gridcell", { name: new RegExp(`^${name}`, "u") })
      .click(i === 0 ? {} : { modifiers: ["Control"] });
  }
  await window.keyboard.press("Control+Shift+n");
  const dialog = window.getByRole("dialog", { name: "New set of 3 stills" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Berlin press kit");
  await window.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(window.getByRole("treeitem").filter({ hasText: "Berlin press kit" })).toContainText(
    "3",
  );
});

test("the set is put in order and exported with names from a template", async () => {
  const { window, app, screenshot } = stillroom;
  await window
    .getByRole("treeitem")
    .filter({ hasText: "Berlin press kit" })
    .click({ button: "right" });
  await window.getByRole("menuitem", { name: "Export…" }).click();
  const panel = window.getByRole("dialog", { name: "Export" });
  const list = panel.getByRole("listbox");
  await expect(list.getByRole("option")).toHaveCount(3);
  await panel.getByRole("textbox", { name: "File names" }).fill("{film}_{year}_{seq:2}_{filename}");
  const options = list.getByRole("option");
  await expect(options.first()).toContainText("2022_01_RTD_");
  const before = (await options.allTextContents()).map((text) => /RTD_\d+/u.exec(text)?.[0] ?? "");
  // the last to the front, wherever the light table had them
  order = [before[2] ?? "", before[0] ?? "", before[1] ?? ""];
  await list.focus();
  await list.press("End");
  await list.press("Alt+ArrowUp");
  await list.press("Alt+ArrowUp");
  for (const [i, stem] of order.entries())
    await expect(options.nth(i)).toContainText(`2022_0${i + 1}_${stem}.jpg`);
  await chooseInDialogs(app, folder);
  await panel.getByRole("button", { name: "Choose folder…" }).click();
  await panel.getByRole("checkbox", { name: /^I have read that of 3 stills/u }).check();
  await screenshot("export");
  await panel.getByRole("button", { name: "Export", exact: true }).click();
  await expect(panel.getByRole("status")).toContainText("3", { timeout: 30_000 });
  await expect(panel.getByRole("progressbar")).toHaveCount(0, { timeout: 30_000 });
  await expect(
    panel.getByRole("button", { name: "Open contact sheet", exact: true }),
  ).toBeEnabled();
  await screenshot("exported");
});

test("the order is changed by dragging, and taken back inside the list", async () => {
  const { window } = stillroom;
  const panel = window.getByRole("dialog", { name: "Export" });
  const list = panel.getByRole("listbox");
  const stems = async (): Promise<string[]> =>
    (await list.getByRole("option").allTextContents()).map(
      (text) => /RTD_\d+/u.exec(text)?.[0] ?? "",
    );
  await expect.poll(stems).toEqual(order);
  await list
    .getByRole("option")
    .nth(2)
    .dragTo(list.getByRole("option").nth(0), {
      targetPosition: { x: 60, y: 4 },
    });
  await expect.poll(stems).toEqual([order[2], order[0], order[1]]);
  await list.focus();
  await list.press("Control+z");
  await expect.poll(stems).toEqual(order);
  await list.press("Control+Shift+z");
  await expect.poll(stems).toEqual([order[2], order[0], order[1]]);
  await list.press("Control+z");
  await expect.poll(stems).toEqual(order);
});

test("a wrong template is said once, and nothing is exported under it", async () => {
  const { window, screenshot } = stillroom;
  const panel = window.getByRole("dialog", { name: "Export" });
  const field = panel.getByRole("textbox", { name: "File names" });
  const before = await field.inputValue();
  await field.fill("{flim}_{seq}");
  await expect(panel.getByText("There is no variable {flim}.")).toHaveCount(1);
  await expect(panel.getByRole("button", { name: "Export", exact: true })).toBeDisabled();
  await screenshot("wrong-template");
  await panel.getByRole("button", { name: "Put {film} there" }).click();
  await expect(field).toHaveValue("{film}_{seq}");
  await expect(panel.getByRole("button", { name: "Export", exact: true })).toBeEnabled();
  await field.fill(before);
});

function exportedPictures(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".jpg"))
    .toSorted();
}

test("the folder holds the copies in order, a caption list and a contact sheet", () => {
  expect(order.toSorted().map((stem) => `${stem}.jpg`)).toEqual(names);
  expect(exportedPictures()).toEqual(
    order.map((stem, i) => `Return to Dust_2022_0${i + 1}_${stem}.jpg`),
  );
  const others = readdirSync(folder).filter((name) => !name.endsWith(".jpg"));
  expect(others.map((name) => path.extname(name)).toSorted()).toEqual([
    ".csv",
    ".docx",
    ".html",
    ".pdf",
    ".txt",
    ".txt",
    ".xlsx",
  ]);
});

test("the caption list says of each copy what it shows and how to credit it", () => {
  const file = readdirSync(folder).find((name) => name.endsWith(".csv")) ?? "";
  const rows = parse(readFileSync(path.join(folder, file)), { bom: true, columns: true }) as Record<
    string,
    string
  >[];
  expect(rows.map((row) => row["FileName"])).toEqual(exportedPictures());
  const row = rows.find((one) => one["OriginalFileName"] === "RTD_0044.jpg") ?? {};
  expect(row["FilmTitleDisplay"]).toBe("Return to Dust");
  expect(row["Year"]).toBe("2022");
  expect(row["Characters"]).toBe("Cao Guiying; Ma Youtie");
  expect(row["CreditLine"]).toBe("Courtesy of Real Image Media Collection");
  expect(
    Object.entries(row)
      .filter(([name]) => name.startsWith("Caption"))
      .map(([, text]) => text)
      .join(""),
  ).toContain("sows behind the plough");
  expect(row["SHA-256"]).toBe(
    createHash("sha256")
      .update(readFileSync(path.join(folder, row["FileName"] ?? "")))
      .digest("hex"),
  );
});

test("the copies carry caption, credit and persons, as ExifTool reads them", async () => {
  const exiftool = openExiftool();
  try {
    const tags = await exiftool.read(
      path.join(folder, exportedPictures().find((name) => name.endsWith("_RTD_0044.jpg")) ?? ""),
    );
    expect(JSON.stringify(tags["XMP-dc:Description"])).toContain("sows behind the plough");
    expect(tags["IPTC:Caption-Abstract"]).toContain("sows behind the plough");
    expect(tags["XMP-photoshop:Credit"]).toBe("Courtesy of Real Image Media Collection");
    expect(tags["IPTC:Credit"]).toBe("Courtesy of Real Image Media Collection".slice(0, 32));
    expect([tags["XMP-iptcExt:PersonInImage"]].flat()).toEqual(
      expect.arrayContaining(["Hai Qing", "Wu Renlin"]),
    );
  } finally {
    await exiftool.close();
  }
});

test("the contact sheet opens in a browser and shows every picture", async () => {
  const { app } = stillroom;
  const file = readdirSync(folder).find((name) => name.endsWith(".html")) ?? "";
  const address = pathToFileURL(path.join(folder, file)).href;
  const page = await app.evaluate(async ({ BrowserWindow, session }, source) => {
    // a session of its own: that of the app refuses files
    const fresh = session.fromPartition("contact-sheet");
    const sheet = new BrowserWindow({
      show: false,
      webPreferences: { session: fresh, sandbox: true },
    });
    await sheet.loadURL(source);
    // the pictures are lazy: a page is loaded before they are, and one that nobody sees need never show them
    const seen: unknown = await sheet.webContents.executeJavaScript(`(async () => {
      const pictures = [...document.images];
      for (const picture of pictures) picture.loading = "eager";
      await Promise.all(pictures.map((picture) => picture.decode()));
      return { text: document.body.innerText, widths: pictures.map((picture) => picture.naturalWidth) };
    })()`);
    sheet.destroy();
    return seen as { text: string; widths: number[] };
  }, address);
  expect(page.widths).toHaveLength(3);
  expect(Math.min(...page.widths)).toBeGreaterThan(100);
  expect(page.text).toContain("Berlin press kit");
  for (const name of exportedPictures()) expect(page.text).toContain(name);
});

test("the contact sheet as PDF was printed by the window's program: tagged, with every picture", () => {
  const pdf = readFileSync(path.join(folder, "contact-sheet.pdf"));
  expect(pdf.subarray(0, 5).toString("latin1")).toBe("%PDF-");
  const said = pdf.toString("latin1");
  expect(said).toContain("/StructTreeRoot");
  expect(said.match(/\/DCTDecode/gu)?.length).toBe(3); // JPEGs as they were (ISO 32000-2, 7.4.8)
});

test("the pages of a hand-out can be used by everyone", async () => {
  const { app } = stillroom;
  for (const [name, html] of Object.entries(await samplePages()))
    writeFileSync(path.join(pages, name), html);
  for (const name of readdirSync(pages)) {
    const [page] = await Promise.all([
      app.waitForEvent("window"),
      app.evaluate(
        async ({ BrowserWindow, session }, address) => {
          const shown = session.fromPartition("pages"); // that of the app refuses files
          const sheet = new BrowserWindow({ webPreferences: { session: shown, sandbox: true } });
          await sheet.loadURL(address);
        },
        pathToFileURL(path.join(pages, name)).href,
      ),
    ]);
    expect.soft(await violations(page), name).toEqual([]);
    await page.close();
  }
});

test("the originals are as they were, byte by byte", () => {
  expect(hashes(stillroom.stills)).toEqual(originals);
});

test("the ledger lists the hand-out", async () => {
  const { window } = stillroom;
  const panel = window.getByRole("dialog", { name: "Export" });
  await panel.getByRole("button", { name: "Ledger" }).click();
  const entry = panel.locator("ol > li").first();
  await expect(panel.locator("ol > li")).toHaveCount(1);
  await expect(entry).toContainText("Berlin press kit · 3 stills");
  await expect(entry).toContainText(folder);
  await stillroom.screenshot("ledger");
});

test("an entry of the ledger opens, compares its copies, and leads to folder and documents", async () => {
  const { window, app } = stillroom;
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Reflect.set(globalThis, "opened", opened);
    shell.openPath = (target) => {
      opened.push(target);
      return Promise.resolve("");
    };
  });
  const panel = window.getByRole("dialog", { name: "Export" });
  await panel.getByRole("button", { name: /Berlin press kit · 3 stills/u }).click();
  const copies = panel.getByRole("list", { name: "Copies" });
  await expect(copies.getByRole("listitem")).toHaveCount(3);
  await panel.getByRole("button", { name: "Compare with the ledger" }).click();
  await expect(panel.getByText("3 copies byte for byte as handed out")).toBeVisible();
  await panel.getByRole("button", { name: "Open folder" }).click();
  await panel.getByRole("button", { name: "Open contact sheet", exact: true }).click();
  await panel.getByRole("button", { name: "Open caption list", exact: true }).click();
  const opened = (): Promise<unknown> => app.evaluate(() => Reflect.get(globalThis, "opened"));
  await expect
    .poll(opened)
    .toEqual([folder, path.join(folder, "contact-sheet.html"), path.join(folder, "captions.csv")]);
  await stillroom.screenshot("ledger-entry");
  await window.keyboard.press("Escape");
  await expect(panel).toBeHidden();
});

test("nothing but what the ledger records can be opened", async () => {
  const answers = await stillroom.window.evaluate(async () => {
    const open = Reflect.get(globalThis, "stillroom").openExport;
    const tries = [
      ["/etc/passwd", "folder"],
      ["6a1c0c0e-0b44-4f5f-8a5e-3f7f2f4cbb10", "folder"],
      ["6a1c0c0e-0b44-4f5f-8a5e-3f7f2f4cbb10", "../../etc/passwd"],
    ];
    const kinds: unknown[] = [];
    for (const [uuid, what] of tries) kinds.push((await open(uuid, what))?.kind);
    return kinds;
  });
  expect(answers).toEqual(["invalid", "not-found", "invalid"]);
});

test("a name to come that was left in a caption is remarked on before anything is written", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  const panel = window.getByRole("dialog", { name: "Export" });
  if (await panel.isVisible()) await keyboard.press("Escape");
  await window.getByRole("combobox", { name: "Search" }).fill("file:RTD_0063");
  await window.getByRole("gridcell", { name: /^RTD_0063/u }).click();
  await keyboard.press("c");
  await keyboard.press("Control+a");
  await keyboard.type("Name to come builds a house");
  await window.getByRole("grid", { name: "Light table" }).focus();
  await keyboard.press("Control+e");
  const row = panel.getByRole("listbox").getByRole("option");
  await expect(row).toContainText("“Name to come” stands for something to come.");
  await expect(panel.getByText("1 still held back: something is left to fill in")).toBeVisible();
  await expectAccessible(stillroom, "export-leftovers");
  const text = panel.getByRole("textbox", { name: /^Caption.* of /u });
  await text.fill("Ma builds a house");
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(text).toBeHidden();
  await expect(row).not.toContainText("something to come");
});
