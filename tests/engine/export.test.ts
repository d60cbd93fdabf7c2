import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { ExifTool } from "exiftool-vendored";
import sharp from "sharp";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from "vitest";
import { all, run } from "../../electron/engine/catalog/database.ts";
import { openCatalog } from "../../electron/engine/catalog/catalog.ts";
import { addJob } from "../../electron/engine/catalog/jobs.ts";
import { openLedgerPage } from "../../electron/engine/catalog/ledger.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import {
  resumeExport,
  startExport,
  type ExportOutcome,
} from "../../electron/engine/export/export-set.ts";
import type { WriteTags } from "../../electron/engine/metadata/embedded-record.ts";
import { openExiftool, type Exiftool } from "../../electron/engine/metadata/exiftool.ts";
import { isLong } from "../helpers/doses.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { drawPicture, hashOfFile } from "../helpers/pictures.ts";
import { allRead, gateRead } from "../helpers/rights-gate.ts";
import { temporaryFolder } from "../helpers/temporary.ts";
import { rgbDirectory, writeFarTiff } from "../helpers/tiff.ts";
import { pressNamed } from "../helpers/press-named.ts";

let exiftool: Exiftool;
beforeAll(() => {
  exiftool = openExiftool();
});
afterAll(async () => {
  await exiftool.close();
});

type Made = {
  readonly engine: Engine;
  readonly stills: string;
  readonly to: string;
  readonly idOf: (name: string) => number;
  readonly exportAll: (to?: string) => Promise<ExportOutcome>;
};

/** An archive of pictures made by `make`, indexed, and an empty folder to export to. */
async function archiveOf(
  make: (folder: string) => Promise<void>,
  listen?: Parameters<typeof engineWithArchive>[0],
): Promise<Made> {
  const { engine } = await engineWithArchive(listen);
  const stills = temporaryFolder();
  const to = join(temporaryFolder(), "out");
  mkdirSync(to);
  await make(stills);
  await indexWhole(engine, stills);
  const { db } = engine.archive().catalog;
  const files = all<{ name: string; id: number }>(
    db,
    "SELECT name, still_id AS id FROM file ORDER BY name",
  );
  const order = {
    stills: files.map(({ id }) => id),
    set: null,
    rights: gateRead,
    profile: pressNamed("{filename}"),
  };
  return {
    engine,
    stills,
    to,
    idOf: (name) => files.find((file) => file.name === name)?.id ?? 0,
    exportAll: async (folder = to) => {
      const begun = startExport(engine.archive(), engine.exiftool(), { ...order, folder });
      await begun.ended;
      return await begun.outcome;
    },
  };
}

/** A picture that carries tags; other formats than its name says when `format` does. */
async function picture(
  file: string,
  seed: number,
  tags: WriteTags = {},
  format: "jpeg" | "png" = "jpeg",
): Promise<void> {
  const background = { r: seed, g: 90, b: 120 };
  const plain = `${file}.${format === "jpeg" ? "jpg" : "png"}`;
  await sharp({ create: { width: 60, height: 40, channels: 3, background } })
    .toFormat(format)
    .toFile(plain);
  if (Object.keys(tags).length > 0) await exiftool.write(plain, tags);
  renameSync(plain, file);
}

/** Puts a segment behind the first two bytes of a JPEG. */
function insertSegment(file: string, marker: number, data: Buffer): void {
  const jpeg = readFileSync(file);
  const head = Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff]);
  writeFileSync(file, Buffer.concat([jpeg.subarray(0, 2), head, data, jpeg.subarray(2)]));
}

