import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { expect, type Page, test as base } from "@playwright/test";
import type { Rectangle } from "electron";
import type { Launched } from "./app.ts";
import { copySample, countOf, type LaunchedSample, launchSample, SAMPLE_STILLS } from "./sample.ts";

type Shared = { readonly stillroom: LaunchedSample; readonly place: Rectangle | undefined };

/** What the files that share one app declare their tests with: to start one takes longer than most tests. */
export const test = base.extend<object, { readonly shared: Shared }>({
  shared: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads in the pattern what a fixture needs
    async ({}, use) => {
      const stillroom = await launchSample();
      const place = await stillroom.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.getBounds(),
      );
      await use({ stillroom, place });
      await stillroom.close();
    },
    { scope: "worker" },
  ],
});

/**
 * Gives the tests of a file the app that those of other files had before. The file, or each of its tests where these do
 * not hang together, begins as after a start: with the archive as it was drawn, and a window that remembers nothing.
 */
export function shareSample(
  take: (stillroom: LaunchedSample) => void,
  anew: "file" | "each test" = "file",
): void {
  const begin = async ({ shared }: { readonly shared: Shared }): Promise<void> => {
    const { stillroom } = shared;
    await forget(shared);
    await copySample(stillroom.home);
    await ask(stillroom.window, "archive.open", { path: stillroom.catalog });
    await begunAnew(stillroom);
    await expect(countOf(stillroom)).toHaveText(`${SAMPLE_STILLS} stills`);
    take(stillroom);
  };
  if (anew === "file") test.beforeAll(begin);
  else test.beforeEach(begin);
  expectNoComplaint();
}

/**
 * The same for a file with an archive of its own: it begins with that, or, where it is made in the window, with none as
 * after the very first start.
 */
export function shareStillroom(
  take: (stillroom: Launched) => void,
  archive: string | null = null,
): void {
  test.beforeAll(async ({ shared }) => {
    const { window } = shared.stillroom;
    await forget(shared);
    if (archive !== null) await ask(window, "archive.open", { path: archive });
    await begunAnew(shared.stillroom);
    take(shared.stillroom);
  });
  expectNoComplaint();
}

function expectNoComplaint(): void {
  test.afterAll(({ shared }) => {
    expect(shared.stillroom.complaints).toEqual([]);
  });
}

/** Takes away what a file left: its archive, what is kept beside that and in the window, and how the window stands. */
async function forget({ stillroom, place }: Shared): Promise<void> {
  const { app, window, home } = stillroom;
  await ask(window, "archive.close", {});
  for (const kept of readdirSync(home))
    if (kept !== "window") rmSync(path.join(home, kept), { recursive: true });
  await app.evaluate(({ BrowserWindow }, begun) => {
    if (begun !== undefined) BrowserWindow.getAllWindows()[0]?.setBounds(begun);
  }, place);
  await window.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await window.mouse.move(0, 0);
  await window.evaluate(() => {
    localStorage.clear();
    Storage.prototype.setItem = () => undefined; // nor does the page write anything more, until it is loaded anew
  });
}

/** What was on its way when the archive before was taken away did not find it: that is no complaint of this file's. */
async function begunAnew({ window, complaints }: Launched): Promise<void> {
  await window.reload();
  complaints.length = 0;
}

async function ask(window: Page, procedure: string, input: object): Promise<void> {
  await window.evaluate(
    `window.stillroom.ask(${JSON.stringify(procedure)}, ${JSON.stringify(input)})`,
  );
}
