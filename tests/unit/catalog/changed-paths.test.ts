import { expect, test } from "vitest";
import {
  all,
  inTransactionUndone,
  type WritableDb,
} from "../../../electron/engine/catalog/database.ts";
import { knownFileAt } from "../../../electron/engine/catalog/files.ts";
import { sourceHolding } from "../../../electron/engine/catalog/sources.ts";
import {
  fateOf,
  storeChanged,
  type PassView,
} from "../../../electron/engine/catalog/store-changed.ts";
import { storeRead, type ReadFile } from "../../../electron/engine/catalog/store-read.ts";
import { OpenFiles } from "../../../electron/engine/ingest/open-files.ts";
import { emptyCatalog, readFileNamed, storeStills } from "../../helpers/catalogs.ts";

type Disk = ReadonlyMap<string, string>;

const pictures = ["aaaa", "bbbb", "cccc", "dd", "e", "ffffff"];

/**
 * A pass over a folder as storeFiles makes it, but every file is read, and those on disk are as they were
 * read. It breaks after so many files.
 */
function pass(
  db: WritableDb,
  disk: Disk,
  { everythingLast = false, breaksAfter = Infinity } = {},
): number {
  const { source } = sourceHolding(db, "/stills");
  const names = [...disk.keys()].toSorted();
  const found = names.map((path) => foundAt(path, disk.get(path) ?? ""));
  const open = new OpenFiles(source.id, { still: 0, event: 0 });
  open.expect(found, (path) => knownFileAt(db, source.id, path) !== null);
  let held = 0;
  let stored = 0;
  const store = (files: typeof found): void => {
    for (const file of files) {
      stored += 1;
      if (stored > breaksAfter) return;
      open.wasRead(file);
      const read = readFileNamed(file.path, disk.get(file.path) ?? "");
      const hold = (): void => {
        open.hold(file, read.hash);
        held += 1;
      };
      if (open.isAwaited(read.hash)) {
        hold();
        continue;
      }
      const outcome = storeRead(db, source.id, read);
      if (outcome.as !== "changed") continue;
      const change = { read, known: outcome.known };
      const fate = fateOf(db, change, seenBy(open, everythingLast));
      if (fate.as === "later" || (everythingLast && !open.isLast && fate.as !== "known")) {
        hold();
        continue;
      }
      storeChanged(db, source.id, change, fate);
    }
  };
  store(found);
  store([...open.takeHeld()]);
  return held;
}

function seenBy(open: OpenFiles, everythingLast: boolean): PassView {
  return {
    isThere: () => true,
    isOpen: open.isOpen,
    isAwaited: open.isAwaited,
    mayComeUp: (bytes) => everythingLast || open.mayComeUp(bytes),
    isLast: open.isLast,
    since: open.since,
  };
}

function foundAt(path: string, content: string): Parameters<OpenFiles["wasRead"]>[0] {
  const { name, bytes, modifiedMs, inode, sidecar } = readFileNamed(
    path,
    content,
  ) satisfies ReadFile;
  return { path, name, bytes, modifiedMs, changedMs: modifiedMs, inode, sidecar, sidecars: [] };
}

/** Each path with the still it belongs to; stills made by the pass are named after their first path. */
function belongings(db: WritableDb, knownBefore: number): unknown[] {
  const rows = all<{ still: number; path: string; state: string }>(
    db,
    "SELECT still_id AS still, path, state FROM file ORDER BY path, state, lower(hex(hash))",
  );
  const firstOf = new Map<number, string>();
  for (const { still, path } of rows) if (!firstOf.has(still)) firstOf.set(still, path);
  return rows.map(({ still, path, state }) => [
    path,
    state,
    still <= knownBefore ? still : firstOf.get(still),
  ]);
}