function insertXmp(file: string, properties: string): void {
  const packet = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">${properties}</rdf:Description></rdf:RDF></x:xmpmeta>`;
  insertSegment(file, 0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${packet}`));
}

/** IIM data sets of record 2 as given, byte for byte, in an APP13 without 1:90. */
function insertIim(file: string, datasets: readonly (readonly [number, Buffer])[]): void {
  const iim = Buffer.concat(
    datasets.map(([number, data]) =>
      Buffer.concat([Buffer.from([0x1c, 2, number, 0, data.length]), data]),
    ),
  );
  const size = Buffer.alloc(4);
  size.writeUInt32BE(iim.length);
  const resource = [Buffer.from("8BIM\x04\x04\0\0", "latin1"), size, iim];
  const padding = Buffer.alloc(iim.length % 2);
  insertSegment(file, 0xed, Buffer.concat([Buffer.from("Photoshop 3.0\0"), ...resource, padding]));
}

function creditXmp(credit: string): string {
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="${credit}"/>
    </rdf:RDF></x:xmpmeta>`;
}

function ledgerFiles(engine: Engine): string[] {
  return all<{ file_name: string }>(
    engine.archive().catalog.db,
    "SELECT file_name FROM export_file ORDER BY export_id, position",
  ).map(({ file_name }) => file_name);
}

function rowsOf(file: string): Record<string, string>[] {
  return parse(readFileSync(file), { bom: true, columns: true });
}

it("hands out a still whose languages are written with underscores, or are none", async () => {
  const { to, exportAll } = await archiveOf(async (folder) => {
    await drawPicture(join(folder, "a.jpg"), 1);
    insertXmp(
      join(folder, "a.jpg"),
      '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">A caption</rdf:li><rdf:li xml:lang="en_US">A caption</rdf:li><rdf:li xml:lang="Deutsch (alt)">Ein Text</rdf:li></rdf:Alt></dc:description>',
    );
  });
  expect(await exportAll()).toMatchObject({ exported: 1, held: [] });
  expect(await exiftool.read(join(to, "a.jpg"))).toMatchObject({
    "XMP-dc:Description": "A caption",
    "XMP-dc:Description-en-US": "A caption",
    "XMP-dc:Description-und": "Ein Text",
  });
  expect(Object.keys(rowsOf(join(to, "captions.csv"))[0] ?? {})).toEqual(
    expect.arrayContaining(["Caption", "Caption_en-US", "Caption_und"]),
  );
});

it("hands out a still that an older catalog knows under a language with an underscore", async () => {
  const { engine, to, exportAll, idOf } = await archiveOf((folder) =>
    drawPicture(join(folder, "a.jpg"), 1),
  );
  run(
    engine.archive().catalog.db,
    "INSERT INTO still_text (still_id, field, language, text, origin) VALUES (?, 'caption', 'en_US', 'Old', 'file')",
    idOf("a.jpg"),
  );
  expect(await exportAll()).toMatchObject({ exported: 1, held: [] });
  expect(await exiftool.read(join(to, "a.jpg"))).toMatchObject({
    "XMP-dc:Description-en-US": "Old",
  });
});

it("gives a PNG called .jpg the ending of its bytes, and says so beforehand", async () => {
  const { engine, to, exportAll, idOf } = await archiveOf((folder) =>
    picture(join(folder, "scan.jpg"), 1, { "XMP-dc:Description": "A scan" }, "png"),
  );
  const plan = await engine.ask("export.plan", {
    stills: { ids: [idOf("scan.jpg")] },
    set: null,
    rights: allRead,
    profile: pressNamed("{filename}"),
  });
  expect(plan.files[0]?.fileName).toBe("scan.png");
  expect(plan.files[0]?.remarks.map(({ message }) => message).join()).toContain("ends in .png");
  expect(await exportAll()).toMatchObject({ exported: 1, held: [], files: ["scan.png"] });
  expect(await exiftool.read(join(to, "scan.png"))).toMatchObject({
    "File:FileType": "PNG",
    "XMP-dc:Description": "A scan",
  });
});

it.each(["x.jfif", "x.jpe", "x.JPG"])(
  "renews the old IIM caption of %s, for the bytes decide what a file takes",
  async (name) => {
    const old = {
      "XMP-dc:Description": "OLD",
      "IPTC:Caption-Abstract": "OLD",
      "IPTC:Credit": "OLD",
    };
    const { engine, to, exportAll, idOf } = await archiveOf((folder) =>
      picture(join(folder, name), 1, { ...old, "Photoshop:IPTCDigest": "new" }),
    );
    const change = { language: "x-default", text: "NEW", mode: "replace" as const };
    const stills = { ids: [idOf(name)] };
    await engine.ask("stills.setText", { stills, field: "caption", ...change });
    await engine.ask("stills.setText", { stills, field: "creditLine", ...change });
    const { files } = await exportAll();
    const tags = await exiftool.read(join(to, files[0] ?? ""));
    expect(tags).toMatchObject({
      "IPTC:Caption-Abstract": "NEW",
      "IPTC:Credit": "NEW",
      "IFD0:ImageDescription": "NEW",
    });
    expect(tags["Photoshop:IPTCDigest"]).toBe(tags["File:CurrentIPTCDigest"]);
  },
);

it("renews the IIM that a PNG has, and gives none to one without", async () => {
  const { engine, to, exportAll, idOf } = await archiveOf(async (folder) => {
    await picture(join(folder, "without.png"), 1, {}, "png");
    await picture(join(folder, "with.png"), 2, {}, "png");
    const plain = new ExifTool();
    await plain.write(
      join(folder, "with.png"),
      { "IPTC:Caption-Abstract": "OLD", "PNG:Description": "OLD" } as Record<string, string>,
      { writeArgs: ["-overwrite_original"] },
    );
    await plain.end();
  });
  await engine.ask("stills.setText", {
    stills: { ids: [idOf("with.png"), idOf("without.png")] },
    field: "caption",
    language: "x-default",
    text: "NEW",
    mode: "replace",
  });
  await exportAll();
  expect(await exiftool.read(join(to, "with.png"))).toMatchObject({
    "IPTC:Caption-Abstract": "NEW",
    "PNG:Description": "NEW",
    "XMP-dc:Description": "NEW",
  });
  const tags = await exiftool.read(join(to, "without.png"));
  expect(Object.keys(tags).filter((tag) => tag.startsWith("IPTC:"))).toEqual([]);
});

it("declares UTF-8 only over IIM that is UTF-8: what was Latin-1 is written anew", async () => {
  const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");
  const { to, exportAll } = await archiveOf(async (folder) => {
    await drawPicture(join(folder, "a.jpg"), 1);
    insertIim(join(folder, "a.jpg"), [
      [90, latin1("São Paulo")],
      [92, latin1("Praça da Sé")],
      [20, latin1("Música")],
      [120, latin1("Legenda é")],
    ]);
  });
  expect(await exportAll()).toMatchObject({ exported: 1, held: [] });
  const tags = await exiftool.read(join(to, "a.jpg"));
  expect(tags).toMatchObject({
    "IPTC:CodedCharacterSet": "\u001b%G",
    "IPTC:City": "São Paulo",
    "IPTC:Sub-location": "Praça da Sé",
    "IPTC:SupplementalCategories": "Música",
    "IPTC:Caption-Abstract": "Legenda é",
  });
  expect(tags["Photoshop:IPTCDigest"]).toBe(tags["File:CurrentIPTCDigest"]);
  const bytes = readFileSync(join(to, "a.jpg"));
  expect(bytes.includes(Buffer.from("São Paulo"))).toBe(true);
  expect(bytes.includes(latin1("São Paulo"))).toBe(false);
});

it("keeps what others wrote beside our own: genres, scene codes, keywords' paths, works, details", async () => {
  const { engine, to, exportAll, idOf } = await archiveOf((folder) =>
    picture(join(folder, "a.jpg"), 1, {
      "XMP-dc:Description": "x",
      "XMP-iptcExt:Genre": [{ CvTermName: "Portrait", CvTermId: "http://example.org/portrait" }],
      "XMP-lr:HierarchicalSubject": ["Places|Beijing", "Film|35mm"],
      "XMP-iptcCore:Scene": ["010100"],
      "XMP-iptcExt:ArtworkOrObject": [{ AOTitle: "A painting", AOCreator: ["Someone"] }],
      "XMP-iptcExt:PersonInImage": ["Hai Qing"],
      "XMP-iptcExt:PersonInImageWDetails": [
        {
          PersonName: "Hai Qing",
          PersonId: ["http://www.wikidata.org/entity/Q1"],
          PersonDescription: "as Cao Guiying",
        },
      ],
    }),
  );
  await engine.ask("stills.tag", {
    stills: { ids: [idOf("a.jpg")] },
    add: [
      { field: "film", name: "Return to Dust (2022)" },
      { field: "kind", name: "poster" },
      { field: "performer", name: "Wu Renlin" },
    ],
    remove: [],
  });
  await exportAll();
  const tags = await exiftool.read(join(to, "a.jpg"));
  expect(tags).toMatchObject({
    "XMP-iptcExt:Genre": [
      { CvTermName: "Portrait", CvTermId: "http://example.org/portrait" },
      { CvTermName: "Poster", CvTermId: "urn:stillroom:still-kind:poster" },
    ],
    "XMP-iptcCore:Scene": ["010100"], // No movie scene: a poster was not taken at the shooting.
    "XMP-iptcExt:ArtworkOrObject": [
      { AOTitle: "A painting", AOCreator: ["Someone"] },
      { AOTitle: "Return to Dust", AODateCreated: 2022 },
    ],
    "XMP-iptcExt:PersonInImage": ["Hai Qing", "Wu Renlin"],
  });
  const { db } = engine.archive().catalog;
  const [character] = all<{ uuid: string }>(db, "SELECT uuid FROM character");
  const [film] = all<{ uuid: string }>(db, "SELECT uuid FROM film");
  expect(tags["XMP-iptcExt:PersonInImageWDetails"]).toEqual([
    {
      PersonName: "Hai Qing",
      PersonId: ["http://www.wikidata.org/entity/Q1"],
      PersonDescription: "as Cao Guiying",
      PersonCharacteristic: [
        {
          CvId: `urn:stillroom:cast:${film?.uuid ?? ""}`,
          CvTermId: `urn:uuid:${character?.uuid ?? ""}`,
          CvTermName: "Cao Guiying",
          CvTermRefinedAbout: "urn:stillroom:relation:portrays",
        },
      ],
    },
    { PersonName: "Wu Renlin" },
  ]);
  expect(tags["XMP-lr:HierarchicalSubject"]).toEqual(
    expect.arrayContaining(["Places|Beijing", "Film|35mm", "Film|Return to Dust (2022)"]),
  );
});

it("replaces in a copy of a copy only what it wrote there before", async () => {
  const { engine, stills, to, exportAll, idOf } = await archiveOf((folder) =>
    picture(join(folder, "a.jpg"), 1, { "XMP-lr:HierarchicalSubject": ["Places|Beijing"] }),
  );
  await engine.ask("stills.tag", {
    stills: { ids: [idOf("a.jpg")] },
    add: [
      { field: "film", name: "Dust, {draft} | & more (2022)" },
      { field: "scene", name: "Eggs" },
      { field: "character", name: "Ma" },
      { field: "kind", name: "scene" },
    ],
    remove: [],
  });
  await exportAll();
  const second = `${stills}-again`;
  renameSync(to, second);
  onTestFinished(() => rmSync(second, { recursive: true }));
  await indexWhole(engine, second);
  const { db } = engine.archive().catalog;
  const copy = all<{ id: number }>(
    db,
    "SELECT still_id AS id FROM file ORDER BY id DESC LIMIT 1",
  )[0];
  const ids = [copy?.id ?? 0];
  await engine.ask("stills.tag", {
    stills: { ids },
    add: [
      { field: "film", name: "Return to Dust (2022)" },
      { field: "kind", name: "bts" },
    ],
    remove: [{ field: "character", name: "Ma" }],
  });
  mkdirSync(to);
  const run2 = startExport(engine.archive(), engine.exiftool(), {
    stills: ids,
    set: null,
    rights: gateRead,
    profile: pressNamed("b"),
    folder: to,
  });
  await run2.outcome;
  await run2.ended;
  const tags = await exiftool.read(join(to, "b.jpg"));
  expect(tags["XMP-iptcExt:ArtworkOrObject"]).toMatchObject([{ AOTitle: "Return to Dust" }]);
  expect(tags["XMP-iptcExt:Genre"]).toMatchObject([{ CvTermName: "Behind the scenes" }]);
  expect(tags["XMP-iptcCore:Scene"]).toEqual(["012400"]);
  const paths = tags["XMP-lr:HierarchicalSubject"];
  expect(paths).toEqual(expect.arrayContaining(["Places|Beijing", "Film|Return to Dust (2022)"]));
  expect(JSON.stringify(paths)).not.toMatch(/draft|Characters/u);
});

it("writes each party under its role, and claims no copyright for an agency or a distributor", async () => {
  const { engine, to, exportAll, idOf } = await archiveOf((folder) =>
    picture(join(folder, "a.jpg"), 1, {
      "XMP-plus:ImageSupplier": [{ ImageSupplierName: "Alamy" }],
    }),
  );
  const { db } = engine.archive().catalog;
  await engine.ask("stills.tag", {
    stills: { ids: [idOf("a.jpg")] },
    add: ["Hucheng No.7 Films", "Getty Images", "Real Image Distribution", "Lee & Co"].map(
      (name) => ({
        field: "rightsHolder" as const,
        name,
      }),
    ),
    remove: [],
  });
  run(
    db,
    "UPDATE rights_record SET role = 'licensor' WHERE holder_id = (SELECT id FROM agent WHERE name = 'Lee & Co')",
  );
  await exportAll();
  const tags = await exiftool.read(join(to, "a.jpg"));
  expect(tags).toMatchObject({
    "XMP-plus:CopyrightOwner": [{ CopyrightOwnerName: "Hucheng No.7 Films" }],
    "XMP-plus:ImageSupplier": [{ ImageSupplierName: "Alamy" }],
    "XMP-photoshop:Source": "Alamy",
    "IPTC:Source": "Alamy",
    "XMP-plus:Licensor": [{ LicensorName: "Lee & Co" }],
    "XMP-iptcExt:Contributor": [
      {
        Name: "Real Image Distribution",
        Identifier: [expect.stringMatching(/^urn:uuid:/u)],
        Role: ["http://cv.iptc.org/newscodes/contentprodpartyrole/distributor"],
      },
    ],
  });
  expect(rowsOf(join(to, "captions.csv"))[0]).toMatchObject({
    CopyrightOwner: "Hucheng No.7 Films",
    Supplier: "Alamy; Getty Images",
    Licensor: "Lee & Co",
    Distributor: "Real Image Distribution",
  });
});

it("lists keywords in the order of the file, as its copy has them, and new ones behind", async () => {
  const { engine, to, exportAll, idOf } = await archiveOf((folder) =>
    picture(join(folder, "a.jpg"), 1, { "XMP-dc:Subject": ["wedding", "eggs", "lamp"] }),
  );
  await engine.ask("stills.tag", {
    stills: { ids: [idOf("a.jpg")] },
    add: [
      { field: "keyword", name: "red" },
      { field: "keyword", name: "donkey" },
    ],
    remove: [{ field: "keyword", name: "eggs" }],
  });
  await exportAll();
  const order = ["wedding", "lamp", "donkey", "red"];
  expect((await exiftool.read(join(to, "a.jpg")))["XMP-dc:Subject"]).toEqual(order);
  expect(rowsOf(join(to, "captions.csv"))[0]).toMatchObject({ Keywords: order.join("; ") });
});

it("replaces no file of the folder: copies and lists get numbers, as the plan said", async () => {
  const { engine, to, exportAll, idOf } = await archiveOf((folder) =>
    drawPicture(join(folder, "a.jpg"), 1),
  );
  const mine = ["captions.csv", "captions.xlsx", "CONTACT-SHEET.HTML", "a.jpg"];
  for (const name of mine) writeFileSync(join(to, name), "my own work of a week");
  const plan = await engine.ask("export.plan", {
    stills: { ids: [idOf("a.jpg")] },
    set: null,
    rights: allRead,
    profile: pressNamed("{filename}"),
    folder: to,
  });
  expect(plan.documents).toEqual([
    "captions (2).csv",
    "captions (2).xlsx",
    "caption-sheet.docx",
    "contact-sheet (2).html",
    "README.txt",
    "manifest-sha256.txt",
  ]);
  const { files, documents } = await exportAll();
  expect(files).toEqual(["a (2).jpg"]);
  expect(documents).toEqual({ files: plan.documents, problems: [] });
  for (const name of mine)
    expect(readFileSync(join(to, name), "utf8")).toBe("my own work of a week");
  expect(ledgerFiles(engine)).toEqual(["a (2).jpg"]);
});

it("gives a copy another name when its own is taken while the export runs", async () => {
  const made: { to?: string } = {};
  const archive = await archiveOf(
    async (folder) => {
      await drawPicture(join(folder, "a.jpg"), 1);
      await drawPicture(join(folder, "b.jpg"), 2);
    },
    (event, data) => {
      const isExport = event === "job.changed" && "kind" in data && data.kind === "export";
      if (isExport && made.to !== undefined) writeFileSync(join(made.to, "b.jpg"), "mine");
    },
  );
  made.to = archive.to;
  expect(await archive.exportAll()).toMatchObject({ files: ["a.jpg", "b (2).jpg"] });
  expect(readFileSync(join(archive.to, "b.jpg"), "utf8")).toBe("mine");
  expect(ledgerFiles(archive.engine)).toEqual(["a.jpg", "b (2).jpg"]);
});

it("has handed-out copies in the ledger and names the lists that could not be written", async () => {
  const made: { to?: string } = {};
  const archive = await archiveOf(
    (folder) => drawPicture(join(folder, "a.jpg"), 1),
    (event, data) => {
      const wasLast =
        event === "job.changed" && "kind" in data && data.kind === "export" && data.done === 1;
      if (wasLast && made.to !== undefined && existsSync(made.to))
        renameSync(made.to, `${made.to}-away`); // The disk is unplugged after the copy.
    },
  );
  made.to = archive.to;
  const { exported, documents } = await archive.exportAll();
  expect([exported, documents.files]).toEqual([1, []]);
  expect(documents.problems.map(({ path }) => path)).toEqual([
    join(archive.to, "captions.csv"),
    join(archive.to, "captions.xlsx"),
    join(archive.to, "caption-sheet.docx"),
    join(archive.to, "contact-sheet.html"),
    join(archive.to, "README.txt"),
    join(archive.to, "manifest-sha256.txt"),
  ]);
  expect(documents.problems[0]?.message).toMatch(/caption list.*gone.*ledger.*Plug in/u);
  expect(ledgerFiles(archive.engine)).toEqual(["a.jpg"]);
  const [job] = await archive.engine.ask("jobs.list", {});
  expect(job).toMatchObject({ state: "done", problems: 6 });
  expect(job?.outcome).toContain("caption list could not be written");
});

it("refuses a folder that takes no files before anything is written", async () => {
  const { engine, to, idOf } = await archiveOf((folder) => drawPicture(join(folder, "a.jpg"), 1));
  const file = join(to, "file");
  writeFileSync(file, "");
  const order = {
    stills: { ids: [idOf("a.jpg")] },
    set: null,
    rights: allRead,
    profile: pressNamed("{filename}"),
  };
  for (const folder of [file, join(file, "below")]) {
    await expect(engine.ask("export.run", { ...order, folder })).rejects.toMatchObject({
      problem: {
        kind: "invalid",
        path: folder,
        message: expect.stringContaining("Nothing was written"),
      },
    });
  }
  expect(ledgerFiles(engine)).toEqual([]);
});

it("enters and finishes what was copied before it was cancelled", async () => {
  const made: { cancel?: () => void } = {};
  const archive = await archiveOf(
    async (folder) => {
      for (const seed of [1, 2, 3]) await drawPicture(join(folder, `${String(seed)}.jpg`), seed);
    },
    (event, data) => {
      if (event === "job.changed" && "kind" in data && data.kind === "export" && data.done === 1)
        made.cancel?.();
    },
  );
  made.cancel = () => {
    for (const { id } of archive.engine.archive().jobs.list())
      archive.engine.archive().jobs.cancel(id);
  };
  expect(await archive.exportAll()).toMatchObject({
    exported: 1,
    files: ["1.jpg"],
    cancelled: true,
  });
  expect(readdirSync(archive.to).toSorted()).toEqual([
    "1.jpg",
    "README.txt",
    "caption-sheet.docx",
    "captions.csv",
    "captions.xlsx",
    "contact-sheet.html",
    "manifest-sha256.txt",
  ]);
  expect(ledgerFiles(archive.engine)).toEqual(["1.jpg"]);
  const [job] = await archive.engine.ask("jobs.list", {});
  expect(job).toMatchObject({
    state: "cancelled",
    outcome: expect.stringMatching(/^Cancelled: 1 of 3 stills/u),
  });
});

it("lists what it had handed out before, called off as soon as it was taken up again", async () => {
  const { engine, to, idOf, exportAll } = await archiveOf(async (folder) => {
    for (const seed of [1, 2, 3]) await drawPicture(join(folder, `${String(seed)}.jpg`), seed);
  });
  const { ledgerId } = await exportAll();
  for (const name of readdirSync(to)) if (!/^[23]/u.test(name)) rmSync(join(to, name));
  const again = resumeExport(engine.archive(), engine.exiftool(), {
    stills: ["1.jpg", "2.jpg", "3.jpg"].map(idOf),
    set: null,
    folder: to,
    profile: pressNamed("{filename}"),
    rights: { ...gateRead, read: "all", override: null },
    recipient: null,
    asThen: null,
    ledgerId,
  });
  engine.archive().jobs.cancel(again.id);
  expect(await again.outcome).toMatchObject({ files: ["2.jpg", "3.jpg"], cancelled: true });
  const hashes = readFileSync(join(to, "manifest-sha256.txt"), "utf8");
  expect(hashes.match(/\S+\.jpg$/gmu)).toEqual(["2.jpg", "3.jpg"]);
});

it("tells whom to credit in a text, and gives the hash of every file in a list that sha256sum checks", async () => {
  const { to, exportAll } = await archiveOf(async (folder) => {
    for (const seed of [1, 2]) await drawPicture(join(folder, `${String(seed)} 剧照.jpg`), seed);
  });
  await exportAll();
  const listed = readFileSync(join(to, "manifest-sha256.txt"), "utf8").trimEnd().split("\n");
  const names = readdirSync(to).filter((name) => name !== "manifest-sha256.txt");
  expect(listed.map((line) => line.slice(66)).toSorted()).toEqual(names.toSorted());
  for (const line of listed) expect(line.slice(0, 64)).toBe(hashOfFile(join(to, line.slice(66))));
  // another program's word for it, where there is one
  const checked = spawnSync("sha256sum", ["--check", "--strict", "manifest-sha256.txt"], {
    cwd: to,
  });
  if (checked.error === undefined) expect(checked.status).toBe(0);
  expect(readFileSync(join(to, "README.txt"), "utf8")).toContain("2 stills, handed out on ");
});

it("goes on with an interrupted export from what is whole in its folder, and tidies up", async () => {
  const { engine, to, idOf } = await archiveOf(async (folder) => {
    for (const seed of [1, 2, 3, 4]) await drawPicture(join(folder, `${String(seed)}.jpg`), seed);
  });
  const { folder, db } = engine.archive().catalog;
  const ids = ["1", "2", "3", "4"].map((name) => idOf(`${name}.jpg`));
  const uuids = all<{ uuid: string }>(db, "SELECT uuid FROM still ORDER BY id");
  await engine.ask("archive.close", {});
  const ledgerId = "6a1c0c0e-0b44-4f5f-8a5e-3f7f2f4cbb10";
  const order = {
    stills: ids,
    set: null,
    folder: to,
    profile: pressNamed("{filename}"),
    ledgerId,
    rights: gateRead,
  };
  const catalog = openCatalog(folder);
  addJob(catalog.db, { kind: "export", label: "Exporting", input: JSON.stringify(order) });
  const page = openLedgerPage(catalog.db, ledgerId, { ...order, ...gateRead });
  const pass = { status: "unknown", reasons: [], override: null } as const;
  const enter = (index: number, fileName: string, content: string): void => {
    const hash = createHash("sha256").update(content).digest();
    const stillUuid = uuids[index]?.uuid ?? "";
    const copy = { rendition: "original", fileName, hash, bytes: 5 };
    page.enter([{ stillUuid, ...copy, caption: "", creditLine: "", pass }]);
  };
  enter(0, "1.jpg", "whole"); // Handed out, as it is there.
  enter(1, "2.jpg", "whole"); // Entered, and another has a file of that name.
  enter(2, "3.jpg", "whole"); // Entered, and never there.
  catalog.close();
  writeFileSync(join(to, "1.jpg"), "whole");
  writeFileSync(join(to, "2.jpg"), "of another");
  writeFileSync(join(to, `.stillroom-${ledgerId}-copy.jpg`), "half");
  writeFileSync(join(to, `.stillroom-${ledgerId}-copy.jpg_exiftool_tmp`), "half");
  writeFileSync(join(to, ".stillroom-another-copy.jpg"), "of another program");
  await engine.ask("archive.open", { path: folder });
  await vi.waitFor(
    async () => {
      const [job] = await engine.ask("jobs.list", {});
      expect(job).toMatchObject({ kind: "export", state: "done" });
    },
    { timeout: 30_000 },
  );
  expect(readdirSync(to).toSorted()).toEqual([
    ".stillroom-another-copy.jpg",
    "1.jpg",
    "2 (2).jpg",
    "2.jpg",
    "3.jpg",
    "4.jpg",
    "README.txt",
    "caption-sheet.docx",
    "captions.csv",
    "captions.xlsx",
    "contact-sheet.html",
    "manifest-sha256.txt",
  ]);
  expect(readFileSync(join(to, "1.jpg"), "utf8")).toBe("whole");
  expect(readFileSync(join(to, "2.jpg"), "utf8")).toBe("of another");
  expect(rowsOf(join(to, "captions.csv")).map((row) => row["FileName"])).toEqual([
    "1.jpg",
    "2 (2).jpg",
    "3.jpg",
    "4.jpg",
  ]);
  expect(ledgerFiles(engine).toSorted()).toEqual(["1.jpg", "2 (2).jpg", "3.jpg", "4.jpg"]);
  expect(await engine.ask("ledger.list", {})).toMatchObject([{ finished: true, stills: 4 }]);
});

it("opens an entry of the ledger with its copies and documents, and says what became of them", async () => {
  const { engine, to, exportAll, idOf } = await archiveOf(async (folder) => {
    for (const seed of [1, 2, 3]) await drawPicture(join(folder, `${String(seed)}.jpg`), seed);
  });
  const { ledgerId } = await exportAll();
  const whole = await engine.ask("ledger.get", { export: ledgerId });
  expect(whole).toMatchObject({
    profile: "Press",
    template: "{filename}",
    profileThen: pressNamed("{filename}"),
    folder: to,
    folderPresent: true,
    finished: true,
    documents: [
      { kind: "caption-list", fileName: "captions.csv", present: true },
      { kind: "caption-sheet", fileName: "caption-sheet.docx", present: true },
      { kind: "caption-workbook", fileName: "captions.xlsx", present: true },
      { kind: "contact-sheet", fileName: "contact-sheet.html", present: true },
      { kind: "manifest", fileName: "manifest-sha256.txt", present: true },
      { kind: "read-me", fileName: "README.txt", present: true },
    ],
  });
  expect(whole.who).not.toBe("");
  expect(whole.copies[0]).toMatchObject({
    still: idOf("1.jpg"),
    fileName: "1.jpg",
    bytes: statSync(join(to, "1.jpg")).size,
    hash: hashOfFile(join(to, "1.jpg")),
    state: "unchecked",
  });
  const bytes = readFileSync(join(to, "2.jpg"));
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 3) ^ 255, bytes.length - 3); // Same size, one byte another.
  writeFileSync(join(to, "2.jpg"), bytes);
  rmSync(join(to, "3.jpg"));
  const check = { export: ledgerId, from: 0, count: 100 };
  expect(await engine.ask("ledger.check", check)).toEqual(["whole", "changed", "gone"]);
  const locate = { export: ledgerId, what: "contact-sheet" as const };
  expect(await engine.ask("ledger.locate", locate)).toEqual({
    path: join(to, "contact-sheet.html"),
  });
  rmSync(join(to, "contact-sheet.html"));
  await expect(engine.ask("ledger.locate", locate)).rejects.toThrow("contact sheet");
  rmSync(to, { recursive: true });
  expect(await engine.ask("ledger.get", { export: ledgerId })).toMatchObject({
    folderPresent: false,
    copies: [{ state: "gone" }, { state: "gone" }, { state: "gone" }],
  });
  await expect(engine.ask("ledger.locate", { export: ledgerId, what: "folder" })).rejects.toThrow(
    "The folder of this export is gone",
  );
});

