import { deflateSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { carriedDetails } from "../../../electron/engine/metadata/carried-details.ts";
import { xmpFromRaw } from "../../../electron/engine/metadata/from-raw.ts";
import { rawFields } from "../../../electron/engine/metadata/raw-values.ts";
import { readCarried } from "../../../electron/engine/metadata/read-carried.ts";
import {
  displayedBox,
  displayedPoint,
  storedBox,
  storedPoint,
} from "../../../shared/orientation.ts";
import { dataset, jpegWith, md5, packet, utf8Mark } from "./blocks-of-bytes.ts";

const sidecar = (properties: string): { name: string; bytes: Uint8Array } => ({
  name: "still.xmp",
  bytes: Buffer.from(packet(properties)),
});
const headline = (text: string): string => `<photoshop:Headline>${text}</photoshop:Headline>`;
const changed = (date: string): string =>
  `<xmp:MetadataDate xmlns:xmp="http://ns.adobe.com/xap/1.0/">${date}</xmp:MetadataDate>`;

describe("a sidecar", () => {
  it("goes before the file, whose own value is kept in raw and as a conflict", () => {
    const { texts, raw, conflicts } = readCarried(jpegWith({ xmp: packet(headline("within")) }), {
      sidecars: [sidecar(headline("beside"))],
    });
    expect(texts.headline).toEqual({ "x-default": "beside" });
    expect(raw["Embedded:photoshop:Headline"]).toBe("within");
    expect(conflicts).toMatchObject([
      {
        property: "headline",
        chosen: { carrier: "sidecar", value: { "x-default": "beside" } },
        others: [{ carrier: "xmp", value: { "x-default": "within" } }],
      },
    ]);
  });

  it("goes after a file that says it was written later", () => {
    const xmp = packet(headline("within") + changed("2024-05-02T10:00:00Z"));
    const beside = sidecar(headline("beside") + changed("2024-05-01T10:00:00Z"));
    expect(readCarried(jpegWith({ xmp }), { sidecars: [beside] }).texts.headline).toEqual({
      "x-default": "within",
    });
  });

  it("of that very file goes before one that renditions share", () => {
    const specific = { ...sidecar(headline("mine")), name: "still.jpg.xmp" };
    const sidecars = [sidecar(headline("shared")), specific];
    expect(readCarried(jpegWith({}), { sidecars }).texts.headline?.["x-default"]).toBe("mine");
  });
});

describe("carriers that differ", () => {
  const conflictsOf = (xmp: string, ...iim: Buffer[]): readonly string[] =>
    readCarried(
      jpegWith({ xmp: packet(xmp), iim: Buffer.concat([utf8Mark, ...iim]) }),
    ).conflicts.map(({ property }) => property);

  it("are a conflict when they say different things, also where the digest agrees", () => {
    const iim = Buffer.concat([utf8Mark, dataset(2, 90, "Lyon")]);
    const xmp = packet("<photoshop:City>Paris</photoshop:City>");
    const { conflicts, location } = readCarried(jpegWith({ xmp, iim, digest: md5(iim) }));
    expect(location).toEqual({ city: "Paris" });
    expect(conflicts.map(({ property }) => property)).toEqual(["city"]);
  });

  it("are none for blanks, line ends, normalisation, cuts and less exact dates", () => {
    expect(conflictsOf(headline("é one"), dataset(2, 105, " e\u0301 one\r"))).toEqual([]);
    const credit = "A photographer whose name is long / An agency";
    expect(
      conflictsOf(
        `<photoshop:Credit>${credit}</photoshop:Credit>`,
        dataset(2, 110, credit.slice(0, 32)),
      ),
    ).toEqual([]);
    expect(
      conflictsOf(
        "<photoshop:DateCreated>1962-05</photoshop:DateCreated>",
        dataset(2, 55, "19620000"),
      ),
    ).toEqual([]);
  });

  it("are possibly cut where IIM alone has a text of 31 or 32 bytes", () => {
    const cut = (length: number): readonly string[] =>
      readCarried(jpegWith({ iim: dataset(2, 110, "x".repeat(length)) })).possiblyCut;
    expect([cut(30), cut(31), cut(32)]).toEqual([[], ["creditLine"], ["creditLine"]]);
  });
});

describe("the character set of IIM", () => {
  const iim = dataset(2, 120, Buffer.from([0x53, 0x6b, 0x8c, 0x6e, 0x65])); // "Skåne" in MacRoman

  it("is the one in which the texts agree with XMP", () => {
    const xmp = packet("<dc:description>Skåne</dc:description>");
    expect(readCarried(jpegWith({ iim, xmp })).iimCharset).toEqual({
      charset: "macintosh",
      how: "agrees-with-xmp",
    });
  });

  it("is what the archivist chose, over everything", () => {
    const { texts, iimCharset, warnings } = readCarried(jpegWith({ iim }), {
      iimCharset: "macintosh",
    });
    expect(texts.caption).toEqual({ "x-default": "Skåne" });
    expect([iimCharset?.how, warnings]).toEqual(["chosen", []]);
  });

  it("is guessed for Chinese that says nothing", () => {
    const gbk = Buffer.from("bba8d1f9c4eabbaabeb0d5d5", "hex"); // 花样年华 and 剧照's neighbours in GB 2312
    expect(readCarried(jpegWith({ iim: dataset(2, 120, gbk) })).iimCharset).toEqual({
      charset: "gb18030",
      how: "guessed",
    });
  });
});

describe("namespaces", () => {
  it("that share a prefix stay apart", () => {
    const { raw } = readCarried(
      jpegWith({
        xmp: packet(`<a:id xmlns:a="urn:one:">1</a:id><a:id xmlns:a="urn:two:">2</a:id>`),
      }),
    );
    expect(raw).toEqual({ "a:id": "1", "{urn:two:}id": "2" });
  });
});

describe("regions", () => {
  const region = (boundary: string): string =>
    `<ext:ImageRegion><rdf:Bag><rdf:li rdf:parseType="Resource"><ext:rId>r1</ext:rId><ext:RegionBoundary rdf:parseType="Resource">${boundary}</ext:RegionBoundary></rdf:li></rdf:Bag></ext:ImageRegion>`;
  const size = { width: 200, height: 100 };
  const regionsOf = (boundary: string): unknown =>
    carriedDetails(readCarried(jpegWith({ xmp: packet(region(boundary)) })).raw, size).regions;

  it("in pixels are parts of the stored picture", () => {
    const pixels = `<ext:rbShape>rectangle</ext:rbShape><ext:rbUnit>pixel</ext:rbUnit><ext:rbX>20</ext:rbX><ext:rbY>10</ext:rbY><ext:rbW>40</ext:rbW><ext:rbH>50</ext:rbH>`;
    expect(regionsOf(pixels)).toMatchObject([
      { identifier: "r1", x: 0.1, y: 0.1, width: 0.2, height: 0.5 },
    ]);
  });

  it("that are circles have a box as high as they are round in pixels", () => {
    const round = `<ext:rbShape>circle</ext:rbShape><ext:rbUnit>relative</ext:rbUnit><ext:rbX>0.5</ext:rbX><ext:rbY>0.5</ext:rbY><ext:rbRx>0.1</ext:rbRx>`;
    expect(regionsOf(round)).toMatchObject([
      { x: 0.4, y: 0.3, width: 0.2, height: 0.4, shape: { kind: "circle", radius: 0.1 } },
    ]);
  });

  it("that are polygons keep their corners in order", () => {
    const corner = (x: number, y: number): string => `<rdf:li ext:rbX="${x}" ext:rbY="${y}"/>`;
    const corners = `<ext:rbShape>polygon</ext:rbShape><ext:rbUnit>relative</ext:rbUnit><ext:rbVertices><rdf:Seq>${corner(0.5, 0.1)}${corner(0.9, 0.8)}${corner(0.2, 0.6)}</rdf:Seq></ext:rbVertices>`;
    expect(regionsOf(corners)).toMatchObject([
      {
        x: 0.2,
        y: 0.1,
        width: 0.7,
        height: 0.7,
        shape: {
          kind: "polygon",
          corners: [
            { x: 0.5, y: 0.1 },
            { x: 0.9, y: 0.8 },
            { x: 0.2, y: 0.6 },
          ],
        },
      },
    ]);
  });
});

describe("orientation", () => {
  it("shows the stored upper-left corner where EXIF says the 0th row and column are", () => {
    const corners = [1, 2, 3, 4, 5, 6, 7, 8].map((orientation) =>
      displayedPoint({ x: 0, y: 0 }, orientation),
    );
    expect(corners.map(({ x, y }) => `${x}${y}`)).toEqual([
      "00",
      "10",
      "11",
      "01",
      "00",
      "10",
      "11",
      "01",
    ]);
  });

  it("is undone exactly by its inverse", () => {
    const part = fc.integer({ min: 0, max: 64 }).map((value) => value / 128);
    const box = fc.record({ x: part, y: part, width: part, height: part });
    fc.assert(
      fc.property(box, fc.integer({ min: 1, max: 8 }), (stored, orientation) => {
        expect(storedBox(displayedBox(stored, orientation), orientation)).toEqual(stored);
        const corner = { x: stored.x, y: stored.y };
        expect(storedPoint(displayedPoint(corner, orientation), orientation)).toEqual(corner);
      }),
    );
  });
});

describe("raw", () => {
  it("is read back to the same properties", () => {
    const { raw } = readCarried(
      jpegWith({
        xmp: packet(
          `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">A</rdf:li><rdf:li xml:lang="fr">B</rdf:li></rdf:Alt></dc:title>
           <own:a rdf:parseType="Resource"><own:b><rdf:Seq><rdf:li>2</rdf:li><rdf:li>1</rdf:li></rdf:Seq></own:b></own:a>
           <own:q rdf:parseType="Resource"><rdf:value>7</rdf:value><own:unit>m</own:unit></own:q>`,
        ),
      }),
    );
    expect(rawFields(xmpFromRaw(raw))).toEqual(raw);
    expect(raw["own:a"]).toEqual({ "own:b": ["2", "1"] });
  });
});

describe("hostile files", () => {
  it("with 100 MB of padding after the XMP are read", () => {
    const bytes = Buffer.concat([
      Buffer.from(packet(headline("here"))),
      Buffer.alloc(100 * 1024 * 1024, " "),
    ]);
    const { texts, warnings } = readCarried(jpegWith({}), { sidecars: [{ name: "a.xmp", bytes }] });
    expect([texts.headline, warnings]).toEqual([{ "x-default": "here" }, []]);
  });

  it("with markup that never ends are refused in words", () => {
    const bytes = Buffer.from(packet('<a b="'.repeat(200_000)));
    const { warnings } = readCarried(jpegWith({}), { sidecars: [{ name: "a.xmp", bytes }] });
    expect(warnings.join()).toContain("Sidecar a.xmp: The XMP");
  });

  it("with bytes that are not UTF-8 are read, and say so", () => {
    const [before = "", after = ""] = packet(headline("x\u0001y")).split("\u0001");
    const bytes = Buffer.concat([Buffer.from(before), Buffer.from([0xff]), Buffer.from(after)]);
    const { texts, warnings } = readCarried(jpegWith({}), { sidecars: [{ name: "a.xmp", bytes }] });
    expect(texts.headline).toEqual({ "x-default": "x\u{fffd}y" });
    expect(warnings.join()).toContain("not UTF-8");
  });

  it("with compressed texts that unfold without end stop at what a file may have", () => {
    const bomb = deflateSync(Buffer.alloc(40 * 1024 * 1024));
    const text = (keyword: string): Buffer =>
      chunk("zTXt", Buffer.concat([Buffer.from(`${keyword}\0\0`), bomb]));
    const png = Buffer.concat([
      Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
      text("A"),
      text("B"),
      text("C"),
      chunk("tEXt", Buffer.from("Title\0still read")),
    ]);
    const { texts, warnings } = readCarried(png);
    expect(texts.title).toEqual({ "x-default": "still read" });
    expect(warnings).toEqual(["A text block of the PNG (zTXt) is damaged and was left out."]);
  });

  it("with EXIF that points at itself or outside are read as far as they go", () => {
    const tiff = Buffer.from("49492a0008000000", "hex");
    const entry = (tag: number, type: number, count: number, value: number): Buffer => {
      const bytes = Buffer.alloc(12);
      bytes.writeUInt16LE(tag, 0);
      bytes.writeUInt16LE(type, 2);
      bytes.writeUInt32LE(count, 4);
      bytes.writeUInt32LE(value, 8);
      return bytes;
    };
    const directory = Buffer.concat([
      tiff,
      Buffer.from([4, 0]),
      entry(0x0112, 3, 1, 6),
      entry(0x010e, 2, 0xffff_ffff, 8),
      entry(0x8769, 4, 1, 8),
      entry(0x8825, 4, 1, 0xffff_fff0),
      Buffer.from([8, 0, 0, 0]),
    ]);
    const { orientation, warnings } = readCarried(directory);
    expect(orientation).toBe(6);
    expect(warnings).toContain("Part of the EXIF points outside of its block and was left out.");
  });
});

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
}
