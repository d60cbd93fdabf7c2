/** Pixels with what is needed to see them right: 8 or 16 bits a sample, samples side by side. */
export type Pixels = {
  readonly width: number;
  readonly height: number;
  readonly samples: number;
  readonly bits: 8 | 16;
  /** TIFF PhotometricInterpretation: 1 grey, 2 RGB, 5 CMYK (0 is no ink). */
  readonly photometric: 1 | 2 | 5;
  /** 16-bit samples are big-endian. */
  readonly data: Buffer;
  readonly icc: Uint8Array | null;
};

type Entry = { readonly tag: number; readonly type: 3 | 4 | 7; readonly values: readonly number[] };

/**
 * Wraps decoded pixels as an uncompressed TIFF (TIFF 6.0): the one way to hand libvips raw pixels
 * together with their ICC profile.
 */
export function plainTiff(pixels: Pixels): Buffer {
  const { width, height, samples, bits, photometric, data, icc } = pixels;
  const colours = photometric === 1 ? 1 : photometric === 2 ? 3 : 4;
  const entries: Entry[] = [
    { tag: 256, type: 4, values: [width] },
    { tag: 257, type: 4, values: [height] },
    { tag: 258, type: 3, values: Array.from({ length: samples }, () => bits) },
    { tag: 259, type: 3, values: [1] },
    { tag: 262, type: 3, values: [photometric] },
    { tag: 273, type: 4, values: [0] }, // where the pixels start: set below
    { tag: 277, type: 3, values: [samples] },
    { tag: 278, type: 4, values: [height] },
    { tag: 279, type: 4, values: [data.length] },
    ...(samples > colours ? [{ tag: 338, type: 3, values: [2] } as const] : []), // unassociated alpha
    ...(icc === null ? [] : [{ tag: 34675, type: 7, values: [...icc] } as const]),
  ];
  const head = 8 + 2 + entries.length * 12 + 4;
  const extras = entries.map(({ type, values }) => bytesOf(type, values));
  const long = extras.reduce((sum, bytes) => sum + (bytes.length > 4 ? even(bytes.length) : 0), 0);
  const file = Buffer.alloc(head + long);
  file.write("MM\0*", "latin1");
  file.writeUInt32BE(8, 4);
  file.writeUInt16BE(entries.length, 8);
  let extraAt = head;
  for (const [index, { tag, type, values }] of entries.entries()) {
    const at = 10 + index * 12;
    const bytes = tag === 273 ? bytesOf(4, [head + long]) : (extras[index] ?? Buffer.alloc(0));
    file.writeUInt16BE(tag, at);
    file.writeUInt16BE(type, at + 2);
    file.writeUInt32BE(values.length, at + 4);
    if (bytes.length <= 4) {
      bytes.copy(file, at + 8);
    } else {
      file.writeUInt32BE(extraAt, at + 8);
      bytes.copy(file, extraAt);
      extraAt += even(bytes.length);
    }
  }
  return Buffer.concat([file, data]);
}

function bytesOf(type: 3 | 4 | 7, values: readonly number[]): Buffer {
  if (type === 7) return Buffer.from(values);
  const size = type === 3 ? 2 : 4;
  const bytes = Buffer.alloc(values.length * size);
  for (const [index, value] of values.entries()) bytes.writeUIntBE(value, index * size, size);
  return bytes;
}

/** Values start at even places. */
function even(length: number): number {
  return length + (length % 2);
}
