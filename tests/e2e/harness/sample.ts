import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { type Launched, launchStillroom, type LaunchOptions } from "./app.ts";

/** Stills of the sample archive. */
export const SAMPLE_STILLS = 46;

export type LaunchedSample = Launched & {
  /** The copy of the sample archive this app has open. */
  readonly catalog: string;
  /** The folder of its stills. */
  readonly stills: string;
};

/** Starts the app on a copy of the sample archive, ready: its stills are drawn and indexed. */
export async function launchSample({
  link,
  ...options
}: Omit<LaunchOptions, "args"> & {
  /** A link that the program is started with: it shows another search than all stills. */
  readonly link?: string;
} = {}): Promise<LaunchedSample> {
  const made = await makeSampleOnce();
  const home = options.home ?? mkdtempSync(path.join(tmpdir(), "stillroom-home-"));
  const catalog = path.join(home, "Sample.stillroom");
  if (!existsSync(catalog)) await copySample(home);
  const launched = await launchStillroom({
    ...options,
    home,
    args: ["--catalog", catalog, ...(link === undefined ? [] : [link])],
  });
  await expect(launched.window.getByRole("grid", { name: "Light table" })).toBeVisible();
  if (link === undefined) await expect(countOf(launched)).toHaveText(`${SAMPLE_STILLS} stills`);
  return {
    ...launched,
    catalog,
    stills: path.join(made, "Sample stills"),
    close: async () => {
      await launched.close();
      if (options.home === undefined) rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Puts a copy of the sample archive into a home. */
export async function copySample(home: string): Promise<void> {
  const made = path.join(await makeSampleOnce(), "Sample.stillroom");
  cpSync(made, path.join(home, "Sample.stillroom"), { recursive: true });
}

/** "46 stills", or how many are selected. */
export function countOf({ window }: Launched) {
  return window.getByRole("main").getByRole("status").first();
}

/** Where the first start keeps the sample it draws, for the tests after it, as `npm test` asks; else undefined. */
export const keptSample = process.env["STILLROOM_TEST_SAMPLE"];

/**
 * Gives the home the sample is in: that of the first start, else one where it is drawn for the first
 * file that wants it. Playwright empties the folder of its output when a run begins, so what lies there
 * outlives the worker that is replaced after a failed test, and no more.
 */
async function makeSampleOnce(): Promise<string> {
  if (keptSample !== undefined && existsSync(path.join(keptSample, "ready"))) return keptSample;
  const made = path.join(test.info().project.outputDir, "sample-home");
  if (existsSync(path.join(made, "ready"))) return made;
  rmSync(made, { recursive: true, force: true });
  const stillroom = await launchStillroom({ home: made });
  await stillroom.window.getByRole("button", { name: "Open the sample archive" }).click();
  await expect(countOf(stillroom)).toHaveText(`${SAMPLE_STILLS} stills`, { timeout: 90_000 });
  await noJobRuns(stillroom);
  await stillroom.close();
  writeFileSync(path.join(made, "ready"), "");
  return made;
}

/** Waits until the foot shows no running job. */
export async function noJobRuns({ window }: Launched): Promise<void> {
  await expect(window.getByRole("contentinfo").getByRole("progressbar")).toHaveCount(0, {
    timeout: 90_000,
  });
}
