import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { isLong, someOf } from "../helpers/doses.ts";
import { indexWhole } from "../helpers/engines.ts";
import { hashOfFile } from "../helpers/pictures.ts";
import { archiveOf, writeInto } from "../helpers/written.ts";

const corpus = resolve(import.meta.dirname, "../../../shared/corpus");

/**
 * Has its XMP under a header that is none of XMP's. ExifTool reads that all the same, and nobody writes it: what is
 * written goes into a packet of its own before it, of which ExifTool then tells the other's keywords.
 */
const UNDER_ANOTHER_HEADER = "pa.jpg";

/** Every file below a folder by its hash. */
function filesBelow(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = files
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name));
  return Object.fromEntries(paths.map((path) => [path, hashOfFile(path)]));
}

/** Copies that may be written into; those of the bombs are large and the same to this. */
function copyCorpus(to: string): void {
  for (const folder of readdirSync(corpus).filter((name) => name !== "bomb")) {
    if (!statSync(join(corpus, folder)).isDirectory()) continue;
    mkdirSync(join(to, folder));
    const names = readdirSync(join(corpus, folder)).filter((one) => !one.endsWith(".json"));
    for (const name of someOf(names))
      writeFileSync(join(to, folder, name), readFileSync(join(corpus, folder, name)));
  }
}

test.skipIf(!existsSync(corpus))(
  "real files of every format are written into or refused in words, are what the archive knows of them, and come back to the bit",
  async () => {
    const { engine, stills } = await archiveOf(async (folder) => copyCorpus(folder));
    const before = filesBelow(stills);
    const search = { query: "", sort: "name", facets: false } as const;
    const { total, result } = await engine.ask("search.run", search);
    const cards = await engine.ask("search.slice", { result, from: 0, count: total });
    const ids = cards.map(({ id }) => id);
    await engine.ask("stills.tag", {
      stills: { ids },
      add: [{ field: "keyword", name: "eggs of dust" }],
      remove: [],
    });
    const { lines } = await writeInto(engine, ids, "either");
    const written = lines.filter(({ as }) => as === "file");
    expect(written.length).toBeGreaterThan(lines.length / 2);
    for (const { refused } of lines) expect(refused ?? "It is.").toMatch(/^[A-Z].*\.$/u);
    for (const { path, into } of isLong ? written : written.slice(0, 20)) {
      const { "XMP-dc:Subject": subject, "IPTC:Keywords": keywords } = await engine
        .exiftool()
        .read(into ?? path);
      const read = basename(path) === UNDER_ANOTHER_HEADER ? keywords : subject;
      expect(read, path).toContain("eggs of dust");
    }
    const { indexed, missing, moved } = await indexWhole(engine, stills);
    expect({ indexed, missing, moved }).toEqual({ indexed: 0, missing: 0, moved: 0 });
    await engine.ask("history.undo", {});
    expect(filesBelow(stills)).toEqual(before);
  },
  300_000,
);
