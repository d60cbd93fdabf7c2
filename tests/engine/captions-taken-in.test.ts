import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { readXlsx, writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import type { ShownSheetRow } from "../../shared/caption-sheet.ts";
import type { InputOf, OutputOf } from "../../shared/contract/index.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { archiveMadeOnce } from "../helpers/archive-made-once.ts";
import { indexWhole } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { allRead } from "../helpers/rights-gate.ts";
import { temporaryFolder } from "../helpers/temporary.ts";
import { sheetRow, workbook } from "../unit/caption-sheets/packed.ts";
import { pressNamed } from "../helpers/press-named.ts";

const names = ["RTD_0107.jpg", "RTD_0108.jpg", "RTD_0109.jpg", "donkey.jpg"];

/** Four stills, of which the first shows a couple, with numbers that spreadsheets like to change. */
const opened = archiveMadeOnce(async (engine, stills) => {
  for (const [seed, name] of names.entries()) await drawPicture(join(stills, name), seed + 1);
  await indexWhole(engine, stills);
  const film = { field: "film", name: "Return to Dust (2022)" } as const;
  const couple = ["Ma Youtie", "Cao Guiying"].map(
    (name) => ({ field: "character", name }) as const,
  );
  await engine.ask("stills.tag", { stills: { ids: [1, 2, 3, 4] }, add: [film], remove: [] });
  await engine.ask("stills.tag", { stills: { ids: [1] }, add: couple, remove: [] });
  for (const [at, text] of ["007", "1234567890123", "3-12", "0012"].entries())
    await engine.ask("stills.setNumber", { stills: { ids: [at + 1] }, field: "number", text });
});

type Asked = InputOf<"captions.read">;
type Preview = OutputOf<"captions.read">;

const plain: Omit<Asked, "source"> = {
  charset: null,
  sheet: null,
  columns: null,
  match: "auto",
  within: null,
  language: "x-default",
  choices: [],
};

async function read(
  engine: Engine,
  source: string,
  how: Partial<Asked> = {},
): Promise<Preview & { compared: readonly ShownSheetRow[] }> {
  const preview = await engine.ask("captions.read", { ...plain, source: { text: source }, ...how });
  const compared = await engine.ask("captions.rows", {
    preview: preview.preview,
    of: ["fills", "changes", "same", "unclear", "unmatched", "contradicts"],
    from: 0,
    count: 100,
  });
  return { ...preview, compared };
}

async function write(engine: Engine, still: number, text: string, language = "x-default") {
  await engine.ask("stills.setText", {
    stills: { ids: [still] },
    field: "caption",
    language,
    text,
    mode: "replace",
  });
}

async function captionsOf(engine: Engine, still: number): Promise<unknown> {
  return (await engine.ask("stills.get", { id: still }))?.texts.caption;
}

/** Hands out every still, and gives the caption list that was written. */
async function handedOut(engine: Engine): Promise<string> {
  const folder = join(temporaryFolder(), "out");
  const done = new Promise<void>((resolve) => {
    const look = async (job: number): Promise<void> => {
      const jobs = await engine.ask("jobs.list", {});
      if (jobs.find(({ id }) => id === job)?.state === "done") resolve();
      else setTimeout(() => void look(job), 20);
    };
    void engine
      .ask("export.run", {
        rights: allRead,
        stills: { ids: [1, 2, 3, 4] },
        set: null,
        folder,
        profile: pressNamed("{film}_{seq:3}"),
      })
      .then(({ job }) => look(job));
  });
  await done;
  return join(folder, "captions.csv");
}

describe("which still a row is of", () => {
  test.each([
    ["FileName,Caption\nrtd_0108.JPG,x\n", 2, "fileName", "high"],
    ["FileName,Caption\n/Volumes/Press/RTD_0108.jpg,x\n", 2, "fileName", "high"],
    ["FileName,Caption\nRTD_0108.tif,x\n", 2, "fileName", "medium"],
    ["StillNumber,Caption\n007,x\n", 1, "number", "high"],
    ["StillNumber,Caption\n7,x\n", 1, "number", "medium"],
    ["StillNumber,Caption\n1.23457E+12,x\n", 2, "number", "low"],
    ["StillNumber,Caption\n12-Mar,x\n", 3, "number", "low"],
    ["StillNumber,Caption\n03.12.2026,x\n", 3, "number", "low"],
    ["StillNumber,Caption\n109,x\n", 3, "number", "medium"],
    ["RTD_0109.jpg: The cart stands still", 3, "fileName", "high"],
    ["Ma Youtie and Cao Guiying hold a lamp. Photo: Courtesy of Qizi", 1, "names", "medium"],
  ])("%j", async (text, still, by, certainty) => {
    const { engine } = await opened();
    const { compared } = await read(engine, text);
    expect(compared[0]?.match).toMatchObject({ still, by, certainty });
  });

  test.each([
    ["FileName\tCaption\nother_01.jpg\tMa Youtie and Cao Guiying hold a lamp\n", "low"],
    ["12345. Ma Youtie and Cao Guiying hold a lamp. © Qizi", "low"],
    [
      '<!doctype html><figure><img src="/media/7f3a.jpg"><figcaption>Ma Youtie and Cao Guiying hold a lamp</figcaption></figure>',
      "medium",
    ],
  ])(
    "by names is doubtful where a row says by another sign which still it means: %j",
    async (text, certainty) => {
      const { engine } = await opened();
      const { compared } = await read(engine, text);
      expect(compared[0]?.match).toMatchObject({ still: 1, by: "names", certainty });
    },
  );

  test("a doubtful one is shown and not taken", async () => {
    const { engine } = await opened();
    const { compared, texts } = await read(engine, "StillNumber,Caption\n12-Mar,x\n");
    expect(compared[0]?.match?.why).toBe(
      "still number 3-12, if a spreadsheet made a date of it (12-Mar)",
    );
    expect(texts).toBe(0);
  });

  test("identifier and file name that mean two stills are believed neither", async () => {
    const { engine } = await opened();
    const uuid = (await engine.ask("stills.get", { id: 1 }))?.uuid ?? "";
    const { compared, texts } = await read(
      engine,
      `StillID,FileName,Caption\n${uuid},RTD_0108.jpg,x\n`,
    );
    expect(compared[0]).toMatchObject({ as: "unclear", match: null });
    expect(compared[0]?.candidates.map(({ still }) => still)).toEqual([1, 2]);
    expect(compared[0]?.notes.join(" ")).toMatch(/may have been mixed up/u);
    expect(texts).toBe(0);
  });

  test("only by what was asked for", async () => {
    const { engine } = await opened();
    const uuid = (await engine.ask("stills.get", { id: 1 }))?.uuid ?? "";
    const text = `StillID,FileName,Caption\n${uuid},RTD_0108.jpg,x\n`;
    const matched = async (match: "name" | "id"): Promise<unknown> =>
      (await read(engine, text, { match })).compared[0]?.match;
    expect(await matched("name")).toMatchObject({ still: 2, by: "fileName" });
    expect(await matched("id")).toMatchObject({ still: 1, by: "identifier" });
  });

  test("several of the name have to be chosen among, and the choice is kept", async () => {
    const { engine, stills } = await opened();
    mkdirSync(join(stills, "other"));
    await drawPicture(join(stills, "other", "donkey.jpg"), 77);
    await indexWhole(engine, stills);
    const text = "FileName,Caption\ndonkey.jpg,The donkey waits\n";
    const { compared } = await read(engine, text);
    expect(compared[0]).toMatchObject({ as: "unclear", candidateCards: [{ id: 4 }, { id: 5 }] });
    const chosen = await read(engine, text, { choices: [{ row: 0, still: 5 }] });
    expect(chosen.compared[0]).toMatchObject({ as: "fills", match: { still: 5, by: "chosen" } });
    const none = await read(engine, text, { choices: [{ row: 0, still: null }] });
    expect(none.compared[0]).toMatchObject({ match: null, as: "unclear" });
  });

  test("by order only where that is asked, in the order of the stills said", async () => {
    const { engine } = await opened();
    const text = "Caption\tCredit\nfirst\tQizi\nsecond\tQizi\n";
    expect((await read(engine, text)).rows.unmatched).toBe(2);
    const { compared } = await read(engine, text, { match: "order", within: { ids: [3, 1] } });
    expect(compared.map(({ match }) => match?.still)).toEqual([3, 1]);
    const fewer = await read(engine, text, { match: "order", within: { ids: [3] } });
    expect(fewer.compared[1]).toMatchObject({
      match: null,
      notes: ["There is no still left: 2 rows for 1 still."],
    });
  });

  test("only among the stills that were said", async () => {
    const { engine } = await opened();
    const { compared } = await read(engine, "FileName,Caption\nRTD_0108.jpg,x\n", {
      within: { ids: [1] },
    });
    expect(compared[0]).toMatchObject({ as: "unmatched", match: null });
    expect(compared[0]?.notes[0]).toMatch(/none of those among which was looked/u);
  });
});

describe("what is written", () => {
  test("some or all, as one change that one undo takes back", async () => {
    const { engine } = await opened();
    await write(engine, 2, "Old");
    const { preview, rows, texts } = await read(
      engine,
      "FileName,Caption,AltText,CreditLine\nRTD_0107.jpg,One,A donkey,Qizi\nRTD_0108.jpg,Two,,\n",
    );
    expect({ rows, texts }).toMatchObject({ rows: { fills: 1, changes: 1 }, texts: 4 });
    const ticks = [{ row: 0, difference: 1, take: false }];
    const done = await engine.ask("captions.import", { preview, others: "proposed", ticks });
    expect(done).toMatchObject({
      changed: 3,
      label: "Took in captions from pasted text (2 stills)",
    });
    const texts1 = (await engine.ask("stills.get", { id: 1 }))?.texts;
    expect(texts1).toMatchObject({
      caption: { "x-default": "One" },
      creditLine: { "x-default": "Qizi" },
    });
    expect(texts1?.altText).toBeUndefined();
    expect(await captionsOf(engine, 2)).toEqual({ "x-default": "Two" });
    await engine.ask("history.undo", {});
    expect(await captionsOf(engine, 1)).toBeUndefined();
    expect(await captionsOf(engine, 2)).toEqual({ "x-default": "Old" });
  });

  test("nothing where a text was changed since it was shown", async () => {
    const { engine } = await opened();
    const { preview } = await read(
      engine,
      "FileName,Caption\nRTD_0107.jpg,One\nRTD_0108.jpg,Two\n",
    );
    await write(engine, 2, "Meanwhile");
    await expect(
      engine.ask("captions.import", { preview, others: "proposed", ticks: [] }),
    ).rejects.toThrow(/changed meanwhile/u);
    expect(await captionsOf(engine, 1)).toBeUndefined();
  });

  test("of two rows for one still neither, unless one is chosen; of the same twice one", async () => {
    const { engine } = await opened();
    const { compared, texts, preview } = await read(
      engine,
      "FileName,Caption\nRTD_0107.jpg,One\nRTD_0107.jpg,Other\nRTD_0108.jpg,Two\nRTD_0108.jpg,Two\n",
    );
    expect(compared.map(({ as }) => as)).toEqual(["contradicts", "contradicts", "fills", "same"]);
    expect(compared[0]?.notes[0]).toMatch(/^Line 3 says something else of the same still/u);
    expect(texts).toBe(1);
    const both = [0, 1].map((row) => ({ row, difference: null, take: true }));
    await expect(
      engine.ask("captions.import", { preview, others: "proposed", ticks: both }),
    ).rejects.toThrow(/Choose one of them/u);
    expect(await captionsOf(engine, 2)).toBeUndefined();
    await engine.ask("captions.import", {
      preview,
      others: "proposed",
      ticks: [{ row: 1, difference: null, take: true }],
    });
    expect(await captionsOf(engine, 1)).toEqual({ "x-default": "Other" });
  });

  test("a row that is only likely of a still does not stand against one that is certain", async () => {
    const { engine } = await opened();
    const { compared, texts } = await read(
      engine,
      "FileName,StillNumber,Caption\n,7,Likely\nRTD_0107.jpg,,Certain\n",
    );
    expect(compared.map(({ as, differences }) => [as, differences[0]?.taken])).toEqual([
      ["contradicts", false],
      ["fills", true],
    ]);
    expect(compared[0]?.notes).toEqual(["Line 3 is of this still more surely."]);
    expect(texts).toBe(1);
  });

  test("a row that says otherwise than the archive, and another that says what stands there, contradict each other", async () => {
    const { engine } = await opened();
    await write(engine, 1, "Stands");
    const { compared } = await read(
      engine,
      "FileName,Caption\nRTD_0107.jpg,Stands\nRTD_0107.jpg,Other\n",
    );
    expect(compared.map(({ as }) => as)).toEqual(["contradicts", "contradicts"]);
  });

  test("a text under x-default and its language is one, unless the file changes both or empties one", async () => {
    const { engine } = await opened();
    await write(engine, 1, "Same");
    await write(engine, 1, "Same", "en");
    const both = await read(engine, "FileName,Caption_en,Caption_fr\nRTD_0107.jpg,New,Nouveau\n");
    expect(both.compared[0]?.differences.map(({ language }) => language)).toEqual([
      "en",
      "x-default",
      "fr",
    ]);
    const changes = async (unstated: string, english: string) => {
      const head = "FileName,Caption,Caption_en";
      const { compared } = await read(engine, `${head}\nRTD_0107.jpg,${unstated},${english}\n`);
      return compared[0]?.differences.map(({ language, after }) => [language, after]);
    };
    // as in a caption list that was handed out, which has both
    expect(await changes("Same", "New")).toEqual([
      ["en", "New"],
      ["x-default", "New"],
    ]);
    expect(await changes("New", "Same")).toEqual([
      ["x-default", "New"],
      ["en", "New"],
    ]);
    expect(await changes("Newer", "New")).toEqual([
      ["x-default", "Newer"],
      ["en", "New"],
    ]);
    const emptied = "FileName,Caption,Caption_en\nRTD_0107.jpg,Same,\nRTD_0108.jpg,,Another\n";
    const { compared } = await read(engine, emptied);
    expect(compared[0]?.differences.map(({ language, after }) => [language, after])).toEqual([
      ["en", ""],
    ]);
  });

  test("in the language that is said for what states none", async () => {
    const { engine } = await opened();
    const { preview } = await read(
      engine,
      "FileName,Caption,Credit\nRTD_0107.jpg,Der Esel,Qizi\n",
      {
        language: "de",
      },
    );
    await engine.ask("captions.import", { preview, others: "proposed", ticks: [] });
    expect((await engine.ask("stills.get", { id: 1 }))?.texts).toMatchObject({
      caption: { de: "Der Esel" },
      creditLine: { "x-default": "Qizi" },
    });
  });
});

describe("a caption list that was handed out", () => {
  const hard = [
    "马有铁和曹贵英孵鸡蛋。",
    'Says "so", twice;\nand goes on',
    "=1+1 is not 007",
    "'-2 degrees, and an apostrophe'",
  ];

  async function withHardTexts(engine: Engine): Promise<void> {
    for (const [at, text] of hard.entries()) {
      await write(engine, at + 1, text);
      await write(engine, at + 1, text, "zh-Hans");
      await write(engine, at + 1, `${text} (fr)`, "fr");
      for (const field of ["headline", "altText", "creditLine", "usageTerms"] as const)
        await engine.ask("stills.setText", {
          stills: { ids: [at + 1] },
          field,
          language: field === "usageTerms" ? "en" : "x-default",
          text: `${text} ${field}`,
          mode: "replace",
        });
    }
  }

  test("and comes back unchanged proposes nothing", async () => {
    const { engine } = await opened();
    await withHardTexts(engine);
    const file = await handedOut(engine);
    const { rows, texts, words, compared } = await read(engine, "", { source: { file } });
    expect(rows).toMatchObject({ same: 4, fills: 0, changes: 0, unmatched: 0, unclear: 0 });
    expect({ texts, words }).toEqual({ texts: 0, words: [] });
    expect(compared.map(({ match }) => match?.by)).toEqual(names.map(() => "identifier"));
  });

  test("and its workbook comes back unchanged and proposes nothing, changed by its text", async () => {
    const { engine } = await opened();
    await withHardTexts(engine);
    const file = (await handedOut(engine)).replace(/csv$/u, "xlsx");
    const again = async () => await read(engine, "", { source: { file } });
    expect(await again()).toMatchObject({ rows: { same: 4 }, texts: 0, words: [] });
    const { sheets } = await readXlsx(readFileSync(file));
    const [sheet] = sheets;
    const rows = (sheet?.rows ?? []).map((row) => [...row]);
    const caption = rows[0]?.indexOf("Caption") ?? 0;
    const [, first = []] = rows;
    first[caption] = "在表格里写的说明";
    writeFileSync(file, await writeXlsx({ sheets: [{ name: "Captions", rows }] }));
    // the same text in Chinese follows
    expect(await again()).toMatchObject({ rows: { same: 3 }, texts: 2 });
    first[caption] = "Written in a spreadsheet";
    writeFileSync(file, await writeXlsx({ sheets: [{ name: "Captions", rows }] }));
    // what is English is no change of the Chinese text
    expect(await again()).toMatchObject({ rows: { same: 3 }, texts: 1 });
  });

  test("and comes back unchanged as a workbook proposes nothing", async () => {
    const { engine } = await opened();
    await withHardTexts(engine);
    const list: string[][] = parse(readFileSync(await handedOut(engine)), { bom: true });
    const escaped = (cell: string): string =>
      cell.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    const rows = list.map((cells, at) => sheetRow(at + 1, cells.map(escaped)));
    const file = join(temporaryFolder(), "captions.xlsx");
    writeFileSync(file, workbook(rows.join("")));
    const { rows: counts, texts, words } = await read(engine, "", { source: { file } });
    expect({ counts, texts, words }).toMatchObject({ counts: { same: 4 }, texts: 0, words: [] });
  });

  test("and lost its identifiers is found by the names under which it went out", async () => {
    const { engine } = await opened();
    await handedOut(engine);
    const { compared } = await read(engine, "FileName,Caption\nReturn to Dust_003.jpg,x\n");
    expect(compared[0]?.match).toMatchObject({
      still: 3,
      by: "fileName",
      why: expect.stringMatching(/^handed out as Return to Dust_003\.jpg on \d{4}-\d\d-\d\d$/u),
    });
  });

  test("shows a text that was changed in the archive since, and does not overwrite it unasked", async () => {
    const { engine } = await opened();
    await write(engine, 1, "As it went out");
    await write(engine, 2, "Two");
    const list = readFileSync(await handedOut(engine), "utf8");
    await write(engine, 1, "Newer in the archive");
    await write(engine, 2, "Newer here, too");
    const edited = list.replace(",Two,", ",Two as edited,");
    expect(edited).not.toBe(list);
    const { compared, texts, preview } = await read(engine, edited);
    const [stale] = compared[0]?.differences ?? [];
    expect(stale).toMatchObject({
      before: "Newer in the archive",
      after: "As it went out",
      taken: false,
      notes: [expect.stringMatching(/^The archive had this text until/u)],
    });
    expect(compared[1]?.differences[0]).toMatchObject({
      before: "Newer here, too",
      after: "Two as edited",
      taken: false,
      notes: [expect.stringMatching(/it was changed in the archive, too/u)],
    });
    expect(texts).toBe(0);
    await engine.ask("captions.import", {
      preview,
      others: "proposed",
      ticks: [{ row: 0, difference: 0, take: true }],
    });
    expect(await captionsOf(engine, 1)).toEqual({ "x-default": "As it went out" });
  });

  test("can be taken in again after an undo", async () => {
    const { engine } = await opened();
    const text = "FileName,Caption\nRTD_0107.jpg,One\n";
    await write(engine, 1, "Before");
    const first = await read(engine, text);
    await engine.ask("captions.import", { preview: first.preview, others: "proposed", ticks: [] });
    await engine.ask("history.undo", {});
    expect((await read(engine, text)).texts).toBe(1);
  });

  test.each([
    ["headline", "007", "7", /leading zeros/u],
    ["headline", "3-12", "12-Mar", /made a date of it/u],
    ["headline", "马有铁", "???", /^Question marks stand here/u],
    ["extendedDescription", "x".repeat(32_800), "x".repeat(32_767), /32,767 characters/u],
  ] as const)("keeps a %s that a spreadsheet damaged", async (field, before, after, note) => {
    const { engine } = await opened();
    await engine.ask("stills.setText", {
      stills: { ids: [1] },
      field,
      language: "x-default",
      text: before,
      mode: "replace",
    });
    const { compared, texts } = await read(
      engine,
      `FileName,Caption,${field}\nRTD_0107.jpg,,${after}\n`,
    );
    expect(compared[0]?.differences[0]?.notes[0]).toMatch(note);
    expect(texts).toBe(0);
  });
});

test("the file that was looked at last counts, whichever is read first", async () => {
  const { engine } = await opened();
  const [first, second] = await Promise.allSettled([
    read(engine, "FileName,Caption\nRTD_0107.jpg,One\n"),
    read(engine, "FileName,Caption\nRTD_0108.jpg,Two\n"),
  ]);
  expect(first).toMatchObject({ status: "rejected", reason: { problem: { kind: "changed" } } });
  expect(second).toMatchObject({
    status: "fulfilled",
    value: { compared: [{ match: { still: 2 } }] },
  });
});

test("a file is read in a worker, and what is wrong with it is told with its path", async () => {
  const { engine } = await opened();
  const file = join(temporaryFolder(), "old.xls");
  writeFileSync(file, Buffer.from("d0cf11e0a1b11ae1", "hex"));
  await expect(engine.ask("captions.read", { ...plain, source: { file } })).rejects.toMatchObject({
    problem: { kind: "unsupported", path: file },
  });
});

test("columns that were not recognised can be said", async () => {
  const { engine } = await opened();
  const text = "Spalte A,Spalte B\nRTD_0107.jpg,kurz\n";
  const first = await read(engine, text);
  expect(first.rows.fills).toBe(0);
  expect(first.columns.map(({ name }) => name)).toEqual(["", ""]);
  const column = (is: "fileName" | "caption") => ({ is, language: "x-default" });
  const said = await read(engine, text, { columns: [column("fileName"), column("caption")] });
  expect(said.compared.at(-1)).toMatchObject({ as: "fills", match: { still: 1 } });
});

test("an emptied cell removes its text only where the archivist ticks it, and one undo brings it back", async () => {
  const { engine } = await opened();
  await write(engine, 1, "They share a bed");
  await write(engine, 1, "Ils partagent un lit", "fr");
  await write(engine, 2, "The donkey waits");
  await write(engine, 3, "The couple", "en");
  const sheet = [
    "File name,Still number,Caption_en,Caption_fr",
    "RTD_0107.jpg,,,", // the English caption is not there, the French one is
    "RTD_0108.jpg,,The donkey sleeps,",
    "RTD_0109.jpg,,,Les fiancés",
    ",0012,,", // a number alone is no certain word
  ].join("\n");
  const { compared, texts, preview } = await read(engine, sheet);
  expect(texts).toBe(2);
  const [first, , third] = compared;
  expect(third?.differences.map(({ language, after, taken }) => [language, after, taken])).toEqual([
    ["fr", "Les fiancés", true],
    ["en", "", false],
  ]);
  expect(first?.as).toBe("changes");
  expect(first?.differences).toEqual([
    {
      field: "caption",
      language: "fr",
      before: "Ils partagent un lit",
      after: "",
      taken: false,
      notes: ["The cell of the file is empty: this removes the caption."],
    },
  ]);
  expect(
    compared.flatMap(({ differences }) => differences.filter(({ after }) => after === "")),
  ).toHaveLength(2);
  // the tick of the whole row is not one of the removal
  const whole = {
    preview,
    others: "none",
    ticks: [{ row: 0, difference: null, take: true }],
  } as const;
  expect(await engine.ask("captions.import", { ...whole, ticks: [...whole.ticks] })).toMatchObject({
    changed: 0,
  });
  const again = await read(engine, sheet);
  const ticks = [{ row: 0, difference: 0, take: true }];
  await engine.ask("captions.import", { preview: again.preview, others: "none", ticks });
  expect(await captionsOf(engine, 1)).toEqual({ "x-default": "They share a bed" });
  await engine.ask("history.undo", {});
  expect(await captionsOf(engine, 1)).toEqual({
    "x-default": "They share a bed",
    fr: "Ils partagent un lit",
  });
});

test("what another row says, what stands under two languages, and a column without texts remove nothing by mistake", async () => {
  const { engine } = await opened();
  await write(engine, 1, "They share a bed");
  await write(engine, 1, "They share a bed", "en");
  const removals = async (...lines: string[]) => {
    const { compared } = await read(engine, lines.join("\n"));
    return compared.flatMap(({ differences }) =>
      differences.filter(({ after }) => after === "").map(({ language }) => language),
    );
  };
  const other = "RTD_0108.jpg,The donkey waits";
  expect(await removals("File name,Caption", "RTD_0107.jpg,", other)).toEqual(["x-default", "en"]);
  expect(await removals("File name,Caption", "RTD_0107.jpg,", "RTD_0107.jpg,They sleep")).toEqual(
    [],
  );
  expect(
    await removals("File name,Headline,Caption", "RTD_0107.jpg,A bed,", "donkey.jpg,A field,"),
  ).toEqual([]);
  // two texts, and no word which of them is meant
  await write(engine, 1, "Ils partagent un lit", "fr");
  expect(await removals("File name,Caption", "RTD_0107.jpg,", other)).toEqual([]);
});

test("of a workbook the first sheet with captions is read, or the one that is chosen", async () => {
  const { engine } = await opened();
  const file = join(temporaryFolder(), "captions.xlsx");
  const captions = (name: string, caption: string) => ({
    name,
    rows: [
      ["File name", "Caption"],
      ["RTD_0107.jpg", caption],
    ],
  });
  const about = { name: "About", rows: [["Return to Dust"], ["Stills for the press"]] };
  const sheets = [about, captions("Day 1", "A bed"), captions("Day 2", "A field")];
  writeFileSync(
    file,
    await writeXlsx({ sheets: [...sheets, { ...captions("Old", "A cart"), hidden: true }] }),
  );
  const preview = async (sheet: string | null) => {
    const asked = await read(engine, "", { source: { file }, sheet });
    return [asked.sheets, asked.compared[0]?.differences[0]?.after];
  };
  const offered = ["About", "Day 1", "Day 2"];
  expect(await preview(null)).toEqual([{ names: offered, read: "Day 1" }, "A bed"]);
  expect(await preview("Day 2")).toEqual([{ names: offered, read: "Day 2" }, "A field"]);
  await expect(preview("Day 3")).rejects.toThrow(
    "This workbook has no sheet “Day 3” with anything in it. It has: About, Day 1, Day 2.",
  );
});
