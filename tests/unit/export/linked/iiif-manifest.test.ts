import { Traverse } from "@iiif/parser";
import { presentation3StrictUpgrade } from "@iiif/parser/strict";
import { expect, test } from "vitest";
import { iiifManifest } from "../../../../electron/engine/export/linked/iiif-manifest.ts";
import type { HandOutFile } from "../../../../electron/engine/export/hand-out.ts";
import { bareStill, rightsWith, richStill } from "./rich-still.ts";

const folder = "https://example.org/dust/";

function written(stills: readonly HandOutFile[], baseUri: string | null = folder): string {
  const sheet = {
    title: "Berlinale 电影",
    date: "2026-11-30",
    place: "linked-data/iiif-manifest.json",
    provider: "Real Image",
  };
  return [...iiifManifest({ ...sheet, baseUri, stills })].join("");
}

function manifestOf(stills: readonly HandOutFile[], baseUri: string | null = folder) {
  return JSON.parse(written(stills, baseUri));
}

/** Every name in it. */
function idsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === "id" ? [String(part)] : idsIn(part),
  );
}

const many = (): HandOutFile[] => [
  richStill(),
  richStill({ uuid: "0b7f5a52-6f0c-4a86-9a6c-0d5e5a1b0c31", fileName: "b.png", creditLine: "B" }),
];

test.each([folder, null])(
  "a strict reader finds nothing to mend, with the folder's address %s",
  (base) => {
    const found = { warnings: [] };
    presentation3StrictUpgrade(manifestOf(many(), base), found);
    expect(found.warnings).toEqual([]);
    const kinds: string[] = [];
    new Traverse({
      manifest: [(one) => (kinds.push("manifest"), one)],
      canvas: [(one) => (kinds.push("canvas"), one)],
      annotation: [({ motivation, ...one }) => (kinds.push(String(motivation)), one)],
    }).traverseManifest(manifestOf(many(), base));
    expect(kinds.toSorted()).toEqual(
      ["canvas", "canvas", "manifest", "painting", "painting"].concat(Array(4).fill("tagging")),
    );
  },
);

test("every name is an http address of its own; without the folder's it is under a domain that is nobody's", () => {
  for (const [base, start] of [
    [folder, folder],
    [null, "https://stillroom.invalid/"],
  ] as const) {
    const ids = idsIn(manifestOf(many(), base)).filter((id) => !id.endsWith("jpg"));
    expect(ids.filter((id) => !id.startsWith(start))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test("is called by the place where it lies", () => {
  expect(manifestOf([]).id).toBe("https://example.org/dust/linked-data/iiif-manifest.json");
});

test("people are tagged where they are seen, in whole pixels of the canvas, without a name where it is not certain", () => {
  const [canvas] = manifestOf([richStill()]).items;
  expect([canvas.width, canvas.height]).toEqual([2400, 1600]);
  const tags = canvas.annotations[0].items.map(
    ({ motivation, target, body }: { motivation: string; target: string; body: unknown }) => [
      motivation,
      target.slice(target.indexOf("#")),
      body,
    ],
  );
  const body = (value: string) => ({ type: "TextualBody", value, format: "text/plain" });
  expect(tags).toEqual([
    ["tagging", "#xywh=240,320,600,800", body("unidentified")],
    ["tagging", "#xywh=1200,400,300,400", body("Hai Qing as Cao Guiying")],
  ]);
});

test("a region of odd parts is not made smaller, and stays in the picture", () => {
  const cast = [
    { character: "A", performer: null, region: { x: 0.9996, y: -0.1, width: 0.5, height: 0.1004 } },
    {
      character: "B",
      performer: null,
      region: { x: 1 / 3, y: 1 / 3, width: 1 / 3, height: 1 / 3 },
    },
    { character: "C", performer: null, region: { x: 1.5, y: 0, width: 0.5, height: 0.5 } },
  ];
  const [canvas] = manifestOf([richStill({ cast, width: 1000, height: 1000 })]).items;
  expect(
    canvas.annotations[0].items.map(({ target }: { target: string }) =>
      target.slice(target.indexOf("#")),
    ),
  ).toEqual(["#xywh=999,0,1,1", "#xywh=333,333,334,334"]);
});

test("rights are one http URI, and the set has those that all its stills have", () => {
  const by = "http://creativecommons.org/licenses/by/4.0/";
  const alike = manifestOf([
    richStill({ rights: rightsWith(by) }),
    richStill({ rights: rightsWith(by) }),
  ]);
  expect(alike).toMatchObject({ rights: by, items: [{ rights: by }, { rights: by }] });
  const mixed = manifestOf([
    richStill({ rights: rightsWith(by) }),
    richStill({ rights: rightsWith(null) }),
  ]);
  expect(mixed).not.toHaveProperty("rights");
  expect(mixed.items[1]).not.toHaveProperty("rights");
});

test("texts are by language, none where nobody said it; the credit has to be shown", () => {
  const manifest = manifestOf(many());
  expect(manifest.label).toEqual({ none: ["Berlinale 电影"] });
  expect(manifest.requiredStatement).toEqual({
    label: { en: ["Credit"] },
    value: { none: ["Courtesy of Real Image Media Collection", "B"] },
  });
  expect(manifest.items[0]).toMatchObject({
    summary: { none: ["Two people & a box of <eggs>."], "zh-Hans": ["两人守着一箱鸡蛋。"] },
    requiredStatement: { value: { none: ["Courtesy of Real Image Media Collection"] } },
  });
  expect(manifest.items[0].metadata).toContainEqual({
    label: { en: ["Film"] },
    value: { en: ["Return to Dust"], "zh-Hans": ["隐入尘烟"], none: ["Yin ru chen yan"] },
  });
});

test("a text that looks like HTML is shown as it is", () => {
  const captions = { "x-default": "<script>alert(1)</script>" };
  expect(manifestOf([richStill({ captions })]).items[0].summary).toEqual({
    none: ["<span>&lt;script&gt;alert(1)&lt;/script&gt;</span>"],
  });
});

test("a still whose size nobody knows has no canvas", () => {
  expect(manifestOf([bareStill()]).items).toEqual([]);
  expect(manifestOf([bareStill(), richStill()]).items).toHaveLength(1);
});
