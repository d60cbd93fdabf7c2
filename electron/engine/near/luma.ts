/** Brightness of a picture, row by row, 0 to 255. */
export type Luma = {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
};

/** Uncompressed pixels, `channels` bytes each, row by row. */
export type Pixels = {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
};

/** Rec. 601, as libvips and every older program makes grey of colour. */
const RED = 0.299;
const GREEN = 0.587;
const BLUE = 0.114;

/** Long edge of the brightness a print is made from, pixels: fine enough for what a crop leaves, and 1 ms to work on. */
export const LUMA_EDGE = 128;

/**
 * The brightness of a picture, shrunk so that its long edge is {@link LUMA_EDGE}; smaller ones stay.
 * Colour is left out, so that a black-and-white copy has the brightness of its original.
 */
export function lumaOf({ data, width, height, channels }: Pixels): Luma {
  const scale = Math.min(1, LUMA_EDGE / Math.max(width, height));
  const to = { width: atLeastOne(width * scale), height: atLeastOne(height * scale) };
  const values = new Float32Array(to.width * to.height);
  const lines = new Uint32Array(to.height);
  const second = channels < 3 ? 0 : 1;
  const third = channels < 3 ? 0 : 2;
  const ends = Uint32Array.from({ length: to.width }, (_, column) =>
    Math.floor(((column + 1) * width) / to.width),
  );
  // Where four lines become one, every other of them says the same.
  const step = Math.max(1, Math.floor(height / to.height / 2));
  for (let y = 0; y < height; y += step) {
    let at = y * width * channels;
    const line = Math.floor((y * to.height) / height);
    lines[line] = (lines[line] ?? 0) + 1;
    let cell = line * to.width;
    let x = 0;
    for (const end of ends) {
      const pixels = end - x;
      let sum = 0;
      for (; x < end; x += 1) {
        sum +=
          RED * (data[at] ?? 0) + GREEN * (data[at + second] ?? 0) + BLUE * (data[at + third] ?? 0);
        at += channels;
      }
      values[cell] = (values[cell] ?? 0) + sum / pixels;
      cell += 1;
    }
  }
  return {
    ...to,
    values: values.map((sum, cell) => sum / (lines[Math.floor(cell / to.width)] ?? 1)),
  };
}

function atLeastOne(length: number): number {
  return Math.max(1, Math.round(length));
}
