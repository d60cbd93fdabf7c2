import { deflateSync } from "node:zlib";
import * as fc from "fast-check";
import sharp from "sharp";
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
const ofJpeg = (properties: string): { name: string; bytes: Uint8Array } => ({
  ...sidecar(properties),
  name: "still.jpg.xmp",
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

  it("of that very file goes before one that renditions share, whose own word is kept as a conflict and in raw", () => {
    const sidecars = [sidecar(headline("shared")), ofJpeg(headline("mine"))];
    const { texts, conflicts, raw } = readCarried(jpegWith({ xmp: packet(headline("mine")) }), {
      sidecars,
    });
    expect(texts.headline?.["x-default"]).toBe("mine");
    expect(conflicts).toEqual([
      {
        property: "headline",
        chosen: { carrier: "sidecar", value: { "x-default": "mine" } },
        others: [{ carrier: "sharedSidecar", value: { "x-default": "shared" } }],
        reason:
          "The sidecar that is called like the whole file goes before the one that files of other formats share.",
      },
    ]);
    expect(raw).toMatchObject({
      "photoshop:Headline": "mine",
      "SharedSidecar:photoshop:Headline": "shared",
    });
  });

  it("that renditions share says what the other does not, without a conflict", () => {
    const city = "<photoshop:City>Lyon</photoshop:City>";
    const sidecars = [sidecar(headline("one") + city), ofJpeg(headline("one"))];
    const { location, conflicts } = readCarried(jpegWith({}), { sidecars });
    expect([location, conflicts]).toEqual([{ city: "Lyon" }, []]);
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

it("a text that fills its place in IIM is whole where XMP has the same, unless it is a credit or a name", () => {
  const text = "Creator's Job Title  (ref2019.1)"; // 32 bytes, as in IPTC's own reference picture
  const read = (number: number, xmp: string) =>
    readCarried(jpegWith({ iim: dataset(2, number, text), xmp: packet(xmp) })).possiblyCut;
  const title = `<photoshop:AuthorsPosition>${text}</photoshop:AuthorsPosition>`;
  expect(read(85, title)).toEqual([]);
  expect(read(85, "")).toEqual(["creatorJobTitle"]);
  const creator = `<dc:creator><rdf:Seq><rdf:li>${text}</rdf:li></rdf:Seq></dc:creator>`;
  expect(read(80, creator)).toEqual(["creators"]);
});

describe("credit lines of 31 and 32 bytes", () => {
  const stump = "Press Association Images / Alamy"; // 32 bytes
  const read = (xmp: string) =>
    readCarried(
      jpegWith({
        iim: dataset(2, 110, stump),
        xmp: packet(`<photoshop:Credit>${xmp}</photoshop:Credit>`),
      }),
    );

  it("are possibly cut also where XMP has but the same stump", () => {
    expect(read(stump)).toMatchObject({ possiblyCut: ["creditLine"], conflicts: [] });
  });

  it("are whole where a program wrote more than IIM allows", () => {
    const iim = dataset(2, 110, `${stump} Stock Photo`);
    expect(readCarried(jpegWith({ iim })).possiblyCut).toEqual([]);
  });

  it("are whole where XMP has more, and something else where it has that", () => {
    expect(read(`${stump} Stock Photo`)).toMatchObject({
      texts: { creditLine: { "x-default": `${stump} Stock Photo` } },
      possiblyCut: [],
      conflicts: [],
    });
    expect(read("Janus Films")).toMatchObject({ possiblyCut: [] });
    expect(read("Janus Films").conflicts).toHaveLength(1);
  });
});

describe("what cameras write by themselves", () => {
  it.each([
    "OLYMPUS DIGITAL CAMERA         ",
    "SONY DSC",
    "FUJIFILM DIGITAL CAMERA",
    "<Digimax S600 / Kenox S600>",
    "DCIM100MEDIADJI_0001.JPG",
    "DCIM\\100GOPRO\\GOPR0107.JPG",
    "cof_vivid",
    "Processed with VSCO with c1 preset",
    "Exif_JPEG_PICTURE",
  ])("is no caption, wherever it stands: %s", (text) => {
    const xmp = packet(
      `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt></dc:description>`,
    );
    for (const parts of [{ xmp }, { iim: dataset(2, 120, text) }])
      expect(readCarried(jpegWith(parts)).texts.caption).toBeUndefined();
  });

  it("is no caption where a converter put all of it into one text, of which only the description is", () => {
    const lines = ["SCANNERMAKER: Canon", "SCANNER: Canon EOS DIGITAL REBEL", "DATE: 2004:02:20"];
    const caption = (...texts: string[]) =>
      readCarried(jpegWith({ iim: dataset(2, 120, [...lines, ...texts].join("\r\n")) })).texts
        .caption;
    expect(caption("DESCRIPTION: Ma Youtie ploughs", "", "Ignored Tags: $02BC")).toEqual({
      "x-default": "Ma Youtie ploughs",
    });
    for (const none of ["Ignored Tags: $02BC", "DESCRIPTION: SONY DSC"])
      expect(caption(none)).toBeUndefined();
  });

  it.each([
    "David",
    "Ptr. Hansen and a digital camera",
    "The default setting",
    "A screenshot from the film",
  ])("does not take a caption with it: %s", (text) => {
    expect(readCarried(jpegWith({ iim: dataset(2, 120, text) })).texts.caption).toEqual({
      "x-default": text,
    });
  });
});

describe("PNG", () => {
  const profile = (kind: string, data: Buffer): string =>
    `Raw profile type ${kind}\0\n${kind}\n${String(data.length).padStart(8)}\n${data.toString("hex").replace(/.{72}/gu, "$&\n")}\n`;
  const png = (...chunks: Buffer[]): Buffer =>
    Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...chunks]);
  const plain = (content: string): Buffer => chunk("tEXt", Buffer.from(content, "latin1"));
  const packed = (content: string): Buffer => {
    const end = content.indexOf("\0") + 1;
    const text = deflateSync(Buffer.from(content.slice(end), "latin1"));
    return chunk("zTXt", Buffer.concat([Buffer.from(`${content.slice(0, end)}\0`), text]));
  };
  const iim = Buffer.concat([utf8Mark, dataset(2, 110, "剧照 / Janus")]);
  const xmp = Buffer.from(packet(headline("here")));
  const exif = Buffer.from(
    "4578696600004949" +
      "2a00080000000100" +
      "3b010200050000001a000000" +
      "00000000" +
      "416e6e6100",
    "hex",
  );

  it.each([
    ["plain", plain],
    ["compressed", packed],
  ])("has its raw profiles of XMP, IIM, EXIF and APP1 read, %s", (_how, write) => {
    const read = (kind: string, data: Buffer) => readCarried(png(write(profile(kind, data))));
    expect(read("iptc", iim).texts.creditLine).toEqual({ "x-default": "剧照 / Janus" });
    expect(read("xmp", xmp).texts.headline).toEqual({ "x-default": "here" });
    for (const kind of ["exif", "APP1"]) expect(read(kind, exif).creators).toEqual(["Anna"]);
    const app1 = Buffer.concat([Buffer.from("http://ns.adobe.com/xap/1.0/\0"), xmp]);
    expect(read("APP1", app1).texts.headline).toEqual({ "x-default": "here" });
  });

  it("has its plain texts read after everything else", () => {
    const texts = [
      "Title\x00007",
      "Author\0Ren\xe9e",
      "Description\0Words",
      "Copyright\0\xa9 2022",
    ];
    const carried = readCarried(png(...texts.map(plain), plain(profile("xmp", xmp))));
    expect(carried).toMatchObject({
      texts: {
        title: { "x-default": "007" },
        caption: { "x-default": "Words" },
        copyrightNotice: { "x-default": "© 2022" },
        headline: { "x-default": "here" },
      },
      creators: ["Renée"],
      warnings: [],
    });
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

type BigEntry = readonly [tag: number, type: number, count: number, value: string | number];

/** A directory of BigTIFF at `at`; texts longer than eight bytes stand after it. */
function bigDirectory(at: number, entries: readonly BigEntry[]): Buffer {
  const head = Buffer.alloc(8 + entries.length * 20 + 8);
  head.writeBigUInt64LE(BigInt(entries.length));
  const texts: Buffer[] = [];
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    const entry = 8 + index * 20;
    head.writeUInt16LE(tag, entry);
    head.writeUInt16LE(type, entry + 2);
    head.writeBigUInt64LE(BigInt(count), entry + 4);
    const after = at + head.length + texts.reduce((sum, text) => sum + text.length, 0);
    if (typeof value === "string") texts.push(Buffer.from(value, "latin1"));
    head.writeBigUInt64LE(BigInt(typeof value === "string" ? after : value), entry + 12);
  }
  return Buffer.concat([head, ...texts]);
}

describe("BigTIFF", () => {
  it("has its EXIF read, through pointers of four and of eight bytes", () => {
    const start = Buffer.from("49492b0008000000 1000000000000000".replace(" ", ""), "hex");
    const [date, artist] = ["2022:07:08 10:00:00\0", "Anna Berg\0"];
    const of = (pointer: number): Buffer => {
      const first = (exif: number): Buffer =>
        bigDirectory(16, [
          [256, 16, 1, 60],
          [315, 2, artist.length, artist],
          [0x8769, pointer, 1, exif],
        ]);
      const exif = 16 + first(0).length;
      const inner = bigDirectory(exif, [[0x9003, 2, date.length, date]]);
      return Buffer.concat([start, first(exif), inner]);
    };
    for (const pointer of [4, 13, 16, 18])
      expect(readCarried(of(pointer))).toMatchObject({
        creators: ["Anna Berg"],
        raw: { "EXIF:ImageWidth": 60, "EXIF:DateTimeOriginal": "2022:07:08 10:00:00" },
        warnings: [],
      });
  });

  it("has its XMP read, and the same told of the picture as in a TIFF", async () => {
    const drawn = sharp({ create: { width: 60, height: 40, channels: 3, background: "red" } });
    const [small, large] = await Promise.all(
      [false, true].map(async (bigtiff) =>
        readCarried(
          await drawn
            .clone()
            .withXmp(packet(headline("here")))
            .tiff({ bigtiff })
            .toBuffer(),
        ),
      ),
    );
    expect(large?.texts.headline).toEqual({ "x-default": "here" });
    expect(Object.keys(large?.raw ?? {}).toSorted()).toEqual(
      Object.keys(small?.raw ?? {}).toSorted(),
    );
    expect(large?.warnings).toEqual([]);
  });

  it("with offsets that no file reaches is read as far as it goes", () => {
    const bytes = Buffer.alloc(60, 0xff);
    bytes.write("II+\0\b\0\0\0", "latin1");
    for (const first of [16n, 0xffff_ffff_ffff_ffffn]) {
      bytes.writeBigUInt64LE(first, 8);
      expect(readCarried(bytes).warnings).toContain(
        "Part of the EXIF points outside of its block and was left out.",
      );
    }
  });
});

/** A text in UTF-32: each character in four bytes. */
function utf32(text: string, littleEndian: boolean): Buffer {
  return Buffer.concat(
    [...text].map((character) => {
      const bytes = Buffer.alloc(4);
      const code = character.codePointAt(0) ?? 0;
      if (littleEndian) bytes.writeUInt32LE(code);
      else bytes.writeUInt32BE(code);
      return bytes;
    }),
  );
}

describe("XMP in other encodings of Unicode (ISO 16684-1, 7.1)", () => {
  const words = "Žluťoučký 马有铁 𝄞";
  const xml = packet(headline(words)).replace(/<\?xpacket[^>]*>/gu, "");
  const marked = `\u{feff}${xml}`;
  it.each([
    ["UTF-16LE", Buffer.from(marked, "utf16le")],
    ["UTF-16BE", Buffer.from(marked, "utf16le").swap16()],
    ["UTF-32LE", utf32(marked, true)],
    ["UTF-32BE", utf32(marked, false)],
    ["UTF-32LE without a mark", utf32(xml, true)],
    ["UTF-32BE without a mark", utf32(xml, false)],
    ["UTF-32LE of a packet", utf32(packet(headline(words)), true)],
  ])("is read from %s", (_encoding, bytes) => {
    const { texts, warnings } = readCarried(jpegWith({}), { sidecars: [{ name: "a.xmp", bytes }] });
    expect([texts.headline, warnings]).toEqual([{ "x-default": words }, []]);
  });

  it.each([
    ["UTF-16LE", Buffer.from(marked, "utf16le"), Buffer.from(" \0")],
    ["UTF-32BE", utf32(marked, false), Buffer.from("\0\0\0 ")],
  ])("is read with 80 MB of padding in %s", (_encoding, start, blank) => {
    const bytes = Buffer.concat([start, Buffer.alloc(80 * 1024 * 1024, blank)]);
    const { texts, unreadSidecars } = readCarried(jpegWith({}), {
      sidecars: [{ name: "a.xmp", bytes }],
    });
    expect([texts.headline, unreadSidecars]).toEqual([{ "x-default": words }, []]);
  });

  it("holds what is no character as lost", () => {
    const bytes = utf32(marked, true);
    bytes.writeUInt32LE(0xd800, bytes.indexOf(utf32("Ž", true)));
    const { texts } = readCarried(jpegWith({}), { sidecars: [{ name: "a.xmp", bytes }] });
    expect(texts.headline).toEqual({ "x-default": words.replace("Ž", "\u{fffd}") });
  });
});

describe("hostile files", () => {
  it("with more extended XMP than is read have the rest read, and the reason told", () => {
    const extension = (megabytes: number): Buffer =>
      Buffer.from(
        packet(
          `<photoshop:Credit>beyond</photoshop:Credit><photoshop:History>${"x".repeat(megabytes * 1024 * 1024)}</photoshop:History>`,
        ),
      );
    const large = readCarried(jpegWithExtension(headline("here"), extension(40)));
    expect(large.texts).toMatchObject({
      headline: { "x-default": "here" },
      creditLine: { "x-default": "beyond" },
    });
    const tooLarge = readCarried(jpegWithExtension(headline("here"), extension(65)));
    expect(tooLarge.texts).toEqual({ headline: { "x-default": "here" } });
    expect(tooLarge.warnings).toEqual([
      "The XMP of the file is larger than 64 MB; a part of it that is too large was not read.",
    ]);
  });

  it("with 100 MB of padding after the XMP are read", () => {
    const bytes = Buffer.concat([
      Buffer.from(packet(headline("here"))),
      Buffer.alloc(100 * 1024 * 1024, " "),
    ]);
    const { texts, warnings } = readCarried(jpegWith({}), { sidecars: [{ name: "a.xmp", bytes }] });
    expect([texts.headline, warnings]).toEqual([{ "x-default": "here" }, []]);
  });

  it("with extended XMP of 12 MB, and with 100 MB of padding after it, are read whole", () => {
    const long = "x".repeat(12 * 1024 * 1024);
    const words = `<photoshop:Credit>beyond</photoshop:Credit><photoshop:History>${long}</photoshop:History>`;
    for (const padding of [0, 100 * 1024 * 1024]) {
      const extension = Buffer.concat([Buffer.from(packet(words)), Buffer.alloc(padding, " ")]);
      const { texts, raw, warnings } = readCarried(jpegWithExtension(headline("here"), extension));
      expect([texts.headline, texts.creditLine]).toEqual([
        { "x-default": "here" },
        { "x-default": "beyond" },
      ]);
      expect(raw["photoshop:History"]).toContain(`(${long.length} characters)`);
      expect(warnings).toEqual([]);
    }
  });

  it("with nodes that mean each other are read without following them", () => {
    const node = (id: string, next: string): string =>
      `<rdf:Description rdf:nodeID="${id}" xmlns:own="https://example.org/own/"><own:next rdf:nodeID="${next}"/></rdf:Description>`;
    const ring = `</rdf:Description>${node("a", "b")}${node("b", "a")}<rdf:Description rdf:about="">`;
    const xmp = packet(`${headline("here")}<own:first rdf:nodeID="a"/>${ring}`);
    expect(readCarried(jpegWith({ xmp })).texts.headline).toEqual({ "x-default": "here" });
  });

  it("with structures nested without end are refused in words", () => {
    const deep = `${'<own:a rdf:parseType="Resource">'.repeat(5000)}${"</own:a>".repeat(5000)}`;
    const { unreadSidecars } = readCarried(jpegWith({}), {
      sidecars: [{ name: "a.xmp", bytes: Buffer.from(packet(deep)) }],
    });
    expect(unreadSidecars).toEqual([
      { name: "a.xmp", reason: "The XMP is nested too deeply and was not read." },
    ]);
  });

  it("with markup that never ends are refused in words", () => {
    const bytes = Buffer.from(packet('<a b="'.repeat(200_000)));
    const { unreadSidecars } = readCarried(jpegWith({}), { sidecars: [{ name: "a.xmp", bytes }] });
    expect(unreadSidecars).toMatchObject([
      { name: "a.xmp", reason: expect.stringContaining("The XMP") },
    ]);
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
    expect(warnings).toEqual([
      "Compressed texts of this file unfold to more than 64 MB altogether; those that did not fit were left out.",
    ]);
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

/** A JPEG whose XMP goes on in extension segments (XMP specification part 3, 1.1.3.1). */
function jpegWithExtension(properties: string, extension: Buffer): Buffer {
  const guid = md5(extension).toString("hex").toUpperCase();
  const note = `xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="${guid}"`;
  const main = Buffer.from(jpegWith({ xmp: packet(properties, note) }));
  const segments: Buffer[] = [];
  for (let at = 0; at < extension.length; at += 65_000) {
    const body = extension.subarray(at, at + 65_000);
    const head = Buffer.alloc(4 + 35 + 40);
    head.writeUInt16BE(0xffe1, 0);
    head.writeUInt16BE(head.length - 2 + body.length, 2);
    head.write(`http://ns.adobe.com/xmp/extension/\0${guid}`, 4, "latin1");
    head.writeUInt32BE(extension.length, 4 + 35 + 32);
    head.writeUInt32BE(at, 4 + 35 + 36);
    segments.push(head, body);
  }
  return Buffer.concat([main.subarray(0, -2), ...segments, main.subarray(-2)]);
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
}
