import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutUtf8 } from "../../../electron/engine/metadata/cut-utf8.ts";
import { readCarried } from "../../../electron/engine/metadata/read-carried.ts";
import { dataset, jpegWith, md5, packet, utf8Mark } from "./blocks-of-bytes.ts";

function fromXmp(properties: string, attributes = ""): ReturnType<typeof readCarried> {
  return readCarried(jpegWith({ xmp: packet(properties, attributes) }));
}

describe("XMP", () => {
  it("is resolved by namespace URI, whatever the prefix is", () => {
    const other = fromXmp(`<d:title xmlns:d="http://purl.org/dc/elements/1.1/">802-154</d:title>`);
    expect(other.texts.title).toEqual({ "x-default": "802-154" });
    const impostor = fromXmp(
      `<dc:title xmlns:dc="https://example.org/not-dublin/">no title</dc:title>`,
    );
    expect(impostor.texts.title).toBeUndefined();
    expect(impostor.raw["{https://example.org/not-dublin/}title"]).toBe("no title");
  });

  it("keeps every text a text, in lists of one and in unknown namespaces", () => {
    const { raw, keywords } = fromXmp(
      `<dc:subject><rdf:Bag><rdf:li>007</rdf:li></rdf:Bag></dc:subject><own:id>00123456789012345678901</own:id>`,
      `own:short="1e5"`,
    );
    expect(keywords).toEqual(["007"]);
    expect(raw).toEqual({
      "own:short": "1e5",
      "dc:subject": ["007"],
      "own:id": "00123456789012345678901",
    });
  });

  it("keeps all languages of a caption, decodes entities and CDATA, and passes over comments", () => {
    const { texts } = fromXmp(
      `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">A &amp; <![CDATA[<B>]]><!-- no -->&#x9A6C;</rdf:li>
       <rdf:li xml:lang="zh-hans">马有铁</rdf:li></rdf:Alt></dc:description>`,
    );
    expect(texts.caption).toEqual({ "x-default": "A & <B>马", "zh-Hans": "马有铁" });
  });

  it("reads a structure written as attributes, as a resource, as a nested node and with qualifiers", () => {
    const name = `<ext:PersonName><rdf:Alt><rdf:li xml:lang="x-default">Hai Qing</rdf:li></rdf:Alt></ext:PersonName>`;
    const { persons, raw } = fromXmp(
      `<ext:PersonInImageWDetails><rdf:Bag>
         <rdf:li ext:PersonName="Wu Renlin" ext:PersonDescription="as Ma Youtie"/>
         <rdf:li rdf:parseType="Resource">${name}<ext:PersonDescription>as Cao Guiying</ext:PersonDescription></rdf:li>
         <rdf:li><rdf:Description ext:PersonName="Yang Guangrui"/></rdf:li>
       </rdf:Bag></ext:PersonInImageWDetails>
       <own:score rdf:parseType="Resource"><rdf:value>7</rdf:value><own:unit>stars</own:unit></own:score>`,
    );
    expect(persons).toEqual([
      { performer: "Wu Renlin", character: "Ma Youtie" },
      { performer: "Hai Qing", character: "Cao Guiying" },
      { performer: "Yang Guangrui", character: null },
    ]);
    expect(raw["own:score"]).toEqual({ "rdf:value": "7", "own:unit": "stars" });
  });

  it("takes 'as seen …' for a description and not for a character", () => {
    const { persons } = fromXmp(
      `<ext:PersonInImageWDetails><rdf:Bag><rdf:li ext:PersonName="A" ext:PersonDescription="as seen in Paris"/></rdf:Bag></ext:PersonInImageWDetails>`,
    );
    expect(persons).toEqual([{ performer: "A", character: null }]);
  });

  it("is refused in words when it is damaged, too deep, or defines entities", () => {
    const deep = `${"<own:a rdf:parseType='Resource'>".repeat(500)}x${"</own:a>".repeat(500)}`;
    expect(fromXmp(deep).warnings).toEqual(["The XMP is nested too deeply and was not read."]);
    expect(fromXmp("<dc:title>no end").warnings).toEqual([
      "The XMP is not well-formed XML and was not read.",
    ]);
    expect(readCarried(jpegWith({ xmp: packet("").slice(0, 300) })).warnings).toEqual([
      "The XMP is cut off and was not read.",
    ]);
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${packet("<dc:title>&b;</dc:title>")}`;
    expect(readCarried(jpegWith({ xmp: bomb })).texts.title).toEqual({ "x-default": "&b;" });
    expect(readCarried(jpegWith({ xmp: bomb })).warnings).toEqual([
      expect.stringContaining("abbreviations of its own"),
    ]);
  });

  it("takes a work for the film only when it says so, or the picture is a movie scene", () => {
    const work = (content: string): string =>
      `<ext:ArtworkOrObject><rdf:Bag><rdf:li ext:AOTitle="Return to Dust" ext:AODateCreated="2022" ${content}/></rdf:Bag></ext:ArtworkOrObject>`;
    const film = { title: "Return to Dust", year: 2022, directors: [] };
    expect(fromXmp(work(`ext:AOContentDescription="Feature film"`)).film).toEqual(film);
    expect(
      fromXmp(`${work("")}<core:Scene><rdf:Bag><rdf:li>012400</rdf:li></rdf:Bag></core:Scene>`)
        .film,
    ).toEqual(film);
    expect(fromXmp(work(`ext:AOContentDescription="Oil on canvas"`)).film).toBeNull();
  });

  it("has regions by their upper-left corner, from IPTC corners and MWG centres alike, each once", () => {
    const iptc = `<ext:ImageRegion><rdf:Bag><rdf:li rdf:parseType="Resource"><ext:Name>Su</ext:Name>
      <ext:RegionBoundary ext:rbShape="rectangle" ext:rbUnit="relative" ext:rbX="0.2" ext:rbY="0.1" ext:rbW="0.2" ext:rbH="0.3"/></rdf:li></rdf:Bag></ext:ImageRegion>`;
    const mwg = (
      x: string,
    ): string => `<m:Regions xmlns:m="http://www.metadataworkinggroup.com/schemas/regions/" rdf:parseType="Resource"><m:RegionList><rdf:Bag><rdf:li rdf:parseType="Resource"><m:Name>Chow</m:Name>
      <m:Area xmlns:a="http://ns.adobe.com/xmp/sType/Area#" a:x="${x}" a:y="0.25" a:w="0.2" a:h="0.3" a:unit="normalized"/></rdf:li></rdf:Bag></m:RegionList></m:Regions>`;
    const su = { name: "Su", x: 0.2, y: 0.1, width: 0.2, height: 0.3 };
    expect(fromXmp(`${iptc}${mwg("0.3")}`).regions).toMatchObject([su]);
    expect(fromXmp(`${iptc}${mwg("0.7")}`).regions).toMatchObject([
      su,
      { ...su, name: "Chow", x: 0.6 },
    ]);
  });
});

describe("IIM", () => {
  const caption = (text: string | Uint8Array): Buffer => dataset(2, 120, text);

  it("is UTF-8 when it says so or is well-formed as such", () => {
    const marked = readCarried(jpegWith({ iim: Buffer.concat([utf8Mark, caption("剧照")]) }));
    const unmarked = readCarried(jpegWith({ iim: caption("剧照") }));
    expect([marked.texts.caption, marked.warnings]).toEqual([{ "x-default": "剧照" }, []]);
    expect([unmarked.texts.caption, unmarked.warnings]).toEqual([{ "x-default": "剧照" }, []]);
  });

  it("is windows-1252 otherwise, and says that it was a guess", () => {
    const { texts, iimCharset } = readCarried(
      jpegWith({ iim: caption(Buffer.from("Cr\xe9mieux \x96 1920", "latin1")) }),
    );
    expect(texts.caption).toEqual({ "x-default": "Crémieux – 1920" });
    expect(iimCharset).toEqual({ charset: "windows-1252", how: "guessed" });
  });

  it("keeps repeats in order and dates as exact as they are", () => {
    const iim = Buffer.concat([
      dataset(2, 25, "b"),
      dataset(2, 25, "a"),
      dataset(2, 25, "b"),
      dataset(2, 55, "19620000"),
    ]);
    const carried = readCarried(jpegWith({ iim }));
    expect(carried.keywords).toEqual(["b", "a"]);
    expect(carried.raw["IPTC:Keywords"]).toEqual(["b", "a", "b"]);
    expect(carried.dateCreated).toBe("1962");
  });
});

describe("XMP and IIM that disagree", () => {
  const iim = Buffer.concat([utf8Mark, dataset(2, 110, "Old Agency")]);
  const xmp = packet("<photoshop:Credit>New Agency</photoshop:Credit>");
  const credit = (parts: Parameters<typeof jpegWith>[0]): string | undefined =>
    readCarried(jpegWith(parts)).texts.creditLine?.["x-default"];

  it("are settled for XMP without a digest or with that of the IIM", () => {
    expect(credit({ xmp, iim })).toBe("New Agency");
    expect(credit({ xmp, iim, digest: md5(iim) })).toBe("New Agency");
  });

  it("are settled for IIM when it was changed later, as a conflict and with no remark beside it", () => {
    const parts = { xmp, iim, digest: md5(Buffer.from("another")) };
    expect(credit(parts)).toBe("Old Agency");
    const { conflicts, warnings } = readCarried(jpegWith(parts));
    expect(conflicts).toMatchObject([
      {
        chosen: { carrier: "iim" },
        reason: "The IPTC block was changed after the XMP was written.",
      },
    ]);
    expect(warnings).toEqual([]);
  });

  it("are settled for XMP when the IIM is only its beginning, cut at 32 bytes", () => {
    const full = "Press Association Images / Archive";
    const cut = Buffer.concat([utf8Mark, dataset(2, 110, full.slice(0, 32))]);
    const parts = {
      xmp: packet(`<photoshop:Credit>${full}</photoshop:Credit>`),
      iim: cut,
      digest: md5(Buffer.from("x")),
    };
    expect(credit(parts)).toBe(full);
    expect(readCarried(jpegWith(parts)).warnings).toEqual([]);
  });
});

describe("cutting for IIM", () => {
  it("never exceeds the limit, never splits a character and takes as much as fits", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 60 }),
        fc.integer({ min: 0, max: 40 }),
        (text, limit) => {
          const cut = cutUtf8(text, limit);
          expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(limit);
          expect(text.startsWith(cut)).toBe(true);
          expect(cut.isWellFormed() || !text.isWellFormed()).toBe(true);
          if (Buffer.byteLength(text) <= limit) expect(cut).toBe(text);
        },
      ),
    );
    expect(cutUtf8("供图供图", 7)).toBe("供图");
  });
});

describe("any bytes", () => {
  it("are read without an exception", () => {
    const starts = [
      [0xff, 0xd8],
      [0x49, 0x49, 42, 0],
      [...Buffer.from("RIFF....WEBP")],
      [...Buffer.from("GIF89a")],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), (start, rest) => {
        expect(readCarried(new Uint8Array([...start, ...rest])).orientation).toBeGreaterThanOrEqual(
          1,
        );
      }),
    );
  });
});
