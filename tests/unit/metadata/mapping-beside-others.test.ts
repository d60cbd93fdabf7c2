import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {
  EmbeddedRecord,
  WriteTags,
} from "../../../electron/engine/metadata/embedded-record.ts";
import { openExiftool, type Exiftool } from "../../../electron/engine/metadata/exiftool.ts";
import { nothingFirst } from "../../../electron/engine/metadata/groundwork.ts";
import { writtenJpeg } from "../../../electron/engine/metadata/jpeg-writer/written-jpeg.ts";
import { readCarried } from "../../../electron/engine/metadata/read-carried.ts";
import { tagsFor } from "../../../electron/engine/metadata/tags-to-write.ts";
import { writeInto } from "../../../electron/engine/metadata/write-into.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";

let exiftool: Exiftool;
beforeAll(() => {
  exiftool = openExiftool();
});
afterAll(async () => {
  await exiftool.close();
});

const wikidata = "http://www.wikidata.org/entity/";
const record: EmbeddedRecord = {
  texts: { copyrightNotice: { "x-default": "© 2022 Hucheng No.7 Films" } },
  creators: ["Wang Xiaolei"],
  keywords: [],
  film: {
    title: "隐入尘烟",
    year: 2022,
    directors: ["Li Ruijun"],
    uuid: "01a231e7-daed-7196-a469-98761e343909",
    titles: { "x-default": "隐入尘烟", "zh-Hans": "隐入尘烟", en: "Return to Dust" },
    directorIds: [{ known: null, lasting: "urn:uuid:01a231e7-0000-7196-a469-98761e343909" }],
    owners: ["Hucheng No.7 Films"],
    licensors: ["m-appeal"],
    registered: [
      { register: "Wikidata", number: "Q110852375", uri: `${wikidata}Q110852375` },
      { register: "IMDb", number: "tt6837894", uri: "https://www.imdb.com/title/tt6837894/" },
    ],
  },
  scenes: ["The eggs"],
  settings: ["exterior"],
  kind: "scene",
  stillNumber: "802-154",
  cast: [
    {
      character: "曹贵英",
      performer: "Hai Qing",
      performerIds: [`${wikidata}Q2`],
      performerNames: { "zh-Hans": "海清" },
      characterId: "urn:uuid:01a231e7-1111-7196-a469-98761e343909",
      characterNames: { en: "Cao Guiying" },
    },
  ],
  copyrightOwners: ["Hucheng No.7 Films"],
  imageSupplier: null,
  licensors: ["m-appeal"],
  licensorAddresses: [{ name: "m-appeal", url: "https://example.org/licence" }],
  dateCreated: null,
};

const ourCharacter = {
  CvId: "urn:stillroom:cast:01a231e7-daed-7196-a469-98761e343909",
  CvTermId: "urn:uuid:01a231e7-1111-7196-a469-98761e343909",
  CvTermName: "曹贵英",
  "CvTermName-en": "Cao Guiying",
  CvTermRefinedAbout: "urn:stillroom:relation:portrays",
};
const theirTerm = { CvId: "https://example.org/cv/", CvTermId: "https://example.org/cv/farmer" };

/** What others wrote of the same film and person before, in other words and of other registers. */
const before = {
  "XMP-dc:Creator": ["Wang Xiaolei"],
  "XMP-iptcCore:Scene": ["010800", "011700"],
  "XMP-plus:ImageCreator": [{ ImageCreatorName: "Wang Xiaolei", ImageCreatorID: "plus-7" }],
  "XMP-plus:ImageSupplierImageID": "AGENCY-7",
  "XMP-xmpRights:Marked": "False",
  "XMP-iptcExt:AboutCvTerm": [theirTerm],
  "XMP-iptcExt:PersonInImage": ["Hai Qing"],
  "XMP-iptcExt:PersonInImageWDetails": [
    {
      PersonName: "Hai Qing",
      "PersonName-fr": "Haï Qing",
      PersonId: [`${wikidata}Q1`, "http://viaf.org/viaf/7"],
      PersonDescription: "as 曹贵英",
      PersonCharacteristic: [theirTerm],
    },
  ],
  "XMP-iptcExt:ArtworkOrObject": [
    { AOTitle: "A painting", AOCreator: ["Someone"] },
    {
      AOTitle: "隐入尘烟",
      "AOTitle-fr": "Le Retour des hirondelles",
      AOCreator: ["Li Ruijun"],
      AODateCreated: "2022",
      AOContentDescription: "Film",
      AOPhysicalDescription: "DCP",
      AOSource: "Cinémathèque",
      AOSourceInvNo: "007",
    },
  ],
} as const;

