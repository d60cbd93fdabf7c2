import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readXlsx } from "hucre/xlsx";
import type { Engine } from "../../electron/engine/engine.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

const press = { use: "press", territory: "DE", date: "2026-05-07", zone: "Europe/Berlin" } as const;

/** Three stills: one granted until 16 May 2026 with limits, one killed, one of whose print the holder was not found. */
async function threeStills(): Promise<{ engine: Engine; ids: number[]; folder: string }> {
  const folder = temporaryFolder();
  for (const [at, name] of ["granted.jpg", "killed 剧照.jpg", "=unknown.jpg"].entries())
    await drawPicture(join(folder, name), at + 1);
  const { engine } = await engineWithArchive();
  await indexWhole(engine, folder);
  const { result, total } = await engine.ask("search.run", {
    query: "",
    sort: "name",
    facets: false,
  });
  const cards = await engine.ask("search.slice", { result, from: 0, count: total });
  const idOf = (name: string): number => cards.find((card) => card.name === name)?.id ?? 0;
  const [granted, killed, unknown] = ["granted.jpg", "killed 剧照.jpg", "=unknown.jpg"].map(idOf);
  if (granted === undefined || killed === undefined || unknown === undefined)
    throw new Error("three stills were indexed");
  await engine.ask("rights.saveGrant", {
    id: null,
    on: { stills: { ids: [granted, killed] } },
    grant: {
      kind: "allow",
      layers: ["photograph"],
      uses: ["press"],
      territories: { included: ["DE", "AT"], excluded: [] },
      languages: [],
      start: null,
      end: { at: "2026-05-16", zone: null },
      licensor: null,
      licensee: "Berlinale",
      reference: "L-007",
      unaltered: ["crop", "flip"],
      printRun: 500,
      credit: "adjacent",
      terms: "",
      note: "",
      documents: [{ title: "Licence", place: "Folder 1" }],
    },
  });
  await engine.ask("rights.setLayer", {
    on: { stills: { ids: [unknown] } },
    layer: "print",
    values: {
      holders: [{ name: "Filmmuseum", role: "owner" }],
      mining: "PROHIBITED-AIMLTRAINING",
      tracing: { untraced: true, log: [] },
    },
  });
  const own = await engine.ask("rights.own", { still: unknown });
  await engine.ask("records.change", {
    command: {
      do: "edit",
      record: {
        kind: "agent",
        id: own.layers.flatMap(({ holders }) => holders ?? [])[0]?.id ?? 0,
        set: { contacts: [{ kind: "email", value: "rights@filmmuseum.example" }] },
      },
    },
  });
  await engine.ask("rights.saveEmbargo", {
    id: null,
    on: { stills: { ids: [killed] } },
    embargo: { until: { at: "2026-09-01", zone: "Europe/Berlin" }, reference: "E-3", note: "" },
  });
  await engine.ask("stills.tag", {
    stills: { ids: [killed] },
    add: [{ field: "performer", name: "Hai Qing" }],
    remove: [],
  });
  const record = await engine.ask("stills.get", { id: killed });
  await engine.ask("rights.setApproval", {
    stills: { ids: [killed] },
    performer: record?.depictions[0]?.performer?.id ?? 0,
    state: "killed",
    by: "her agent",
    on: "2026-05-01",
    rule: "",
    note: "",
  });
  return { engine, ids: [granted, killed, unknown], folder };
}

async function written(engine: Engine, ids: readonly number[], path: string): Promise<unknown> {
  return await engine.ask("rights.report", {
    stills: { ids: [...ids] },
    request: press,
    title: "Berlinale <2026>",
    note: "For the jury alone.\nNo <advice>.",
    path,
  });
}

