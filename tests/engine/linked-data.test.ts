import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseXml } from "@rgrove/parse-xml";
import sharp from "sharp";
import { expect, test } from "vitest";
import { PRESS } from "../../shared/export/built-in-profiles.ts";
import type { Profile } from "../../shared/export/profile.ts";
import { renditionSize } from "../../shared/export/rendition.ts";
import { startExport } from "../../electron/engine/export/export-set.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { indexedStill } from "../helpers/indexed.ts";
import { gateRead } from "../helpers/rights-gate.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

const linked = ["json-ld", "iiif", "edm", "lido"] as const;
/** Where somebody is seen, in parts of the picture as displayed. */
const box = { x: 0.5, y: 0.25, width: 0.25, height: 0.5 };

const small: Profile["renditions"] = [
  {
    name: "small",
    made: { format: "jpeg", longEdge: 300, quality: 90, colour: "srgb", resolution: 72 },
    captioned: false,
  },
];

/** Hands out one picture that lies on its side, 600 by 400 pixels as displayed, with somebody in it. */
async function handedOut(change: Partial<Profile>): Promise<string> {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  const picture = sharp({
    create: { width: 400, height: 600, channels: 3, background: "#a04020" },
  });
  writeFileSync(
    join(stills, "剧照 #1.jpg"),
    await picture.withMetadata({ orientation: 6 }).jpeg().toBuffer(),
  );
  await indexWhole(engine, stills);
  const { record } = await indexedStill(engine, folder, stills, "剧照 #1.jpg");
  const who = { character: { name: "Cao Guiying" }, performer: { name: "海清" } };
  await engine.ask("depictions.draw", { still: record.id, box, who });
  const to = join(temporaryFolder(), "out");
  mkdirSync(to);
  const run = startExport(engine.archive(), engine.exiftool(), {
    stills: [record.id],
    set: null,
    folder: to,
    profile: { ...PRESS, fileNames: "{filename}", documents: linked, ...change },
    rights: gateRead,
  });
  const { documents } = await run.outcome;
  await run.ended;
  expect(documents.problems).toEqual([]);
  return to;
}

type Canvas = {
  readonly width: number;
  readonly height: number;
  readonly items: readonly { items: readonly { body: Record<string, unknown> }[] }[];
  readonly annotations: readonly {
    items: readonly { target: string; body: Record<string, unknown> }[];
  }[];
};

function canvasIn(file: string): Canvas {
  const { items }: { items: readonly [Canvas] } = JSON.parse(readFileSync(file, "utf8"));
  return items[0];
}

test("an export writes them, well-formed, with names of any script", async () => {
  const to = await handedOut({});
  expect(readdirSync(to).toSorted()).toEqual(
    ["edm.xml", "iiif-manifest.json", "lido.xml", "stills.jsonld", "剧照 #1.jpg"].toSorted(),
  );
  for (const name of ["edm.xml", "lido.xml"])
    expect(parseXml(readFileSync(join(to, name), "utf8")).text).toContain("海清");
  for (const name of ["iiif-manifest.json", "stills.jsonld"])
    expect(JSON.stringify(JSON.parse(readFileSync(join(to, name), "utf8")))).toContain("海清");
});

test.each([
  ["as it is", PRESS.renditions, "#xywh=300,100,150,200"],
  ["made smaller", small, "#xywh=150,50,75,100"],
] as const)(
  "a canvas has the pixels of the copy %s, as displayed, and so have its people",
  async (_how, renditions, area) => {
    const to = await handedOut({ renditions, baseUri: "https://example.org/dust" });
    const { width, height, items, annotations } = canvasIn(join(to, "iiif-manifest.json"));
    const upright = await sharp(join(to, "剧照 #1.jpg"))
      .autoOrient()
      .toBuffer({ resolveWithObject: true });
    const size = { width: upright.info.width, height: upright.info.height };
    expect({ width, height }).toEqual(size);
    expect(items[0]?.items[0]?.body).toEqual({
      id: "https://example.org/dust/%E5%89%A7%E7%85%A7%20%231.jpg",
      type: "Image",
      format: "image/jpeg",
      ...size,
    });
    const [tag] = annotations[0]?.items ?? [];
    expect(tag?.body["value"]).toBe("海清 as Cao Guiying");
    expect(tag?.target.slice(tag.target.indexOf("#"))).toBe(area);
  },
);

test.each(["together", "apart", "bagit"] as const)(
  "where nobody said where it will be in the web, a document finds the pictures: %s",
  async (layout) => {
    const to = await handedOut({ layout });
    const within = { together: "", apart: "linked-data", bagit: "data/linked-data" }[layout];
    const document = join(to, within, "stills.jsonld");
    const { "@graph": nodes }: { "@graph": { contentUrl?: string }[] } = JSON.parse(
      readFileSync(document, "utf8"),
    );
    const [address] = nodes.flatMap(({ contentUrl }) => contentUrl ?? []);
    expect(existsSync(resolve(dirname(document), decodeURIComponent(address ?? "?")))).toBe(true);
  },
);

test("a rendition is as large as it is made", async () => {
  for (const [width, height] of [
    [600, 400],
    [401, 599],
    [3000, 1],
    [120, 90],
    [333, 333],
  ] as const) {
    const made = await sharp({ create: { width, height, channels: 3, background: "#000" } })
      .resize({ width: 128, height: 128, fit: "inside", withoutEnlargement: true })
      .png()
      .toBuffer({ resolveWithObject: true });
    const asked = {
      format: "png",
      longEdge: 128,
      quality: 100,
      colour: "srgb",
      resolution: null,
    } as const;
    expect(renditionSize({ made: asked }, { width, height })).toEqual({
      width: made.info.width,
      height: made.info.height,
    });
  }
  expect(renditionSize({ made: null }, { width: 3, height: 2 })).toEqual({ width: 3, height: 2 });
});