const own = {
  uri: "urn:uuid:01a231e7-4444-7196-a469-98761e343909",
  productionCode: null,
  sceneLabels: { "x-default": "The eggs" },
  sceneNumbers: ["47A"],
  scenePlaces: [],
  copyrightYear: null,
  people: [],
};

describe.each(["a.jpg", "a.png"])("in %s", (name) => {
  async function written(...records: readonly EmbeddedRecord[]): Promise<Record<string, unknown>> {
    return await writtenOver(before, ...records);
  }

  async function writtenOver(
    said: WriteTags,
    ...records: readonly EmbeddedRecord[]
  ): Promise<Record<string, unknown>> {
    const file = join(temporaryFolder(), name);
    await sharp({ create: { width: 60, height: 40, channels: 3, background: "#806040" } }).toFile(
      file,
    );
    await exiftool.write(file, said);
    for (const one of records) {
      const bytes = readFileSync(file);
      const tags = tagsFor(one, readCarried(bytes));
      if (name === "a.jpg") expect(writtenJpeg(bytes, tags, nothingFirst)).not.toBeNull(); // not left to ExifTool
      await writeInto(exiftool, { path: file, bytes }, tags);
    }
    const tags = JSON.stringify(await exiftool.read(file)).replaceAll("-zh-hans", "-zh-Hans");
    return JSON.parse(tags) as Record<string, unknown>;
  }

  const expected = {
    "XMP-iptcCore:Scene": ["010800", "012400", "011600"],
    "XMP-plus:ImageCreator": before["XMP-plus:ImageCreator"],
    "XMP-plus:ImageSupplierImageID": "AGENCY-7",
    "XMP-xmpRights:Marked": false,
    "XMP-plus:Licensor": [{ LicensorName: "m-appeal", LicensorURL: "https://example.org/licence" }],
    "XMP-iptcExt:PersonInImageWDetails": [
      {
        PersonName: "Hai Qing",
        "PersonName-fr": "Haï Qing",
        "PersonName-zh-Hans": "海清",
        PersonId: ["http://viaf.org/viaf/7", `${wikidata}Q2`],
        PersonDescription: "as 曹贵英",
        PersonCharacteristic: [theirTerm, ourCharacter],
      },
    ],
    "XMP-iptcExt:ArtworkOrObject": [
      { AOTitle: "A painting", AOCreator: ["Someone"] },
      {
        AOTitle: "隐入尘烟",
        "AOTitle-fr": "Le Retour des hirondelles",
        "AOTitle-en": "Return to Dust",
        "AOTitle-zh-Hans": "隐入尘烟",
        AOCreator: ["Li Ruijun"],
        AODateCreated: 2022,
        AOContentDescription: "Film",
        AOPhysicalDescription: "DCP",
        AOCurrentCopyrightOwnerName: "Hucheng No.7 Films",
        AOCurrentLicensorName: "m-appeal",
        AOSource: "Cinémathèque",
        AOSourceInvNo: "007",
      },
    ],
    "XMP-iptcExt:AboutCvTerm": [
      theirTerm,
      {
        CvId: wikidata,
        CvTermId: `${wikidata}Q110852375`,
        CvTermName: "隐入尘烟",
        "CvTermName-en": "Return to Dust",
        "CvTermName-zh-Hans": "隐入尘烟",
        CvTermRefinedAbout: "urn:stillroom:relation:film",
      },
    ],
  };
  const of = (tags: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(Object.keys(expected).map((tag) => [tag, tags[tag]]));

  it("what others said stays beside what is ours", async () => {
    expect(of(await written(record))).toEqual(expected);
  });

  it("a second time changes nothing", async () => {
    expect(of(await written(record, record))).toEqual(expected);
  });

  it("what is ours goes with the record, and comes anew under other numbers", async () => {
    const [person] = record.cast;
    if (person === undefined || record.film === null) throw new Error("nobody in it");
    const other = await written(record, {
      ...record,
      film: { ...record.film, registered: [] },
      cast: [{ ...person, performerIds: [`${wikidata}Q3`], characterNames: {} }],
    });
    expect(other["XMP-iptcExt:AboutCvTerm"]).toEqual([theirTerm]);
    expect(other["XMP-iptcExt:PersonInImageWDetails"]).toMatchObject([
      { PersonId: ["http://viaf.org/viaf/7", `${wikidata}Q3`] },
    ]);
  });

  it("two people and a group are told, and others' word for it goes where it does not hold", async () => {
    const codesOf = async (people: number): Promise<unknown> =>
      (await written({ ...record, people }))["XMP-iptcCore:Scene"];
    expect(await codesOf(1)).toEqual(["010800", "012400", "011600"]);
    expect(await codesOf(2)).toEqual(["010800", "012400", "011600"]);
    expect(await codesOf(3)).toEqual(["012400", "011600", "010900"]);
  });

  it("the shot goes by the number of the scene, unless others gave it a name", async () => {
    const numbered = (sceneNumbers: readonly string[]) => ({
      ...record,
      own: { ...own, sceneNumbers },
    });
    const tags = await written(numbered(["47A"]), numbered(["47A", "48"]));
    expect(tags["XMP-xmpDM:ShotName"]).toBe("47A; 48");
    expect((await written(numbered(["47A"]), numbered([])))["XMP-xmpDM:ShotName"]).toBeUndefined();
    const theirs = { ...before, "XMP-xmpDM:ShotName": "A 12 take 3" };
    const beside = await writtenOver(theirs, numbered(["47A"]), numbered([]));
    expect(beside["XMP-xmpDM:ShotName"]).toBe("A 12 take 3");
  });

  it("the owners' notice stands in the film, and a notice in other words stays", async () => {
    const claimed = (owner: string): EmbeddedRecord => ({
      ...record,
      film:
        record.film === null
          ? null
          : { ...record.film, owners: [owner], notice: `© 2022 ${owner}` },
    });
    const noticesIn = (tags: Record<string, unknown>): unknown =>
      (tags["XMP-iptcExt:ArtworkOrObject"] as Record<string, unknown>[]).map(
        ({ AOCopyrightNotice: notice }) => notice,
      );
    const twice = await written(claimed("Hucheng"), claimed("Qizi & Co."));
    expect(noticesIn(twice)).toEqual([undefined, "© 2022 Qizi & Co."]);
    const [painting, film] = before["XMP-iptcExt:ArtworkOrObject"];
    const theirs = {
      ...before,
      "XMP-iptcExt:ArtworkOrObject": [painting, { ...film, AOCopyrightNotice: "All rights: us" }],
    };
    expect(noticesIn(await writtenOver(theirs, claimed("Hucheng")))).toEqual([
      undefined,
      "All rights: us",
    ]);
  });

  it("a series is told with season and episode, and what others call it stays with it", async () => {
    const inSeries = (series: NonNullable<EmbeddedRecord["film"]>["series"]): EmbeddedRecord => ({
      ...record,
      film: record.film === null ? null : { ...record.film, ...(series ? { series } : {}) },
    });
    const first = { name: "Les Vampires", season: "1", episode: "3", episodeName: null };
    const theirs = {
      ...before,
      "XMP-iptcExt:SeriesName": "Les Vampires",
      "XMP-iptcExt:SeriesIdentifier": "https://example.org/vampires",
      "XMP-iptcExt:SeasonNumber": "2",
      "XMP-iptcExt:SeasonIdentifier": "https://example.org/vampires/2",
    };
    const tags = await writtenOver(theirs, inSeries(first));
    const { "XMP-iptcExt:Series": series, "XMP-iptcExt:Season": season } = tags;
    expect([series, season, tags["XMP-iptcExt:Episode"]]).toEqual([
      { Name: "Les Vampires", Identifier: "https://example.org/vampires" },
      { Number: 1 },
      { Number: 3 },
    ]);
    const other = await writtenOver(theirs, inSeries(first), {
      ...record,
      film: { title: "Another", year: null, directors: [] },
    });
    expect(other["XMP-iptcExt:Series"]).toBeUndefined();
    expect(other["XMP-iptcExt:Episode"]).toBeUndefined();
    expect((await writtenOver(theirs, inSeries(null)))["XMP-iptcExt:Season"]).toEqual({
      Number: 2,
      Identifier: "https://example.org/vampires/2",
    });
  });

  it("a character whom nobody plays is what the picture is about, and no person", async () => {
    const [person] = record.cast;
    if (person === undefined) throw new Error("nobody in it");
    const tags = await written(record, {
      ...record,
      cast: [{ ...person, performer: null, performerIds: [], performerNames: {} }],
    });
    expect(tags["XMP-iptcExt:PersonInImage"]).toBeUndefined();
    expect(tags["XMP-iptcExt:PersonInImageWDetails"]).toBeUndefined();
    expect(tags["XMP-iptcExt:AboutCvTerm"]).toContainEqual({
      ...ourCharacter,
      CvTermRefinedAbout: "urn:stillroom:relation:shows",
    });
  });
});
