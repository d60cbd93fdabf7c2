import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { MetadataChange } from "../../shared/contract/originals.ts";
import { PRESS } from "../../shared/export/built-in-profiles.ts";
import type { Profile } from "../../shared/export/profile.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { startExport } from "../../electron/engine/export/export-set.ts";
import type { WriteTags } from "../../electron/engine/metadata/embedded-record.ts";
import { openExiftool } from "../../electron/engine/metadata/exiftool.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { gateRead } from "../helpers/rights-gate.ts";
import { temporaryFolder } from "../helpers/temporary.ts";
import { archiveOf, stillAt } from "../helpers/written.ts";

const corpus = join(import.meta.dirname, "../../../shared/corpus/iptc-reference");

type Archive = {
  readonly engine: Engine;
  readonly still: number;
  /** What ExifTool reads of a copy handed out now. */
  readonly handOut: (change?: Partial<Profile>) => Promise<Readonly<Record<string, unknown>>>;
  /** What writing into the original would change. */
  readonly changes: () => Promise<readonly MetadataChange[]>;
};

/** An archive of one picture, which `make` puts into a folder under this name. */
async function archiveOfOne(name: string, make: (path: string) => Promise<void>): Promise<Archive> {
  const { engine, stills } = await archiveOf(async (folder) => await make(join(folder, name)));
  const still = stillAt(engine, join(stills, name));
  return {
    engine,
    still,
    handOut: async (change = {}) => {
      const folder = join(temporaryFolder(), "out");
      mkdirSync(folder);
      const profile = { ...PRESS, fileNames: "{filename}", documents: [], ...change };
      const order = { stills: [still], set: null, folder, rights: gateRead, profile };
      await startExport(engine.archive(), engine.exiftool(), order).ended;
      return await engine.exiftool().read(join(folder, name));
    },
    changes: async () => {
      const { lines } = await engine.ask("originals.preview", {
        stills: { ids: [still] },
        to: "files",
        credentials: false,
        from: 0,
        count: 1,
      });
      const [line] = lines;
      expect(line?.refused ?? null).toBeNull();
      return line?.changes ?? [];
    },
  };
}

async function tagged(path: string, tags: WriteTags): Promise<void> {
  await drawPicture(path, 7);
  const exiftool = openExiftool();
  await exiftool.write(path, tags);
  await exiftool.close();
}

test.each(["jpg", "tif"])(
  "keywords of a %s stay in the order of each of its carriers, and those of the archivist come last",
  async (ending) => {
    const { engine, still, handOut, changes } = await archiveOfOne(`still.${ending}`, (path) =>
      tagged(path, {
        "XMP-dc:Subject": ["chicks", "Eggs", "box"],
        "IPTC:Keywords": ["Eggs", "chicks", "box"],
      }),
    );
    expect(await changes()).toEqual([]);
    expect(await handOut()).toMatchObject({
      "XMP-dc:Subject": ["chicks", "Eggs", "box"],
      "IPTC:Keywords": ["Eggs", "chicks", "box"],
    });
    await engine.ask("stills.tag", {
      stills: { ids: [still] },
      add: [{ field: "keyword", name: "barn" }],
      remove: [{ field: "keyword", name: "Eggs" }],
    });
    expect(await changes()).toContainEqual({
      property: "Keywords",
      before: "chicks; Eggs; box",
      after: "chicks; box; barn",
    });
    expect(await handOut()).toMatchObject({
      "XMP-dc:Subject": ["chicks", "box", "barn"],
      "IPTC:Keywords": ["chicks", "box", "barn"],
    });
  },
);

/** Of the regions that IPTC's own picture of 2019 has of people: a rectangle, a circle and a polygon. */
const REFERENCE = join(corpus, "iptc-2019.jpg");

type Region = Readonly<Record<string, unknown>> & { readonly Name?: unknown };

function regionsIn(tags: Readonly<Record<string, unknown>>): readonly Region[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return tags["XMP-iptcExt:ImageRegion"] as readonly Region[]; // as ExifTool reads a list of structures
}

/** The reference picture in the format of a file's name, with all that it says. */
async function reference(path: string): Promise<void> {
  if (path.endsWith(".jpg")) return writeFileSync(path, readFileSync(REFERENCE));
  await sharp(REFERENCE).keepMetadata().toFile(path);
}

/** Who is in the circle. */
const person = "Person name no 1 in region persltr3 (ref2019.1)";

describe.skipIf(!existsSync(REFERENCE))("regions of people in a file", () => {
  test("nobody edited stay as they were, whatever their shape", async () => {
    const { engine, handOut, changes } = await archiveOfOne("still.jpg", reference);
    const before = regionsIn(await engine.exiftool().read(REFERENCE));
    expect(before).toHaveLength(3);
    expect(regionsIn(await handOut())).toEqual(before);
    const written = (await changes()).find(({ property }) => property === "Fields written");
    expect(written?.after ?? "").not.toContain("ImageRegion");
    const made = {
      format: "jpeg",
      longEdge: 333,
      quality: 80,
      colour: "srgb",
      resolution: 72,
    } as const;
    const renditions = [{ name: "small", made, captioned: false }];
    expect(regionsIn(await handOut({ renditions }))).toEqual(before);
  });

  test.each(["jpg", "tif"])(
    "of a %s that are moved or given another name keep what is said of them besides",
    async (ending) => {
      const { engine, still, handOut } = await archiveOfOne(`still.${ending}`, reference);
      const before = regionsIn(await engine.exiftool().read(REFERENCE));
      const depicted = async (): Promise<number> => {
        const record = await engine.ask("stills.get", { id: still });
        return record?.depictions.find(({ performer }) => performer?.name === person)?.id ?? 0;
      };
      const named = (regions: readonly Region[], id: string): Region | undefined =>
        regions.find(({ RId }) => RId === id);
      const others = (regions: readonly Region[]): readonly Region[] =>
        regions.filter(({ RId }) => RId !== "persltr3");

      const box = { x: 0.25, y: 0.5, width: 0.125, height: 0.25 };
      await engine.ask("depictions.move", { depiction: await depicted(), box });
      const moved = regionsIn(await handOut());
      expect(others(moved)).toEqual(others(before));
      expect(named(moved, "persltr3")).toEqual({
        ...named(before, "persltr3"),
        RegionBoundary: {
          RbShape: "rectangle",
          RbUnit: "relative",
          RbX: 0.25,
          RbY: 0.5,
          RbW: 0.125,
          RbH: 0.25,
        },
      });

      await engine.ask("history.undo", {});
      await engine.ask("depictions.identify", {
        depiction: await depicted(),
        who: { performer: { name: "Hai Qing" } },
      });
      const renamed = regionsIn(await handOut());
      expect(others(renamed)).toEqual(others(before));
      const { PersonInImage: _, ...rest } = named(before, "persltr3") ?? {};
      expect(named(renamed, "persltr3")).toEqual({
        ...rest,
        Name: "Hai Qing",
        PersonInImage: ["Hai Qing"],
        PersonInImageWDetails: [{ PersonName: "Hai Qing" }],
      });
    },
  );
});
