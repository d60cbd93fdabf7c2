import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { WriteTags } from "../../electron/engine/metadata/embedded-record.ts";
import { openExiftool } from "../../electron/engine/metadata/exiftool.ts";
import { commandFile, commandIn, type Ran } from "../helpers/command.ts";
import { drawPicture } from "../helpers/pictures.ts";

/*
 * Every command's JSON under exactly the keys of the reference of the command (cli.md): none missing,
 * none more than the few it allows to be added, which are named here.
 */
let home: string;
let stills: string;

function stillroom(...args: string[]): Ran {
  return commandIn(home)(...args);
}

type Document = Record<string, unknown>;

function json(...args: string[]): Document {
  return JSON.parse(stillroom(...args, "--json").out) as Document;
}

function keys(document: unknown): string[] {
  return Object.keys(document as Document).toSorted();
}

function firstOf(list: unknown): Document {
  return (list as Document[])[0] ?? {};
}

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "stillroom-keys-"));
  stills = join(home, "stills");
  mkdirSync(stills);
  await drawPicture(join(stills, "full.jpg"), 1);
  await drawPicture(join(stills, "plain.jpg"), 2);
  const exiftool = openExiftool();
  await exiftool.write(join(stills, "full.jpg"), {
    "XMP-dc:Description": "A caption",
    "XMP-photoshop:Headline": "A headline",
    "XMP-dc:Title": "802-154",
    "XMP-iptcCore:AltTextAccessibility": "An alt text",
    "XMP-iptcCore:ExtDescrAccessibility": "A long description",
    "XMP-dc:Subject": ["bed"],
    "XMP-dc:Creator": ["Petra Lindqvist"],
    "XMP-photoshop:AuthorsPosition": "Still photographer",
    "XMP-photoshop:CaptionWriter": "PL",
    "XMP-photoshop:Credit": "Photo: Petra Lindqvist / Real Image",
    "XMP-dc:Rights": "© 2022",
    "XMP-photoshop:Source": "Real Image",
    "XMP-photoshop:Instructions": "Press only",
    "XMP-xmpRights:UsageTerms": "Free for press",
    "XMP-xmpRights:WebStatement": "https://example.org/rights",
    "XMP-photoshop:DateCreated": "2021:04:03",
    "XMP-photoshop:City": "Zhangye",
    "XMP-iptcExt:LocationShown": [{ City: "Zhangye" }],
    "XMP-iptcExt:LocationCreated": [{ City: "Gaotai" }],
    "XMP-iptcExt:Event": "The shooting",
    "XMP-iptcExt:PersonInImage": ["Hai Qing"],
    "XMP-iptcExt:ImageRegion": [
      {
        Name: "Face",
        RegionBoundary: {
          RbShape: "rectangle",
          RbUnit: "relative",
          RbX: 0.1,
          RbY: 0.1,
          RbW: 0.2,
          RbH: 0.2,
        },
      },
    ],
    "XMP-plus:CopyrightOwner": [{ CopyrightOwnerName: "Hucheng" }],
    "XMP-plus:Licensor": [{ LicensorName: "Real Image" }],
    "XMP-plus:ImageSupplier": [{ ImageSupplierName: "Real Image" }],
    "XMP-plus:DataMining": "Prohibited",
    "XMP-iptcExt:DigitalSourceType":
      "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    "XMP-xmp:Rating": "4",
    "XMP-xmp:Label": "Red",
  } as unknown as WriteTags);
  await exiftool.close();
});

afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

test("init and index", () => {
  expect(keys(json("init", join(home, "Keys.stillroom")))).toEqual(["catalog"]);
  expect(keys(json("index", stills))).toEqual(
    [
      "indexed",
      "unchanged",
      "moved",
      "duplicates",
      "missing",
      "failed",
      "seconds",
      "problems",
      "changed",
    ].toSorted(),
  );
});

test("tag and caption, with a dry run and without", () => {
  const tags = ["--film", "Return to Dust (2022)", "--character", "Ma Youtie", "--scene", "Bed"];
  for (const dry of [["--dry-run"], []])
    expect(keys(json("tag", "caption", ...tags, "--kind", "scene", ...dry))).toEqual([
      "changed",
      "created",
    ]);
  for (const dry of [["--dry-run"], []]) {
    const written = json("caption", "caption", "--text", "In {film}", "--lang", "en", ...dry);
    expect(keys(written)).toEqual(["changed", "preview"]);
    expect(keys(firstOf(written["preview"]))).toEqual(["after", "before", "id"]);
  }
});

