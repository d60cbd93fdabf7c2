import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cometKeeper } from "./films/comet-keeper.ts";
import { returnToDust } from "./films/return-to-dust.ts";
import { slackWater } from "./films/slack-water.ts";
import { snowStation } from "./films/snow-station.ts";
import { renderStill } from "./render-still.ts";
import type { SampleFilm, SampleStill } from "./still.ts";
import { tagsOf } from "./tags-of.ts";
import type { WriteTags } from "../metadata/embedded-record.ts";

/** The films of the sample archive, in the order they are drawn. */
export const sampleFilms: readonly SampleFilm[] = [
  returnToDust,
  snowStation,
  slackWater,
  cometKeeper,
];

/** Writes tags, by ExifTool's names with their groups, into a file. */
export type TagWriter = { write(file: string, tags: WriteTags): Promise<void> };

export type SampleWork = {
  readonly signal: AbortSignal;
  /** Told at the start, and after each still. */
  readonly onStill: (done: number, total: number) => void;
};

/**
 * Draws the sample archive into `folder`, one sub-folder a film, and embeds captions, credits and
 * people as a picture desk would. Files that are already there are overwritten. Throws what the disk
 * or the writer throws. Stops between two stills once `signal` is aborted; answers whether all are drawn.
 */
export async function makeSample(
  folder: string,
  tools: TagWriter,
  { signal, onStill }: SampleWork,
): Promise<boolean> {
  const waiting = sampleFilms
    .flatMap((film) => film.stills.map((still) => ({ film, still })))
    .values();
  const total = sampleFilms.reduce((sum, film) => sum + film.stills.length, 0);
  let done = 0;
  onStill(done, total);
  for (const film of sampleFilms) await mkdir(join(folder, film.folder), { recursive: true });
  // Two at a time: one is drawn while the other is encoded or tagged.
  const worker = async (): Promise<void> => {
    for (const { film, still } of waiting) {
      if (signal.aborted) return;
      await makeStill(folder, film, still, tools);
      onStill(++done, total);
    }
  };
  await Promise.all([worker(), worker()]);
  return done === total;
}

async function makeStill(
  folder: string,
  film: SampleFilm,
  still: SampleStill,
  tools: TagWriter,
): Promise<void> {
  const path = join(folder, film.folder, still.file);
  await writeFile(path, await renderStill(still.file, still.picture));
  await tools.write(path, tagsOf(film, still));
}