it("opens nothing that a ledger from elsewhere names outside the folder, nor a program", async () => {
  const { engine, to, exportAll } = await archiveOf((folder) =>
    drawPicture(join(folder, "1.jpg"), 1),
  );
  const { ledgerId } = await exportAll();
  const { db } = engine.archive().catalog;
  writeFileSync(join(to, "run.exe"), "");
  for (const name of ["../out/captions.csv", "run.exe"]) {
    run(db, "UPDATE export_document SET file_name = ? WHERE kind = 'caption-list'", name);
    await expect(
      engine.ask("ledger.locate", { export: ledgerId, what: "caption-list" }),
    ).rejects.toThrow("not in its folder");
  }
});

it("refuses a language that is none in words, and takes en_us for en-US", async () => {
  const { engine, idOf } = await archiveOf((folder) => drawPicture(join(folder, "a.jpg"), 1));
  const stills = { ids: [idOf("a.jpg")] };
  const change = { stills, field: "caption" as const, text: "A caption", mode: "replace" as const };
  await engine.ask("stills.setText", { ...change, language: "en_us" });
  const record = await engine.ask("stills.get", { id: idOf("a.jpg") });
  expect(record?.texts.caption).toEqual({ "en-US": "A caption" });
  await expect(
    engine.ask("stills.setText", { ...change, language: "English (UK)" }),
  ).rejects.toThrow("“English (UK)” is no language tag");
});

