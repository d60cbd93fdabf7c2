import sharp from "sharp";
import { inTransaction, type WritableDb } from "../../electron/engine/catalog/database.ts";
import { keepPrint, printById } from "../../electron/engine/catalog/prints.ts";
import { printOf, type Patch } from "../../electron/engine/near/picture-print.ts";
import { packPrint, unpackPrint } from "../../electron/engine/near/stored-print.ts";
import { scenery } from "../helpers/scenery.ts";
import { randomFrom } from "./search-data.ts";

/** One still in so many is a copy of an earlier one. */
const COPY_EVERY = 50;
/** Pictures whose prints the others are made from, so that codes are as alike as those of real pictures. */
const DRAWN = 24;
const STORED_TOGETHER = 10_000;

/** The hash that the print with a key is kept under. */
export function hashOf(id: number): Buffer {
  const hash = Buffer.alloc(32);
  hash.writeUInt32BE(id, 28);
  return hash;
}

/**
 * Fills a catalog with made-up prints: patches of drawn pictures, mixed and with some bits turned over;
 * copies with few. Answers, by their keys, of which earlier print each copy is one.
 */
export async function keepMadeUpPrints(
  db: WritableDb,
  stills: number,
): Promise<ReadonlyMap<number, number>> {
  const random = randomFrom(7);
  const { wholes, spots } = await drawnPatches();
  const some = (patches: readonly Patch[]): Patch[] =>
    patches.slice(Math.floor(random() * patches.length)).slice(0, 1);
  const newPatches = (): Patch[] =>
    [...some(wholes), ...Array.from({ length: 24 }, () => some(spots)).flat()].map((patch) =>
      turnedOver(patch, 8 + Math.floor(random() * 20), random),
    );
  const copied = (original: number): Patch[] =>
    unpackPrint(printById(db, original)?.print ?? Buffer.alloc(0)).patches.map((patch) =>
      turnedOver(patch, Math.floor(random() * 9), random),
    );
  const copies = new Map<number, number>();
  for (let from = 1; from <= stills; from += STORED_TOGETHER) {
    inTransaction(db, () => {
      for (let id = from; id < from + STORED_TOGETHER && id <= stills; id += 1) {
        const original = id % COPY_EVERY === 0 ? 1 + Math.floor(random() * (id - 1)) : null;
        if (original !== null) copies.set(id, original);
        const patches = original === null ? newPatches() : copied(original);
        keepPrint(db, hashOf(id), packPrint({ grey: false, patches }));
      }
    });
  }
  return copies;
}

async function drawnPatches(): Promise<{ wholes: readonly Patch[]; spots: readonly Patch[] }> {
  const wholes: Patch[] = [];
  const spots: Patch[] = [];
  for (let seed = 100; seed < 100 + DRAWN; seed += 1) {
    const { data, info } = await sharp(await scenery(seed))
      .resize(512)
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    const { patches } = printOf({ data, width, height, channels });
    wholes.push(...patches.slice(0, 1));
    spots.push(...patches.slice(1));
  }
  return { wholes, spots };
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