test("tells what was asked and what came of it, what is blocked first, in three forms", async () => {
  const { engine, ids } = await threeStills();
  const to = temporaryFolder();
  const counts = { clear: 0, conditional: 1, blocked: 1, unknown: 1 };
  for (const name of ["report.json", "report.xlsx", "report.html"])
    expect(await written(engine, ids, join(to, name))).toEqual(counts);
  expect(readdirSync(to).toSorted()).toEqual(["report.html", "report.json", "report.xlsx"]);

  const told = JSON.parse(readFileSync(join(to, "report.json"), "utf8")) as {
    stills: Record<string, unknown>[];
  };
  expect(told).toMatchObject({ title: "Berlinale <2026>", request: press, counts });
  expect(told.stills.map(({ fileName, status }) => [status, fileName])).toEqual([
    ["blocked", "killed 剧照.jpg"],
    ["unknown", "=unknown.jpg"],
    ["conditional", "granted.jpg"],
  ]);
  // from 7 to 16 May, both counted
  expect(told.stills[2]).toMatchObject({ until: { day: "2026-05-16", daysLeft: 10 } });
  expect(told.stills[0]).toMatchObject({
    approvals: [{ performer: "Hai Qing", state: "killed", by: "her agent", on: "2026-05-01" }],
    grants: [{ reference: "L-007", included: ["AT", "DE"], end: { at: "2026-05-16", zone: null } }],
    embargoes: [{ at: "2026-09-01", zone: "Europe/Berlin", reference: "E-3" }],
  });

  const [stills] = (await readXlsx(readFileSync(join(to, "report.xlsx")))).sheets;
  const [head = [], ...rows] = stills?.rows ?? [];
  const cell = (row: number, name: string): unknown => rows[row]?.[head.indexOf(name)];
  expect(rows.map((row) => row[0])).toEqual(["blocked", "unknown", "conditional"]);
  expect(cell(1, "FileName")).toBe("'=unknown.jpg");
  expect(cell(2, "Permitted until")).toBe("2026-05-16");
  expect(cell(0, "Blocked by")).toContain("Killed by Hai Qing");
  expect(cell(2, "Limits")).toBe(
    "May not be cropped or flipped.\nAt most 500 copies.\nCredit is required beside the picture.",
  );
  expect(cell(1, "Search for the holder")).toBe("the print: the holder could not be found");
  expect(cell(0, "Embargo until")).toBe("1 September 2026 (Europe/Berlin) (E-3)");

  const page = readFileSync(join(to, "report.html"), "utf8");
  expect(page).toContain("Berlinale &lt;2026&gt;");
  expect(page).toContain("For the jury alone.\nNo &lt;advice&gt;.");
  expect(page.match(/data:image\/jpeg;base64,/gu)).toHaveLength(3);
  expect(page).toContain(
    "Austria, Germany; until 16 May 2026; to Berlinale; L-007; May not be cropped or flipped; At most 500 copies; Credit is required beside the picture; Licence: Folder 1",
  );
  expect(page).toContain("Filmmuseum (owner), rights@filmmuseum.example");
  expect(page).toContain("data mining: prohibited for training AI");
  expect(page.indexOf("killed 剧照.jpg")).toBeLessThan(page.indexOf("=unknown.jpg"));
});

test("a name that is taken, another ending and a folder that is gone are told in words, and nothing is left behind", async () => {
  const { engine, ids } = await threeStills();
  const to = temporaryFolder();
  writeFileSync(join(to, "mine.html"), "my own");
  await expect(written(engine, ids, join(to, "mine.html"))).rejects.toThrow("was left as it is");
  await expect(written(engine, ids, join(to, "report.pdf"))).rejects.toThrow(".html");
  await expect(written(engine, ids, join(to, "gone", "a.html"))).rejects.toThrow("it is gone");
  const many = Array.from({ length: 10_001 }, (_, at) => at + 1);
  await expect(written(engine, many, join(to, "many.html"))).rejects.toThrow("10,001");
  mkdirSync(join(to, "empty"));
  expect(readdirSync(to).toSorted()).toEqual(["empty", "mine.html"]);
  expect(readFileSync(join(to, "mine.html"), "utf8")).toBe("my own");
});
