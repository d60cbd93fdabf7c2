import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { SearchIndex } from "../../../electron/engine/search/search-index.ts";
import { loadSnapshot, saveSnapshot } from "../../../electron/engine/search/snapshot.ts";
import type { SearchTree } from "../../../shared/query/tree.ts";
import { archiveOf, named, still } from "./archive.ts";

let folder = "";
let file = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "stillroom-snapshot-"));
  file = join(folder, "search.snapshot");
});
afterEach(async () => rm(folder, { recursive: true }));

const archive = archiveOf(
  [
    still(1, {
      captions: ["Ma Youtie and the eggs"],
      characters: [1],
      creditLine: "Photo: Hucheng No.7 Films",
    }),
    still(2, { captions: ["雨中的张曼玉"], film: 1, creators: ["Wing Shya"] }),
    still(5, {
      captions: ["café"],
      dateCreated: "2020-05",
      marks: { rating: 4, pick: "picked", colourLabel: "purple", workState: "checked" },
    }),
  ],
  { characters: named(["Ma Youtie", "马有铁"]), films: named(["Return to Dust"]) },
);

const searches: readonly SearchTree[] = [
  { kind: "all" },
  { kind: "text", text: "eg", prefix: true },
  { kind: "text", text: "曼玉", prefix: true },
  { kind: "text", text: "马有铁", prefix: false },
  { kind: "text", text: "the eggs", prefix: false },
  { kind: "field", field: "credit", value: "hucheng" },
  { kind: "field", field: "photographer", value: "wing" },
  { kind: "years", from: 2020, to: 2020 },
  { kind: "rating", from: 4, to: 4 },
  { kind: "is", state: "checked" },
];

async function loadedFrom(stamp: string): Promise<SearchIndex> {
  const loaded = await loadSnapshot(file, stamp, archive);
  if (loaded === "none" || loaded === "damaged") throw new Error(loaded);
  return loaded;
}

function answers(index: SearchIndex): unknown {
  return searches.map((tree) => {
    const { ids, facets } = index.run(tree, { sort: "date", group: null, facets: true });
    return { ids: [...ids.all()], facets };
  });
}

test("a loaded snapshot answers as the index did, changes after the build included", async () => {
  const index = await SearchIndex.build(archive);
  index.update([2, 5]);
  const before = answers(index);
  await saveSnapshot(index, file, "state 1");
  const loaded = await loadedFrom("state 1");
  expect(answers(loaded)).toEqual(before);
  expect(await readdir(folder)).toEqual(["search.snapshot"]);
});

test("an index of nothing but changes, as of an archive that was just filled, is kept whole", async () => {
  const filled = archiveOf([]);
  const index = await SearchIndex.build(filled);
  for (const id of [1, 2, 3])
    filled.stills.set(id, still(id, { captions: [`egg ${"x".repeat(id)}`] }));
  index.update([1, 2, 3]);
  for (const stamp of ["s", "st", "sta", "stam", "stamp"]) {
    // wherever the header ends
    await saveSnapshot(index, file, stamp);
    const loaded = await loadSnapshot(file, stamp, filled);
    if (loaded === "none" || loaded === "damaged") throw new Error(loaded);
    expect(loaded.size).toBe(3);
  }
});

test("a loaded snapshot can be updated", async () => {
  await saveSnapshot(await SearchIndex.build(archive), file, "s");
  const loaded = await loadedFrom("s");
  archive.stills.set(9, still(9, { captions: ["a new word"] }));
  loaded.update([9]);
  archive.stills.delete(9);
  expect([
    ...loaded.run({ kind: "text", text: "new wor", prefix: true }, byFilm).ids.all(),
  ]).toEqual([9]);
});

const byFilm = { sort: "film", group: null, facets: false } as const;

test("the snapshot of another state of the catalog is not taken", async () => {
  await saveSnapshot(await SearchIndex.build(archive), file, "state 1");
  expect(await loadSnapshot(file, "state 2", archive)).toBe("none");
});

test("a snapshot of another version is none, and no damage", async () => {
  await saveSnapshot(await SearchIndex.build(archive), file, "s");
  const whole = await readFile(file);
  const [magic = "", version = ""] = whole.toString("latin1", 0, 64).split(" ");
  whole.write(`${magic} ${"9".repeat(version.length)} `, 0, "latin1");
  await writeFile(file, whole);
  expect(await loadSnapshot(file, "s", archive)).toBe("none");
});

test("a missing snapshot is none", async () => {
  expect(await loadSnapshot(file, "s", archive)).toBe("none");
});

test("a snapshot with any byte changed, or cut off anywhere, is said to be damaged", async () => {
  await saveSnapshot(await SearchIndex.build(archive), file, "s");
  const whole = await readFile(file);
  for (let at = 0; at < whole.length; at += 37) {
    await writeFile(file, whole.subarray(0, at));
    expect(await loadSnapshot(file, "s", archive)).toBe("damaged");
  }
  const text = whole.length / 2;
  for (const at of [3, 20, 70, Math.floor(text)]) {
    const damaged = Buffer.from(whole);
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    await writeFile(file, damaged);
    expect(await loadSnapshot(file, "s", archive)).toBe("damaged");
  }
});
