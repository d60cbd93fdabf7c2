import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { openExiftool } from "../../../electron/engine/metadata/exiftool.ts";
import { readCarried } from "../../../electron/engine/metadata/read-carried.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";

/** What ExifTool is told to write, and how it lies in the file; IIM of section 2.2 of the domain, and the EXIF beside it. */
const written: readonly (readonly [tag: string, value: string | string[], raw: unknown])[] = [
  ["IPTC:CodedCharacterSet", "UTF8", "ESC % G"],
  ["IPTC:Caption-Abstract", "剧照", "剧照"],
  ["IPTC:Writer-Editor", ["jd", "ml"], ["jd", "ml"]],
  ["IPTC:Headline", "Return to Dust", "Return to Dust"],
  ["IPTC:ObjectName", "007", "007"],
  ["IPTC:Keywords", ["b", "a", "007"], ["b", "a", "007"]],
  ["IPTC:By-line", ["夏永康", "Anna Berg"], ["夏永康", "Anna Berg"]],
  ["IPTC:By-lineTitle", "Unit", "Unit"],
  ["IPTC:Contact", "a@example.org", "a@example.org"],
  ["IPTC:Credit", "Janus Films", "Janus Films"],
  ["IPTC:Source", "Janus", "Janus"],
  ["IPTC:CopyrightNotice", "© 2022", "© 2022"],
  ["IPTC:SpecialInstructions", "No covers", "No covers"],
  ["IPTC:OriginalTransmissionReference", "0042", "0042"],
  ["IPTC:DateCreated", "1962:00:00", "19620000"],
  ["IPTC:TimeCreated", "10:00:00+08:00", "100000+0800"],
  ["IPTC:City", "Zhangye", "Zhangye"],
  ["IPTC:Province-State", "Gansu", "Gansu"],
  ["IPTC:Country-PrimaryLocationName", "China", "China"],
  ["IPTC:Country-PrimaryLocationCode", "CHN", "CHN"],
  ["IPTC:Sub-location", "Gaotai", "Gaotai"],
  ["IPTC:SubjectReference", "IPTC:01005000:a:b:c", "IPTC:01005000:a:b:c"],
  ["IPTC:ObjectAttributeReference", "001:Current", "001:Current"],
  ["IPTC:ReleaseDate", "2022:07:08", "20220708"],
  ["IPTC:ReleaseTime", "00:00:00+08:00", "000000+0800"],
  ["IPTC:ExpirationDate", "2023:01:01", "20230101"],
  ["IPTC:ExpirationTime", "12:00:00-05:00", "120000-0500"],
  ["IFD0:ImageDescription", "剧照", "剧照"],
  ["IFD0:Artist", "夏永康; Anna Berg", "夏永康; Anna Berg"],
  ["IFD0:Copyright", "© 2022", "© 2022"],
  ["IFD0:Rating", "4", 4],
  ["ExifIFD:DateTimeOriginal", "1962:05:01 10:00:00", "1962:05:01 10:00:00"],
  ["ExifIFD:OffsetTimeOriginal", "+08:00", "+08:00"],
  ["ExifIFD:SubSecTimeOriginal", "05", "05"],
  ["ExifIFD:ImageUniqueID", "abc", "abc"],
  ["ExifIFD:UserComment", "評論", "評論"],
  ["ExifIFD:LensModel", "50mm", "50mm"],
  ["GPS:GPSLatitude", "38.925", [38, 55, 30]],
  ["GPS:GPSLatitudeRef", "N", "N"],
];

test("IIM and EXIF as ExifTool writes them are kept, and in the record without a disagreement", async () => {
  const file = join(temporaryFolder(), "a.jpg");
  const drawn = sharp({ create: { width: 20, height: 20, channels: 3, background: "red" } });
  writeFileSync(file, await drawn.jpeg().toBuffer());
  const exiftool = openExiftool();
  await exiftool.write(file, Object.fromEntries(written.map(([tag, value]) => [tag, value])));
  await exiftool.close();
  const carried = readCarried(readFileSync(file));
  for (const [tag, , raw] of written)
    expect.soft(carried.raw[tag.replace(/^(?:IFD0|ExifIFD|GPS):/u, "EXIF:")], tag).toEqual(raw);
  const one = (text: string) => ({ "x-default": text });
  expect(carried).toMatchObject({
    texts: {
      caption: one("剧照"),
      headline: one("Return to Dust"),
      title: one("007"),
      creditLine: one("Janus Films"),
      copyrightNotice: one("© 2022"),
      instructions: one("No covers"),
      source: one("Janus"),
      captionWriter: one("jd, ml"),
      creatorJobTitle: one("Unit"),
    },
    creators: ["夏永康", "Anna Berg"],
    keywords: ["b", "a", "007"],
    jobId: "0042",
    location: {
      sublocation: "Gaotai",
      city: "Zhangye",
      provinceState: "Gansu",
      country: "China",
      countryCode: "CHN",
    },
    conflicts: [],
    warnings: [],
  });
  expect(carried.dateCreated).toMatch(/^1962/u);
});

test("where EXIF says something twice the standard's tag counts, and what Windows wrote beside it is no disagreement", async () => {
  const drawn = sharp({ create: { width: 6, height: 4, channels: 3, background: "#a04020" } });
  const jpeg = await drawn.jpeg().toBuffer();
  const creatorsOf = async (tags: Record<string, string>): Promise<unknown> => {
    const file = join(temporaryFolder(), "a.jpg");
    writeFileSync(file, jpeg);
    const exiftool = openExiftool();
    await exiftool.write(file, tags);
    await exiftool.close();
    const { creators, conflicts } = readCarried(readFileSync(file));
    return [creators, conflicts];
  };
  const windows = { "IFD0:XPAuthor": "Ĳ" }; // as in exiv2-bug937.jpg of the corpus
  expect(await creatorsOf({ ...windows, "IFD0:Artist": "Corbis" })).toEqual([["Corbis"], []]);
  expect(await creatorsOf(windows)).toEqual([["Ĳ"], []]);
});
