import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtInProfiles, PRESS, profileNamed } from "../../shared/export/built-in-profiles.ts";
import type { Profile } from "../../shared/export/profile.ts";
import type { MadePicture } from "../../shared/export/rendition.ts";
import { all, run } from "../../electron/engine/catalog/database.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { startExport, type ExportOutcome } from "../../electron/engine/export/export-set.ts";
import { samePicture } from "../../electron/engine/export/same-picture.ts";
import { withExtendedXmp } from "../../electron/engine/metadata/containers/with-extended-xmp.ts";
import type { WriteTags } from "../../electron/engine/metadata/embedded-record.ts";
import { openExiftool, type Exiftool } from "../../electron/engine/metadata/exiftool.ts";
import { startWriting } from "../../electron/engine/originals/write-metadata.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { packetOf } from "../helpers/rdf.ts";
import { everyProperty, namespaces } from "../helpers/every-property.ts";
import { partSeen, regionPicture, regionXmp } from "../helpers/regions.ts";
import { allRead, gateRead } from "../helpers/rights-gate.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

let exiftool: Exiftool;
beforeAll(() => {
  exiftool = openExiftool();
});
afterAll(async () => {
  await exiftool.close();
});

type Tags = Readonly<Record<string, unknown>>;

const small: MadePicture = {
  format: "jpeg",
  longEdge: 40,
  quality: 90,
  colour: "srgb",
  resolution: 72,
};
const made: Partial<Profile> = {
  renditions: [{ name: "made", made: small, captioned: false }],
};

type Archive = {
  readonly engine: Engine;
  readonly still: number;
  readonly file: string;
  /** What ExifTool reads of a copy handed out now. */
  readonly handOut: (change: Partial<Profile>) => Promise<Tags>;
  readonly exported: (change: Partial<Profile>) => Promise<ExportOutcome & { to: string }>;
};

/** An archive of one picture, which has some tags besides. */
async function archiveOf(name: string, picture: Buffer, tags: WriteTags = {}): Promise<Archive> {
  const { engine } = await engineWithArchive();
  const folder = temporaryFolder();
  const file = join(folder, name);
  writeFileSync(file, picture);
  if (Object.keys(tags).length > 0) await exiftool.write(file, tags);
  await indexWhole(engine, folder);
  const [still] = all<{ id: number }>(engine.archive().catalog.db, "SELECT id FROM still");
  const exported = async (change: Partial<Profile>) => {
    const to = join(temporaryFolder(), "out");
    mkdirSync(to);
    const begun = startExport(engine.archive(), engine.exiftool(), {
      stills: [still?.id ?? 0],
      set: null,
      folder: to,
      rights: gateRead,
      profile: { ...PRESS, fileNames: "{filename}", documents: [], ...change },
    });
    await begun.ended;
    return { ...(await begun.outcome), to };
  };
  return {
    engine,
    still: still?.id ?? 0,
    file,
    exported,
    handOut: async (change) => {
      const { files, to, held } = await exported(change);
      expect(held).toEqual([]);
      return await exiftool.read(join(to, files[0] ?? ""));
    },
  };
}

async function plain(format: "jpeg" | "png" | "tiff" | "webp" = "jpeg"): Promise<Buffer> {
  const picture = sharp({ create: { width: 60, height: 40, channels: 3, background: "#806040" } });
  return await picture.toFormat(format).toBuffer();
}

/** A JPEG whose XMP has every property that the domain names, and those of a program nobody knows. */
async function carriesAll(): Promise<Buffer> {
  return await sharp(await plain())
    .withXmp(packetOf(everyProperty, namespaces))
    .jpeg()
    .toBuffer();
}

/** What the record has more of than this file, or in another order. */
const ofRecord =
  /^XMP-(?:dc:Subject|photoshop:Headline|iptcCore:Scene|iptcExt:Genre|iptcExt:PersonInImage|lr:HierarchicalSubject)$/u;

