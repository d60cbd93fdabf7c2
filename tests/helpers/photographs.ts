import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import { copyFileSync } from "node:fs";

const require = createRequire(import.meta.url);

/** Photographs of people that come with the package of the nets: 1 and 3 show one woman twice. */
export function photograph(name: 1 | 2 | 3 | 4 | 5 | 6): string {
  const folder = dirname(require.resolve("@vladmandic/face-api/package.json"));
  return join(folder, "demo", `sample${String(name)}.jpg`);
}

/** Puts photographs into a folder under their numbers. */
export function copyPhotographs(
  folder: string,
  ...names: readonly (1 | 2 | 3 | 4 | 5 | 6)[]
): void {
  for (const name of names) copyFileSync(photograph(name), join(folder, `${String(name)}.jpg`));
}
