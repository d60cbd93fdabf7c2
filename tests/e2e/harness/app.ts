import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type ElectronApplication, type Page, _electron } from "@playwright/test";

const root = path.resolve(import.meta.dirname, "../../..");

export type Launched = {
  readonly app: ElectronApplication;
  readonly window: Page;
  /** The folder of this run's settings; give it to a second launch to start again on the same ones. */
  readonly home: string;
  /** What the window's console complained about; a clean run leaves it empty. */
  readonly complaints: string[];
  /** Keeps a picture of the window among the artefacts of the run, unless nobody looks at them. */
  readonly screenshot: (name: string) => Promise<void>;
  /** Quits as the archivist would, and removes the home unless it was given. */
  readonly close: () => Promise<void>;
};

export type LaunchOptions = {
  readonly home?: string;
  readonly args?: readonly string[];
  /** Added to the environment of the app. */
  readonly environment?: Readonly<Record<string, string>>;
};

/** Starts the built app on settings of its own. `npm test` builds it and finds its Electron. */
export async function launchStillroom(options: LaunchOptions = {}): Promise<Launched> {
  const home = options.home ?? mkdtempSync(path.join(tmpdir(), "stillroom-home-"));
  assertElectronChosen();
  // No executablePath: with one, Playwright does not hold the app back until it has attached, and
  // about one start in forty then hangs.
  const app = await _electron.launch({
    // Here the processor draws: without motion it has the less to do, and nothing is clicked on its way.
    args: [
      root,
      "--log-level=3",
      "--disable-gpu",
      "--force-prefers-reduced-motion",
      ...(options.args ?? []),
    ],
    env: { ...environment(), STILLROOM_HOME: home, ...options.environment },
  });
  const complaints: string[] = [];
  const window = await app.firstWindow();
  window.on("pageerror", (error) => complaints.push(error.message));
  window.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await window.waitForLoadState("load");
  await window.emulateMedia({ reducedMotion: "reduce" }); // unless told, Playwright has it otherwise than the switch
  return {
    app,
    window,
    home,
    complaints,
    screenshot: async (name) => {
      if (!keepsPictures) return;
      await window.screenshot({
        path: path.join(root, "test-results", "screenshots", `${name}.png`),
      });
    },
    close: async () => {
      await app.close();
      if (options.home === undefined) rmSync(home, { recursive: true, force: true });
    },
  };
}

/** `npm test` wants none: each takes the processor a third of a second, and there are hundreds. */
const keepsPictures = process.env["STILLROOM_TEST_PICTURES"] !== "none";

/** Without it, asking for Electron might start a download in the middle of a test. */
function assertElectronChosen(): void {
  if (process.env["ELECTRON_EXEC_PATH"] !== undefined) return;
  throw new Error(
    "Run through npm test or npm run test:e2e, which find the Electron to test with.",
  );
}

/**
 * The environment without what would make Electron or the app behave differently. Where npm test has two at work each has a
 * display of its own: on one they would take the keyboard from each other.
 */
function environment(): Record<string, string> {
  const { STILLROOM_TEST_SECOND_DISPLAY: second, STILLROOM_TEST_SECOND_KEY: key } = process.env;
  const isSecond = process.env["TEST_PARALLEL_INDEX"] === "1" && second !== undefined;
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined &&
      !["ELECTRON_RENDERER_URL", "ELECTRON_RUN_AS_NODE", "STILLROOM_CATALOG"].includes(entry[0]),
  );
  return {
    ...Object.fromEntries(kept),
    ...(isSecond ? { DISPLAY: second, XAUTHORITY: key ?? "" } : {}),
  };
}
