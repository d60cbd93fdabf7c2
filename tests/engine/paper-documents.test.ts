import { planExport } from "../../electron/engine/export/plan-export.ts";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import mammoth from "mammoth";
import { readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, expect, it } from "vitest";
import { PRESS } from "../../shared/export/built-in-profiles.ts";
import type { DocumentKind } from "../../shared/export/document-kinds.ts";
import { all } from "../../electron/engine/catalog/database.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { NotMade } from "../../electron/engine/export/documents/not-made.ts";
import {
  resumeExport,
  startExport,
  type ExportOutcome,
} from "../../electron/engine/export/export-set.ts";
import type { Printer } from "../../electron/engine/host-printer.ts";
import { openExiftool, type Exiftool } from "../../electron/engine/metadata/exiftool.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { drawPicture, hashOfFile } from "../helpers/pictures.ts";
import { gateRead } from "../helpers/rights-gate.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

let exiftool: Exiftool;
beforeAll(() => {
  exiftool = openExiftool();
});
afterAll(async () => {
  await exiftool.close();
});

const caption = { "x-default": "Two people and a box of eggs.", "zh-Hans": "两人守着一箱鸡蛋。" };

type Made = {
  readonly engine: Engine;
  /** Where the originals are. */
  readonly folder: string;
  readonly stills: readonly number[];
  readonly to: string;
  readonly order: Parameters<typeof startExport>[2];
  readonly handOut: () => Promise<ExportOutcome & { readonly said: string | null }>;
};

/** A file of a DOCX, which is a ZIP. */
function partOf(docx: string, name: string): string {
  return execFileSync("unzip", ["-p", docx, name], { encoding: "utf8" });
}

/** An archive of two stills, the first with captions in two languages, and an order for these documents of them. */
async function archiveWith(
  documents: readonly DocumentKind[],
  print: Printer | null,
): Promise<Made> {
  const { engine } = await engineWithArchive(undefined, {}, null, print);
  const folder = temporaryFolder();
  const to = join(temporaryFolder(), "out");
  mkdirSync(to);
  await drawPicture(join(folder, "a.jpg"), 1);
  await drawPicture(join(folder, "b.jpg"), 2);
  await exiftool.write(join(folder, "a.jpg"), {
    "XMP-dc:Description": caption["x-default"],
    "XMP-dc:Description-zh-Hans": caption["zh-Hans"],
    "XMP-photoshop:Credit": "Courtesy of 真实映像",
    "XMP-iptcCore:AltTextAccessibility": "A man and a woman bend over a box.",
  });
  await indexWhole(engine, folder);
  const files = all<{ id: number }>(
    engine.archive().catalog.db,
    "SELECT still_id AS id FROM file ORDER BY name",
  );
  const stills = files.map(({ id }) => id);
  const profile = { ...PRESS, fileNames: "{filename}", documents };
  const order = { stills, set: null, folder: to, profile, rights: gateRead };
  const handOut: Made["handOut"] = async () => {
    const run = startExport(engine.archive(), engine.exiftool(), order);
    const { outcome: said } = await run.ended;
    return { ...(await run.outcome), said };
  };
  return { engine, folder, stills, to, order, handOut };
}

/** Prints nothing, and keeps what it was to print. */
function fakePrinter(): { readonly pages: string[]; readonly places: string[]; print: Printer } {
  const pages: string[] = [];
  const places: string[] = [];
  const print: Printer = (page, to) => {
    pages.push(readFileSync(page, "utf8"));
    places.push(page);
    writeFileSync(to, "%PDF-1.7");
    return Promise.resolve();
  };
  return { pages, places, print };
}

const printed = [
  "caption-sheet-pdf",
  "contact-sheet-pdf",
  "approval-sheet-pdf",
  "rights-sheet-pdf",
  "manifest",
] as const;

