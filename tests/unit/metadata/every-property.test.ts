import { writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Carried } from "../../../shared/carried.ts";
import { openExiftool, type Exiftool } from "../../../electron/engine/metadata/exiftool.ts";
import { readCarried } from "../../../electron/engine/metadata/read-carried.ts";
import { standardName } from "../../corpus/exiftool-names.ts";
import { flatRaw } from "../../corpus/flat-raw.ts";
import { sameValue } from "../../corpus/same-value.ts";
import { everyProperty, namespaces } from "../../helpers/every-property.ts";
import { packetOf, rawOf } from "../../helpers/rdf.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";

const packet = packetOf(everyProperty, namespaces);
const names = Object.keys(everyProperty);

async function picture(): Promise<Buffer> {
  return await sharp({ create: { width: 60, height: 40, channels: 3, background: "#806040" } })
    .jpeg()
    .withXmp(packet)
    .toBuffer();
}

describe.each(["embedded", "sidecar", "sidecar of the whole name"])("%s XMP", (where) => {
  let carried: Carried;
  beforeAll(async () => {
    const plain = await sharp({ create: { width: 60, height: 40, channels: 3, background: "red" } })
      .jpeg()
      .toBuffer();
    const name = where === "sidecar" ? "a.xmp" : "a.jpg.xmp";
    carried =
      where === "embedded"
        ? readCarried(await picture())
        : readCarried(plain, { sidecars: [{ name, bytes: Buffer.from(packet) }] });
  });

  it.each(names)("%s is kept exactly", (name) => {
    expect(carried.raw[name]).toEqual(rawOf(everyProperty[name] ?? ""));
  });

  it("is kept in its order, and nothing is added", () => {
    expect(JSON.stringify(carried.raw["dc:creator"])).toBe(
      JSON.stringify(rawOf(everyProperty["dc:creator"] ?? "")),
    );
    const added = Object.keys(carried.raw).filter((name) => everyProperty[name] === undefined);
    expect(added.filter((name) => !name.startsWith("EXIF:"))).toEqual([]);
    expect(carried.warnings).toEqual([]);
  });

  it("is in the record where that has a place for it", () => {
    const spoken = (text: string) => ({
      "x-default": text,
      en: text,
      "zh-Hans": `${text}：剧照`,
      fr: `${text} — éclat`,
    });
    const one = (text: string) => ({ "x-default": text });
    expect(carried.texts).toEqual({
      caption: spoken("They carry eggs\nhome & <rest>"),
      headline: one("Return to Dust (2022)"),
      title: spoken("007"),
      altText: spoken("Two people at a clay house"),
      extendedDescription: spoken("From left: a donkey, a wall"),
      creditLine: one("Photo: Wang Xiaolei / 和谐影业 & Dream Media Pictures Co., Ltd."),
      copyrightNotice: spoken("© 2022 Hucheng No.7 Films"),
      usageTerms: spoken("Press only"),
      instructions: one("EMBARGOED until 2022-07-08"),
      source: one("Janus Films"),
      captionWriter: one("jd, ml"),
      creatorJobTitle: one("Unit Still Photographer"),
      webStatement: one("https://example.org/rights?a=1&b=2"),
    });
    expect(carried).toMatchObject({
      creators: ["Second; First", "夏永康", "Anna Berg, Ltd."],
      keywords: ["donkey", "007", "a|b; c, d", "剧照", "donkey house"],
      dateCreated: "1962-05",
      jobId: "0042",
      location: {
        sublocation: "Huaqiangzi",
        city: "Zhangye",
        provinceState: "Gansu",
        country: "China",
        countryCode: "CHN",
      },
      persons: [
        { performer: "Wu Renlin", character: "Ma Youtie" },
        { performer: "Hai Qing", character: "Cao Guiying" },
        { performer: "Yang Guangrui", character: null },
      ],
      film: { title: "隐入尘烟", year: 2022, directors: ["Li Ruijun"] },
      scenes: ["Eggs hatching", "Wedding"],
      kind: "frame",
      copyrightOwners: ["Hucheng No.7 Films", "Dream Media"],
      imageSupplier: "Janus Films",
      conflicts: [],
    });
    expect(
      carried.regions.map(({ name, standard, shape }) => [name, standard, shape.kind]),
    ).toEqual([
      ["Region r1", "iptc", "rectangle"],
      ["Region r2", "iptc", "circle"],
      ["Region r3", "iptc", "polygon"],
      ["Wu Renlin", "mwg", "rectangle"],
      ["Yang Guangrui", "microsoft", "rectangle"],
    ]);
  });
});

describe("ExifTool", () => {
  let exiftool: Exiftool;
  beforeAll(() => {
    exiftool = openExiftool();
  });
  afterAll(() => exiftool.close());

  it("reads the same from the same file, as far as it knows the property", async () => {
    const file = join(temporaryFolder(), "all.jpg");
    writeFileSync(file, await picture());
    const ours = flatRaw(readCarried(await picture()));
    const compared = new Set<string>();
    for (const [tag, value] of Object.entries(await exiftool.read(file))) {
      const name = tag.startsWith("XMP-") ? standardName(tag) : null;
      if (name === null) continue;
      compared.add(name);
      const own = ours.get(name);
      const says = `${tag} ${JSON.stringify(value)}, not ${JSON.stringify(own)}`;
      expect.soft(sameValue(name, own, value, value), says).toBe(true);
    }
    expect(names.filter((name) => !compared.has(name.toLowerCase()))).toEqual([]);
  });
});
