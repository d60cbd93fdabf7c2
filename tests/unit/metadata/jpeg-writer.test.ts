import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WriteTags } from "../../../electron/engine/metadata/embedded-record.ts";
import { nothingFirst } from "../../../electron/engine/metadata/groundwork.ts";
import { changedExif } from "../../../electron/engine/metadata/jpeg-writer/changed-exif.ts";
import { changedPacket } from "../../../electron/engine/metadata/jpeg-writer/changed-packet.ts";
import {
  changedIim,
  datasetChange,
  joinIim,
  splitIim,
} from "../../../electron/engine/metadata/jpeg-writer/iim-block.ts";
import { writtenJpeg } from "../../../electron/engine/metadata/jpeg-writer/written-jpeg.ts";
import { xmpChanges } from "../../../electron/engine/metadata/jpeg-writer/xmp-changes.ts";
import { readCarried } from "../../../electron/engine/metadata/read-carried.ts";
import { readXmp } from "../../../electron/engine/metadata/xmp.ts";
import { jpegWithIim } from "../../helpers/iim.ts";

/** A JPEG of segments alone: JFIF, a table, a scan of some bytes, and what somebody hung on behind. */
const bare = Buffer.concat([
  Buffer.from("ffd8ffe000104a46494600010101004800480000", "hex"),
  Buffer.from("ffdb000400aaffda000400aa1234ff0056ffd9", "hex"),
  Buffer.from("and more"),
]);

