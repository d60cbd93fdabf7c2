import type { Patch } from "../../electron/engine/near/picture-print.ts";
import { printOf } from "../../electron/engine/near/picture-print.ts";
import { PrintIndex } from "../../electron/engine/near/print-index.ts";
import { packPrint, unpackPrint } from "../../electron/engine/near/stored-print.ts";
import { randomFrom } from "./search-data.ts";
import type { BenchResult } from "./result.ts";
import sharp from "sharp";
import { scenery } from "../helpers/scenery.ts";

/** One still in so many is a copy of an earlier one. */
const COPY_EVERY = 50;
/** Prints that are looked up to know what looking up one costs. */
const LOOKED_UP = 2000;
/** As in the engine: more are in further indexes, each of which is asked. */
const INDEXED_TOGETHER = 10_000;
/** Pictures whose prints the others are made from, so that codes are as alike as those of real pictures. */
const DRAWN = 24;

/**
 * Finding candidates among made-up prints: patches of drawn pictures, mixed and with some bits turned
 * over; copies with few. Laying thumbnails over each other comes on top, for candidates alone.
 */
export async function benchNear(stills: number): Promise<BenchResult[]> {
  const { prints, copies } = await madeUpPrints(stills);
  const results: BenchResult[] = [];
  const add = (metric: string, value: number, unit: string): void => {
    const rounded = Math.round(value * 100) / 100;
    results.push({
      bench: "near",
      metric: `${metric}, ${String(stills)} stills`,
      value: rounded,
      unit,
    });
  };
  const before = process.memoryUsage();
  const started = cpuSeconds();
  const indexes = Array.from({ length: Math.ceil(stills / INDEXED_TOGETHER) }, (_, part) => {
    const from = part * INDEXED_TOGETHER;
    return { from, index: new PrintIndex(prints.slice(from, from + INDEXED_TOGETHER)) };
  });
  add("indexing the prints", cpuSeconds() - started, "CPU s");
  const { rss, arrayBuffers } = process.memoryUsage();
  add("memory of the indexes", Math.max(arrayBuffers - before.arrayBuffers, 0) / 1e6, "MB");
  add("memory of the process", rss / 1e6, "MB");
  let candidates = 0;
  let found = 0;
  const lookingUp = cpuSeconds();
  const sought = [...copies.keys()].slice(-LOOKED_UP);
  for (const place of sought) {
    const { patches } = unpackPrint(prints[place] ?? Buffer.alloc(0));
    const places = indexes.flatMap(({ from, index }) =>
      index.candidates(patches, place - from, 12).map((candidate) => candidate.place + from),
    );
    candidates += places.length;
    if (places.includes(copies.get(place) ?? -1)) found += 1;
  }
  const each = (cpuSeconds() - lookingUp) / sought.length;
  add("looking up one print among all", each * 1000, "CPU ms");
  // a print is looked up among those before it: on average half of all
  add("looking up every print", (each * stills) / 2, "CPU s");
  add("candidates of a copy", candidates / sought.length, "prints");
  add("copies whose original is a candidate", (100 * found) / sought.length, "%");
  return results;
}

/** Of this process: other work on the machine does not count. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function madeUpPrints(
  stills: number,
): Promise<{ prints: Buffer[]; copies: ReadonlyMap<number, number> }> {
  const random = randomFrom(7);
  const pool: Patch[] = [];
  const wholes: Patch[] = [];
  for (let seed = 100; seed < 100 + DRAWN; seed += 1) {
    const [whole, ...spots] = await drawnPatches(seed);
    if (whole !== undefined) wholes.push(whole);
    pool.push(...spots);
  }
  const some = (patches: readonly Patch[]): Patch | undefined =>
    patches[Math.floor(random() * patches.length)];
  const patches = (): Patch[] =>
    [some(wholes), ...Array.from({ length: 24 }, () => some(pool))].flatMap((patch) =>
      patch === undefined ? [] : [turnedOver(patch, 8 + Math.floor(random() * 20), random)],
    );
  const prints: Buffer[] = [];
  const copies = new Map<number, number>();
  for (let place = 0; place < stills; place += 1) {
    const isCopy = place > 0 && place % COPY_EVERY === 0;
    const original = Math.floor(random() * place);
    if (isCopy) copies.set(place, original);
    const made = isCopy
      ? unpackPrint(prints[original] ?? Buffer.alloc(0)).patches.map((patch) =>
          turnedOver(patch, Math.floor(random() * 9), random),
        )
      : patches();
    prints.push(packPrint({ grey: false, patches: made }));
  }
  return { prints, copies };
}

async function drawnPatches(seed: number): Promise<readonly Patch[]> {
  const { data, info } = await sharp(await scenery(seed))
    .resize(512)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  return printOf({ data, width, height, channels }).patches;
}

function turnedOver(patch: Patch, bits: number, random: () => number): Patch {
  const code = { ...patch.code };
  for (let turned = 0; turned < bits; turned += 1) {
    const bit = 1 << Math.floor(random() * 32);
    if (random() < 0.5) code.high = (code.high ^ bit) >>> 0;
    else code.low = (code.low ^ bit) >>> 0;
  }
  return { ...patch, code };
}
