import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exiftoolPath } from "exiftool-vendored";
import fc from "fast-check";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {
  EmbeddedRecord,
  OwnPerson,
} from "../../../electron/engine/metadata/embedded-record.ts";
import { openExiftool, type Exiftool } from "../../../electron/engine/metadata/exiftool.ts";
import { nothingFirst } from "../../../electron/engine/metadata/groundwork.ts";
import { writtenJpeg } from "../../../electron/engine/metadata/jpeg-writer/written-jpeg.ts";
import { readCarried } from "../../../electron/engine/metadata/read-carried.ts";
import { nothingBefore } from "../../../electron/engine/metadata/tags-beside-others.ts";
import { tagsFor } from "../../../electron/engine/metadata/tags-to-write.ts";
import { writeInto } from "../../../electron/engine/metadata/write-into.ts";
import { certainties } from "../../../shared/depiction.ts";
import { stillKinds } from "../../../shared/still.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";

const nothing: EmbeddedRecord = {
  texts: {},
  creators: [],
  keywords: [],
  film: null,
  scenes: [],
  kind: null,
  cast: [],
  copyrightOwners: [],
  imageSupplier: null,
  dateCreated: null,
};

const film = "01a231e7-daed-7196-a469-98761e343909";
const still = "urn:uuid:01a231e7-2222-7196-a469-98761e343909";
const ying = "urn:uuid:01a231e7-1111-7196-a469-98761e343909";
const hai = "urn:uuid:01a231e7-3333-7196-a469-98761e343909";
const record: EmbeddedRecord = {
  ...nothing,
  film: { title: "隐入尘烟", year: 2022, directors: [], uuid: film },
  scenes: ["The eggs"],
  kind: "frame",
  stillNumber: "802-154",
  own: {
    uri: still,
    productionCode: "802",
    sceneLabels: { "x-default": "The eggs", "zh-Hans": "孵蛋" },
    sceneNumbers: ["47A"],
    scenePlaces: ["Ma's house & yard"],
    copyrightYear: 2022,
    people: [
      {
        characterId: ying,
        characterName: "曹贵英",
        performerId: hai,
        order: 1,
        certainty: "certain",
      },
      {
        characterId: null,
        characterName: null,
        performerId: "urn:uuid:4",
        order: 2,
        certainty: "probable",
      },
    ],
  },
};

/** As domain.md 2.6 lists them, in the words of a reader that knows nothing of us. */
const expected = {
  "XMP-fstill:RecordUri": still,
  "XMP-fstill:FilmId": `urn:uuid:${film}`,
  "XMP-fstill:StillType": "frame",
  "XMP-fstill:ProductionCode": 802,
  "XMP-fstill:StillNumber": "802-154",
  "XMP-fstill:SceneLabel": "The eggs",
  "XMP-fstill:SceneLabel-zh-hans": "孵蛋",
  "XMP-fstill:SceneNumber": "47A",
  "XMP-fstill:ScenePlace": "Ma's house & yard",
  "XMP-fstill:CopyrightYear": 2022,
  "XMP-fstill:Characters": [
    {
      CharacterId: ying,
      CharacterName: "曹贵英",
      PerformerId: hai,
      Order: 1,
      Certainty: "certain",
    },
    { PerformerId: "urn:uuid:4", Order: 2, Certainty: "probable" },
  ],
};

let exiftool: Exiftool;
beforeAll(() => {
  exiftool = openExiftool();
});
afterAll(async () => {
  await exiftool.close();
});

async function picture(name: string): Promise<string> {
  const file = join(temporaryFolder(), name);
  await sharp({ create: { width: 60, height: 40, channels: 3, background: "#806040" } }).toFile(
    file,
  );
  return file;
}

/**
 * Another program's view: ExifTool as anybody has it, without a word of ours about the namespace. It calls an unknown
 * one by the first prefix that it meets in the file.
 */
async function readByOthers(file: string): Promise<Readonly<Record<string, unknown>>> {
  const groups = ["-XMP-fstill:all", "-XMP-own:all"];
  const json = execFileSync(
    await exiftoolPath(),
    ["-config", "", "-G1", "-struct", "-a", "-n", "-json", ...groups, file],
    { encoding: "utf8" },
  );
  const [{ SourceFile: _, ...tags } = {}] = JSON.parse(json) as Record<string, unknown>[];
  return Object.fromEntries(
    Object.entries(tags).map(([tag, value]) => [tag.replace("XMP-own:", "XMP-fstill:"), value]),
  );
}

async function write(file: string, written: EmbeddedRecord): Promise<void> {
  const bytes = readFileSync(file);
  await writeInto(exiftool, { path: file, bytes }, tagsFor(written, readCarried(bytes)));
}

