import { linkSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { openCatalog } from "../../electron/engine/catalog/catalog.ts";
import { all, run } from "../../electron/engine/catalog/database.ts";
import { thumbnailPath } from "../../electron/engine/ingest/one-thumbnail.ts";
import { launchStillroom } from "../e2e/harness/app.ts";
import { putPhotographs } from "./photographs.ts";
import type { BenchResult } from "./result.ts";
import { writeTaggingCatalog } from "./tagging-data.ts";

const SCROLL_SECONDS = 8;
/** Enough that reading them and making their thumbnails outlasts the scrolling. */
const INDEXED_MEANWHILE = 2_500;
/** A frame of 60 a second, with the tenth of a millisecond by which clocks of screens differ. */
const FRAME_MS = 16.8;
/** One frame in a hundred may take as long. */
const LATE_MS = 20;
/** No cell in view is blank for longer. */
const BLANK_MS = 100;
/** One file may have so many names on the usual file systems. */
const LINKS = 30_000;

/**
 * Frames of the window while the wheel turns steadily over the light table, with thumbnails that are
 * read from the disk: at rest, and while a folder of 2-megapixel pictures is indexed. Drawn by the
 * processor under a virtual display, so a machine with a graphics card does better.
 */
export async function benchScroll(stills: number): Promise<BenchResult[]> {
  const home = mkdtempSync(join(tmpdir(), "stillroom-bench-"));
  try {
    const catalog = join(home, "Bench.stillroom");
    writeTaggingCatalog(catalog, stills);
    await putThumbnails(catalog, home);
    await putPhotographs(join(home, "new"), "2 MP", INDEXED_MEANWHILE);
    const { window, close } = await launchStillroom({ args: ["--catalog", catalog] });
    try {
      await window
        .getByText(`${stills.toLocaleString("en")} stills`)
        .first()
        .waitFor();
      await window.getByRole("gridcell").first().waitFor();
      await framesOf(window); // warms up
      const atRest = await framesOf(window);
      const order = JSON.stringify({ paths: [join(home, "new")] });
      await window.evaluate(`window.stillroom.ask("sources.index", ${order})`);
      const indexing = await framesOf(window);
      return [...lines("at rest", atRest), ...lines("while indexing", indexing)];
    } finally {
      await close();
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** One picture of thumbnail size under the name of every still. */
async function putThumbnails(folder: string, home: string): Promise<void> {
  const [photograph = ""] = await putPhotographs(join(home, "one"), "2 MP", 1);
  const picture = await sharp(photograph).resize(512).jpeg({ quality: 80 }).toBuffer();
  const catalog = openCatalog(folder);
  const hashes = all<{ hash: Buffer }>(catalog.db, "SELECT hash FROM file ORDER BY id");
  let whole = "";
  for (const [index, { hash }] of hashes.entries()) {
    const path = thumbnailPath(folder, hash.toString("hex"));
    mkdirSync(join(path, ".."), { recursive: true });
    if (index % LINKS === 0) {
      await sharp(picture).toFile(path);
      whole = path;
    } else linkSync(whole, path);
  }
  run(catalog.db, "UPDATE file SET thumbnail = 'made'");
  catalog.close();
}

type Scrolled = {
  /** Milliseconds between frames. */
  readonly frames: readonly number[];
  /** For how long the cell that was blank longest was in view without its still or its picture, milliseconds. */
  readonly blank: number;
};

/** The frames of some seconds, in which the light table scrolls by a screen a second. */
async function framesOf(window: Page): Promise<Scrolled> {
  return await window.getByRole("grid", { name: "Light table" }).evaluate(
    (grid, seconds) =>
      new Promise<Scrolled>((answer) => {
        const frames: number[] = [];
        const blankSince = new Map<string, number>();
        let blank = 0;
        const lookAtCells = (now: number): void => {
          const view = grid.getBoundingClientRect();
          for (const cell of grid.querySelectorAll<HTMLElement>("[data-position]")) {
            const { top, bottom } = cell.getBoundingClientRect();
            const picture = cell.querySelector("img");
            const key = cell.dataset["position"] ?? "";
            const isBlank = picture === null || !picture.complete;
            if (bottom < view.top || top > view.bottom || !isBlank) blankSince.delete(key);
            else if (!blankSince.has(key)) blankSince.set(key, now);
            blank = Math.max(blank, now - (blankSince.get(key) ?? now));
          }
        };
        const until = performance.now() + seconds * 1000;
        let before = performance.now();
        const step = (now: number): void => {
          frames.push(now - before);
          lookAtCells(now);
          grid.scrollBy({ top: ((now - before) / 1000) * grid.clientHeight, behavior: "instant" });
          before = now;
          if (now < until) requestAnimationFrame(step);
          else answer({ frames: frames.slice(1), blank });
        };
        requestAnimationFrame(step);
      }),
    SCROLL_SECONDS,
  );
}

function lines(when: string, { frames, blank }: Scrolled): BenchResult[] {
  const sorted = frames.toSorted((a, b) => a - b);
  const share = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
  const tenths = (value: number): number => Math.round(value * 10) / 10;
  const median = tenths(share(0.5));
  const perSecond = tenths(frames.length / SCROLL_SECONDS);
  return [
    {
      bench: "scroll",
      metric: `frames ${when}`,
      value: perSecond,
      unit: "frames/s",
      goal: 59,
      met: perSecond >= 59,
    },
    {
      bench: "scroll",
      metric: `frame ${when}, p50`,
      value: median,
      unit: "ms",
      goal: FRAME_MS,
      met: median <= FRAME_MS,
    },
    {
      bench: "scroll",
      metric: `frame ${when}, p99`,
      value: tenths(share(0.99)),
      unit: "ms",
      goal: LATE_MS,
      met: share(0.99) <= LATE_MS,
    },
    {
      bench: "scroll",
      metric: `blank cell ${when}, longest`,
      value: tenths(blank),
      unit: "ms",
      goal: BLANK_MS,
      met: blank <= BLANK_MS,
    },
    { bench: "scroll", metric: `frame ${when}, longest`, value: tenths(share(1)), unit: "ms" },
  ];
}
