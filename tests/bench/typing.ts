import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { launchStillroom } from "../e2e/harness/app.ts";
import type { BenchResult } from "./result.ts";
import { searchData } from "./search-data.ts";
import { searchQueries } from "./search-queries.ts";
import { writeSearchCatalog } from "./search-catalog.ts";

/** From a key to the result of it on the screen. */
const PAINTED_MS = 50;
/** From the start of the program to its window. */
const SHOWN_S = 1.5;
/** Typed into the window: the letters between keys are real ones, so five hundred would take an hour. */
const QUERIES = 60;

/**
 * Types into the real window over an archive of made-up stills: from the key to the frame that shows the result of
 * the letter, grid, counts and facets together. Drawn by the processor under a virtual display.
 */
export async function benchTyping(stills: number): Promise<BenchResult[]> {
  const home = mkdtempSync(join(tmpdir(), "stillroom-bench-"));
  const settings = mkdtempSync(join(tmpdir(), "stillroom-bench-"));
  try {
    const data = searchData(stills);
    const folder = join(home, "Bench.stillroom");
    writeSearchCatalog(folder, data, stills);
    await startOn(folder, settings); // builds the index once, and keeps it
    const { shown, opened, window, close } = await startOn(folder, settings, true);
    try {
      const queries = Object.values(searchQueries(data)).flat();
      const every = Math.max(1, Math.floor(queries.length / QUERIES));
      const chosen = queries.filter((query, at) => at % every === 0 && query !== "");
      const times = await type(window, chosen);
      return [
        line("window shown after the start", shown / 1000, "s", SHOWN_S),
        line("first stills after the start", opened / 1000, "s"),
        line(`key to paint p50, ${stills} stills`, quantile(times, 0.5), "ms"),
        line(`key to paint p95, ${stills} stills`, quantile(times, 0.95), "ms", PAINTED_MS),
        line(`key to paint p99, ${stills} stills`, quantile(times, 0.99), "ms"),
      ];
    } finally {
      await close();
    }
  } finally {
    for (const made of [home, settings]) rmSync(made, { recursive: true, force: true });
  }
}

type Started = {
  /** Milliseconds from the start of the program. */
  readonly shown: number;
  readonly opened: number;
  readonly window: Page;
  readonly close: () => Promise<void>;
};

/** Starts the program on a catalog and waits until its stills are there and in order; ends it again unless `stay`. */
async function startOn(folder: string, home: string, stay = false): Promise<Started> {
  const began = performance.now();
  const { window, close } = await launchStillroom({ home, args: ["--catalog", folder] });
  const shown = performance.now() - began;
  await window.getByRole("gridcell").first().waitFor();
  const opened = performance.now() - began;
  await window.getByText("Film and scene order").waitFor({ timeout: 900_000 });
  if (!stay) await close();
  return { shown, opened, window, close };
}

/** Milliseconds from each key to the frame after the one in which its result was drawn. */
async function type(window: Page, queries: readonly string[]): Promise<number[]> {
  const field = window.getByRole("combobox", { name: "Search" });
  await field.evaluate((input) => {
    const times: number[] = [];
    Object.assign(globalThis, { keyTimes: times });
    input.addEventListener("keydown", (event) => {
      const pressed = event.timeStamp;
      const look = (): void => {
        // Where nothing is found there is no grid, and a new one with the next result.
        const grid = document.querySelector('[role="grid"]');
        if (grid?.getAttribute("aria-busy") === "true") requestAnimationFrame(look);
        else requestAnimationFrame(() => times.push(performance.now() - pressed));
      };
      requestAnimationFrame(look);
    });
  });
  for (const query of queries) {
    await field.fill("");
    await window.waitForTimeout(100);
    await field.pressSequentially(query, { delay: 60 });
    await window.waitForTimeout(200);
  }
  return await window.evaluate("globalThis.keyTimes");
}

function line(metric: string, value: number, unit: string, goal?: number): BenchResult {
  const judged = goal === undefined ? {} : { goal, met: value <= goal };
  return { bench: "typing", metric, value: Math.round(value * 100) / 100, unit, ...judged };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