// six times through two gigabytes
it.runIf(isLong)(
  "reads and hands out a TIFF of more than 2 GB whose directory is at its end",
  async () => {
    const bytes = Buffer.from([10, 20, 30]);
    const far = 2 ** 31 + 6;
    const { engine, stills, to, idOf, exportAll } = await archiveOf(async (folder) =>
      writeFarTiff(
        join(folder, "scan.tif"),
        [
          {
            ...rgbDirectory(1, 1, bytes, [
              [270, 2, "The steppe at dusk"],
              [274, 3, [6]],
              [700, 7, Buffer.from(creditXmp("Xinhua / Li"))],
            ]),
            exif: { tags: [[0x9003, 2, "2022:07:08 10:11:12"]] },
          },
        ],
        far,
      ),
    );
    const record = await engine.ask("stills.get", { id: idOf("scan.tif") });
    const original = await engine.exiftool().read(join(stills, "scan.tif"));
    expect(original).toMatchObject({ "XMP-photoshop:Credit": "Xinhua / Li" });
    expect(record?.texts.caption).toEqual({ "x-default": original["IFD0:ImageDescription"] });
    expect(record?.texts.creditLine).toEqual({ "x-default": original["XMP-photoshop:Credit"] });
    expect(original).toMatchObject({ "ExifIFD:DateTimeOriginal": "2022:07:08 10:11:12" });
    expect(record?.dateCreated).toBe("2022-07-08T10:11:12");
    expect(record?.files).toMatchObject([{ width: 1, height: 1, pages: 1 }]);
    await engine.ask("stills.setText", {
      stills: { ids: [idOf("scan.tif")] },
      field: "caption",
      text: "The steppe, at night",
      mode: "replace",
      language: "x-default",
    });
    expect(await exportAll()).toMatchObject({ exported: 1, held: [] });
    expect(await engine.exiftool().read(join(to, "scan.tif"))).toMatchObject({
      "XMP-dc:Description": "The steppe, at night",
      "IPTC:Caption-Abstract": "The steppe, at night",
      "XMP-photoshop:Credit": "Xinhua / Li",
    });
  },
  300_000,
);

