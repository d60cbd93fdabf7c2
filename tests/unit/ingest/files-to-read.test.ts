import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, onTestFinished, test } from "vitest";
import { FilesToRead } from "../../../electron/engine/ingest/files-to-read.ts";
import type { Found } from "../../../electron/engine/ingest/scan.ts";

function filesToRead(): FilesToRead {
  const files = new FilesToRead();
  onTestFinished(() => files.close());
  return files;
}

function found(path: string): Found {
  return {
    path,
    name: path.slice(path.lastIndexOf("/") + 1),
    bytes: 7_340_032,
    modifiedMs: 1_662_681_600_123.5,
    changedMs: 1_662_681_600_999.25,
    inode: 2 ** 52 + 1, // as large as some disks number them
    sidecars: ["a.xmp"],
    sidecar: "a.xmp 12 1662681600000",
  };
}

/** Bytes that are in use once what is not has been freed. */
function bytesInUse(): number {
  setFlagsFromString("--expose-gc");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed;
}

test("files come as they were found, by path without the ending: a picture before its copies", () => {
  const files = filesToRead();
  const paths = ["b/x.jpg", "x.tif", "x (1).jpg", "x-copy.jpg", "x.jpg", "剧照/a.jpg", "a"];
  for (const path of paths) files.add(found(path));
  const inOrder = ["a", "b/x.jpg", "x.jpg", "x.tif", "x (1).jpg", "x-copy.jpg", "剧照/a.jpg"];
  expect([...files]).toEqual(inOrder.map(found));
  expect(files.length).toBe(7);
  expect([...files].length).toBe(7); // and once more
});

test("of many files no more is in memory than of a few", () => {
  const files = filesToRead();
  const FILES = 40_000;
  const before = bytesInUse();
  for (let n = 0; n < FILES; n += 1)
    files.add(found(`reel ${String(n % 100)}/still-${String(n)}.jpg`));
  const kept = bytesInUse() - before;
  let read = 0;
  for (const { bytes } of files) if (bytes > 0) read += 1;
  expect(read).toBe(FILES);
  // the letters of their paths alone would be 20 bytes of each
  expect(kept / FILES).toBeLessThan(20);
});