it("has its host print, and enters what came of it in ledger and manifest", async () => {
  const { pages, places, print } = fakePrinter();
  const { engine, to, handOut } = await archiveWith(printed, print);
  const { documents, ledgerId, leftOut } = await handOut();
  const names = [
    "caption-sheet.pdf",
    "contact-sheet.pdf",
    "contact-sheet-to-tick.pdf",
    "rights-report.pdf",
    "manifest-sha256.txt",
  ];
  expect([documents, leftOut]).toEqual([{ files: names, problems: [] }, null]);
  expect(readdirSync(to).toSorted()).toEqual(["a.jpg", "b.jpg", ...names].toSorted());
  const listed = readFileSync(join(to, "manifest-sha256.txt"), "utf8");
  for (const name of names.slice(0, -1))
    expect(listed).toContain(`${hashOfFile(join(to, name))}  ${name}`);
  const entry = await engine.ask("ledger.get", { export: ledgerId });
  expect(entry.documents.map(({ kind }) => kind).toSorted()).toEqual(printed.toSorted());
  expect(places.filter((place) => existsSync(place))).toEqual([]); // none is left among the temporary files
  for (const page of pages) expect(page).toContain("data:image/jpeg;base64,");
  for (const page of pages.slice(0, 3)) {
    expect(page).toContain(caption["x-default"]);
    expect(page).toContain(`lang="zh-Hans"`);
    expect(page).toContain(caption["zh-Hans"]);
    expect(page).toContain("Courtesy of 真实映像");
  }
  expect(pages.map((page) => page.includes("☐ approved"))).toEqual([false, false, true, false]);
});

it("leaves out what nobody prints, says so, and plans without it", async () => {
  const { engine, stills, to, order, handOut } = await archiveWith(printed, null);
  const { documents, said } = await handOut();
  expect(documents).toEqual({ files: ["manifest-sha256.txt"], problems: [] });
  expect(readdirSync(to).toSorted()).toEqual(["a.jpg", "b.jpg", "manifest-sha256.txt"]);
  expect(said).toContain(
    "Not written: the caption sheet as PDF, the contact sheet as PDF, the contact sheet to tick, as PDF, the rights report as PDF. PDFs are printed by the window of Stillroom",
  );
  const { db } = engine.archive().catalog;
  const plan = await planExport(db, stills, {
    set: null,
    profile: order.profile,
    prints: false,
  });
  expect(plan.documents).toEqual(["manifest-sha256.txt"]);
});

it.each([
  [new NotMade(), "it could not be made"],
  [Object.assign(new Error("full"), { code: "ENOSPC" }), "its disk is full"],
])("names a document that could not be printed, and writes the others: %s", async (error, why) => {
  const { to, handOut } = await archiveWith(["contact-sheet-pdf", "manifest"], async () => {
    throw error;
  });
  const { documents } = await handOut();
  expect(documents.files).toEqual(["manifest-sha256.txt"]);
  expect(documents.problems).toMatchObject([{ path: join(to, "contact-sheet.pdf") }]);
  expect(documents.problems[0]?.message).toContain(why);
  expect(readdirSync(to).toSorted()).toEqual(["a.jpg", "b.jpg", "manifest-sha256.txt"]);
});

it("goes on without what it cannot print when an export is taken up where nobody prints", async () => {
  const { engine, to, order } = await archiveWith(["contact-sheet-pdf", "manifest"], null);
  const ledgerId = "1b7f5a52-6f0c-4a86-9a6c-0d5e5a1b0c11";
  const run = (): Promise<ExportOutcome> =>
    resumeExport(engine.archive(), engine.exiftool(), { ...order, ledgerId } as never).outcome;
  await run();
  const { documents, leftOut } = await run(); // that of before is whole: nothing is written again
  expect(documents).toEqual({ files: ["manifest-sha256.txt"], problems: [] });
  expect(leftOut).toContain("PDFs are printed by the window of Stillroom");
  expect(readdirSync(to).toSorted()).toEqual(["a.jpg", "b.jpg", "manifest-sha256.txt"]);
});

