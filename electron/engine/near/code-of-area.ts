import type { Area, AreaSums } from "./area-sums.ts";

/** 64 bits that stay nearly the same when a picture is resized, recompressed or made grey. */
export type Code = { readonly high: number; readonly low: number };

/** Samples a side; the cosine transform looks at waves of up to 8 in them. */
const SAMPLES = 16;
const WAVES = 8;

const cosines = Float32Array.from({ length: SAMPLES * (WAVES + 1) }, (_, index) =>
  Math.cos((Math.PI * Math.floor(index / SAMPLES) * (2 * (index % SAMPLES) + 1)) / (2 * SAMPLES)),
);

/** How many half periods a wave has across and down. */
export type Wave = readonly [across: number, down: number];

/** The 64 lowest waves but the constant one, slow before fast: the first are the least disturbed. */
export const waves: readonly Wave[] = Array.from(
  { length: (WAVES + 1) * (WAVES + 1) },
  (_, index) => [index % (WAVES + 1), Math.floor(index / (WAVES + 1))] as const,
)
  .slice(1)
  .toSorted(([a, b], [c, d]) => a + b - (c + d) || Math.max(a, b) - Math.max(c, d))
  .slice(0, 64);

/**
 * The code of an area: the signs of its lowest waves (a discrete cosine transform of 16 by 16 means).
 * Dealt out over the four bands of 16 bits in turn, so that each band has slow and fast ones.
 */
export function codeOfArea(sums: AreaSums, area: Area): Code {
  const amplitudes = transformed(sums.grid(area, SAMPLES));
  return codeOfSigns(([across, down]) => (amplitudes[down * (WAVES + 1) + across] ?? 0) > 0);
}

/** The code that has the bits set of the waves of which this is true. */
export function codeOfSigns(isSet: (wave: Wave, index: number) => boolean): Code {
  const code = { high: 0, low: 0 };
  for (const [index, wave] of waves.entries()) {
    if (!isSet(wave, index)) continue;
    const { half, bit } = placeOfBit(index);
    code[half] = (code[half] | (1 << bit)) >>> 0;
  }
  return code;
}

/** Whether the bit of a wave is set, by the wave's place among {@link waves}; of one that is not among them, no. */
export function signOf(code: Code, index: number): boolean {
  if (index < 0) return false;
  const { half, bit } = placeOfBit(index);
  return ((code[half] >>> bit) & 1) === 1;
}

function placeOfBit(index: number): { half: "high" | "low"; bit: number } {
  const band = index % 4;
  return { half: band < 2 ? "high" : "low", bit: (band % 2) * 16 + Math.floor(index / 4) };
}

function transformed(samples: Float32Array): Float32Array {
  const rows = new Float32Array(SAMPLES * (WAVES + 1));
  for (let row = 0; row < SAMPLES; row += 1) {
    for (let wave = 0; wave <= WAVES; wave += 1) {
      let sum = 0;
      for (let at = 0; at < SAMPLES; at += 1)
        sum += (samples[row * SAMPLES + at] ?? 0) * (cosines[wave * SAMPLES + at] ?? 0);
      rows[row * (WAVES + 1) + wave] = sum;
    }
  }
  const amplitudes = new Float32Array((WAVES + 1) * (WAVES + 1));
  for (let down = 0; down <= WAVES; down += 1) {
    for (let across = 0; across <= WAVES; across += 1) {
      let sum = 0;
      for (let row = 0; row < SAMPLES; row += 1)
        sum += (rows[row * (WAVES + 1) + across] ?? 0) * (cosines[down * SAMPLES + row] ?? 0);
      amplitudes[down * (WAVES + 1) + across] = sum;
    }
  }
  return amplitudes;
}

/** How many bits differ, 0 to 64. */
export function distance(a: Code, b: Code): number {
  return bitsIn(a.high ^ b.high) + bitsIn(a.low ^ b.low);
}

/** How many bits of a word are set. */
export function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x55_55_55_55);
  bits = (bits & 0x33_33_33_33) + ((bits >>> 2) & 0x33_33_33_33);
  bits = (bits + (bits >>> 4)) & 0x0f_0f_0f_0f;
  return Math.imul(bits, 0x01_01_01_01) >>> 24;
}
