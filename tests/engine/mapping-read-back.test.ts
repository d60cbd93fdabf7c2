import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { all, run } from "../../electron/engine/catalog/database.ts";
import { recordOf } from "../../electron/engine/catalog/record.ts";
import type { InputOf } from "../../shared/contract/index.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { gateOf } from "../../electron/engine/export/asked-gate.ts";
import { startExport } from "../../electron/engine/export/export-set.ts";
import { embeddedOf } from "../../electron/engine/export/gather.ts";
import { readCarried } from "../../electron/engine/metadata/read-carried.ts";
import { tagsFor } from "../../electron/engine/metadata/tags-to-write.ts";
import { writeInto } from "../../electron/engine/metadata/write-into.ts";
import { PRESS } from "../../shared/export/built-in-profiles.ts";
import type { StillRecord } from "../../shared/still.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { allRead } from "../helpers/rights-gate.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

type Tags = Readonly<Record<string, unknown>>;

/** JPEG, which the program writes itself, and those that ExifTool writes: with IIM, and without. */
const names = ["a.jpg", "b.tif", "c.png"] as const;

const credit = "摄影：夏永康／泽东电影与春光映画，珍纳斯影业供图";
const instructions = "封面须另行商洽。No crops.";
const embargo = "EMBARGOED until 2099-05-07, 10:00 (Europe/Paris): not to be published before.";
const wikidata = "http://www.wikidata.org/entity/";

const creators = ["夏永康", "Second; First"];

type Made = {
  readonly engine: Engine;
  readonly folder: string;
  readonly copies: string;
  readonly idOf: (name: string) => number;
  readonly recorded: (name: string) => StillRecord;
  readonly uuids: Readonly<Record<string, string>>;
};

/** Stills of a film of which everything is recorded that the mapping of domain.md 2.6 has a line for. */
async function handedOut(pictures: readonly string[]): Promise<Made> {
  const { engine } = await engineWithArchive();
  const folder = temporaryFolder();
  for (const [index, name] of pictures.entries())
    await sharp({
      create: { width: 60, height: 40, channels: 3, background: { r: 60 * index, g: 90, b: 120 } },
    }).toFile(join(folder, name));
  await indexWhole(engine, folder);
  const { db } = engine.archive().catalog;
  const files = all<{ name: string; id: number }>(db, "SELECT name, still_id AS id FROM file");
  const idOf = (name: string): number => files.find((file) => file.name === name)?.id ?? 0;
  const stills = { ids: files.map(({ id }) => id) };
  await describeStills(engine, stills);
  await describeRecords(engine, stills);
  await describeRights(engine, stills);
  const copies = join(temporaryFolder(), "out");
  mkdirSync(copies);
  const begun = startExport(engine.archive(), engine.exiftool(), {
    stills: stills.ids,
    set: null,
    folder: copies,
    // of a day when the embargo will be over, which it is not on the day of the hand-out
    rights: gateOf({ ...allRead, request: { ...allRead.request, date: "2099-06-01" } }),
    profile: { ...PRESS, fileNames: "{filename}", documents: [] },
  });
  await begun.ended;
  expect((await begun.outcome).held).toEqual([]);
  const uuids = Object.fromEntries(
    all<{ name: string; uuid: string }>(
      db,
      "SELECT title AS name, uuid FROM film UNION ALL SELECT name, uuid FROM character UNION ALL SELECT name, uuid FROM agent",
    ).map(({ name, uuid }) => [name, uuid]),
  );
  const recorded = (name: string): StillRecord => {
    const record = recordOf(db, idOf(name));
    if (record === null) throw new Error(`no still of ${name}`);
    return record;
  };
  return { engine, folder, copies, idOf, recorded, uuids };
}

type Stills = { readonly ids: number[] };