/** A number from 0 to below `n` that looks random and is the same in every run. */
function sequence(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

function shuffledDisk(seed: number): { before: Disk; after: Disk } {
  const pick = sequence(seed);
  const paths = ["a", "b", "c", "d", "e"];
  const before = new Map(
    paths.slice(0, 3 + pick(3)).map((path) => [path, pictures[pick(4)] ?? ""]),
  );
  const kept = pick(2) === 0 ? 0 : pick(3);
  const after = new Map(paths.map((path) => [path, pictures[pick(pictures.length)] ?? ""]));
  for (const path of paths.slice(0, kept)) after.set(path, before.get(path) ?? "aaaa");
  return { before, after };
}

test("storing each change when it is certain gives what deciding all of them together gives", () => {
  const { db } = emptyCatalog();
  for (let seed = 1; seed <= 200; seed++) {
    const { before, after } = shuffledDisk(seed);
    const [asTheyCome, together] = [false, true].map((everythingLast) =>
      inTransactionUndone(db, () => {
        pass(db, before);
        const known = all(db, "SELECT id FROM still").length;
        pass(db, after, { everythingLast });
        expect(all(db, "SELECT id FROM still WHERE id NOT IN (SELECT still_id FROM file)")).toEqual(
          [],
        );
        return belongings(db, known);
      }),
    );
    expect(asTheyCome, `${JSON.stringify([...before])} to ${JSON.stringify([...after])}`).toEqual(
      together,
    );
  }
});

type Row = { path: string; hash: string; still: number; state: string };

function rowsOf(db: WritableDb): Row[] {
  return all<Row>(
    db,
    "SELECT path, lower(hex(hash)) AS hash, still_id AS still, state FROM file ORDER BY path",
  );
}

test("wherever a pass breaks, known bytes stay with their still, and none is missing that is there", () => {
  const { db } = emptyCatalog();
  for (let seed = 1; seed <= 300; seed++) {
    const { before, after } = shuffledDisk(seed);
    const [known, now, empty] = inTransactionUndone(db, () => {
      pass(db, before);
      const first = rowsOf(db);
      pass(db, after, { breaksAfter: seed % 7 });
      pass(db, after);
      const sql = "SELECT id FROM still WHERE id NOT IN (SELECT still_id FROM file)";
      return [first, rowsOf(db), all(db, sql)];
    });
    const label = `${JSON.stringify([...before])} to ${JSON.stringify([...after])}`;
    const there = now.filter(({ state }) => state === "present");
    expect(empty, label).toEqual([]);
    expect(there.map(({ path }) => path)).toEqual([...after.keys()].toSorted());
    for (const { path, hash, still } of there) {
      expect(hash, label).toBe(readFileNamed(path, after.get(path) ?? "").hash.toString("hex"));
      const belongsTo = known.find((file) => file.hash === hash)?.still;
      if (belongsTo !== undefined) expect(still, `${path}: ${label}`).toBe(belongsTo);
    }
    const hashes = new Set(there.map(({ hash }) => hash));
    expect(
      now.filter(({ state, hash }) => state === "missing" && hashes.has(hash)),
      label,
    ).toEqual([]);
  }
});

test("a change waits only for files that may be what was at its path", () => {
  const catalog = emptyCatalog();
  storeStills(catalog, ["a", "bb", "ccc", "ddd"]);
  const after = new Map([
    ["a", "edited"],
    ["bb", "edited too"],
    ["ccc", "ddd"],
    ["ddd", "ccc"],
  ]);
  expect(pass(catalog.db, after)).toBe(0); // of the two that changed names the bytes are known
  const shifted = new Map([...after, ["ccc", "new"], ["ddd", "ddd"], ["eee", "ccc"]]);
  expect(pass(catalog.db, shifted)).toBe(1);
});

test("of a file that waits nothing is kept that it carries", () => {
  const open = new OpenFiles(1, { still: 0, event: 0 });
  const file = foundAt("a.jpg", "content");
  open.expect([file], () => true);
  open.wasRead(file);
  open.hold(file, readFileNamed("a.jpg", "content").hash);
  expect(open.takeHeld()).toEqual([file]);
  expect(Object.keys(file)).not.toContain("carried");
});