test("show: every key of the reference where there is something to say, and none when empty", () => {
  const shown = json("show", join(stills, "full.jpg"));
  const reference = [
    "id files film scenes depictions captions headline title altText extendedDescription keywords",
    "creators creatorJobTitle captionWriter creditLine credit copyrightNotice source instructions",
    "usageTerms webStatement dateCreated location locationShown locationCreated event personsShown",
    "regions copyrightOwners licensors imageSupplier dataMining digitalSourceType rating label raw",
  ].flatMap((line) => line.split(" "));
  const added = ["kind", "rightsHolders", "status"];
  expect(keys(shown)).toEqual([...reference, ...added].toSorted());
  expect(keys(firstOf(shown["files"]))).toEqual(
    [
      "path",
      "hash",
      "bytes",
      "format",
      "width",
      "height",
      "orientation",
      "pages",
      "state",
    ].toSorted(),
  );
  expect(keys(shown["film"])).toEqual(["title", "year"]);
  const credit = ["photographers", "rightsHolders", "suppliers", "distributors", "year"];
  expect([...credit, "restrictions", "confidence"]).toEqual(
    expect.arrayContaining(keys(shown["credit"])),
  );
  expect(["character", "performer", "region", "order", "identifiedBy", "identifiedOn"]).toEqual(
    expect.arrayContaining(keys(firstOf(shown["depictions"]))),
  );
  const plain = keys(json("show", join(stills, "plain.jpg")));
  expect([...reference, ...added]).toEqual(expect.arrayContaining(plain));
  for (const empty of ["film", "captions", "credit", "imageSupplier", "rating"])
    expect(plain).not.toContain(empty);
});

test("search, with facets and without", () => {
  const plain = json("search", "caption");
  expect(keys(plain)).toEqual(["ms", "stills", "total"]);
  expect(keys(firstOf(plain["stills"]))).toEqual(
    ["id", "path", "film", "scenes", "characters", "caption", "creditLine", "status"].toSorted(),
  );
  const { facets } = json("search", "", "--facets");
  expect(keys(facets)).toEqual(
    [
      ["films", "scenes", "characters", "performers", "rightsHolders"],
      ["kinds", "statuses", "years", "keywords"],
      ["ratings", "colourLabels", "picks", "workStates", "photographers", "languages"],
    ]
      .flat()
      .toSorted(),
  );
  expect(keys(firstOf((facets as Document)["films"]))).toEqual(["count", "value"]);
});

test("export, with a dry run and without", () => {
  const wanted = [
    "exported",
    "held",
    "files",
    "leftOut",
    "ledgerId",
    "packed",
    "seconds",
    "request",
    "statuses",
  ].toSorted();
  const dry = json("export", "", "--to", join(home, "out"), "--conditions-read", "--dry-run");
  expect(keys(dry)).toEqual(wanted);
  expect(dry).toMatchObject({ exported: 2, held: [], ledgerId: null });
  expect(dry["leftOut"]).toMatch(/^Not written: the contact sheet as PDF\. .* window/u);
  expect(existsSync(join(home, "out"))).toBe(false);
  expect(keys(json("export", "", "--to", join(home, "out"), "--conditions-read"))).toEqual(wanted);
});

test("history names stills by their ids and fields by their names, and no table", () => {
  const id = json("show", join(stills, "full.jpg"))["id"];
  const entries = json("history") as unknown as Document[];
  expect(keys(entries[0])).toEqual(["at", "changes", "id", "label", "state", "takenBack", "who"]);
  const changes = entries.flatMap((entry) => entry["changes"] as Document[]);
  expect(changes).toEqual(
    expect.arrayContaining([
      { still: id, field: "caption", language: "en", before: null, after: "In Return to Dust" },
      { still: id, field: "film", before: null, after: "Return to Dust" },
      { still: id, field: "kind", before: null, after: "scene" },
      { still: id, field: "scene", before: null, after: "Bed" },
      { still: id, field: "character", before: null, after: "Ma Youtie" },
      { still: null, field: "film", before: null, after: "Return to Dust" },
    ]),
  );
  expect(JSON.stringify(changes)).not.toMatch(/_id|still_text|depiction/u);
  expect(keys(json("undo"))).toEqual(["label"]);
  expect(keys(json("undo"))).toEqual(["label"]);
  // What was made is gone again, and still has its name.
  const undone = (json("history") as unknown as Document[]).flatMap((entry) => entry["changes"]);
  expect(undone).toContainEqual({
    still: id,
    field: "film",
    before: null,
    after: "Return to Dust",
  });
  expect(keys(json("redo"))).toEqual(["label"]);
});

test("verify and parse-credit", () => {
  expect(keys(json("verify"))).toEqual(["ok", "problems"]);
  const { stdout } = spawnSync(process.execPath, [commandFile, "parse-credit"], {
    input: "Photo: Petra Lindqvist\n",
    encoding: "utf8",
  });
  expect(keys(JSON.parse(stdout))).toEqual(
    [
      ["line", "photographers", "rightsHolders", "suppliers", "distributors", "clients"],
      ["year", "restrictions", "licence", "film", "confidence"],
    ]
      .flat()
      .toSorted(),
  );
});

