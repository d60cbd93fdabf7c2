import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const cruiser = path.join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
const layers = ["electron", "renderer", "shared"];

/** A rule, a folder, and an import that breaks the rule there. */
const breaches = [
  ["shared-stands-alone", "shared", 'import "node:fs";'],
  ["window-knows-shared-only", "renderer", 'import "../electron/main/still-address.ts";'],
  ["window-has-no-node", "renderer", 'import "node:fs";'],
  ["shell-does-not-draw", "electron/main", 'import "react";'],
  ["engine-by-message-only", "electron/main", 'import "../engine/index.ts";'],
  ["only-the-catalog-speaks-sql", "electron/engine", 'import "better-sqlite3";'],
  ["engine-runs-without-electron", "electron/engine", 'import "../main/still-address.ts";'],
  ["engine-runs-without-electron", "electron/cli", 'import "electron";'],
  [
    "engine-runs-without-electron",
    "electron/engine",
    'export type { Answer } from "../main/engine-process.ts";',
  ],
  ["catalog-is-the-bottom", "electron/engine/catalog", 'import "../engine.ts";'],
  ["tests-are-leaves", "renderer", 'import "../tests/helper.ts";'],
  ["everything-resolves", "shared", 'import "./nowhere.ts";'],
] as const;

type Report = {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly rule: { readonly name: string };
    }[];
  };
};

let copy: string;
let report: Report;

// All breaches stand in one copy, each in a file of its own, and the check runs once: it takes seconds.
beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), "stillroom-layers-"));
  for (const name of [...layers, ".dependency-cruiser.mjs", "tsconfig.base.json", "package.json"]) {
    cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
  }
  mkdirSync(path.join(copy, "tests"));
  writeFileSync(path.join(copy, "tests/helper.ts"), "export const helper = 1;\n");
  symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"));
  for (const [index, [, folder, source]] of breaches.entries())
    writeFileSync(planted(folder, index), `${source}\n`);
  const args = [cruiser, "--config", ".dependency-cruiser.mjs", "--output-type", "json", ...layers];
  report = JSON.parse(
    spawnSync(process.execPath, args, { cwd: copy, encoding: "utf8", maxBuffer: 1e9 }).stdout,
  );
});

afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

function planted(folder: string, index: number): string {
  return path.join(copy, folder, `planted-${index}.ts`);
}

test("the check of the layers sees every file of the app", () => {
  const seen = new Set(report.modules.map((each) => each.source));
  const files = layers.flatMap((layer) =>
    readdirSync(path.join(copy, layer), { recursive: true, encoding: "utf8" })
      .filter((name) => /(?<!\.d)\.tsx?$/u.test(name))
      .map((name) => path.posix.join(layer, name)),
  );
  expect(files.filter((file) => !seen.has(file))).toEqual([]);
});

test.each(breaches.map((breach, index) => [...breach, index] as const))(
  "%s is enforced in %s against %s",
  (rule, folder, _source, index) => {
    const file = path.relative(copy, planted(folder, index));
    const broken = report.summary.violations
      .filter((each) => each.from === file)
      .map((each) => each.rule.name);
    expect(broken).toContain(rule);
  },
);