const cameraTags: WriteTags = {
  "IFD0:Make": "Leica",
  "IFD0:Model": "M6",
  "IFD0:Software": "C:\\Users\\petra\\Editor 7",
  "IFD0:HostComputer": "Petra's computer",
  "ExifIFD:ExposureTime": "1/60",
  "ExifIFD:SerialNumber": "778899",
  "ExifIFD:OwnerName": "Petra Vogel",
  "ExifIFD:LensSerialNumber": "4242",
  "ExifIFD:LensModel": "Summicron",
  "GPS:GPSLatitude": "38.9",
  "GPS:GPSLatitudeRef": "N",
  "IPTC:City": "Zhangye",
  "IPTC:Urgency": "5",
  "XMP-aux:SerialNumber": "778899",
  "XMP-xmpMM:HistoryAction": ["saved"],
  "XMP-photoshop:History": "opened /Users/petra/scan.tif",
};

describe("a picture made anew", () => {
  it("says all that its original says and is still true, known to anybody or not", async () => {
    const { handOut, file } = await archiveOf("a.jpg", await carriesAll(), cameraTags);
    const before = await exiftool.read(file);
    const after = await handOut(made);
    const left = Object.keys(before).filter(
      (tag) =>
        /^(?:XMP|IPTC|GPS|ExifIFD)/u.test(tag) &&
        !ofRecord.test(tag) &&
        JSON.stringify(after[tag]) !== JSON.stringify(before[tag]),
    );
    expect(left.toSorted()).toEqual([
      "XMP-fstill:SceneLabel", // our own, of the scene that the record has from xmpDM:scene
      "XMP-fstill:SceneLabel-zh",
      "XMP-iptcExt:ImageRegion", // three of them show the same person, whom the record has in one place
      "XMP-iptcExt:MaxAvailHeight", // that of the original in the archive
      "XMP-iptcExt:MaxAvailWidth",
      "XMP-iptcExt:PersonInImageWDetails", // whose character the archive knows by a name of its own too
      "XMP-mwg-rs:RegionInfo", // of the new size
      "XMP-plus:FileNameAsDelivered",
      "XMP-x:XMPToolkit", // which says what wrote the packet
    ]);
    expect(after).toMatchObject({
      "IFD0:Make": "Leica",
      "ExifIFD:ExposureTime": before["ExifIFD:ExposureTime"],
      "XMP-iptcExt:MaxAvailWidth": 60,
      "XMP-iptcExt:MaxAvailHeight": 40,
      "XMP-plus:FileNameAsDelivered": "a.jpg",
      "XMP-xmpMM:PreservedFileName": "a.jpg",
    });
    // Compared above, with all others: a program that nobody knows has its say.
    expect(Object.keys(after).some((tag) => tag.startsWith("XMP-own:"))).toBe(true);
    expect(after["XMP-mwg-rs:RegionInfo"]).toMatchObject({
      AppliedToDimensions: { W: 40, H: 27, Unit: "pixel" }, // 40 × 40 / 60, rounded
    });
  });

  it("carries XMP that is too long for one segment of a JPEG", async () => {
    const long = "x".repeat(150_000);
    const packet = packetOf({ "own:Long": long, "dc:source": "A drawer" }, namespaces);
    const { handOut } = await archiveOf(
      "a.jpg",
      Buffer.from(withExtendedXmp(await plain(), packet)),
    );
    expect(await handOut(made)).toMatchObject({
      "XMP-own:Long": "(Binary data 150000 bytes, use -b option to extract)", // so ExifTool tells long texts
      "XMP-dc:Source": "A drawer",
    });
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "has the regions of an original turned by %i where they are seen",
    async (orientation) => {
      const picture = await regionPicture(orientation, regionXmp(orientation));
      const { handOut, engine } = await archiveOf("a.jpg", picture);
      run(engine.archive().catalog.db, "DELETE FROM depiction"); // only what others wrote is looked at
      const tags = await handOut({
        renditions: [{ name: "x", made: { ...small, longEdge: null }, captioned: false }],
      });
      const { x, y, width, height } = partSeen;
      const close = (value: unknown, wanted: number): void =>
        expect(Number(value)).toBeCloseTo(wanted, 4);
      const regions = [tags["XMP-iptcExt:ImageRegion"]].flat() as Record<string, Tags>[];
      const [box, circle, polygon] = regions.map(({ RegionBoundary }) => RegionBoundary ?? {});
      close(box?.["RbX"], x);
      close(box?.["RbY"], y);
      close(box?.["RbW"], width);
      close(box?.["RbH"], height);
      close(circle?.["RbX"], x + width / 2);
      close(circle?.["RbY"], y + height / 2);
      // As high as the region, in shares of the width that is seen.
      const seen = {
        width: Number(tags["File:ImageWidth"]),
        height: Number(tags["File:ImageHeight"]),
      };
      close(circle?.["RbRx"], ((height / 2) * seen.height) / seen.width);
      const corners = polygon?.["RbVertices"] as Tags[];
      const xs = corners.map(({ RbX }) => Number(RbX));
      const ys = corners.map(({ RbY }) => Number(RbY));
      close(Math.min(...xs), x);
      close(Math.max(...xs), x + width);
      close(Math.min(...ys), y);
      close(Math.max(...ys), y + height);
    },
  );
});

describe("how much goes out", () => {
  it("caption and credit alone, of a copy and of a picture made anew", async () => {
    const { handOut } = await archiveOf("a.jpg", await carriesAll(), cameraTags);
    for (const rendition of [{}, made]) {
      const tags = await handOut({ ...rendition, metadata: "caption-and-credit" });
      expect(tags).toMatchObject({
        "XMP-dc:Description": "They carry eggs\nhome & <rest>",
        "XMP-photoshop:Headline": "Return to Dust (2022)",
        "XMP-photoshop:Credit": "Photo: Wang Xiaolei / 和谐影业 & Dream Media Pictures Co., Ltd.",
        "XMP-dc:Creator": ["Second; First", "夏永康", "Anna Berg, Ltd."],
        "IFD0:Copyright": "© 2022 Hucheng No.7 Films",
      });
      const others =
        /Subject|Person|Region|Artwork|Scene|Genre|Location|GPS|Make|Serial|own:|Rating|History|City|DateCreated|FileName/u;
      expect(
        Object.keys(tags).filter((tag) => !tag.startsWith("System:") && others.test(tag)),
      ).toEqual([]);
    }
  });

  it.each(["jpeg", "png", "tiff", "webp"] as const)(
    "nothing at all, but how a %s is turned and what its colours mean",
    async (format) => {
      const picture = await sharp(await plain(format))
        .toFormat(format)
        .withMetadata({ orientation: 6 })
        .withIccProfile("p3")
        .toBuffer();
      const name = `a.${format === "jpeg" ? "jpg" : format === "tiff" ? "tif" : format}`;
      const { handOut } = await archiveOf(name, picture, {
        "XMP-dc:Description": "A caption",
        "XMP-photoshop:Credit": "Janus Films",
        ...(format === "jpeg" ? cameraTags : {}),
      });
      for (const rendition of [{}, made]) {
        const tags = await handOut({ ...rendition, metadata: "nothing" });
        const told = Object.keys(tags).filter((tag) => /^(?:XMP|IPTC|GPS)/u.test(tag));
        expect(told).toEqual([]);
        expect(JSON.stringify(tags)).not.toMatch(/Janus|caption|Leica|petra/u);
        expect(Object.keys(tags).some((tag) => tag.startsWith("ICC"))).toBe(true);
        if (!("renditions" in rendition)) expect(tags["IFD0:Orientation"]).toBe(6);
      }
    },
  );
});

describe("what is private", () => {
  it("goes from a copy and from a picture made anew, and the record stays", async () => {
    const { handOut, engine, still } = await archiveOf("a.jpg", await carriesAll(), {
      ...cameraTags,
      "XMP-iptcExt:ModelAge": ["34", "17"],
    });
    await engine.ask("stills.mark", { stills: { ids: [still] }, rating: 5 });
    for (const rendition of [{}, made]) {
      const tags = await handOut({ ...rendition, stripsPrivate: true });
      expect(JSON.stringify(tags)).not.toMatch(/petra|Petra|778899|4242|Leica|Summicron/u);
      const gone =
        /GPS(?!.*(?:Location))|Rating|xmp:Label|History|CreatorTool|Software|Urgency|DocumentID/u;
      expect(
        Object.keys(tags).filter((tag) => gone.test(tag) && !tag.startsWith("Composite")),
      ).toEqual([]);
      expect(JSON.stringify(tags["XMP-iptcExt:LocationCreated"])).not.toContain("GPS");
      expect([tags["XMP-iptcExt:ModelAge"]].flat().map(String)).toEqual(["34"]);
      expect(tags).toMatchObject({
        "XMP-dc:Description": "They carry eggs\nhome & <rest>",
        "XMP-iptcExt:PersonInImage": ["Yang Guangrui", "Hai Qing", "Wu Renlin"],
        "IPTC:City": "Zhangye",
        "ExifIFD:ExposureTime": expect.anything(),
      });
    }
  });

  it("is what only the archive understands, and never goes out what became of a performer's say", async () => {
    const { handOut, engine, still, file } = await archiveOf("a.jpg", await carriesAll());
    const stills = { ids: [still] };
    await engine.ask("stills.setNumber", { stills, field: "number", text: "802-154" });
    const [performer] = all<{ id: number }>(
      engine.archive().catalog.db,
      "SELECT id FROM agent WHERE name = 'Hai Qing'",
    );
    await engine.ask("rights.setApproval", {
      stills,
      performer: performer?.id ?? 0,
      state: "approved",
      by: "",
      on: "",
      rule: "",
      note: "",
    });
    const own = (tags: Tags): Tags =>
      Object.fromEntries(Object.entries(tags).filter(([tag]) => tag.startsWith("XMP-fstill:")));
    const order = { stills: stills.ids, to: "files", credentials: false } as const;
    await startWriting(engine.archive(), engine.exiftool(), order).ended;
    expect(own(await exiftool.read(file))).toMatchObject({
      "XMP-fstill:StillNumber": "802-154",
      "XMP-fstill:ApprovalStatus": "approved",
    });
    for (const rendition of [{}, made]) {
      const open = own(await handOut(rendition));
      expect(open).toMatchObject({ "XMP-fstill:StillNumber": "802-154" });
      expect(open).not.toHaveProperty("XMP-fstill:ApprovalStatus");
      expect(own(await handOut({ ...rendition, stripsPrivate: true }))).toEqual({});
    }
  });

  it("is also what a file calls somebody whom nobody has identified", async () => {
    const xmp = packetOf(
      {
        "Iptc4xmpExt:ImageRegion": {
          list: "Bag",
          items: [
            {
              fields: {
                "Iptc4xmpExt:Name": "Neighbour's son",
                "Iptc4xmpExt:rCtype": {
                  list: "Bag",
                  items: [
                    {
                      fields: {
                        "xmp:Identifier": {
                          list: "Bag",
                          items: ["http://cv.iptc.org/newscodes/imageregiontype/human"],
                        },
                      },
                    },
                  ],
                },
                "Iptc4xmpExt:RegionBoundary": {
                  fields: {
                    "Iptc4xmpExt:rbShape": "rectangle",
                    "Iptc4xmpExt:rbUnit": "relative",
                    "Iptc4xmpExt:rbX": "0.1",
                    "Iptc4xmpExt:rbY": "0.1",
                    "Iptc4xmpExt:rbW": "0.5",
                    "Iptc4xmpExt:rbH": "0.5",
                  },
                },
              },
            },
          ],
        },
      },
      namespaces,
    );
    const picture = await sharp(await plain())
      .withXmp(xmp)
      .jpeg()
      .toBuffer();
    const { handOut } = await archiveOf("a.jpg", picture);
    expect(JSON.stringify(await handOut({}))).toContain("Neighbour's son");
    const stripped = await handOut({ stripsPrivate: true });
    expect(JSON.stringify(stripped)).not.toContain("Neighbour's son");
    expect(stripped["XMP-iptcExt:ImageRegion"]).toMatchObject([{ RegionBoundary: { RbX: 0.1 } }]);
  });
});

it("writes the languages asked for and no others", async () => {
  const { handOut } = await archiveOf("a.jpg", await carriesAll());
  const tags = await handOut({ languages: ["fr"] });
  const languages = Object.keys(tags).filter((tag) =>
    /^XMP-(?:dc:(?:Description|Title|Rights)|iptcCore:\w+Accessibility|xmpRights:UsageTerms)/u.test(
      tag,
    ),
  );
  expect(languages.filter((tag) => /-(?:en|zh)/u.test(tag))).toEqual([]);
  expect(tags["XMP-dc:Description"]).toBe("They carry eggs\nhome & <rest> — éclat");
  expect(tags["XMP-dc:Description-fr"]).toBe("They carry eggs\nhome & <rest> — éclat");
});

it("hands out to Getty by its rules, with the terms of the rights, and keeps the caption as it went out", async () => {
  const { engine, still, handOut } = await archiveOf("a.jpg", await plain(), {
    "XMP-dc:Description": "Two people & a box",
    "XMP-dc:Creator": ["Jane Doe"],
    "XMP-dc:Rights": "© A24",
    "XMP-photoshop:Credit": "A24",
    "XMP-photoshop:Instructions": "Press only",
    "XMP-photoshop:DateCreated": "2022:07:08",
    "XMP-plus:ImageSupplier": [{ ImageSupplierName: "Janus Films" }],
  });
  const on = { stills: { ids: [still] } };
  await engine.ask("stills.tag", {
    ...on,
    add: [
      { field: "performer", name: "Wu Renlin" },
      { field: "kind", name: "scene" },
    ],
    remove: [],
  });
  await engine.ask("rights.setLayer", {
    on,
    layer: "photograph",
    values: {
      credit: "adjacent",
      mining: "PROHIBITED-AIMLTRAINING",
      status: "http://rightsstatements.org/vocab/InC/1.0/",
    },
  });
  await engine.ask("rights.saveEmbargo", {
    id: null,
    on,
    embargo: { until: { at: "2020-05-07T10:00", zone: "Europe/Paris" }, reference: "", note: "" },
  });
  await engine.ask("rights.saveGrant", {
    id: null,
    on,
    grant: {
      kind: "allow",
      layers: ["photograph"],
      uses: ["press"],
      territories: { included: [], excluded: [] },
      languages: [],
      start: null,
      end: { at: "2099-12-31", zone: null },
      licensor: null,
      licensee: "",
      reference: "",
      unaltered: [],
      printRun: null,
      credit: null,
      terms: "",
      note: "",
      documents: [],
    },
  });
  const getty = profileNamed(builtInProfiles, "Getty") ?? PRESS;
  const caption = "Two people & a box. (Photo by Jane Doe/Janus Films via Getty Images)";
  const plan = await engine.ask("export.plan", {
    ...on,
    set: null,
    rights: allRead,
    profile: getty,
  });
  expect(plan.files[0]?.caption).toBe(caption);
  const tags = await handOut({ ...getty, fileNames: "{filename}", documents: [] });
  expect(tags).toMatchObject({
    "XMP-dc:Description": caption,
    "IPTC:Caption-Abstract": caption,
    "XMP-getty:Personality": ["Wu Renlin"],
    "IPTC:ReleaseDate": "2020:05:07",
    "IPTC:ReleaseTime": "10:00:00+02:00", // Paris has summer time in May
    "IPTC:ExpirationDate": "2099:12:31",
    "XMP-plus:LicenseEndDate": "2099:12:31",
    "XMP-plus:CreditLineRequired": "CR-CAI",
    "XMP-plus:DataMining": "DMI-PROHIBITED-AIMLTRAINING",
    "XMP-xmpRights:WebStatement": "http://rightsstatements.org/vocab/InC/1.0/",
  });
  const record = await engine.ask("stills.get", { id: still });
  expect(record?.texts.caption).toEqual({ "x-default": "Two people & a box" });
  const entered = all<{ caption: string }>(
    engine.archive().catalog.db,
    "SELECT caption FROM export_file",
  );
  expect(entered).toEqual([{ caption }]);
});

it("holds back what a strict recipient would send back, and says in the plan what is missing", async () => {
  const { engine, still, exported } = await archiveOf("a.jpg", await plain());
  const getty = profileNamed(builtInProfiles, "Getty") ?? PRESS;
  const stills = { ids: [still] };
  const plan = await engine.ask("export.plan", {
    stills,
    set: null,
    rights: allRead,
    profile: getty,
  });
  expect(plan.held[0]?.reasons).toContain("No caption in English.");
  const { held, files } = await exported({ ...getty, documents: [] });
  expect(files).toEqual([]);
  expect(held[0]?.reasons).toContain("No photographer: nobody is named who took it.");
  expect(held[0]?.problem).toBeNull();
});

describe("content credentials", () => {
  /** A JPEG with a manifest store of C2PA, empty, in APP11 (ISO 19566-5; C2PA 2.1, A.3). */
  async function sealed(): Promise<Buffer> {
    const box = (type: string, data: Buffer): Buffer => {
      const head = Buffer.alloc(8);
      head.writeUInt32BE(data.length + 8);
      head.write(type, 4, "latin1");
      return Buffer.concat([head, data]);
    };
    const kind = Buffer.from("6332706100110010800000aa00389b71", "hex");
    const store = box("jumb", box("jumd", Buffer.concat([kind, Buffer.from("\x03c2pa\0")])));
    const body = Buffer.concat([Buffer.from("JP\0\x01\0\0\0\x01", "latin1"), store]);
    const head = Buffer.from([0xff, 0xeb, 0, body.length + 2]);
    const jpeg = await plain();
    return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
  }

  it("are told to be lost, and no copy goes out with a broken seal", async () => {
    const { engine, still, file, exported } = await archiveOf("a.jpg", await sealed());
    const before = await exiftool.read(file);
    expect(Object.keys(before).some((tag) => tag.startsWith("JUMBF:"))).toBe(true);
    const stills = { ids: [still] };
    const plan = await engine.ask("export.plan", {
      stills,
      set: null,
      rights: allRead,
      profile: PRESS,
    });
    const told = plan.files[0]?.remarks.find(({ kind }) => kind === "credentials");
    expect(told?.message).toContain("the copy goes out without them");
    for (const metadata of ["everything", "caption-and-credit", "nothing"] as const) {
      const { to } = await exported({ documents: ["read-me"], metadata });
      const after = await exiftool.read(join(to, "a.jpg"));
      expect(Object.keys(after).filter((tag) => tag.startsWith("JUMBF:"))).toEqual([]);
      expect(readFileSync(join(to, "README.txt"), "utf8")).toContain("Content credentials (C2PA)");
    }
  });
});

describe("the picture of a copy", () => {
  it.each(["jpeg", "png", "tiff", "webp"] as const)(
    "of a %s is seen to be the same",
    async (format) => {
      const file = join(temporaryFolder(), `a.${format}`);
      const picture = await plain(format);
      writeFileSync(file, picture);
      const write = (): Promise<void> =>
        exiftool.write(file, { "XMP-dc:Description": "A caption" });
      await expect(samePicture(exiftool, { file, bytes: picture }, write)).resolves.toBeInstanceOf(
        Buffer,
      );
      const other = await sharp(picture).negate().toFormat(format).toBuffer();
      await expect(
        samePicture(exiftool, { file, bytes: picture }, () => {
          writeFileSync(file, other);
          return Promise.resolve();
        }),
      ).rejects.toThrow("changed the picture itself");
    },
  );
});
