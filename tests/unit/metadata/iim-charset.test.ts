import { describe, expect, it } from "vitest";
import { iimReadings } from "../../../electron/engine/metadata/iim-readings.ts";
import { readCarried } from "../../../electron/engine/metadata/read-carried.ts";
import { dataset, jpegWith, utf8Mark } from "./blocks-of-bytes.ts";

const caption = (bytes: string | Buffer): Buffer => dataset(2, 120, bytes);
const latin = (text: string): Buffer => Buffer.from(text, "latin1");
const latinMark = dataset(1, 90, "\x1b-A");
/** 花样年华 and what stands beside it, in GB 2312. */
const gbk = Buffer.from("bba8d1f9c4eabbaabeb0d5d5", "hex");

function read(...datasets: readonly Buffer[]) {
  return readCarried(jpegWith({ iim: Buffer.concat(datasets) }));
}

describe.each([
  ["declared", [utf8Mark]],
  ["undeclared", []],
])("UTF-8 that is %s", (_how, mark) => {
  // 32 bytes are ten characters of three bytes, and two bytes of the eleventh: ExifTool shows the ten too.
  const cut = Buffer.from("国家电影局与中国电影资料馆").subarray(0, 32);

  it("and was cut within its last character is UTF-8 all the same, and possibly cut", () => {
    const { texts, possiblyCut, warnings, iimCharset } = read(...mark, dataset(2, 110, cut));
    expect(texts.creditLine).toEqual({ "x-default": "国家电影局与中国电影" });
    expect([possiblyCut, warnings]).toEqual([["creditLine"], []]);
    expect(iimCharset?.charset).toBe("utf-8");
  });

  it("is told from what fills its place in an older character set", () => {
    const french = latin(`${"a".repeat(30)} \xe9`);
    expect(read(...mark, dataset(2, 110, french)).texts.creditLine).toEqual({
      "x-default": `${"a".repeat(30)} é`,
    });
  });

  // 2:00 and 2:200 are binary numbers, 2:125 and 2:202 pictures (IIM 4.2); of 2:240 nobody says what it holds
  it.each([0, 125, 200, 201, 202, 240])("stays so beside the bytes of 2:%i", (number) => {
    const binary = dataset(2, number, Buffer.from("b8ffd8ffe000104a", "hex"));
    const { texts, warnings, iimCharset } = read(...mark, binary, caption("剧照"));
    expect(texts.caption).toEqual({ "x-default": "剧照" });
    expect([warnings, iimCharset?.charset]).toEqual([[], "utf-8"]);
  });
});

describe("a wrong declaration of UTF-8", () => {
  const iim = Buffer.concat([utf8Mark, caption(gbk), dataset(2, 110, "资料馆")]);

  it("leaves the character set of what is none to be guessed, and what is UTF-8 as it is", () => {
    const { texts, iimCharset, warnings } = readCarried(jpegWith({ iim }));
    expect(texts.caption).toEqual({ "x-default": "花样年华景照" });
    expect(texts.creditLine).toEqual({ "x-default": "资料馆" });
    expect(iimCharset).toEqual({ charset: "gb18030", how: "guessed" });
    expect(warnings).toEqual([
      "The IPTC block says it is UTF-8, but some of its texts are not; the character set of those was found from their bytes.",
    ]);
  });

  it("has only those shown in each character set, and read in the one that is chosen", () => {
    const readings = iimReadings(jpegWith({ iim }));
    expect(readings.find(({ charset }) => charset === "gb18030")?.texts).toEqual([
      { name: "Caption", text: "花样年华景照" },
    ]);
    const { texts, warnings } = readCarried(jpegWith({ iim }), { iimCharset: "windows-1252" });
    expect(texts.caption).toEqual({ "x-default": "»¨ÑùÄê»ª¾°ÕÕ" });
    expect(texts.creditLine).toEqual({ "x-default": "资料馆" });
    expect(warnings).toEqual([]);
  });
});

it("a declaration of Latin-1 counts, unless the bytes are UTF-8", () => {
  const declared = read(latinMark, caption(latin("Ren\xe9e et No\xebl")));
  expect(declared.texts.caption).toEqual({ "x-default": "Renée et Noël" });
  expect(declared.iimCharset?.how).toBe("declared");
  const wrong = read(latinMark, caption("剧照"));
  expect(wrong.texts.caption).toEqual({ "x-default": "剧照" });
  expect(wrong.iimCharset).toEqual({ charset: "utf-8", how: "valid-utf8" });
});
