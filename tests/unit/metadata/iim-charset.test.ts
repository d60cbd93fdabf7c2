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

// the bytes as Python's codecs encode the sentences
it.each([
  [
    "windows-1251",
    "Кадр из фильма: Тарковский на съёмках",
    "cae0e4f020e8e720f4e8ebfcece03a20d2e0f0eaeee2f1eae8e920ede020f1fab8eceae0f5",
  ],
  [
    "big5",
    "劇照：花樣年華，攝影夏永康，澤東電影公司提供",
    "bc40b7d3a147aae1bccba67eb5d8a141c4e1bc76ae4ca5c3b164a141bf41aa46b971bc76a4bda571b4a3a8d1",
  ],
  [
    "euc-kr",
    "영화 올드보이의 한 장면, 사진 제공 쇼이스트",
    "bfb5c8ad20bfc3b5e5bab8c0ccc0c720c7d120c0e5b8e92c20bbe7c1f820c1a6b0f820bceec0ccbdbac6ae",
  ],
  [
    "windows-1252",
    "La créée du Théâtre à Besançon, où François déjeune",
    "4c61206372e9e965206475205468e9e274726520e020426573616ee76f6e2c206ff9204672616ee76f69732064e96a65756e65",
  ],
  [
    "windows-1250",
    "Kateřina Dvořáková, režie Jiří Menzel",
    "4b617465f8696e612044766ff8e16b6f76e12c2072659e6965204a69f8ed204d656e7a656c",
  ],
  [
    "windows-1250",
    "Krzysztof Kieślowski na planie",
    "4b727a79737a746f66204b69659c6c6f77736b69206e6120706c616e6965",
  ],
  [
    "windows-1250",
    "A nő és a férfi, rendezte Jancsó Miklós, idő",
    "41206ef520e97320612066e97266692c2072656e64657a7465204a616e6373f3204d696b6cf3732c206964f5",
  ],
  ["macintosh", "Jens Trübiger", "4a656e732054729f6269676572"],
  [
    "windows-1253",
    "Σκηνή από την ταινία «Ο Μελισσοκόμος»",
    "d3eae7edde20e1f0fc20f4e7ed20f4e1e9eddfe120abcf20cce5ebe9f3f3efeafceceff2bb",
  ],
  [
    "windows-874",
    "ภาพจากภาพยนตร์เรื่อง ลุงบุญมีระลึกชาติ",
    "c0d2bea8d2a1c0d2bec2b9b5c3ece0c3d7e8cda720c5d8a7bad8adc1d5c3d0c5d6a1aad2b5d4",
  ],
  [
    "windows-1252",
    "Søren Kjærby på øen, føler, høj",
    "53f872656e204b6ae67262792070e520f8656e2c2066f86c65722c2068f86a",
  ],
  [
    "windows-1252",
    "Così è la vita, perché più lunedì città",
    "436f73ec20e8206c6120766974612c207065726368e9207069f9206c756e6564ec2063697474e0",
  ],
  [
    "windows-1252",
    "¿Qué he hecho yo? El niño, Señora Muñoz",
    "bf5175e920686520686563686f20796f3f20456c206e69f16f2c205365f16f7261204d75f16f7a",
  ],
  ["gb18030", "剧照：花样年华，摄影夏永康", "bee7d5d5a3babba8d1f9c4eabbaaa3acc9e3d3b0cfc4d3c0bfb5"],
  [
    "shift_jis",
    "東京物語の一場面、写真提供：松竹",
    "938c8b9e95a88cea82cc88ea8fea96ca81418eca905e92f18b9f81468fbc927c",
  ],
])("an undeclared sentence in %s is read as %s", (charset, sentence, hex) => {
  const { texts, iimCharset } = read(caption(Buffer.from(hex, "hex")));
  expect(texts.caption).toEqual({ "x-default": sentence });
  expect(iimCharset).toEqual({ charset, how: "guessed" });
});