/** An ordinary user: one without an entry in the user database where the tests run as root. */
const nobody = process.getuid?.() === 0 ? { uid: 54_321, gid: 54_321 } : {};

it("hands out write-protected originals as an ordinary user, as copies that can be written to", async () => {
  const home = temporaryFolder();
  const stills = join(home, "stills");
  mkdirSync(stills);
  await drawPicture(join(stills, "a.jpg"), 1);
  const before = hashOfFile(join(stills, "a.jpg"));
  chmodSync(join(stills, "a.jpg"), 0o444);
  if (nobody.uid !== undefined)
    for (const path of [home, stills, join(stills, "a.jpg")])
      chownSync(path, nobody.uid, nobody.gid);
  const command = resolve(import.meta.dirname, "../../electron/cli/index.ts");
  const stillroom = (
    ...args: string[]
  ): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", command, ...args, "--json"],
      {
        ...nobody,
        cwd: home,
        env: {
          PATH: process.env["PATH"],
          HOME: home,
          STILLROOM_HOME: home,
          NODE_COMPILE_CACHE: join(home, "compiled"),
        },
        encoding: "utf8",
      },
    );
  expect(stillroom("init", join(home, "A.stillroom")).stderr).toBe("");
  expect(stillroom("index", stills).status).toBe(0);
  const { status, stdout, stderr } = stillroom(
    "export",
    "",
    "--conditions-read",
    "--template",
    "{filename}",
    "--to",
    join(home, "out"),
  );
  expect(status).toBe(0);
  expect(stderr.match(/stillroom: .*/gu)).toEqual([
    "stillroom: Not written: the contact sheet as PDF. PDFs are printed by the window of Stillroom; export from there to have them, or print the HTML and DOCX yourself.",
  ]);
  expect(JSON.parse(stdout)).toMatchObject({ exported: 1, held: [], files: ["a.jpg"] });
  expect(statSync(join(home, "out", "a.jpg")).mode & 0o600).toBe(0o600);
  expect(hashOfFile(join(stills, "a.jpg"))).toBe(before);
  const catalog = openCatalog(join(home, "A.stillroom"));
  onTestFinished(() => catalog.close());
  expect(all(catalog.db, "SELECT file_name FROM export_file")).toEqual([{ file_name: "a.jpg" }]);
});