async function describeStills(engine: Engine, stills: Stills): Promise<void> {
  const say = async (
    field: "caption" | "creditLine" | "instructions",
    text: string,
    language?: string,
  ) =>
    await engine.ask("stills.setText", {
      stills,
      field,
      language: language ?? "x-default",
      text,
      mode: "replace",
    });
  await say("caption", "《花样年华》剧照。张曼玉饰苏丽珍。", "zh-Hans");
  await say("caption", "Maggie Cheung as Su Li-zhen.", "en");
  await say("creditLine", credit);
  await say("instructions", instructions);
  const { db } = engine.archive().catalog;
  for (const [position, name] of creators.entries())
    run(
      db,
      "INSERT INTO still_creator (still_id, position, name) SELECT id, ?, ? FROM still",
      position,
      name,
    );
  await engine.ask("stills.tag", {
    stills,
    add: [
      { field: "film", name: "花样年华 (2000)" },
      { field: "scene", name: "The staircase" },
      { field: "kind", name: "scene" },
      { field: "keyword", name: "楼梯" },
    ],
    remove: [],
  });
  for (const id of stills.ids) {
    const draw = async (x: number, character: string, performer: string | null) =>
      await engine.ask("depictions.draw", {
        still: id,
        box: { x, y: 0.25, width: 0.25, height: 0.5 },
        who: {
          character: { name: character },
          ...(performer === null ? {} : { performer: { name: performer } }),
        },
      });
    await draw(0, "苏丽珍", "张曼玉");
    await draw(0.375, "周慕云", "梁朝伟");
    await draw(0.75, "The cat", null);
    await engine.ask("stills.setNumber", {
      stills: { ids: [id] },
      field: "number",
      text: "802-154",
    });
    await engine.ask("stills.setNumber", {
      stills: { ids: [id] },
      field: "productionCode",
      text: "802",
    });
  }
}

async function describeRecords(engine: Engine, { ids }: Stills): Promise<void> {
  const still = await engine.ask("stills.get", { id: ids[0] ?? 0 });
  if (still === null) throw new Error("no still");
  const { film, scenes, depictions } = still;
  const edit = async (record: InputOf<"records.change">["command"]) =>
    await engine.ask("records.change", { command: record });
  await edit({
    do: "edit",
    record: {
      kind: "film",
      id: film?.id ?? 0,
      set: {
        language: "zh-Hans",
        names: [
          { kind: "translated", language: "en", name: "In the Mood for Love" },
          { kind: "transliterated", language: "zh-Latn", name: "Huāyàng niánhuá" },
          { kind: "working", language: "fr", name: "Secrets" },
        ],
        directors: [{ name: "王家卫" }, { name: "Second Unit" }],
        companies: [{ name: "Block 2 Pictures" }],
        rightsHolders: [{ name: "Jet Tone" }],
        identifiers: [
          { scheme: "imdb", value: "tt0118694", note: "" },
          { scheme: "wikidata", value: "Q213081", note: "" },
        ],
      },
    },
  });
  const scene = scenes[0]?.id ?? 0;
  await edit({
    do: "edit",
    record: {
      kind: "scene",
      id: scene,
      set: {
        setting: "interior",
        number: "47A",
        place: "Mrs. Suen's house",
        names: [{ kind: "translated", language: "zh-Hans", name: "楼梯间" }],
      },
    },
  });
  const [first] = depictions;
  const { db } = engine.archive().catalog;
  const agent = (name: string): number =>
    all<{ id: number }>(db, "SELECT id FROM agent WHERE name = ?", name)[0]?.id ?? 0;
  await edit({
    do: "edit",
    record: {
      kind: "agent",
      id: agent("张曼玉"),
      set: {
        names: [{ kind: "translated", language: "en", name: "Maggie Cheung" }],
        identifiers: [
          { scheme: "imdb", value: "nm0001041", note: "" },
          { scheme: "wikidata", value: "Q232562", note: "" },
          { scheme: "other", value: "0000 0001 2103 2683", note: "ISNI" },
        ],
      },
    },
  });
  await edit({
    do: "edit",
    record: {
      kind: "agent",
      id: agent("王家卫"),
      set: { identifiers: [{ scheme: "wikidata", value: "Q55375", note: "" }] },
    },
  });
  await edit({
    do: "edit",
    record: {
      kind: "character",
      id: first?.character?.id ?? 0,
      set: { names: [{ kind: "translated", language: "en", name: "Su Li-zhen" }] },
    },
  });
}

