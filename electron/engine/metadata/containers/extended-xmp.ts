import { createHash } from "node:crypto";
import type { MetadataBlocks } from "../blocks.ts";
import { latin1, viewOf } from "../bytes.ts";

/** The body of an extension APP1 segment: GUID (32), full length (4), offset (4), data. */
export type ExtendedXmpPart = { readonly data: Uint8Array };

const headerLength = 40;

/**
 * Puts XMP together that did not fit in one segment (XMP Specification part 3, 1.1.3.1). Only the
 * extension whose GUID the main packet names belongs to it; the GUID is the MD5 of the joined data.
 */
export function joinExtendedXmp(parts: readonly ExtendedXmpPart[], blocks: MetadataBlocks): void {
  const guid = extensionGuid(blocks.xmp);
  const mine = parts.filter(({ data }) => data.length >= headerLength && guidOf(data) === guid);
  const joined = guid === null ? null : joinParts(mine);
  if (joined === null) {
    blocks.warnings.push(
      "Part of the XMP (extended XMP) is missing or belongs to another picture; it was left out.",
    );
    return;
  }
  if (createHash("md5").update(joined).digest("hex").toUpperCase() !== guid) {
    blocks.warnings.push("The extended XMP does not match its checksum; it may be damaged.");
  }
  blocks.xmp.push(joined);
}

function extensionGuid(packets: readonly Uint8Array[]): string | null {
  for (const packet of packets) {
    const found = /HasExtendedXMP\s*(?:=\s*["']|>)\s*([0-9A-Fa-f]{32})/u.exec(
      latin1(packet, 0, packet.length),
    );
    if (found?.[1] !== undefined) return found[1].toUpperCase();
  }
  return null;
}

function guidOf(data: Uint8Array): string {
  return latin1(data, 0, 32).toUpperCase();
}

function joinParts(parts: readonly ExtendedXmpPart[]): Uint8Array | null {
  const [first] = parts;
  if (first === undefined) return null;
  const total = viewOf(first.data).getUint32(32);
  const held = parts.reduce((sum, { data }) => sum + data.length - headerLength, 0);
  if (held < total) return null; // also of a length that no memory holds
  const joined = new Uint8Array(total);
  for (const { data } of parts) {
    const body = data.subarray(headerLength);
    const offset = viewOf(data).getUint32(36);
    if (offset + body.length > total) return null;
    joined.set(body, offset);
  }
  return joined;
}
