import { createHash } from "node:crypto";

const standard = "http://ns.adobe.com/xap/1.0/\0";
const extension = "http://ns.adobe.com/xmp/extension/\0";
/** A segment's length has two bytes, itself included. */
const MAX_BODY = 65_533;
/** GUID, full length and offset come before the part of an extension. */
const PART = MAX_BODY - extension.length - 40;

/** Whether a packet fits into one segment of a JPEG; what writes pictures drops one that does not. */
export function fitsInSegment(packet: string): boolean {
  return Buffer.byteLength(packet) <= 60_000;
}

/**
 * A JPEG with XMP that is too long for one segment: it lies in an extension, which a short main packet names by
 * its MD5 (XMP Specification part 3, 1.1.3.1).
 */
export function withExtendedXmp(jpeg: Uint8Array, packet: string): Uint8Array {
  const data = Buffer.from(/<x:xmpmeta.*<\/x:xmpmeta>/su.exec(packet)?.[0] ?? packet);
  const guid = createHash("md5").update(data).digest("hex").toUpperCase();
  const main = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="${guid}"/></rdf:RDF></x:xmpmeta>`;
  const parts = Array.from({ length: Math.ceil(data.length / PART) }, (_, index) => {
    const sizes = Buffer.alloc(8);
    sizes.writeUInt32BE(data.length);
    sizes.writeUInt32BE(index * PART, 4);
    const part = data.subarray(index * PART, (index + 1) * PART);
    return segment(Buffer.concat([Buffer.from(extension + guid), sizes, part]));
  });
  const segments = [segment(Buffer.from(standard + main)), ...parts];
  const behindStart = afterJfif(jpeg);
  return Buffer.concat([jpeg.subarray(0, behindStart), ...segments, jpeg.subarray(behindStart)]);
}

function segment(body: Buffer): Buffer {
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** JFIF, where there is one, has to come first. */
function afterJfif(jpeg: Uint8Array): number {
  const hasJfif = jpeg[2] === 0xff && jpeg[3] === 0xe0;
  return hasJfif ? 4 + (jpeg[4] ?? 0) * 256 + (jpeg[5] ?? 0) : 2;
}
