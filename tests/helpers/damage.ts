/** Numbers from 0 to below 1 that are the same for the same seed: mulberry32, enough to choose places and bytes. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Damage = (bytes: Buffer, random: () => number) => Buffer;

/** The ways in which files come to harm: on failing disks, in transfers cut short, by programs that write wrong lengths. */
const ways: readonly Damage[] = [
  flipBits,
  writeOver,
  extremeNumber,
  cutEnd,
  dropMiddle,
  repeatPart,
];

/** A damaged copy; most damage falls into the first part, where headers and metadata are. */
export function damaged(bytes: Buffer, random: () => number): Buffer {
  let hurt = Buffer.from(bytes);
  const times = 1 + Math.floor(random() * 3);
  for (let time = 0; time < times; time += 1) {
    const way = ways[Math.floor(random() * ways.length)];
    if (way !== undefined && hurt.length > 16) hurt = Buffer.from(way(hurt, random));
  }
  return hurt;
}

function place(bytes: Buffer, random: () => number): number {
  const within = random() < 0.7 ? Math.min(bytes.length, 4096) : bytes.length;
  return Math.floor(random() * within);
}

function flipBits(bytes: Buffer, random: () => number): Buffer {
  for (let count = 1 + Math.floor(random() * 12); count > 0; count -= 1) {
    const at = place(bytes, random);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  }
  return bytes;
}

function writeOver(bytes: Buffer, random: () => number): Buffer {
  const from = place(bytes, random);
  const fill = [0x00, 0xff, 0x20][Math.floor(random() * 3)] ?? 0;
  return bytes.fill(fill, from, Math.min(bytes.length, from + 1 + Math.floor(random() * 64)));
}

/** Lengths, offsets and counts of the most harmful sizes. */
function extremeNumber(bytes: Buffer, random: () => number): Buffer {
  const numbers = [0, 1, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff, bytes.length];
  const number = numbers[Math.floor(random() * numbers.length)] ?? 0;
  const at = Math.min(place(bytes, random), bytes.length - 4);
  if (random() < 0.5) bytes.writeUInt32BE(number, at);
  else bytes.writeUInt32LE(number, at);
  return bytes;
}

function cutEnd(bytes: Buffer, random: () => number): Buffer {
  return bytes.subarray(0, 1 + place(bytes, random));
}

function dropMiddle(bytes: Buffer, random: () => number): Buffer {
  const from = place(bytes, random);
  return Buffer.concat([
    bytes.subarray(0, from),
    bytes.subarray(from + 1 + Math.floor(random() * 200)),
  ]);
}

function repeatPart(bytes: Buffer, random: () => number): Buffer {
  const from = place(bytes, random);
  const part = bytes.subarray(from, from + 1 + Math.floor(random() * 400));
  return Buffer.concat([bytes.subarray(0, from), part, bytes.subarray(from)]);
}
