import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import type { Job } from "../../shared/contract/archive.ts";
import { PRESS } from "../../shared/export/built-in-profiles.ts";
import type { Profile } from "../../shared/export/profile.ts";
import type { Tell } from "../../electron/engine/archive.ts";
import { all } from "../../electron/engine/catalog/database.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { startExport, type ExportOutcome } from "../../electron/engine/export/export-set.ts";
import { engineWithArchive, indexWhole } from "./engines.ts";
import { drawPicture } from "./pictures.ts";
import { gateRead } from "./rights-gate.ts";
import { temporaryFolder } from "./temporary.ts";

export type Desk = {
  readonly engine: Engine;
  /** Folder of the originals. */
  readonly stills: string;
  /** An empty folder to hand out to. */
  readonly to: string;
  readonly idOf: (name: string) => number;
  /** Hands out everything, in the order of the names; what fails comes back in the job alone. */
  readonly handOut: (
    change?: Partial<Profile>,
    where?: { readonly folder?: string; readonly set?: number | null },
  ) => Promise<{ readonly job: Job; readonly outcome: ExportOutcome | null }>;
};

/** An archive of small pictures of these names, or of what `make` puts into its folder, ready to be handed out. */
export async function deskOf(
  names: readonly string[] | ((folder: string) => Promise<void>),
  listen?: Tell,
): Promise<Desk> {
  const { engine } = await engineWithArchive(listen);
  const stills = temporaryFolder();
  const to = join(temporaryFolder(), "out");
  mkdirSync(to);
  if (typeof names === "function") await names(stills);
  else for (const [seed, name] of names.entries()) await drawPicture(join(stills, name), seed + 1);
  await indexWhole(engine, stills);
  const files = all<{ name: string; id: number }>(
    engine.archive().catalog.db,
    "SELECT name, still_id AS id FROM file ORDER BY name",
  );
  return {
    engine,
    stills,
    to,
    idOf: (name) => files.find((file) => file.name === name)?.id ?? 0,
    handOut: async (change = {}, { folder = to, set = null } = {}) => {
      const run = startExport(engine.archive(), engine.exiftool(), {
        stills: files.map(({ id }) => id),
        set,
        folder,
        profile: { ...PRESS, fileNames: "{filename}", ...change },
        rights: gateRead,
      });
      const job = await run.ended;
      return { job, outcome: await run.outcome.catch(() => null) };
    },
  };
}

/** All files below a folder, hidden ones too, with slashes between folders, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((place) => place.replaceAll("\\", "/"))
    .toSorted();
}

/** A picture of noise, which no format makes much smaller: about 60 kB. */
export async function drawNoise(file: string, seed: number): Promise<void> {
  const noise = { type: "gaussian", mean: 128, sigma: 40 + seed } as const;
  await sharp({ create: { width: 250, height: 250, channels: 3, background: "grey", noise } })
    .jpeg({ quality: 95 })
    .toFile(file);
}