async function describeRights(engine: Engine, stills: Stills): Promise<void> {
  const film = (await engine.ask("stills.get", { id: stills.ids[0] ?? 0 }))?.film?.id ?? 0;
  const common = {
    licensor: null,
    licensee: "",
    reference: "",
    unaltered: [],
    printRun: null,
    credit: null,
    terms: "",
    note: "",
    documents: [],
    languages: [],
  };
  await engine.ask("rights.saveGrant", {
    id: null,
    on: { stills },
    grant: {
      ...common,
      kind: "allow",
      layers: ["photograph", "film", "persons"],
      uses: ["press", "web"],
      territories: { included: [], excluded: ["JP"] },
      unaltered: ["crop", "colourise"],
      start: { at: "2020-01-01", zone: null },
      end: { at: "2099-12-31", zone: null },
    },
  });
  await engine.ask("rights.saveGrant", {
    id: null,
    on: { film },
    grant: {
      ...common,
      kind: "deny",
      layers: ["film"],
      uses: [],
      territories: { included: ["KR"], excluded: [] },
      start: null,
      end: null,
    },
  });
  await engine.ask("rights.setLayer", {
    on: { stills },
    layer: "photograph",
    values: { credit: "adjacent", mining: "PROHIBITED" },
  });
  await engine.ask("rights.saveEmbargo", {
    id: null,
    on: { film },
    embargo: { until: { at: "2099-05-07T10:00", zone: "Europe/Paris" }, reference: "", note: "" },
  });
}

/** Film, people, kind and place, for those who read keywords alone. */
const namesAmongKeywords = [
  "花样年华",
  "张曼玉",
  "苏丽珍",
  "梁朝伟",
  "周慕云",
  "The cat",
  "Scene still",
  "Mrs. Suen's house",
];