test.each([
  [
    "a bad language tag",
    ["caption", "", "--text", "x", "--lang", "English (UK)"],
    /English \(UK\)/u,
  ],
  ["a bad variable", ["caption", "", "--text", "{flim}"], /at character 1: .*\{film\}/u],
  ["a bad file name", ["export", "", "--to", "/nowhere", "--template", "{flim}"], /\{film\}/u],
  ["an unknown kind", ["tag", "", "--kind", "holiday"], /The kinds are: scene/u],
  [
    "the word for nobody as a character",
    ["tag", "", "--character", "Unidentified"],
    /Write --unidentified, without --character/u,
  ],
  [
    "it beside a performer",
    ["tag", "", "--character", " unidentified", "--performer", "Wu Renlin"],
    /Write --unidentified/u,
  ],
  ["it being taken off", ["tag", "", "--character", "UNIDENTIFIED", "--remove"], /--unidentified/u],
  [
    "a profile that is none",
    ["export", "", "--to", "/nowhere", "--profile", "pess"],
    /Those there are: Press, Web, Archive master/u,
  ],
  [
    "an override without a reason",
    ["export", "", "--to", "/nowhere", "--override", " "],
    /needs a written reason/u,
  ],
  [
    "a country that is none",
    ["export", "", "--to", "/nowhere", "--territory", "Germany"],
    /two letters/u,
  ],
  ["a day that is none", ["export", "", "--to", "/nowhere", "--date", "2026-02-30"], /A day or/u],
  ["an unknown option", ["tag", "", "--actor", "x"], /unknown option '--actor'/u],
  [
    "a missing set",
    ["export", "--set", "None", "--to", "/nowhere"],
    /no set or saved search “None”/u,
  ],
])("refuses %s in one line, and exits 2", (_what, args, said) => {
  const { code, out, err } = stillroom(...args);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(said);
});

// Root writes anywhere.
test.skipIf(process.getuid?.() === 0)(
  "refuses to change a read-only archive and says why, also in a dry run",
  () => {
    const catalog = join(home, "Keys.stillroom");
    for (const name of ["", "catalog.db"])
      chmodSync(join(catalog, name), name === "" ? 0o555 : 0o444);
    try {
      for (const args of [
        ["tag", "", "--keyword", "x", "--dry-run"],
        ["caption", "", "--text", "x"],
      ]) {
        const { code, err } = stillroom(...args);
        expect(code).toBe(2);
        expect(err).toMatch(/read-only|cannot be written/u);
      }
    } finally {
      for (const name of ["", "catalog.db"])
        chmodSync(join(catalog, name), name === "" ? 0o755 : 0o644);
    }
  },
);

test("import-captions", () => {
  const list = join(home, "captions.csv");
  writeFileSync(list, "FileName,Caption\nfull.jpg,New\nnobody.jpg,x\n");
  const document = json("import-captions", list, "--dry-run");
  expect(keys(document)).toEqual(
    [
      "matched",
      "unmatched",
      "changed",
      // added
      "form",
      "charset",
      "columns",
      "problems",
      "remarks",
    ].toSorted(),
  );
  expect(keys(firstOf(document["matched"]))).toEqual(
    [
      "id",
      "caption",
      "altText",
      "creditLine",
      "characters",
      "confidence",
      // added
      "line",
      "by",
      "reason",
      "as",
      "differences",
      "notes",
    ].toSorted(),
  );
});

test("an export stopped by Ctrl-C goes on with the same command, without a copy twice", async () => {
  const many = join(home, "many");
  mkdirSync(many);
  for (let index = 0; index < 16; index += 1)
    await drawPicture(join(many, `m${String(index)}.jpg`), index + 40, { width: 900, height: 600 });
  stillroom("index", many);
  const to = join(home, "stopped");
  const args = [
    "export",
    "file:m",
    "--to",
    to,
    "--template",
    "{filename}",
    "--conditions-read",
    "--json",
  ];
  const child = spawn(process.execPath, [commandFile, ...args], {
    env: { ...process.env, STILLROOM_HOME: home },
    stdio: "ignore",
  });
  const copies = (): number => (existsSync(to) ? readdirSync(to).length : 0);
  while (copies() < 3) await new Promise((done) => setTimeout(done, 5));
  child.kill("SIGINT");
  const [code] = (await once(child, "exit")) as [number | null];
  expect(code).toBe(2);
  expect(readdirSync(to).filter((name) => !name.startsWith("m"))).toEqual([]);
  const { exported, files } = json(...args.slice(0, -1)) as { exported: number; files: string[] };
  expect(readdirSync(to).toSorted()).toEqual(
    [
      ...files,
      "README.txt",
      "caption-sheet.docx",
      "captions.csv",
      "captions.xlsx",
      "contact-sheet.html",
      "manifest-sha256.txt",
    ].toSorted(),
  );
  expect([exported, new Set(files).size]).toEqual([16, 16]);
  expect(files.join()).not.toContain("(2)");
}, 120_000);