it("makes none for paper of more stills than anybody could leaf through, and says so", async () => {
  const { engine, stills, order } = await archiveWith(["caption-sheet", "contact-sheet"], null);
  const many = Array.from({ length: 2_001 }, () => stills[0] ?? 0);
  const plan = await planExport(engine.archive().catalog.db, many, { ...order, prints: true });
  expect(plan.documents).toEqual(["contact-sheet.html"]);
});

it("writes a caption sheet that word processors read: headings, a table, alt texts, languages", async () => {
  const { to, handOut } = await archiveWith(["caption-sheet"], null);
  expect((await handOut()).documents).toEqual({ files: ["caption-sheet.docx"], problems: [] });
  const path = join(to, "caption-sheet.docx");
  const { value: html, messages } = await mammoth.convertToHtml({ path });
  expect(messages.filter(({ type }) => type === "error")).toEqual([]);
  expect(html.match(/<h[12]>.*?<\/h[12]>/gu)).toEqual([
    "<h1>Stills</h1>",
    "<h2>Film not known</h2>",
  ]);
  expect(html.match(/<tr>/gu)).toHaveLength(3); // the heads, and two stills
  expect(html).toContain("<thead>");
  expect(html).toContain(`alt="A man and a woman bend over a box."`);
  expect(html).toContain(`alt="b.jpg; this still has no alt text yet"`);
  for (const text of [caption["x-default"], caption["zh-Hans"], "Courtesy of 真实映像", "a.jpg"])
    expect(html).toContain(text);
  const written = partOf(path, "word/document.xml");
  const run = written.split("<w:r>").find((one) => one.includes(caption["zh-Hans"])) ?? "";
  expect(run).toContain(`w:eastAsia="zh-CN"`); // its language (ECMA-376, 17.3.2.20)
  expect(run).toMatch(/w:eastAsia="Microsoft YaHei"/u);
  expect(partOf(path, "word/footer1.xml")).toContain("NUMPAGES");
  expect(partOf(path, "word/header1.xml")).toContain("Stills");
});

it("reports on the rights of exactly what went out, under the names of the copies, and keeps to itself what the house agreed with whom", async () => {
  const { engine, stills, folder, to, handOut } = await archiveWith(
    ["rights-sheet", "rights-workbook"],
    null,
  );
  await engine.ask("rights.saveGrant", {
    id: null,
    on: { stills: { ids: [...stills] } },
    grant: {
      kind: "allow",
      layers: ["photograph"],
      uses: ["press"],
      territories: { included: [], excluded: [] },
      languages: [],
      start: null,
      end: { at: "2099-12-31", zone: null },
      licensor: null,
      licensee: "Secret Sister Company",
      reference: "SECRET-7",
      unaltered: ["crop"],
      printRun: null,
      credit: null,
      terms: "",
      note: "secretly cheap",
      documents: [{ title: "Licence", place: "/secret/licence.pdf" }],
    },
  });
  rmSync(join(folder, "b.jpg"));
  const { held } = await handOut();
  expect(held.map(({ still }) => still)).toEqual([stills[1]]);
  const page = readFileSync(join(to, "rights-report.html"), "utf8");
  expect(page).toContain("Rights report of 1 still for press");
  expect(page).toContain("a.jpg");
  expect(page).not.toContain("b.jpg");
  expect(page).toContain("31 December 2099");
  const { sheets } = await readXlsx(readFileSync(join(to, "rights-report.xlsx")));
  const rows = sheets.find(({ name }) => name === "Stills")?.rows ?? [];
  expect(rows).toHaveLength(2);
  expect(rows[1]?.slice(0, 2)).toEqual(["conditional", "a.jpg"]);
  expect(page + JSON.stringify(sheets)).not.toMatch(/secret/iu);
});