/** Texts that XML can hold and that say something. */
const text = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
  .map((one) =>
    one.replaceAll(/[^\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "?"),
  )
  .filter((one) => one.trim() === one && one !== "");

function written(jpeg: Buffer, tags: WriteTags): Buffer {
  const after = writtenJpeg(jpeg, tags, nothingFirst);
  if (after === null) throw new Error("left to ExifTool");
  return after;
}

describe("our writer of JPEGs", () => {
  it("writes texts, languages and lists that our reader reads as they were given", () => {
    fc.assert(
      fc.property(
        text,
        text,
        fc.array(text, { minLength: 1, maxLength: 5 }),
        (one, other, list) => {
          const after = written(bare, {
            "XMP-dc:Description": one,
            "XMP-dc:Description-zh-Hans": other,
            "XMP-photoshop:Credit": other,
            "XMP-dc:Subject": list,
            "XMP-iptcExt:PersonInImageWDetails": { remove: [], add: [{ PersonName: one }] },
            "IPTC:CodedCharacterSet": "UTF8",
            "IPTC:Caption-Abstract": one,
            "EXIF:ImageDescription": one,
            "EXIF:Rating": "4",
          });
          const { raw, warnings } = readCarried(after);
          expect(warnings).toEqual([]);
          expect(raw).toMatchObject({
            "dc:description": { "x-default": one, "zh-Hans": other },
            "photoshop:Credit": other,
            "dc:subject": list,
            "IPTC:Caption-Abstract": one,
            "EXIF:ImageDescription": one,
            "EXIF:Rating": 4,
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it("leaves every byte of the picture and what is behind it, and takes away all it wrote", () => {
    const after = written(bare, { "XMP-dc:Title": "One", "EXIF:Artist": "A", "IPTC:City": "B" });
    const scan = bare.subarray(20);
    expect(after.subarray(-scan.length)).toEqual(scan);
    const nothing = { "XMP-dc:Title": null, "EXIF:Artist": null, "IPTC:City": null };
    expect(readCarried(written(after, nothing)).raw["dc:title"]).toBeUndefined();
    expect(written(after, nothing).includes("One")).toBe(false);
  });

  it("keeps data sets that it does not write, in their order", () => {
    const dataset = fc.record({
      record: fc.constantFrom(1, 2, 3),
      number: fc.integer({ min: 1, max: 255 }),
      data: fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
    });
    fc.assert(
      fc.property(fc.array(dataset, { maxLength: 12 }), text, (sets, caption) => {
        const change = datasetChange("Caption-Abstract", caption);
        const before = splitIim(joinIim(sets.toSorted((a, b) => a.record - b.record)));
        const isOther = (one: { readonly record: number; readonly number: number }): boolean =>
          one.record > 2 || (one.number !== 0 && !(one.record === 2 && one.number === 120));
        const after = splitIim(joinIim(changedIim(before, [change])));
        expect(after.filter(isOther)).toEqual(before.filter(isOther));
        expect(after.filter(({ record, number }) => record === 2 && number === 120)).toEqual([
          { record: 2, number: 120, data: Buffer.from(caption) },
        ]);
      }),
      { numRuns: 60 },
    );
  });

  it("leaves every byte of EXIF where it lies but those of the first directory", () => {
    // II, one directory at 8: Artist "Somebody\0" at 38, notes of a maker's directory at 50 by an EXIF pointer at 60
    const exif = Buffer.alloc(100);
    exif.write("II*\0\x08\0\0\0", "latin1");
    const put = (at: number, [tag, type]: [number, number], count: number, to: number): void => {
      exif.writeUInt16LE(tag, at);
      exif.writeUInt16LE(type, at + 2);
      exif.writeUInt32LE(count, at + 4);
      exif.writeUInt32LE(to, at + 8);
    };
    exif.writeUInt16LE(2, 8);
    put(10, [0x013b, 2], 9, 38);
    put(22, [0x8769, 4], 1, 60);
    exif.write("Somebody\0", 38, "latin1");
    exif.writeUInt16LE(1, 60);
    put(62, [0x927c, 7], 12, 80);
    exif.write("maker's note", 80, "latin1");
    const after = changedExif(exif, { "EXIF:Artist": "Another one", "EXIF:Copyright": "©" }, []);
    expect(after?.subarray(47, 100)).toEqual(exif.subarray(47)); // blanked is the name that went
    expect(after?.includes("Somebody")).toBe(false);
    expect(after?.readUInt32LE(4)).toBe(100);
    expect(after?.includes("Another one")).toBe(true);
  });

  it("keeps what it does not know of a packet: namespaces, qualifiers, order", () => {
    const packet = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="uuid:1" xmlns:a="urn:a" a:one="1" xmlns:d="http://purl.org/dc/elements/1.1/" d:title="Old">
<a:two rdf:parseType="Resource"><rdf:value>2</rdf:value><a:how>so &amp; so</a:how></a:two>
<a:three><rdf:Seq><rdf:li xml:lang="de">drei</rdf:li><rdf:li rdf:resource="urn:3"/></rdf:Seq></a:three>
</rdf:Description></rdf:RDF></x:xmpmeta>`;
    const before = readXmp(Buffer.from(packet), []);
    const changes = xmpChanges({ "XMP-dc:Title": "New" });
    const after = readXmp(changedPacket(Buffer.from(packet), changes) ?? Buffer.alloc(0), []);
    const others = (fields: typeof before): unknown =>
      [...fields].filter(([name]) => name !== "dc:title");
    expect(others(after)).toEqual(others(before));
    expect(after.get("dc:title")).toMatchObject({ items: [{ text: "New" }] });
  });

  it.each<[string, Buffer, WriteTags]>([
    ["a tag it does not write", bare, { "EXIF:Make": "Acme" }],
    [
      "stray bytes between segments",
      Buffer.concat([bare.subarray(0, 20), Buffer.from([0]), bare.subarray(20)]),
      {},
    ],
    ["a file that ends in its segments", bare.subarray(0, 24), {}],
    ["a damaged block of IIM", jpegWithIim(bare, Buffer.from("1c02780fffaa", "hex")), {}],
    ["a trailer of another program", Buffer.concat([bare, Buffer.from("cbipcbbl")]), {}],
    ["a text that XML cannot hold", bare, { "XMP-photoshop:Credit": "\u0007" }],
    ["a text longer than its data set", bare, { "IPTC:Credit": "x".repeat(33) }],
    ["more than a segment holds", bare, { "XMP-photoshop:Credit": "x".repeat(70_000) }],
  ])("leaves to ExifTool %s", (_, jpeg, tags) => {
    expect(writtenJpeg(jpeg, tags, nothingFirst)).toBeNull();
  });
});
