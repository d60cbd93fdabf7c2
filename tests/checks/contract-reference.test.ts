import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { answers } from "../../electron/engine/answers.ts";
import { contract } from "../../shared/contract/index.ts";

const root = resolve(import.meta.dirname, "../..");

test("docs/contract.md says what the contract says; if not, run: node scripts/contract-reference.mjs", () => {
  const print = `import("./scripts/contract-reference.mjs").then((it) => process.stdout.write(it.contractReference()))`;
  const said = execFileSync(process.execPath, ["-e", print], { cwd: root, encoding: "utf8" });
  expect(readFileSync(resolve(root, "docs/contract.md"), "utf8")).toBe(said);
});

test("every procedure has an answer and a sentence", () => {
  expect(Object.keys(answers).toSorted()).toEqual(Object.keys(contract).toSorted());
  for (const { about } of Object.values(contract)) expect(about).toMatch(/^[A-Z].+\.$/u);
});