/** What ExifTool has to read of every copy, by the lines of the mapping. */
function expectedXmp({ uuids, recorded }: Made, copy: string): Tags {
  const lasting = (of: string): string => `urn:uuid:${uuids[of] ?? ""}`;
  const cast = `urn:stillroom:cast:${uuids["花样年华"] ?? ""}`;
  const character = (name: string, relation: string, others: Tags = {}): Tags => ({
    CvId: cast,
    CvTermId: `urn:uuid:${uuids[name] ?? ""}`,
    CvTermName: name,
    ...others,
    CvTermRefinedAbout: `urn:stillroom:relation:${relation}`,
  });
  const titles = {
    en: "In the Mood for Love",
    "zh-latn": "Huāyàng niánhuá",
    "zh-hans": "花样年华",
  };
  const inLanguages = (field: string, main: string): Tags =>
    Object.fromEntries([
      [field, main],
      ...Object.entries(titles).map(([tag, title]) => [`${field}-${tag}`, title]),
    ]);
  return {
    "XMP-dc:Description-zh-hans": "《花样年华》剧照。张曼玉饰苏丽珍。",
    "XMP-dc:Description-en": "Maggie Cheung as Su Li-zhen.",
    "XMP-dc:Title": "802-154",
    "XMP-plus:ImageSupplierImageID": "802-154",
    "XMP-dc:Creator": creators,
    "XMP-plus:ImageCreator": creators.map((ImageCreatorName) => ({ ImageCreatorName })),
    "XMP-photoshop:Credit": credit,
    "XMP-photoshop:Instructions": `${embargo} ${instructions}`,
    "XMP-iptcExt:PersonInImage": ["张曼玉", "梁朝伟"],
    "XMP-iptcExt:PersonInImageWDetails": [
      {
        PersonName: "张曼玉",
        "PersonName-en": "Maggie Cheung",
        PersonId: [
          `${wikidata}Q232562`,
          "https://www.imdb.com/name/nm0001041/",
          "https://isni.org/isni/0000000121032683",
        ],
        PersonDescription: "as 苏丽珍",
        PersonCharacteristic: [character("苏丽珍", "portrays", { "CvTermName-en": "Su Li-zhen" })],
      },
      {
        PersonName: "梁朝伟",
        PersonDescription: "as 周慕云",
        PersonCharacteristic: [character("周慕云", "portrays")],
      },
    ],
    "XMP-iptcExt:ArtworkOrObject": [
      {
        ...inLanguages("AOTitle", "花样年华"),
        AOContentDescription: "Feature film",
        AOCreator: ["王家卫", "Second Unit"],
        AOCreatorId: [`${wikidata}Q55375`, `urn:uuid:${uuids["Second Unit"] ?? ""}`],
        AOCopyrightNotice: "© 2000 Jet Tone",
        AODateCreated: 2000,
        AOCurrentCopyrightOwnerName: "Jet Tone",
        AOSource: "Wikidata",
        AOSourceInvNo: "Q213081",
        AOSourceInvURL: `${wikidata}Q213081`,
      },
    ],
    "XMP-iptcExt:AboutCvTerm": [
      {
        CvId: wikidata,
        CvTermId: `${wikidata}Q213081`,
        ...inLanguages("CvTermName", "花样年华"),
        CvTermRefinedAbout: "urn:stillroom:relation:film",
      },
      character("The cat", "shows"),
    ],
    "XMP-iptcExt:Contributor": [
      {
        Name: "Block 2 Pictures",
        Identifier: [`urn:uuid:${uuids["Block 2 Pictures"] ?? ""}`],
        Role: ["http://cv.iptc.org/newscodes/contentprodpartyrole/producer"],
      },
    ],
    "XMP-iptcCore:Scene": ["012400", "011700", "010800"],
    "XMP-xmpDM:Scene": "The staircase",
    "XMP-xmpDM:ShotName": "47A",
    "XMP-photoshop:Headline": "花样年华 (2000)",
    "XMP-dc:Subject": ["楼梯", ...namesAmongKeywords],
    "XMP-plus:LicenseStartDate": "2020:01:01",
    "XMP-plus:LicenseEndDate": "2099:12:31",
    "XMP-plus:RegionConstraints": "Not in Japan and South Korea.",
    "XMP-plus:MediaConstraints": "Only for press and publicity for the film; web and social media.",
    "XMP-plus:ImageAlterationConstraints": ["AL-CRP", "AL-CLR"],
    "XMP-plus:CreditLineRequired": "CR-CAI",
    "XMP-plus:DataMining": "DMI-PROHIBITED",
    "XMP-plus:CopyrightOwner": [{ CopyrightOwnerName: "Jet Tone" }],
    "XMP-xmpRights:Marked": true,
    "XMP-fstill:RecordUri": `urn:uuid:${recorded(copy).uuid}`,
    "XMP-fstill:FilmId": lasting("花样年华"),
    "XMP-fstill:StillType": "scene",
    "XMP-fstill:ProductionCode": 802,
    "XMP-fstill:StillNumber": "802-154",
    "XMP-fstill:SceneLabel": "The staircase",
    "XMP-fstill:SceneLabel-zh-hans": "楼梯间",
    "XMP-fstill:SceneNumber": "47A",
    "XMP-fstill:ScenePlace": "Mrs. Suen's house",
    "XMP-fstill:Characters": [
      {
        CharacterId: lasting("苏丽珍"),
        CharacterName: "苏丽珍",
        PerformerId: lasting("张曼玉"),
        Order: 1,
        Certainty: "certain",
      },
      {
        CharacterId: lasting("周慕云"),
        CharacterName: "周慕云",
        PerformerId: lasting("梁朝伟"),
        Order: 2,
        Certainty: "certain",
      },
      { CharacterId: lasting("The cat"), CharacterName: "The cat", Order: 3, Certainty: "certain" },
    ],
    "XMP-fstill:NamesAsKeywords": namesAmongKeywords,
    "XMP-fstill:ApprovalStatus": undefined, // of the house alone
  };
}

