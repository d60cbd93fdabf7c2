import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");

/** What an expression over the script's functions gives. */
function evaluated(expression: string): unknown {
  const print = `import("./scripts/third-party.mjs").then((it) => process.stdout.write(JSON.stringify(${expression})))`;
  return JSON.parse(execFileSync(process.execPath, ["-e", print], { cwd: root, encoding: "utf8" }));
}

test("a package may be shipped when one of the alternatives of its licence is allowed in all its parts", () => {
  const may = ["MIT", "(GPL-3.0 OR LGPL-3.0 OR MPL-1.1)", "Apache-2.0 AND LGPL-3.0-or-later"];
  const mayNot = ["GPL-3.0", "MIT AND GPL-2.0", "(GPL-2.0 OR AGPL-3.0)", "none said"];
  const asked = JSON.stringify([...may, ...mayNot]);
  expect(evaluated(`${asked}.filter(it.isAllowed)`)).toEqual(may);
});

test("what is shipped is what the app needs and what is built into its window, not what tests it", () => {
  const names = evaluated(`it.shippedPackages(".").map(([name]) => name)`);
  expect(names).toEqual(expect.arrayContaining(["better-sqlite3", "electron", "react", "sharp"]));
  expect(names).not.toContain("vitest");
  expect(names).not.toContain("@playwright/test");
});
