import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { basename, join } from "node:path";
import sharp from "sharp";
import { PRESS } from "../../shared/export/built-in-profiles.ts";
import type { Profile } from "../../shared/export/profile.ts";
import { all } from "../../electron/engine/catalog/database.ts";
import { createCatalog } from "../../electron/engine/catalog/catalog.ts";
import { startEngine, type Engine } from "../../electron/engine/engine.ts";
import { startExport } from "../../electron/engine/export/export-set.ts";
import { startIndexing } from "../../electron/engine/ingest/index-folders.ts";
import type { EmbeddedRecord, WriteTags } from "../../electron/engine/metadata/embedded-record.ts";
import { tagsFor } from "../../electron/engine/metadata/tags-to-write.ts";
import { recordOf } from "../../electron/engine/catalog/record.ts";
import { embeddedOf } from "../../electron/engine/export/gather.ts";
import { gateRead } from "../helpers/rights-gate.ts";
import { runExiftool } from "./exiftool.ts";
import { median } from "./median.ts";
import { putPhotographs } from "./photographs.ts";
import type { BenchResult } from "./result.ts";

const ROUNDS = 3;
const LONG_EDGE = 1200;
const cores = availableParallelism();

const bare: Profile = {
  ...PRESS,
  fileNames: "{filename}",
  documents: [],
};
const pressSet: Profile = {
  ...PRESS,
  fileNames: "{filename}",
  isPacked: true,
  renditions: [
    ...PRESS.renditions,
    {
      name: "web",
      made: {
        format: "jpeg",
        longEdge: LONG_EDGE,
        quality: 85,
        colour: "srgb",
        resolution: 72,
      },
      captioned: false,
    },
  ],
};

/**
 * Handing out: stills a second of wall-clock time, against what each needs at least, in turn in one run, medians of
 * three rounds. Embedding: copies with everything embedded, read back and entered in the ledger, against copying the same
 * files and one ExifTool that embeds the same in all of them. A press set of originals and pictures for the web, with
 * every document in a ZIP file, against copying, resizing by bare sharp into the same colours, and one ExifTool that embeds in
 * all of these pictures: neither documents nor ZIP file, nor a look at what came of it.
 */
export async function benchExport(stills: number): Promise<BenchResult[]> {
  const home = mkdtempSync(join(tmpdir(), "stillroom-bench-"));
  process.env["STILLROOM_HOME"] = home;
  const engine = startEngine();
  try {
    const folder = join(home, "stills");
    const files = await putPhotographs(folder, "2 MP", stills);
    const catalog = join(home, "Bench.stillroom");
    createCatalog(catalog);
    await engine.ask("archive.open", { path: catalog });
    await startIndexing(engine.archive(), [folder]).ended;
    const records = recordsOf(engine);
    const ways = {
      ours: () => handOut(engine, home, bare),
      peer: async () => {
        const to = copyAll(home, files);
        await embedAll(to, [to], files, records);
        return to;
      },
      ourSet: () => handOut(engine, home, pressSet),
      peerSet: async () => {
        const to = copyAll(home, files);
        const web = join(to, "web");
        await resizeAll(files, web);
        await embedAll(to, [to, web], files, records);
        return to;
      },
    };
    const seconds = { ours: [], peer: [], ourSet: [], peerSet: [] } as Record<
      keyof typeof ways,
      number[]
    >;
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const [name, way] of Object.entries(ways)) {
        const before = performance.now();
        const to = await way();
        const took = (performance.now() - before) / 1000;
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        if (round > 0) seconds[name as keyof typeof ways].push(took); // the first warms up
        rmSync(to, { recursive: true, force: true });
      }
    }
    const rate = (of: readonly number[]): number => stills / median(of);
    return [
      compared("embedding, against ExifTool's batch mode", [
        rate(seconds.ours),
        rate(seconds.peer),
        0.9,
      ]),
      compared("press set with ZIP and documents, against bare copies, ExifTool and sharp", [
        rate(seconds.ourSet),
        rate(seconds.peerSet),
        0.8,
      ]),
    ];
  } finally {
    await engine.close();
    rmSync(home, { recursive: true, force: true });
  }
}

function compared(
  metric: string,
  [value, against, goal]: readonly [number, number, number],
): BenchResult {
  const round = (number: number): number => Math.round(number * 10) / 10;
  const ratio = value / against;
  return {
    bench: "export",
    metric,
    value: round(value),
    unit: "stills/s",
    against: round(against),
    ratio: Math.round(ratio * 100) / 100,
    goal,
    met: ratio >= goal,
  };
}

function recordsOf(engine: Engine): ReadonlyMap<string, EmbeddedRecord> {
  const { db } = engine.archive().catalog;
  const rows = all<{ name: string; id: number }>(db, "SELECT name, still_id AS id FROM file");
  return new Map(
    rows.flatMap(({ name, id }) => {
      const record = recordOf(db, id);
      return record === null ? [] : [[name, embeddedOf(db, record)] as const];
    }),
  );
}

async function handOut(engine: Engine, home: string, profile: Profile): Promise<string> {
  const { db } = engine.archive().catalog;
  const folder = mkdtempSync(join(home, "out-"));
  const run = startExport(engine.archive(), engine.exiftool(), {
    stills: all<{ id: number }>(db, "SELECT id FROM still ORDER BY id").map(({ id }) => id),
    set: null,
    folder,
    profile,
    rights: gateRead,
  });
  const { held } = await run.outcome;
  await run.ended;
  if (held.length > 0) throw new Error(`held back: ${held[0]?.reasons.join(" ") ?? ""}`);
  return folder;
}

/** What any program does that hands out pictures with ExifTool: all files copied, all written in one go. */
function copyAll(home: string, files: readonly string[]): string {
  const to = mkdtempSync(join(home, "peer-"));
  for (const file of files) copyFileSync(file, join(to, basename(file)));
  return to;
}

/** Embeds in the pictures of these folders what the files of their names are to say, in one go; keeps its list in `to`. */
async function embedAll(
  to: string,
  folders: readonly string[],
  files: readonly string[],
  records: ReadonlyMap<string, EmbeddedRecord>,
): Promise<void> {
  const values = files.flatMap((file) => {
    const record = records.get(basename(file));
    const tags = record === undefined ? {} : plainTags(tagsFor(record));
    return folders.map((folder) => ({ SourceFile: join(folder, basename(file)), ...tags }));
  });
  const list = join(to, "peer.json");
  writeFileSync(list, JSON.stringify(values));
  await runExiftool([
    "-overwrite_original",
    "-charset",
    "filename=utf8",
    "-struct",
    `-j=${list}`,
    "-q",
    "-ext",
    "jpg",
    ...folders,
  ]);
}

/** What is set, without what is taken away; a list that is edited in place is written whole. */
function plainTags(tags: WriteTags): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(tags).flatMap(([tag, value]) => {
      if (value === null) return [];
      const isEdit = typeof value === "object" && "add" in value && "remove" in value;
      return [[tag, isEdit ? value.add : value]];
    }),
  );
}

async function resizeAll(files: readonly string[], web: string): Promise<void> {
  mkdirSync(web);
  const resize = (file: string): Promise<unknown> =>
    sharp(file)
      .withIccProfile("srgb")
      .resize({ width: LONG_EDGE, height: LONG_EDGE, fit: "inside", withoutEnlargement: true })
      .jpeg({ quality: 85 })
      .toFile(join(web, basename(file)));
  for (let at = 0; at < files.length; at += cores)
    await Promise.all(files.slice(at, at + cores).map(resize));
  if (readdirSync(web).length !== files.length) throw new Error("not all were resized");
}
