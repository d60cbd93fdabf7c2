import { spawnSync } from "node:child_process";
import { cpSync, existsSync, globSync, mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { ExifTool } from "exiftool-vendored";
import { describe, expect, it } from "vitest";
import { all, run } from "../../electron/engine/catalog/database.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { startExport } from "../../electron/engine/export/export-set.ts";
import { PRESS } from "../../shared/export/built-in-profiles.ts";
import type { TextField } from "../../shared/still.ts";
import { someOf } from "../helpers/doses.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { gateRead } from "../helpers/rights-gate.ts";
import { temporaryFolder } from "../helpers/temporary.ts";
import { explainedChange } from "./explained-changes.ts";

const corpus = join(import.meta.dirname, "../../../shared/corpus");

/** Kinds of the corpus whose files take metadata. */
const kinds =
  "{agency-caption,iptc-reference,regions,orientation,iim-charset,jpeg-variant,extended-xmp,format-family,png-meta,tiff-meta,tiff16,webp,gif,psd,cmyk,jxl,avif-heic,raw}";
const files = existsSync(corpus)
  ? globSync(`${kinds}/*.{jpg,jpeg,png,tif,tiff,webp,gif,psd,jxl,avif,heic,nef,cr2,dng}`, {
      cwd: corpus,
    })
      .filter((name) => basename(name) !== "pa.jpg") // its XMP stands under a header of no standard, which ExifTool reads all the same
      .toSorted()
  : [];

type Tags = Readonly<Record<string, unknown>>;

/** What the archive knows of every still, in the languages a text has. */
const texts: readonly (readonly [TextField, Readonly<Record<string, string>>])[] = [
  [
    "caption",
    {
      "x-default": "两人守着一箱鸡蛋，等它们孵化。".repeat(60),
      "zh-Hans": "两人守着一箱鸡蛋，等它们孵化。".repeat(60),
      en: "Two people & a box of eggs,\nby <lamplight>.",
      fr: "Deux personnes, une boîte d’œufs — « la nuit ».",
    },
  ],
  ["headline", { "x-default": "Return to Dust (2022): the eggs" }],
  ["title", { "x-default": "007", en: "007", fr: "N° 7" }],
  ["altText", { "x-default": "A man, a woman, a lit box.", de: "Ein Mann, eine Frau." }],
  ["extendedDescription", { "x-default": "From left: a donkey; a wall, | a lamp." }],
  ["creditLine", { "x-default": "和谐影业 / Hucheng No.7 Films / 王晓磊 供图" }],
  ["copyrightNotice", { "x-default": "© 2022 Hucheng No.7 Films", de: "© 2022, Film Nr. 7" }],
  ["usageTerms", { "x-default": "Press only; “no covers”." }],
  ["instructions", { "x-default": "Mandatory credit." }],
  ["source", { "x-default": "Janus Films" }],
  ["captionWriter", { "x-default": "jd, ml" }],
  ["creatorJobTitle", { "x-default": "Unit Still Photographer" }],
  ["webStatement", { "x-default": "https://example.org/rights?a=1&b=2" }],
];
const creators = ["王晓磊", "Second; First"];
const keywords = ["a, b; c", "donkey", "灯"]; // in the order of the record
/** Behind them film, people and kind, for those who read keywords alone. */
const names = ["Return to Dust", "Wu Renlin", "Ma Youtie", "Hai Qing", "Cao Guiying"];
const subjects = [...keywords, ...names, "Scene still"];

const xmpOf: Readonly<Record<string, string>> = {
  caption: "XMP-dc:Description",
  headline: "XMP-photoshop:Headline",
  title: "XMP-dc:Title",
  altText: "XMP-iptcCore:AltTextAccessibility",
  extendedDescription: "XMP-iptcCore:ExtDescrAccessibility",
  creditLine: "XMP-photoshop:Credit",
  copyrightNotice: "XMP-dc:Rights",
  usageTerms: "XMP-xmpRights:UsageTerms",
  instructions: "XMP-photoshop:Instructions",
  source: "XMP-photoshop:Source",
  captionWriter: "XMP-photoshop:CaptionWriter",
  creatorJobTitle: "XMP-photoshop:AuthorsPosition",
  webStatement: "XMP-xmpRights:WebStatement",
};

/** IIM data sets with their bytes at the most (IPTC-IIM 4.2). */
const iimOf = [
  ["caption", "IPTC:Caption-Abstract", 2000],
  ["headline", "IPTC:Headline", 256],
  ["title", "IPTC:ObjectName", 64],
  ["creditLine", "IPTC:Credit", 32],
  ["copyrightNotice", "IPTC:CopyrightNotice", 128],
  ["source", "IPTC:Source", 32],
  ["captionWriter", "IPTC:Writer-Editor", 32],
  ["creatorJobTitle", "IPTC:By-lineTitle", 32],
] as const;

/** What is to be read of every copy, by ExifTool's names. */
function expectedOf(
  name: string,
  before: Tags,
  { takesIim, hasIim }: { readonly takesIim: boolean; readonly hasIim: boolean },
): Tags {
  const of = Object.fromEntries(texts);
  const localised = texts.flatMap(([field, byLanguage]) =>
    Object.entries(byLanguage).map(([language, text]) => [
      // ExifTool writes scripts in small letters; tags of languages have no case (RFC 5646, 2.1.1).
      `${xmpOf[field] ?? ""}${language === "x-default" ? "" : `-${language.toLowerCase()}`}`,
      text,
    ]),
  );
  const plain = (field: string): string => of[field as TextField]?.["x-default"] ?? "";
  return {
    ...Object.fromEntries(localised),
    "XMP-dc:Creator": creators,
    "XMP-dc:Subject": subjects,
    "XMP-photoshop:DateCreated": "1962:05",
    "XMP-iptcExt:PersonInImage": ["Wu Renlin", "Hai Qing"],
    "XMP-xmpDM:Scene": "Hatching eggs",
    "XMP-plus:ImageCreator": creators.map((ImageCreatorName) => ({ ImageCreatorName })),
    "XMP-plus:MediaConstraints": "Only for press and publicity for the film.",
    "XMP-plus:CreditLineRequired": "CR-CAI",
    "XMP-plus:DataMining": "DMI-PROHIBITED",
    "XMP-plus:LicenseEndDate": "2099:12:31",
    "XMP-xmpRights:Marked": before["XMP-xmpRights:Marked"] ?? true,
    "XMP-xmpMM:PreservedFileName": before["XMP-xmpMM:PreservedFileName"] ?? basename(name),
    ...(hasIim
      ? {
          ...Object.fromEntries(
            iimOf.map(([field, tag, bytes]) => [tag, cutAt(plain(field), bytes)]),
          ),
          "IPTC:SpecialInstructions": `Credit: ${plain("creditLine")}. ${plain("instructions")}`,
          "IPTC:By-line": creators,
          "IPTC:Keywords": subjects,
          "IPTC:DateCreated": "1962:05:00",
          "IPTC:TimeCreated": undefined,
          "IPTC:ExpirationDate": "2099:12:31",
          "IPTC:CodedCharacterSet": "\u001b%G",
        }
      : {}),
    ...Object.fromEntries(
      Object.entries({
        "IFD0:ImageDescription": plain("caption"),
        "IFD0:Artist": creators.join("; "),
        "IFD0:Copyright": plain("copyrightNotice"),
      }).filter(([tag]) => takesIim || before[tag] !== undefined),
    ),
  };
}

/** A text cut before the code point that would take it over so many bytes. */
function cutAt(text: string, bytes: number): string {
  let cut = "";
  for (const character of text) {
    if (Buffer.byteLength(cut + character) > bytes) break;
    cut += character;
  }
  return cut;
}

/** Lists in which others have their items too: ours have to be among them. */
const shared: Readonly<Record<string, unknown>> = {
  "XMP-iptcCore:Scene": "012400",
  "XMP-lr:HierarchicalSubject": "Characters|Return to Dust (2022)|Ma Youtie",
  "XMP-iptcExt:ArtworkOrObject": { AOTitle: "Return to Dust", AODateCreated: 2022 },
  "XMP-iptcExt:Genre": { CvTermId: "urn:stillroom:still-kind:scene" },
  "XMP-plus:CopyrightOwner": { CopyrightOwnerName: "Hucheng No.7 Films" },
  "XMP-iptcExt:PersonInImageWDetails": {
    PersonName: "Wu Renlin",
    PersonDescription: "as Ma Youtie",
  },
  "XMP-iptcExt:ImageRegion": {
    Name: "Ma Youtie (Wu Renlin)",
    PersonInImage: ["Wu Renlin"],
  },
};

/** Says everything of every still that the archive has a place for. */
async function fillIn(engine: Engine): Promise<number[]> {
  const { db } = engine.archive().catalog;
  // Of pictures of a pixel or two nobody can be pointed out in.
  const ids = all<{ id: number }>(
    db,
    "SELECT still_id AS id FROM file GROUP BY still_id HAVING min(width, height) >= 8 ORDER BY still_id",
  ).map(({ id }) => id);
  const stills = { ids };
  run(db, "DELETE FROM still_text");
  run(db, "DELETE FROM still_creator");
  run(db, "DELETE FROM depiction");
  run(db, "DELETE FROM still_scene");
  run(db, "DELETE FROM still_keyword");
  run(db, "UPDATE still SET date_created = '1962-05', film_id = NULL");
  for (const [position, name] of creators.entries())
    run(
      db,
      "INSERT INTO still_creator (still_id, position, name) SELECT id, ?, ? FROM still",
      position,
      name,
    );
  for (const [field, byLanguage] of texts)
    for (const [language, text] of Object.entries(byLanguage))
      await engine.ask("stills.setText", { stills, field, language, text, mode: "replace" });
  await engine.ask("stills.tag", {
    stills,
    add: [
      { field: "film", name: "Return to Dust (2022)" },
      { field: "scene", name: "Hatching eggs" },
      { field: "kind", name: "scene" },
      { field: "rightsHolder", name: "Hucheng No.7 Films" },
      ...keywords.map((name) => ({ field: "keyword" as const, name })),
    ],
    remove: [],
  });
  for (const still of ids) {
    const draw = async (character: string, performer: string, x: number) =>
      await engine.ask("depictions.draw", {
        still,
        box: { x, y: 0.25, width: 0.25, height: 0.5 },
        who: { character: { name: character }, performer: { name: performer } },
      });
    await draw("Ma Youtie", "Wu Renlin", 0);
    await draw("Cao Guiying", "Hai Qing", 0.5);
  }
  const on = { stills };
  await engine.ask("rights.setLayer", {
    on,
    layer: "photograph",
    values: { credit: "adjacent", mining: "PROHIBITED" },
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
  return ids;
}

type Share = { agree: number; of: number };

describe.skipIf(files.length === 0)("copies of the corpus", () => {
  it("say what the record says, and leave the rest as it was, property by property", async () => {
    const { engine } = await engineWithArchive();
    const source = temporaryFolder();
    const tried = someOf(files);
    for (const name of tried) cpSync(join(corpus, name), join(source, name), { recursive: true });
    await indexWhole(engine, source);
    const stills = await fillIn(engine);
    const to = join(temporaryFolder(), "out");
    mkdirSync(to);
    const made = {
      format: "jpeg",
      longEdge: 200,
      quality: 80,
      colour: "srgb",
      resolution: 72,
    } as const;
    const begun = startExport(engine.archive(), engine.exiftool(), {
      stills,
      set: null,
      folder: to,
      rights: gateRead,
      profile: {
        ...PRESS,
        fileNames: "{filename}",
        documents: [],
        layout: "apart",
        renditions: [
          { name: "original", made: null, captioned: false },
          { name: "small", made, captioned: false },
        ],
      },
    });
    const outcome = await begun.outcome;
    await begun.ended;
    console.log(
      outcome.held.map(({ path, reasons }) => `${path}: ${reasons.join(" ")}`).join("\n"),
    );
    const { db } = engine.archive().catalog;
    const copies = all<{ original: string; file_name: string; rendition: string }>(
      db,
      `SELECT source.path || '/' || file.path AS original, export_file.file_name, export_file.rendition
       FROM export_file JOIN still ON still.uuid = still_uuid JOIN file ON file.still_id = still.id
       JOIN source ON source.id = source_id GROUP BY export_file.file_name`,
    );
    const said = new Map<string, Share>();
    const kept = new Map<string, Share>();
    const differences: string[] = [];
    const readings = await readAll(
      copies.flatMap(({ original, file_name }) => [original, join(to, file_name)]),
    );
    for (const { original, file_name, rendition } of copies) {
      const before = readings.get(original) ?? {};
      const after = readings.get(join(to, file_name)) ?? {};
      const takesIim = /^(?:JPEG|TIFF)$/u.test(String(after["File:FileType"]));
      const hasIim = takesIim || Object.keys(after).some((tag) => tag.startsWith("IPTC:"));
      const expected = expectedOf(original, before, { takesIim, hasIim });
      const note = (shares: Map<string, Share>, tag: string, agrees: boolean): void => {
        const share = shares.get(tag) ?? { agree: 0, of: 0 };
        shares.set(tag, { agree: share.agree + (agrees ? 1 : 0), of: share.of + 1 });
      };
      const differ = (tag: string, value: unknown, wanted: unknown): void => {
        differences.push(`${file_name} ${tag}: ${brief(value)} instead of ${brief(wanted)}`);
      };
      for (const [tag, wanted] of Object.entries(expected)) {
        const agrees = same(after[tag], wanted);
        note(said, tag, agrees);
        if (!agrees) differ(tag, after[tag], wanted);
      }
      for (const [tag, wanted] of Object.entries(shared)) {
        const agrees = [after[tag]].flat().some((item) => holds(item, wanted));
        note(said, tag, agrees);
        if (!agrees) differ(tag, after[tag], wanted);
      }
      if (takesIim) {
        const current = after["Photoshop:IPTCDigest"] === after["File:CurrentIPTCDigest"];
        note(said, "Photoshop:IPTCDigest", current);
        if (!current) differ("Photoshop:IPTCDigest", after["Photoshop:IPTCDigest"], "current");
      }
      const own = new Set([...Object.keys(expected), ...Object.keys(shared)]);
      for (const [tag, wanted] of Object.entries(before)) {
        const isOwn = own.has(tag) || own.has(tag.replace(/-[a-z]{2,3}(?:-\w+)*$/u, ""));
        const copy = { original: basename(original), isMadeAnew: rendition === "small" };
        if (isOwn || wanted === "" || explainedChange(tag, copy) !== null) continue;
        const agrees = same(after[tag], wanted);
        note(kept, `${rendition} ${tag.slice(0, tag.indexOf(":"))}`, agrees);
        if (!agrees) differ(tag, after[tag], wanted);
      }
    }
    console.log(`Of the record: ${report(said)}`);
    console.log(`As they were: ${report(kept)}`);
    console.log(
      `${String(copies.length)} copies of ${String(tried.length)} of ${String(files.length)} files`,
    );
    console.log(differences.toSorted().join("\n"));
    expect(differences).toEqual([]);
  }, 600_000);
});

/** What ExifTool reads of many files, in one process of its own. */
async function readAll(paths: readonly string[]): Promise<ReadonlyMap<string, Tags>> {
  const tool = new ExifTool();
  const command = await tool.exiftoolPath();
  await tool.end();
  const options = ["-charset", "filename=utf8", "-G1", "-struct", "-a", "-n", "-j"];
  const unique = [...new Set(paths)];
  const { stdout } = spawnSync(command, [...options, "--", ...unique], { maxBuffer: 2 ** 28 });
  const readings: readonly (Tags & { SourceFile: string })[] = JSON.parse(stdout.toString("utf8"));
  return new Map(readings.map((tags) => [tags.SourceFile, tags]));
}

function report(shares: ReadonlyMap<string, Share>): string {
  return [...shares]
    .map(([tag, { agree, of }]) => `${tag} ${String(agree)}/${String(of)}`)
    .toSorted()
    .join(", ");
}

function brief(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value).slice(0, 100);
}

/**
 * ExifTool gives a list of one as one text, and a text of digits as a number. A number that is not whole is a fraction
 * in the file, which is reckoned anew.
 */
function same(value: unknown, wanted: unknown): boolean {
  const [found = Number.NaN, sought = Number.NaN] = [value, wanted].map(Number);
  if (Math.abs(found - sought) < Math.abs(sought) * 1e-6) return true;
  const plain = (one: unknown): string =>
    JSON.stringify(one, (_name, part: unknown) => (typeof part === "number" ? String(part) : part));
  return plain([value].flat()) === plain([wanted].flat());
}

function holds(item: unknown, wanted: unknown): boolean {
  if (typeof wanted !== "object" || wanted === null) return item === wanted;
  if (typeof item !== "object" || item === null) return false;
  const fields = new Map(Object.entries(item));
  return Object.entries(wanted).every(([name, value]) => same(fields.get(name), value));
}
