import { describe, expect, it } from "vitest";
import { iimReadings } from "../../../electron/engine/metadata/iim-readings.ts";
import { readCarried, type ReadOptions } from "../../../electron/engine/metadata/read-carried.ts";
import type { Carried } from "../../../shared/carried.ts";
import { buildTiff, type TiffDirectory } from "../../helpers/tiff.ts";
import { dataset, packet, utf8Mark } from "./blocks-of-bytes.ts";

const tags = {
  description: 0x010e,
  artist: 0x013b,
  copyright: 0x8298,
  comment: 0x9286,
  xmp: 700,
  iim: 33723,
} as const;
type Parts = Readonly<Partial<Record<keyof typeof tags, Buffer>>>;

/** A TIFF of nothing but metadata. */
function tiffWith(parts: Parts): Buffer {
  const texts: readonly string[] = ["description", "artist", "copyright"];
  const entries = Object.entries(parts) as [keyof typeof tags, Buffer][];
  const directory: TiffDirectory = {
    tags: entries.map(([name, bytes]) => [tags[name], texts.includes(name) ? 2 : 7, bytes]),
  };
  return buildTiff([directory]);
}

function read(parts: Parts, options: ReadOptions = {}): Carried {
  return readCarried(tiffWith(parts), options);
}

/** "Příliš žluťoučký kůň" in windows-1250, by its code chart. */
const czech = Buffer.from("50f8ed6c699a209e6c759d6f75e86bfd206bf9f2", "hex");
const inCzech = "Příliš žluťoučký kůň";
/** "Мосфильм" in windows-1251. */
const russian = Buffer.from("cceef1f4e8ebfcec", "hex");
const copyright = Buffer.from("a92032303139204a616e7573", "hex");

describe("EXIF text that is not UTF-8", () => {
  it("is read as the IIM it says the same as, and is no conflict", () => {
    const { texts, conflicts, iimCharset, raw } = read({
      description: czech,
      iim: dataset(2, 120, czech),
    });
    expect(texts.caption).toEqual({ "x-default": inCzech });
    expect(raw["EXIF:ImageDescription"]).toBe(inCzech);
    expect(conflicts).toEqual([]);
    expect(iimCharset).toEqual({ charset: "windows-1250", how: "guessed" });
  });

  it("is read as what the XMP says, which proves its character set", () => {
    const xmp = Buffer.from(
      packet(
        `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${inCzech}</rdf:li></rdf:Alt></dc:description>`,
      ),
    );
    const { conflicts, iimCharset, raw } = read({ description: czech, xmp });
    expect(raw["EXIF:ImageDescription"]).toBe(inCzech);
    expect([conflicts, iimCharset]).toEqual([[], null]);
  });

  it("is guessed where nothing else says it, which is told and can be changed", () => {
    const guessed = read({ artist: russian });
    expect(guessed.creators).toEqual(["Мосфильм"]);
    expect(guessed.iimCharset).toEqual({ charset: "windows-1251", how: "guessed" });
    const readings = iimReadings(tiffWith({ artist: russian }));
    expect(readings.find(({ charset }) => charset === "koi8-r")?.texts).toEqual([
      { name: expect.any(String), text: "лНЯТХКЭЛ" },
    ]);
    const chosen = read({ artist: russian }, { iimCharset: "koi8-r" });
    expect(chosen.creators).toEqual(["лНЯТХКЭЛ"]);
    expect(chosen.iimCharset).toEqual({ charset: "koi8-r", how: "chosen" });
  });

  it("is changed without the IIM beside it, which is UTF-8", () => {
    const parts = {
      artist: russian,
      iim: Buffer.concat([utf8Mark, dataset(2, 120, "剧照")]),
    };
    expect(read(parts).iimCharset).toEqual({ charset: "windows-1251", how: "guessed" });
    const chosen = read(parts, { iimCharset: "koi8-r" });
    expect([chosen.creators, chosen.texts.caption]).toEqual([
      ["лНЯТХКЭЛ"],
      { "x-default": "剧照" },
    ]);
  });

  it("is no guess where only a sign is in it that older sets have in one place", () => {
    const { texts, iimCharset } = read({ copyright });
    expect(texts.copyrightNotice).toEqual({ "x-default": "© 2019 Janus" });
    expect(iimCharset).toBeNull();
  });
});

describe("a UserComment that is said to be JIS", () => {
  const comment = (hex: string): unknown =>
    read({ comment: Buffer.from(`4a49530000000000${hex}`, "hex") }).raw["EXIF:UserComment"];

  // 山 and 田 are 3B33 and 4544 in JIS X 0208; シ, Shift JIS and EUC-JP by the same table
  it.each([
    ["in pairs of 7 bits, as the standard has it", "3b334544", "山田"],
    ["with the escapes of ISO-2022-JP", "1b24423b3345441b2842", "山田"],
    ["as EUC-JP", "bbb3c5c4", "山田"],
    ["as Shift JIS", "8e5293638356", "山田シ"],
    ["padded with NULs", "3b33454400000000", "山田"],
    ["in plain ASCII", Buffer.from("Hello world!").toString("hex"), "Hello world!"],
    ["in one word of ASCII", Buffer.from("Sunset").toString("hex"), "Sunset"],
  ])("is read %s", (_how, hex, text) => {
    expect(comment(hex)).toBe(text);
  });
});
