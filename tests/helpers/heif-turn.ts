/**
 * Puts a turn (irot, quarter turns against the clock) and a mirror (imir: 0 exchanges top and bottom, 1 left and right)
 * into a HEIF file as properties of its main picture (ISO/IEC 23008-12:2022, 6.5.10 and 6.5.12). Boxes have
 * short sizes, and ipma has 16-bit item numbers and 8-bit properties, as libheif writes them.
 */
export function withTurn(
  file: Buffer,
  { quarters, mirror }: { readonly quarters: number; readonly mirror: 0 | 1 | null },
): Buffer {
  const meta = find(file, 0, file.length, "meta");
  const inner = meta.at + 12;
  const iprp = find(file, inner, meta.end, "iprp");
  const ipco = find(file, iprp.at + 8, iprp.end, "ipco");
  const ipma = find(file, iprp.at + 8, iprp.end, "ipma");
  const main = file.readUInt16BE(find(file, inner, meta.end, "pitm").at + 12);
  const properties = [
    ...(quarters === 0 ? [] : [box("irot", Buffer.from([quarters]))]),
    ...(mirror === null ? [] : [box("imir", Buffer.from([mirror]))]),
  ];
  const before = countBoxes(file, ipco.at + 8, ipco.end);
  const associated = associate(
    file.subarray(ipma.at, ipma.end),
    main,
    properties.map((_, index) => before + 1 + index),
  );
  const newIpco = box("ipco", Buffer.concat([file.subarray(ipco.at + 8, ipco.end), ...properties]));
  const newIprp = box("iprp", Buffer.concat([newIpco, associated]));
  const grown = newIprp.length - (iprp.end - iprp.at);
  const newMeta = Buffer.concat([
    file.subarray(meta.at, iprp.at),
    newIprp,
    file.subarray(iprp.end, meta.end),
  ]);
  newMeta.writeUInt32BE(newMeta.length, 0);
  moveItems(newMeta, meta.end, grown);
  return Buffer.concat([file.subarray(0, meta.at), newMeta, file.subarray(meta.end)]);
}

type Found = { readonly at: number; readonly end: number };

function find(file: Buffer, from: number, to: number, type: string): Found {
  for (let at = from; at + 8 <= to; at += file.readUInt32BE(at)) {
    if (file.toString("latin1", at + 4, at + 8) === type)
      return { at, end: at + file.readUInt32BE(at) };
  }
  throw new Error(`no ${type}`);
}

function countBoxes(file: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = from; at + 8 <= to; at += file.readUInt32BE(at)) count += 1;
  return count;
}

function box(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, content]);
}

function associate(ipma: Buffer, item: number, properties: readonly number[]): Buffer {
  const entries: Buffer[] = [];
  let at = 16;
  for (let left = ipma.readUInt32BE(12); left > 0; left -= 1) {
    const count = ipma[at + 2] ?? 0;
    const entry = Buffer.from(ipma.subarray(at, at + 3 + count));
    const more = entry.readUInt16BE(0) === item ? properties.map((index) => index | 0x80) : [];
    entry[2] = count + more.length;
    entries.push(entry, Buffer.from(more));
    at += 3 + count;
  }
  return box("ipma", Buffer.concat([ipma.subarray(8, 16), ...entries]));
}

/** Items that lie behind the meta box have moved (ISO/IEC 14496-12, 8.11.3); offsets of four bytes. */
function moveItems(meta: Buffer, metaEnd: number, by: number): void {
  const { at } = find(meta, 12, meta.length, "iloc");
  const version = meta[at + 8] ?? 0;
  const sizes = meta.readUInt16BE(at + 12);
  const [offsetSize, lengthSize, baseSize, indexSize] = [12, 8, 4, 0].map(
    (shift) => (sizes >> shift) & 15,
  ) as [number, number, number, number];
  let place = at + 16;
  for (let left = meta.readUInt16BE(at + 14); left > 0; left -= 1) {
    place += 2;
    const inside = version > 0 ? meta.readUInt16BE(place) & 15 : 0;
    if (version > 0) place += 2;
    place += 2; // data reference
    const base = baseSize === 0 ? 0 : meta.readUInt32BE(place);
    if (base >= metaEnd && inside === 0) meta.writeUInt32BE(base + by, place);
    place += baseSize;
    const extents = meta.readUInt16BE(place);
    place += 2;
    for (let extent = 0; extent < extents; extent += 1) {
      if (version > 0) place += indexSize;
      const offset = offsetSize === 0 ? 0 : meta.readUInt32BE(place);
      if (base === 0 && inside === 0 && offset >= metaEnd) meta.writeUInt32BE(offset + by, place);
      place += offsetSize + lengthSize;
    }
  }
}
