/** A display profile of three primaries and one gamma, as the ICC's version 2 writes it (ICC.1:2001-04). */
export type MatrixProfile = {
  /** XYZ of each primary, adapted to D50. */
  readonly red: readonly [number, number, number];
  readonly green: readonly [number, number, number];
  readonly blue: readonly [number, number, number];
  readonly gamma: number;
};

/** Adobe RGB (1998), section 4.3.5.2: primaries adapted to D50; gamma 563/256. */
export const adobeRgb: MatrixProfile = {
  red: [0.60974, 0.31111, 0.01947],
  green: [0.20528, 0.62567, 0.06087],
  blue: [0.14919, 0.06322, 0.74457],
  gamma: 563 / 256,
};

/** ROMM RGB (ProPhoto), ISO 22028-2, with its plain gamma of 1.8. */
export const proPhoto: MatrixProfile = {
  red: [0.79767, 0.28804, 0],
  green: [0.13519, 0.71188, 0],
  blue: [0.03134, 0.00009, 0.82491],
  gamma: 1.8,
};

/** The profile as bytes. */
export function matrixProfile({ red, green, blue, gamma }: MatrixProfile): Buffer {
  return profile("RGB ", [
    ["rXYZ", xyz(red)],
    ["gXYZ", xyz(green)],
    ["bXYZ", xyz(blue)],
    ["rTRC", curve(gamma)],
    ["gTRC", curve(gamma)],
    ["bTRC", curve(gamma)],
  ]);
}

/** A grey profile of one gamma. */
export function greyProfile(gamma: number): Buffer {
  return profile("GRAY", [["kTRC", curve(gamma)]]);
}

function profile(space: string, colours: readonly (readonly [string, Buffer])[]): Buffer {
  const tags = [
    ["desc", description("test")] as const,
    ["cprt", text("none")] as const,
    ["wtpt", xyz(d50)] as const,
    ...colours,
  ];
  const table = Buffer.alloc(4 + tags.length * 12);
  table.writeUInt32BE(tags.length);
  let at = 128 + table.length;
  for (const [index, [name, bytes]] of tags.entries()) {
    table.write(name, 4 + index * 12, "latin1");
    table.writeUInt32BE(at, 8 + index * 12);
    table.writeUInt32BE(bytes.length, 12 + index * 12);
    at += bytes.length;
  }
  const head = Buffer.alloc(128);
  head.writeUInt32BE(at, 0);
  head.writeUInt32BE(0x02_10_00_00, 8);
  head.write(`mntr${space}XYZ `, 12, "latin1");
  head.write("acsp", 36, "latin1");
  xyz(d50).copy(head, 68, 8);
  return Buffer.concat([head, table, ...tags.map(([, bytes]) => bytes)]);
}

const d50 = [0.9642, 1, 0.8249] as const;

function xyz(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(20);
  bytes.write("XYZ ", "latin1");
  for (const [index, value] of values.entries())
    bytes.writeInt32BE(Math.round(value * 65_536), 8 + index * 4);
  return bytes;
}

function curve(gamma: number): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.write("curv", "latin1");
  bytes.writeUInt32BE(1, 8);
  bytes.writeUInt16BE(Math.round(gamma * 256), 12);
  return bytes;
}

function text(words: string): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.write(`text\0\0\0\0${words}`, "latin1");
  return bytes;
}

function description(words: string): Buffer {
  const bytes = Buffer.alloc(108);
  bytes.write("desc", "latin1");
  bytes.writeUInt32BE(words.length + 1, 8);
  bytes.write(words, 12, "latin1");
  return bytes;
}

/** sRGB (IEC 61966-2-1) adapted to D50: XYZ to linear RGB. */
const fromXyz = [
  [3.1338561, -1.6168667, -0.4906146],
  [-0.9787684, 1.9161415, 0.033454],
  [0.0719453, -0.2289914, 1.4052427],
] as const;

/** What a colour of a profile (0 to 255) is in sRGB, by arithmetic alone. */
export function inSrgb(
  { red, green, blue, gamma }: MatrixProfile,
  colour: readonly [number, number, number],
): readonly number[] {
  const linear = colour.map((value) => (value / 255) ** gamma);
  const [r = 0, g = 0, b = 0] = linear;
  const xyzOf = [0, 1, 2].map(
    (axis) => r * (red[axis] ?? 0) + g * (green[axis] ?? 0) + b * (blue[axis] ?? 0),
  );
  return fromXyz.map((row) =>
    encoded(row.reduce((sum, factor, axis) => sum + factor * (xyzOf[axis] ?? 0), 0)),
  );
}

/** Linear light to an sRGB value, 0 to 255. */
export function encoded(linear: number): number {
  const clipped = Math.min(1, Math.max(0, linear));
  const value = clipped <= 0.0031308 ? clipped * 12.92 : 1.055 * clipped ** (1 / 2.4) - 0.055;
  return Math.round(value * 255);
}

/** A JPEG with a profile put into it (ICC.1, annex B.4), its pixels untouched. */
export function jpegWithProfile(jpeg: Buffer, icc: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from("ICC_PROFILE\0\u0001\u0001", "latin1"), icc]);
  const head = Buffer.from([0xff, 0xe2, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
}
