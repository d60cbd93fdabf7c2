import type { Pixels } from "./plain-tiff.ts";

/** What the head of a Photoshop document says (Adobe Photoshop File Formats Specification, 2019). */
export type PhotoshopDocument = {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly depth: number;
  readonly mode: number;
  /** PSB: lengths of 8 bytes where PSD has 4. */
  readonly large: boolean;
  /** False when it was saved without its flattened picture ("Maximize compatibility" off). */
  readonly hasComposite: boolean;
  readonly icc: Uint8Array | null;
  /** Where the flattened picture starts. */
  readonly compositeAt: number;
};

const resource = { iccProfile: 0x040f, versionInfo: 0x0421 } as const;

/** Colour modes with as many colour channels as TIFF expects; the others are rare in stills. */
const modes: Readonly<
  Record<number, { readonly photometric: Pixels["photometric"]; readonly colours: number }>
> = {
  1: { photometric: 1, colours: 1 }, // greyscale
  3: { photometric: 2, colours: 3 }, // RGB
  4: { photometric: 5, colours: 4 }, // CMYK
  8: { photometric: 1, colours: 1 }, // duotone: shown as its grey
};

/** Reads the head of a PSD or PSB; null when it is damaged. */
export function readPhotoshop(bytes: Uint8Array): PhotoshopDocument | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const large = view.getUint16(4) === 2;
    const resourcesAt = 26 + 4 + view.getUint32(26);
    const layersAt = resourcesAt + 4 + view.getUint32(resourcesAt);
    const layers = large ? Number(view.getBigUint64(layersAt)) : view.getUint32(layersAt);
    const resources = resourcesIn(bytes, view, resourcesAt + 4, layersAt);
    const version = resources.get(resource.versionInfo);
    return {
      large,
      channels: view.getUint16(12),
      height: view.getUint32(14),
      width: view.getUint32(18),
      depth: view.getUint16(22),
      mode: view.getUint16(24),
      hasComposite: version === undefined || version[4] !== 0,
      icc: resources.get(resource.iccProfile) ?? null,
      compositeAt: layersAt + (large ? 8 : 4) + layers,
    };
  } catch (error) {
    if (error instanceof RangeError) return null; // a length points outside
    throw error;
  }
}

/** Image resources by their number. */
function resourcesIn(
  bytes: Uint8Array,
  view: DataView,
  from: number,
  to: number,
): ReadonlyMap<number, Uint8Array> {
  const found = new Map<number, Uint8Array>();
  let at = from;
  while (at + 12 <= to && view.getUint32(at) === 0x38_42_49_4d) {
    const nameBytes = even(1 + (bytes[at + 6] ?? 0));
    const lengthAt = at + 6 + nameBytes;
    const length = view.getUint32(lengthAt);
    found.set(view.getUint16(at + 4), bytes.subarray(lengthAt + 4, lengthAt + 4 + length));
    at = lengthAt + 4 + even(length);
  }
  return found;
}

function even(length: number): number {
  return length + (length % 2);
}

/** Whether the flattened picture of this document is one that can be shown. */
export function isShown({ mode, depth, channels, hasComposite }: PhotoshopDocument): boolean {
  const known = modes[mode];
  const deep = depth === 8 || depth === 16;
  return hasComposite && deep && known !== undefined && channels >= known.colours;
}

/**
 * The flattened picture, as Photoshop last saved it; null when it is cut short or of a kind that is
 * not decoded (see {@link isShown}). Channels beyond the colours are masks and are left out.
 */
export function decodePhotoshop(bytes: Uint8Array): Pixels | null {
  const document = readPhotoshop(bytes);
  const known = document === null ? undefined : modes[document.mode];
  if (document === null || known === undefined || !isShown(document)) return null;
  const { width, height, depth, icc } = document;
  const planes = planesOf(bytes, document, known.colours);
  if (planes === null) return null;
  const sampleBytes = depth / 8;
  const data = Buffer.alloc(width * height * known.colours * sampleBytes);
  // Photoshop keeps CMYK as light: 255 is no ink. TIFF counts ink.
  const flip = known.photometric === 5 ? 0xff : 0;
  for (const [colour, plane] of planes.entries()) {
    for (let pixel = 0; pixel < width * height; pixel += 1) {
      for (let byte = 0; byte < sampleBytes; byte += 1) {
        data[(pixel * known.colours + colour) * sampleBytes + byte] =
          (plane[pixel * sampleBytes + byte] ?? 0) ^ flip;
      }
    }
  }
  const bits = depth === 16 ? 16 : 8;
  return { width, height, samples: known.colours, bits, photometric: known.photometric, data, icc };
}

/** The first planes of the picture, uncompressed; null when they are cut short or compressed in another way. */
function planesOf(
  bytes: Uint8Array,
  document: PhotoshopDocument,
  wanted: number,
): readonly Uint8Array[] | null {
  const { compositeAt, width, height, depth } = document;
  if (compositeAt + 2 > bytes.length) return null;
  const compression = ((bytes[compositeAt] ?? 0) << 8) | (bytes[compositeAt + 1] ?? 0);
  const rowBytes = (width * depth) / 8;
  const from = compositeAt + 2;
  if (compression === 0) {
    const plane = rowBytes * height;
    if (from + plane * wanted > bytes.length) return null;
    return Array.from({ length: wanted }, (_, index) =>
      bytes.subarray(from + index * plane, from + (index + 1) * plane),
    );
  }
  return compression === 1 ? unpackedPlanes(bytes, document, wanted, rowBytes) : null;
}

/** PackBits, row by row; the lengths of all rows of all channels come first. */
function unpackedPlanes(
  bytes: Uint8Array,
  { compositeAt, height, channels, large }: PhotoshopDocument,
  wanted: number,
  rowBytes: number,
): readonly Uint8Array[] | null {
  const lengthBytes = large ? 4 : 2;
  const lengthsAt = compositeAt + 2;
  let at = lengthsAt + lengthBytes * height * channels;
  if (at > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const planes: Uint8Array[] = [];
  for (let channel = 0; channel < wanted; channel += 1) {
    const plane = new Uint8Array(rowBytes * height);
    for (let row = 0; row < height; row += 1) {
      const lengthAt = lengthsAt + (channel * height + row) * lengthBytes;
      const length = large ? view.getUint32(lengthAt) : view.getUint16(lengthAt);
      if (at + length > bytes.length) return null;
      unpack(bytes.subarray(at, at + length), plane.subarray(row * rowBytes, (row + 1) * rowBytes));
      at += length;
    }
    planes.push(plane);
  }
  return planes;
}

/** PackBits (TIFF 6.0, section 9): what does not fit into the row is dropped. */
function unpack(packed: Uint8Array, row: Uint8Array): void {
  let to = 0;
  for (let at = 0; at < packed.length && to < row.length;) {
    const head = packed[at] ?? 0;
    if (head < 128) {
      const run = packed.subarray(at + 1, Math.min(at + 2 + head, at + 1 + row.length - to));
      row.set(run, to);
      to += run.length;
      at += 2 + head;
    } else if (head > 128) {
      const end = to + 257 - head;
      row.fill(packed[at + 1] ?? 0, to, end);
      to = end;
      at += 2;
    } else {
      at += 1;
    }
  }
}