it("remarks on every variable, code and name to come that was left in a text, once, and not where that is switched off", async () => {
  const { engine, idOf } = await archiveOf((folder) => drawPicture(join(folder, "a.jpg"), 1));
  const stills = { ids: [idOf("a.jpg")] };
  const write = async (field: "caption" | "altText" | "headline", language: string, text: string) =>
    await engine.ask("stills.setText", { stills, field, language, text, mode: "replace" });
  const leftovers = async (): Promise<string[]> => {
    const plan = await engine.ask("export.plan", {
      stills,
      set: null,
      rights: allRead,
      profile: pressNamed("{filename}"),
    });
    const remarks = plan.files.flatMap((file) => file.remarks);
    return remarks.flatMap(({ kind, message }) => (kind === "leftover" ? [message] : []));
  };
  expect(await leftovers()).toEqual([]);
  await write("caption", "x-default", "{scene}, name to come");
  await write("caption", "en", "{scene}, name to come");
  await write("altText", "fr", "=yt= dort");
  expect(await leftovers()).toEqual([
    "Caption, English: {scene} was not filled in: this still has nothing for it.",
    "Alt text, French: =yt= is no code of the cast of this still’s film.",
    "Caption, English: “name to come” stands for something to come.",
  ]);
  await engine.ask("captions.switchRules", { rules: ["leftoverCode", "placeholder"], on: false });
  expect(await leftovers()).toEqual([
    "Caption, English: {scene} was not filled in: this still has nothing for it.",
  ]);
});
