import { latin1, viewOf } from "../bytes.ts";
import { boxesIn, type Box } from "./boxes.ts";

/** An item of a HEIF file that holds metadata. */
export type MetadataItem = { readonly id: number; readonly kind: "exif" | "xmp" };

/** The EXIF and XMP items an iinf box lists (ISO/IEC 14496-12, 8.11.6). */
export function metadataItems(bytes: Uint8Array, info: Box): readonly MetadataItem[] {
  const version = bytes[info.start] ?? 0;
  const entries = boxesIn(bytes, info.start + (version === 0 ? 6 : 8), info.end);
  return entries.flatMap((entry) => {
    const item = entry.type === "infe" ? readEntry(bytes, entry) : null;
    return item === null ? [] : [item];
  });
}

function readEntry(bytes: Uint8Array, entry: Box): MetadataItem | null {
  const version = bytes[entry.start] ?? 0;
  if (version < 2 || entry.end - entry.start < 12) return null;
  const view = viewOf(bytes);
  const wide = version > 2;
  const id = wide ? view.getUint32(entry.start + 4) : view.getUint16(entry.start + 4);
  const typeAt = entry.start + (wide ? 10 : 8);
  const type = latin1(bytes, typeAt, typeAt + 4);
  if (type === "Exif") return { id, kind: "exif" };
  if (type !== "mime") return null;
  const contentType = latin1(bytes, typeAt + 4, entry.end).split("\0")[1] ?? "";
  return contentType === "application/rdf+xml" ? { id, kind: "xmp" } : null;
}
