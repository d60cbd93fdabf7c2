import { wellKnownParties } from "../../../electron/engine/credits/gazetteer/gazetteer.ts";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { exiftoolPath } from "exiftool-vendored";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stillDocument } from "../../../electron/cli/still-document.ts";
import { readCarried } from "../../../electron/engine/metadata/read-carried.ts";
import type { StillRecord } from "../../../shared/still.ts";
import type { Carried } from "../../../shared/carried.ts";

const run = promisify(execFile);
const example = join(import.meta.dirname, "../../../../shared/metadata-mapping-example.json");
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stillroom-details-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** A picture of 1200 by 800 that ExifTool has written these tags into. */
async function written(name: string, json: string): Promise<Carried> {
  const [file, values] = [join(folder, `${name}.jpg`), join(folder, `${name}.json`)];
  const canvas = { width: 1200, height: 800, channels: 3, background: "#345" } as const;
  await writeFile(file, await sharp({ create: canvas }).jpeg().toBuffer());
  await writeFile(values, json);
  await run(await exiftoolPath(), ["-overwrite_original", `-j=${values}`, file]);
  return readCarried(await readFile(file));
}

/** The record of a still of which nothing is known but what its file carries. */
function documentOf({
  raw,
  texts,
  creators,
  dateCreated,
  marks,
}: Carried): Record<string, unknown> {
  const record: StillRecord = {
    id: 1,
    uuid: "0",
    hash: "",
    thumbnail: "made",
    width: 1200,
    height: 800,
    files: [],
    film: null,
    scenes: [],
    depictions: [],
    placesKnown: false,
    rightsHolders: [],
    keywords: [],
    kind: null,
    number: null,
    productionCode: null,
    filmsOfCode: [],
    marks: { ...marks, workState: "new" },
    status: "unknown",
    texts,
    creators,
    dateCreated,
    addedAt: "",
    changedAt: "",
    carried: raw,
  };
  return stillDocument(record, { known: wellKnownParties, corrections: [] });
}

const own = JSON.stringify([
  {
    SourceFile: "*",
    "XMP-photoshop:Headline": "The staircase (1962)",
    "XMP-iptcCore:AltTextAccessibility": "A staircase.",
    "XMP-iptcCore:ExtDescrAccessibility": "From left: a lamp, a wall.",
    "XMP-iptcCore:Location": "Stage 4",
    "XMP-photoshop:City": "Potsdam",
    "XMP-photoshop:Country": "Germany",
    "XMP-iptcExt:LocationShown": [{ LocationName: "Old Market", City: "Dresden" }],
    "XMP-iptcExt:LocationCreated": [{ City: "Potsdam", CountryCode: "DEU" }],
    "XMP-iptcExt:Event": "Shooting day 12",
    "XMP-iptcExt:PersonInImage": ["Anna Beispiel"],
    "XMP-iptcExt:DigitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/negativeFilm",
    "XMP-plus:CopyrightOwner": [{ CopyrightOwnerName: "Example Film", CopyrightOwnerID: "ex-1" }],
    "XMP-plus:Licensor": [{ LicensorName: "Archive", LicensorURL: "https://example.org/licence" }],
    "XMP-plus:ImageSupplier": [{ ImageSupplierName: "Archive" }],
    "XMP-plus:DataMining": "Prohibited",
    "XMP-xmpRights:UsageTerms": "Press only",
    "XMP-xmpRights:WebStatement": "https://example.org/rights",
    "XMP-xmp:Rating": 4,
    "XMP-xmp:Label": "Red",
  },
]);

describe("the document of a still", () => {
  it("has everything of the standard that its file carries", async () => {
    expect(documentOf(await written("own", own))).toMatchObject({
      headline: "The staircase (1962)",
      altText: { "x-default": "A staircase." },
      extendedDescription: { "x-default": "From left: a lamp, a wall." },
      location: { sublocation: "Stage 4", city: "Potsdam", country: "Germany" },
      locationShown: [{ name: { "x-default": "Old Market" }, city: "Dresden" }],
      locationCreated: { city: "Potsdam", countryCode: "DEU" },
      event: { "x-default": "Shooting day 12" },
      personsShown: ["Anna Beispiel"],
      digitalSourceType: "http://cv.iptc.org/newscodes/digitalsourcetype/negativeFilm",
      copyrightOwners: [{ name: "Example Film", identifier: "ex-1" }],
      licensors: [{ name: "Archive", url: "https://example.org/licence" }],
      imageSupplier: { name: "Archive" },
      dataMining: "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED",
      usageTerms: { "x-default": "Press only" },
      webStatement: "https://example.org/rights",
      rating: 4,
      label: "Red",
    });
  });

  it.skipIf(!existsSync(example))("has the regions of the whole mapping, each once", async () => {
    const carried = await written("mapping", await readFile(example, "utf8"));
    expect(carried.film).toEqual({
      title: "In the Mood for Love",
      year: 2000,
      directors: ["Wong Kar-wai"],
    });
    expect(documentOf(carried)).toMatchObject({
      personsShown: ["Maggie Cheung", "Tony Leung Chiu-wai"],
      copyrightOwners: [{ name: "Block 2 Pictures" }],
      dataMining: "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED",
      regions: [
        {
          identifier: "r1",
          name: "Su Li-zhen (Maggie Cheung)",
          persons: ["Maggie Cheung"],
          description: "as Su Li-zhen",
          x: 0.2,
          y: 0.1,
          width: 0.2,
          height: 0.3,
          types: [{ identifiers: ["http://cv.iptc.org/newscodes/imageregiontype/human"] }],
          roles: [{ identifiers: ["http://cv.iptc.org/newscodes/imageregionrole/subjectArea"] }],
        },
      ],
    });
  });
});
