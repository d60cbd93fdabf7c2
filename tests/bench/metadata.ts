import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import exifr from "exifr";
import { readCarried } from "../../electron/engine/metadata/read-carried.ts";
import { cpuSeconds, tellsProcesses } from "./cpu.ts";
import { runExiftool } from "./exiftool.ts";
import { putPhotographs, type Size } from "./photographs.ts";
import { median } from "./median.ts";
import type { BenchResult } from "./result.ts";

const ROUNDS = 5;
const LARGE_PART = 10;

/** All that exifr can be told to read, as Stillroom reads all of it. */
const everything = {
  tiff: true,
  ifd0: {},
  ifd1: true,
  exif: true,
  gps: true,
  interop: true,
  xmp: true,
  iptc: true,
  icc: false,
  jfif: true,
  multiSegment: true,
  mergeOutput: false,
} as const;

/**
 * Reading what files carry: Stillroom, exifr and ExifTool on the same JPEGs with captions, rights and
 * camera data, in turn, medians of five rounds; files a second of CPU. Stillroom and exifr are given
 * the same bytes in memory, as indexing has them anyway for the hash. ExifTool is given the whole
 * folder at once, so that it starts but once; it reads the files itself, of which it needs the heads.
 */
export async function benchMetadata(stills: number): Promise<BenchResult[]> {
  if (!tellsProcesses) {
    process.stderr.write("The time of other processes can only be told on Linux.\n");
    return [];
  }
  const home = mkdtempSync(join(tmpdir(), "stillroom-bench-"));
  try {
    return [
      ...(await measure(home, "2 MP", stills)),
      ...(await measure(home, "24 MP", Math.max(10, Math.round(stills / LARGE_PART)))),
    ];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function measure(home: string, size: Size, count: number): Promise<BenchResult[]> {
  const folder = join(home, size.replace(" ", ""));
  const names = await putPhotographs(folder, size, count);
  const files = names.map((name) => readFileSync(name));
  const readers: readonly (() => Promise<void> | void)[] = [
    () => {
      for (const bytes of files) readCarried(bytes);
    },
    async () => {
      for (const bytes of files) await exifr.parse(bytes, everything);
    },
    () => runExiftool(["-struct", "-j", "-G1", "-q", folder]),
  ];
  const seconds = readers.map((): number[] => []);
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [index, read] of readers.entries()) {
      const before = cpuSeconds();
      await read();
      if (round > 0) seconds[index]?.push(cpuSeconds() - before); // the first warms up
    }
  }
  const [ours = NaN, theirs = NaN, tool = NaN] = seconds.map((of) => count / median(of));
  return [
    compared(`Stillroom, against exifr, ${size} JPEG`, ours, theirs, 4),
    compared(`Stillroom, against exiftool -j, ${size} JPEG`, ours, tool, 50),
  ];
}

function compared(metric: string, value: number, against: number, goal: number): BenchResult {
  const ratio = value / against;
  const round = (number: number): number => Math.round(number * 10) / 10;
  return {
    bench: "metadata",
    metric,
    value: round(value),
    unit: "files/CPU-s",
    against: round(against),
    ratio: round(ratio),
    goal,
    met: ratio >= goal,
  };
}
