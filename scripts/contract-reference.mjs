// node scripts/contract-reference.mjs: writes docs/contract.md, the list of everything the engine can
// be asked, from the contract itself. A test compares the two.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { contract } from "../shared/contract/index.ts";

export const referenceFile = fileURLToPath(new URL("../docs/contract.md", import.meta.url));

/** The reference as Markdown: subject by subject, procedure by procedure. */
export function contractReference() {
  const subjects = Map.groupBy(Object.entries(contract), ([name]) => name.split(".")[0]);
  const parts = [...subjects].map(([subject, procedures]) => [
    `## ${subject}\n`,
    "| procedure | does | takes | changes the catalog |",
    "|---|---|---|---|",
    ...procedures.map(([name, { about, input, changes }]) => {
      const takes = Object.keys(input.entries ?? {}).map((key) => `\`${key}\``);
      return `| \`${name}\` | ${about} | ${takes.join(", ")} | ${changes ? "yes" : ""} |`;
    }),
    "",
  ]);
  return `# What the engine can be asked

Made by \`node scripts/contract-reference.mjs\` from \`shared/contract/\`; the exact types are there.

${parts.flat().join("\n")}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  fs.mkdirSync(path.dirname(referenceFile), { recursive: true });
  fs.writeFileSync(referenceFile, contractReference());
}
