import { createHash } from "node:crypto";

/** An IIM data set: marker, record, number, two-byte length, data (IPTC-IIM 4.2, chapter 3). */
export function dataset(record: number, number: number, data: string | Uint8Array): Buffer {
  const bytes = Buffer.from(data);
  return Buffer.concat([
    Buffer.from([0x1c, record, number, bytes.length >> 8, bytes.length & 255]),
    bytes,
  ]);
}

/** 1:90 with the escape sequence of UTF-8. */
export const utf8Mark = dataset(1, 90, "\x1b%G");

export function md5(bytes: Uint8Array): Buffer {
  return createHash("md5").update(bytes).digest();
}

/** A JPEG of metadata only: APP1 with the packet, APP13 with IIM and the digest given. */
export function jpegWith(parts: { xmp?: string; iim?: Buffer; digest?: Buffer }): Uint8Array {
  const resources = [
    ...(parts.iim === undefined ? [] : [resource(0x0404, parts.iim)]),
    ...(parts.digest === undefined ? [] : [resource(0x0425, parts.digest)]),
  ];
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...(parts.xmp === undefined
      ? []
      : [segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${parts.xmp}`))]),
    ...(resources.length === 0
      ? []
      : [segment(0xed, Buffer.concat([Buffer.from("Photoshop 3.0\0"), ...resources]))]),
    Buffer.from([0xff, 0xd9]),
  ]);
}

function segment(marker: number, data: Buffer): Buffer {
  const length = data.length + 2;
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 255]), data]);
}

function resource(id: number, data: Buffer): Buffer {
  const head = Buffer.from([
    ...Buffer.from("8BIM"),
    id >> 8,
    id & 255,
    0,
    0,
    0,
    0,
    data.length >> 8,
    data.length & 255,
  ]);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

/** An XMP packet whose one rdf:Description holds `properties`. */
export function packet(properties: string, attributes = ""): string {
  return `<?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:ext="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:core="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" xmlns:own="https://example.org/own/" ${attributes}>${properties}</rdf:Description></rdf:RDF></x:xmpmeta>${" ".repeat(40)}<?xpacket end="w"?>`;
}