/** The same in the IIM, where a format has one: cut at its bytes, and with the credit in full. */
const expectedIim: Tags = {
  "IPTC:CodedCharacterSet": "\u001b%G",
  "IPTC:ObjectName": "802-154",
  "IPTC:Headline": "花样年华 (2000)",
  "IPTC:Keywords": ["楼梯", ...namesAmongKeywords],
  "IPTC:Credit": "摄影：夏永康／泽东电", // 30 bytes of the 32; the next character has three
  "IPTC:SpecialInstructions": `${embargo} Credit: ${credit}. ${instructions}`,
  "IPTC:By-line": creators,
  "IPTC:ReleaseDate": "2099:05:07",
  "IPTC:ReleaseTime": "10:00:00+02:00",
  "IPTC:ExpirationDate": "2099:12:31",
};

/** Tags of languages have no case (RFC 5646, 2.1.1), and ExifTool writes scripts in small letters. */
function inSmallTags(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inSmallTags);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name.replace(/-[a-z]{2,3}(?:-\w+)*$/u, (tag) => tag.toLowerCase()),
      inSmallTags(part),
    ]),
  );
}

describe.each(names)("a copy of %s", (name) => {
  it("is read by ExifTool as the record says it, property by property", async () => {
    const made = await handedOut([name]);
    const { engine, copies } = made;
    const read = inSmallTags(await engine.exiftool().read(join(copies, name)));
    const tags = new Map(Object.entries(read as Tags));
    const expected = { ...expectedXmp(made, name), ...(name === "c.png" ? {} : expectedIim) };
    expect(Object.fromEntries(Object.keys(expected).map((tag) => [tag, tags.get(tag)]))).toEqual(
      expected,
    );
    // ExifTool signs what it writes: the JPEG is by the program's own writer.
    const isByExifTool = /ExifTool/u.test(String(tags.get("XMP-x:XMPToolkit")));
    expect(isByExifTool).toBe(name !== "a.jpg");
    if (name !== "c.png")
      expect(tags.get("Photoshop:IPTCDigest")).toBe(tags.get("File:CurrentIPTCDigest"));
  });

  it("written once more, says the same", async () => {
    const { engine, copies, recorded } = await handedOut([name]);
    const { db } = engine.archive().catalog;
    const record = embeddedOf(db, recorded(name));
    const file = join(temporaryFolder(), name);
    cpSync(join(copies, name), file);
    const write = async (): Promise<Tags> => {
      const bytes = readFileSync(file);
      await writeInto(
        engine.exiftool(),
        { path: file, bytes },
        tagsFor(record, readCarried(bytes)),
      );
      return readCarried(readFileSync(file)).raw;
    };
    const first = await write();
    expect(await write()).toEqual(first);
  });
});

it("read by an archive, says the same record, without the embargo among the instructions", async () => {
  const { copies, recorded } = await handedOut(names);
  const { engine } = await engineWithArchive();
  await indexWhole(engine, copies);
  const { db } = engine.archive().catalog;
  for (const name of names) {
    const [file] = all<{ id: number }>(db, "SELECT still_id AS id FROM file WHERE name = ?", name);
    const [before, after] = [recorded(name), recordOf(db, file?.id ?? 0)];
    if (after === null) throw new Error(`no still of ${name}`);
    const said = (still: StillRecord) => ({
      instructions: Object.values(still.texts.instructions ?? {}),
      credit: Object.values(still.texts.creditLine ?? {}),
      creators: still.creators,
      keywords: still.keywords.map((keyword) => keyword.name),
      film: still.film?.name,
      number: still.number,
      productionCode: still.productionCode,
      kind: still.kind,
      directors: still.film?.directors,
      scenes: still.scenes.map((scene) => scene.name),
      people: still.depictions.map(({ performer, character }) => [
        performer?.name,
        character?.name,
      ]),
    });
    expect(said(after)).toEqual(said(before));
    expect(await engine.ask("stills.findings", { id: after.id })).toMatchObject({
      conflicts: [],
    });
  }
});
