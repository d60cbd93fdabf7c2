import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { MetadataChange } from "../../shared/contract/originals.ts";
import { PRESS } from "../../shared/export/built-in-profiles.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { startExport } from "../../electron/engine/export/export-set.ts";
import type { WriteTags } from "../../electron/engine/metadata/embedded-record.ts";
import { openExiftool } from "../../electron/engine/metadata/exiftool.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { gateRead } from "../helpers/rights-gate.ts";
import { temporaryFolder } from "../helpers/temporary.ts";
import { archiveOf, stillAt } from "../helpers/written.ts";

type Archive = {
  readonly engine: Engine;
  readonly still: number;
  /** What ExifTool reads of a copy handed out now. */
  readonly handOut: () => Promise<Readonly<Record<string, unknown>>>;
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
    handOut: async () => {
      const folder = join(temporaryFolder(), "out");
      mkdirSync(folder);
      const profile = { ...PRESS, fileNames: "{filename}", documents: [] };
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
