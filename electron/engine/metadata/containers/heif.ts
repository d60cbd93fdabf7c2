import { notePixels, type MetadataBlocks } from "../blocks.ts";
import { joinBytes, sliceOf, viewOf } from "../bytes.ts";
import { attempt } from "../attempt.ts";
import { boxesIn, findBox, type Box } from "./boxes.ts";
import { itemLocations, type ItemLocation } from "./item-locations.ts";
import { metadataItems, type MetadataItem } from "./metadata-items.ts";

/** Extents may name the same bytes again and again: what they add up to is limited. */
const maximumItem = 64 * 1024 * 1024;

/** AVIF and HEIF: items "Exif" and "mime" application/rdf+xml of the meta box (ISO/IEC 23008-12, annex A). */
export function readHeif(bytes: Uint8Array, blocks: MetadataBlocks): void {
  const meta = findBox(boxesIn(bytes, 0, bytes.length), "meta");
  if (meta === undefined) return;
  const inner = boxesIn(bytes, meta.start + 4, meta.end);
  noteSize(bytes, findBox(inner, "iprp"), blocks);
  const info = findBox(inner, "iinf");
  const locations = findBox(inner, "iloc");
  if (info === undefined || locations === undefined) return;
  const places = itemLocations(bytes, locations);
  for (const item of metadataItems(bytes, info)) {
    attempt(
      blocks.warnings,
      `The ${item.kind === "exif" ? "EXIF" : "XMP"} block lies outside of the file.`,
      () => takeItem(item, itemData(bytes, places.get(item.id), findBox(inner, "idat")), blocks),
    );
  }
}

function itemData(
  bytes: Uint8Array,
  place: ItemLocation | undefined,
  idat: Box | undefined,
): Uint8Array {
  if (place === undefined) throw new RangeError("no location");
  const base = place.inIdat ? idat?.start : 0;
  if (base === undefined) throw new RangeError("no idat");
  const total = place.extents.reduce((sum, { length }) => sum + length, 0);
  if (total > maximumItem) throw new RangeError("larger than any metadata");
  return joinBytes(
    place.extents.map(({ offset, length }) => sliceOf(bytes, base + offset, length)),
  );
}

function takeItem(item: MetadataItem, data: Uint8Array, blocks: MetadataBlocks): void {
  if (item.kind === "xmp") {
    blocks.xmp.push(data);
    return;
  }
  // The item starts with the distance from after itself to the TIFF header.
  const header = 4 + viewOf(data).getUint32(0);
  blocks.exif ??= sliceOf(data, header, data.length - header);
}

/**
 * The largest image size property: a picture made of tiles states theirs as well. Rotation (irot) and
 * mirroring (imir) are not applied: these are stored pixels.
 */
function noteSize(bytes: Uint8Array, properties: Box | undefined, blocks: MetadataBlocks): void {
  const container = properties && findBox(boxesIn(bytes, properties.start, properties.end), "ipco");
  if (container === undefined) return;
  const view = viewOf(bytes);
  const [largest] = boxesIn(bytes, container.start, container.end)
    .filter(({ type, start, end }) => type === "ispe" && end - start >= 12)
    .map(({ start }) => ({ width: view.getUint32(start + 4), height: view.getUint32(start + 8) }))
    .toSorted((one, other) => other.width * other.height - one.width * one.height);
  if (largest !== undefined) notePixels(blocks, largest.width, largest.height);
}