/** What another program put there: a property and a field that we do not know, somebody of no name, a language. */
const theirs = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:own="urn:stillroom:xmp:1.0/" own:reel="3" own:frameTimecode="01:02:03:04">
<own:stillType>hologram</own:stillType>
<own:sceneLabel><rdf:Alt><rdf:li xml:lang="x-default">The eggs</rdf:li><rdf:li xml:lang="fr">Les œufs</rdf:li></rdf:Alt></own:sceneLabel>
<own:characters><rdf:Seq>
<rdf:li rdf:parseType="Resource"><own:costume>blue</own:costume></rdf:li>
<rdf:li rdf:parseType="Resource"><own:characterId>${ying}</own:characterId><own:performerId>${hai}</own:performerId><own:costume>red</own:costume></rdf:li>
<rdf:li rdf:parseType="Resource"><own:characterId>urn:uuid:gone</own:characterId></rdf:li>
</rdf:Seq></own:characters>
</rdf:Description></rdf:RDF></x:xmpmeta>`;

async function withTheirs(name: string): Promise<string> {
  const file = await picture(name);
  const packet = join(temporaryFolder(), "theirs.xmp");
  writeFileSync(packet, theirs);
  execFileSync(await exiftoolPath(), ["-q", "-overwrite_original", `-XMP<=${packet}`, file]);
  return file;
}

describe.each(["a.jpg", "b.png", "c.tif", "d.webp"])("our own namespace in %s", (name) => {
  it("is read by ExifTool under its own name, without being told of it", async () => {
    const file = await picture(name);
    await write(file, record);
    expect(await readByOthers(file)).toEqual(expected);
    expect(readFileSync(file).includes("urn:stillroom:xmp:1.0/")).toBe(true);
  });

  it("is read back", async () => {
    const file = await picture(name);
    await write(file, record);
    const back = readCarried(readFileSync(file));
    expect(back).toMatchObject({ number: "802-154", productionCode: "802", kind: "frame" });
  });

  it("keeps what another program wrote there that we do not know", async () => {
    const file = await withTheirs(name);
    await write(file, { ...record, kind: null });
    const tags = await readByOthers(file);
    expect(tags).toMatchObject({
      "XMP-fstill:Reel": 3,
      "XMP-fstill:FrameTimecode": "01:02:03:04",
      "XMP-fstill:StillType": "hologram",
      "XMP-fstill:SceneLabel-fr": "Les œufs",
      "XMP-fstill:SceneLabel-zh-hans": "孵蛋",
    });
    const people = tags["XMP-fstill:Characters"] as readonly Record<string, unknown>[];
    expect(people).toContainEqual({ Costume: "blue" });
    expect(people).toContainEqual(expect.objectContaining({ CharacterName: "曹贵英" }));
    expect(people.filter(({ CharacterId: id }) => id === ying)).toHaveLength(1);
    expect(people).not.toContainEqual(expect.objectContaining({ CharacterId: "urn:uuid:gone" }));
  });

  it("goes when nothing of it is in the record any more", async () => {
    const file = await picture(name);
    await write(file, record);
    const uri = record.own?.uri ?? "";
    const bare = { productionCode: null, sceneLabels: {}, sceneNumbers: [], scenePlaces: [] };
    const own = { uri, ...bare, copyrightYear: null, people: [] };
    await write(file, { ...nothing, own });
    expect(await readByOthers(file)).toEqual({});
  });

  it("says what became of the performers' say only where that is asked for", async () => {
    const file = await picture(name);
    if (record.own === undefined) throw new Error("no record of our own");
    await write(file, { ...record, own: { ...record.own, approval: "pending" } });
    expect(await readByOthers(file)).toMatchObject({ "XMP-fstill:ApprovalStatus": "pending" });
    await write(file, nothing);
    expect(await readByOthers(file)).toEqual(expected);
  });

  it("written twice, is the same", async () => {
    const file = await withTheirs(name);
    await write(file, record);
    const once = await readByOthers(file);
    await write(file, record);
    expect(await readByOthers(file)).toEqual(once);
  });
});

/** A JPEG of segments alone. */
const bare = Buffer.from(
  "ffd8ffe000104a46494600010101004800480000ffdb000400aaffda000400aa1234ff0056ffd9",
  "hex",
);

const text = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
  .map((one) => one.replaceAll(/[^\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "?"))
  .filter((one) => one.trim() === one && one !== "");
const orNull = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null });
const uri = fc.uuid().map((uuid) => `urn:uuid:${uuid}`);
const person: fc.Arbitrary<OwnPerson> = fc
  .record({
    characterId: orNull(uri),
    characterName: orNull(text),
    performerId: orNull(uri),
    order: orNull(fc.integer({ min: 1, max: 99 })),
    certainty: fc.constantFrom(...certainties),
  })
  .filter(({ characterId, performerId }) => characterId !== null || performerId !== null);
const own = fc.record({
  uri,
  productionCode: orNull(text),
  sceneLabels: fc
    .record({ "x-default": text }, { requiredKeys: ["x-default"] })
    .chain((main) =>
      fc.record({ en: text, "zh-Hans": text }).map((more) => ({ ...main, ...more })),
    ),
  sceneNumbers: fc.array(text, { maxLength: 1 }),
  scenePlaces: fc.array(text, { maxLength: 1 }),
  copyrightYear: orNull(fc.integer({ min: 1850, max: 2100 })),
  people: fc.uniqueArray(person, {
    maxLength: 6,
    selector: ({ characterId, performerId }) => JSON.stringify([characterId, performerId]),
  }),
});
const records = fc.record({
  own,
  kind: orNull(fc.constantFrom(...stillKinds)),
  stillNumber: orNull(text),
});

type Said = typeof records extends fc.Arbitrary<infer One> ? One : never;

/** As XMP has it: texts, and what is null left out. */
function inXmp({ own: said, kind, stillNumber }: Said): Readonly<Record<string, unknown>> {
  const present = (fields: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([name, value]) =>
        value === null || value === undefined
          ? []
          : [[`fstill:${name}`, typeof value === "number" ? String(value) : value]],
      ),
    );
  const people = said.people.map(({ characterId, characterName, performerId, order, certainty }) =>
    present({ characterId, characterName, performerId, order, certainty }),
  );
  const all = present({
    stillType: kind,
    productionCode: said.productionCode,
    stillNumber,
    sceneLabel: said.sceneLabels,
    sceneNumber: said.sceneNumbers[0],
    scenePlace: said.scenePlaces[0],
    copyrightYear: said.copyrightYear,
    characters: people.length === 0 ? null : people,
  });
  return Object.keys(all).length === 0 ? {} : { "fstill:recordUri": said.uri, ...all };
}

function fstillOf(bytes: Uint8Array): unknown {
  const { raw, warnings } = readCarried(bytes);
  expect(warnings).toEqual([]);
  return Object.fromEntries(Object.entries(raw).filter(([name]) => name.startsWith("fstill:")));
}

function ourFile(jpeg: Buffer, said: Said): Buffer {
  const before = jpeg === bare ? nothingBefore : readCarried(jpeg);
  const after = writtenJpeg(jpeg, tagsFor({ ...nothing, ...said }, before), nothingFirst);
  if (after === null) throw new Error("left to ExifTool");
  return after;
}

describe("whatever is said in our own namespace", () => {
  it("is read as it was written, also over what was there before", () => {
    fc.assert(
      fc.property(records, records, (one, other) => {
        const once = ourFile(bare, one);
        expect(fstillOf(once)).toEqual(inXmp(one));
        const { number, productionCode } = readCarried(once);
        expect({ number, productionCode }).toEqual({
          number: one.stillNumber,
          productionCode: one.own.productionCode,
        });
        expect(fstillOf(ourFile(once, other))).toEqual(inXmp(other));
      }),
      { numRuns: 80 },
    );
  });

  it("leaves what others wrote under names that we do not know", () => {
    const local = fc.stringMatching(/^[a-z][A-Za-z]{2,12}$/u).map((name) => `${name}OfTheirs`);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(local, text), { selector: ([name]) => name, maxLength: 5 }),
        records,
        (others, said) => {
          const escaped = (value: string): string =>
            value.replaceAll(/[&<>"]/gu, (mark) => `&#${String(mark.charCodeAt(0))};`);
          const properties = others.map(
            ([name, value]) => `<o:${name}>${escaped(value)}</o:${name}>`,
          );
          const packet = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:o="urn:stillroom:xmp:1.0/">${properties.join("")}</rdf:Description></rdf:RDF></x:xmpmeta>`;
          const body = Buffer.concat([
            Buffer.from("http://ns.adobe.com/xap/1.0/\0"),
            Buffer.from(packet),
          ]);
          const head = Buffer.from([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 0xff]);
          const jpeg = Buffer.concat([bare.subarray(0, 20), head, body, bare.subarray(20)]);
          expect(fstillOf(ourFile(jpeg, said))).toEqual({
            ...inXmp(said),
            ...Object.fromEntries(others.map(([name, value]) => [`fstill:${name}`, value])),
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});
