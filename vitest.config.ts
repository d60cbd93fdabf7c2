import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

// Tests start many workers and commands, each a Node of its own: what is made of their sources is kept.
process.env["NODE_COMPILE_CACHE"] ??= join(tmpdir(), "node-compile-cache");

/**
 * `npm test` says where it has built the app: the processes that the engine starts are then those that are shipped,
 * which load in half the time. Without it they run from their sources, which may have been edited since.
 */
const besidesEngine =
  process.env["STILLROOM_BUILT"] === undefined
    ? []
    : [
        {
          find: /^\..*\/sibling-module\.ts$/u,
          replacement: resolve(import.meta.dirname, "tests/helpers/built-sibling.ts"),
        },
      ];

const all = "tests/**/*.test.{ts,tsx}";
/** Tests with a document, and of what is beside one in the window. */
const window = "tests/unit/renderer*/**/*.test.{ts,tsx}";

/** Tests that put something in place of a module or a clock of the whole process or its workers, or look at what a module has going on. */
const apart = [
  "tests/unit/renderer/query-trail.test.ts",
  "tests/unit/renderer-panes/{archive-comes-back,delete-record,name-tip}.test.{ts,tsx}",
  "tests/unit/catalog/{copies,lock}.test.ts",
  "tests/unit/saved-counts.test.ts",
  "tests/engine/{boxes-in-print,disk-faults,kept-working-file,opening,silent-disk,status-of-the-day}.test.ts",
];

const setupFiles = "tests/helpers/patient-panes.ts";
const stores = resolve(import.meta.dirname, "tests/helpers/stores.ts");

/** What kills and endures waits for minutes: begun first, it does not hold up the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort
    const sorted = await super.sort(files); // which is no array's
    const isLong = ({ moduleId }: TestSpecification): boolean =>
      moduleId.includes("/tests/faults/");
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    alias: besidesEngine,
    sequence: { sequencer: LongestFirst },
    // Most go one after another in the same processes: to load the engine, or the window, takes as long as a test of it.
    projects: [
      { extends: true, test: { name: "apart", include: apart, setupFiles } },
      {
        extends: true,
        resolve: { alias: [{ find: /^zustand\/vanilla$/u, replacement: stores }] },
        test: { name: "window", include: [window], exclude: apart, setupFiles, isolate: false },
      },
      {
        extends: true,
        test: { name: "together", include: [all], exclude: [...apart, window], isolate: false },
      },
    ],
    // the engine's tests wait for files and processes as much as they reckon: on two cores a third has room
    maxWorkers: 3,
    // real files, real SQLite and ExifTool on a busy machine: a test that hangs ends, a slow one does not
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    coverage: {
      provider: "v8",
      include: ["electron/**", "renderer/**", "shared/**"],
      reporter: ["text-summary", "html", "json-summary"],
      reportsDirectory: "coverage",
    },
  },
});
