import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startExport } from "../../electron/engine/export/export-set.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import type { StillRecord } from "../../shared/still.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { indexedStill } from "../helpers/indexed.ts";
import { regionPicture } from "../helpers/regions.ts";
import { gateRead } from "../helpers/rights-gate.ts";
import { temporaryFolder } from "../helpers/temporary.ts";
import { pressNamed } from "../helpers/press-named.ts";

/** A shop sign by IPTC, Wu Renlin by IPTC and MWG, a stranger and a focus point by MWG, Wu Renlin by Windows. */
const carried = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
  xmlns:m="http://www.metadataworkinggroup.com/schemas/regions/" xmlns:a="http://ns.adobe.com/xmp/sType/Area#"
  xmlns:d="http://ns.adobe.com/xap/1.0/sType/Dimensions#" xmlns:own="http://example.org/own/"
  xmlns:MP="http://ns.microsoft.com/photo/1.2/" xmlns:I="http://ns.microsoft.com/photo/1.2/t/RegionInfo#"
  xmlns:G="http://ns.microsoft.com/photo/1.2/t/Region#">
 <e:ImageRegion><rdf:Bag>
  <rdf:li rdf:parseType="Resource"><e:Name>Shop sign</e:Name>
   <e:RegionBoundary e:rbShape="rectangle" e:rbUnit="relative" e:rbX="0.10" e:rbY="0.6" e:rbW="0.2" e:rbH="0.2"/></rdf:li>
  <rdf:li rdf:parseType="Resource"><e:PersonInImage><rdf:Bag><rdf:li>Wu Renlin</rdf:li></rdf:Bag></e:PersonInImage>
   <e:RegionBoundary e:rbShape="rectangle" e:rbUnit="relative" e:rbX="0.10" e:rbY="0.1" e:rbW="0.20" e:rbH="0.2"/></rdf:li>
 </rdf:Bag></e:ImageRegion>
 <m:Regions rdf:parseType="Resource"><m:AppliedToDimensions d:w="64" d:h="96" d:unit="pixel"/><m:RegionList><rdf:Bag>
  <rdf:li rdf:parseType="Resource"><m:Name>Wu Renlin</m:Name><m:Type>Face</m:Type>
   <m:Area a:x="0.20" a:y="0.2" a:w="0.2" a:h="0.2" a:unit="normalized"/></rdf:li>
  <rdf:li rdf:parseType="Resource"><m:Type>Face</m:Type><m:Area a:x="0.6" a:y="0.2" a:w="0.2" a:h="0.2" a:unit="normalized"/></rdf:li>
  <rdf:li rdf:parseType="Resource"><m:Type>Focus</m:Type><m:Area a:x="0.9" a:y="0.9" a:w="0.1" a:h="0.1" a:unit="normalized"/></rdf:li>
 </rdf:Bag></m:RegionList></m:Regions>
 <MP:RegionInfo rdf:parseType="Resource"><I:Regions><rdf:Bag><rdf:li rdf:parseType="Resource">
  <G:Rectangle>0.1, 0.1, 0.2, 0.2</G:Rectangle><G:PersonDisplayName>Wu Renlin</G:PersonDisplayName></rdf:li></rdf:Bag></I:Regions></MP:RegionInfo>
</rdf:Description></rdf:RDF></x:xmpmeta>`;

type Exported = {
  readonly engine: Engine;
  readonly record: () => Promise<StillRecord>;
  /** What ExifTool reads of the regions in a copy handed out now. */
  readonly handOut: () => Promise<Readonly<Record<string, unknown>>>;
};

async function archiveOf(xmp: string | null): Promise<Exported> {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  writeFileSync(join(stills, "a.jpg"), await regionPicture(6, xmp));
  await indexWhole(engine, stills);
  const record = async (): Promise<StillRecord> =>
    (await indexedStill(engine, folder, stills, "a.jpg")).record;
  const handOut = async (): Promise<Readonly<Record<string, unknown>>> => {
    const to = join(temporaryFolder(), "out");
    mkdirSync(to);
    const order = {
      stills: [(await record()).id],
      set: null,
      rights: gateRead,
      profile: pressNamed("{filename}"),
      folder: to,
    };
    const begun = startExport(engine.archive(), engine.exiftool(), order);
    await begun.ended;
    return await engine.exiftool().read(join(to, "a.jpg"));
  };
  return { engine, record, handOut };
}

const regionsOf = (tags: Readonly<Record<string, unknown>>): unknown[] => {
  const list = tags["XMP-iptcExt:ImageRegion"];
  return Array.isArray(list) ? list : [];
};
const facesOf = (tags: Readonly<Record<string, unknown>>): unknown => {
  const info = tags["XMP-mwg-rs:RegionInfo"];
  return typeof info === "object" && info !== null && "RegionList" in info ? info.RegionList : null;
};

test("regions that were drawn are handed out as IPTC has them, in shares of the stored pixels", async () => {
  const { engine, record, handOut } = await archiveOf(null);
  const { id: still } = await record();
  const who = { character: { name: "Ma, Youtie}" }, performer: { name: "Wu | Renlin" } };
  await engine.ask("depictions.draw", {
    still,
    box: { x: 0.5, y: 0.25, width: 0.25, height: 0.5 },
    who,
  });
  await engine.ask("depictions.draw", {
    still,
    box: { x: 0, y: 0, width: 0.1, height: 0.1 },
    who: null,
  });
  const doubted = await engine.ask("depictions.draw", {
    still,
    box: { x: 0.2, y: 0, width: 0.1, height: 0.1 },
    who: { performer: { name: "Hai Qing" } },
  });
  await engine.ask("depictions.judge", { depiction: doubted.depiction, certainty: "probable" });
  const tags = await handOut();
  // Orientation 6 shows the stored upper edge on the right: (x, y) as seen is stored at (y, 1 - x).
  expect(regionsOf(tags)).toMatchObject([
    { RegionBoundary: { RbX: 0, RbY: 0.9, RbW: 0.1, RbH: 0.1 } },
    { RegionBoundary: { RbX: 0, RbY: 0.7, RbW: 0.1, RbH: 0.1 } },
    {
      Name: "Ma, Youtie} (Wu | Renlin)",
      RegionBoundary: {
        RbShape: "rectangle",
        RbUnit: "relative",
        RbX: 0.25,
        RbY: 0.25,
        RbW: 0.5,
        RbH: 0.25,
      },
      RCtype: [{ Identifier: ["http://cv.iptc.org/newscodes/imageregiontype/human"] }],
      RRole: [{ Identifier: ["http://cv.iptc.org/newscodes/imageregionrole/subjectArea"] }],
      PersonInImage: ["Wu | Renlin"],
      PersonInImageWDetails: [{ PersonName: "Wu | Renlin", PersonDescription: "as Ma, Youtie}" }],
    },
  ]);
  expect(tags["XMP-iptcExt:PersonInImage"]).toEqual(["Wu | Renlin"]); // a guess is no name
  expect(JSON.stringify(tags)).not.toContain("Hai Qing");
  expect(facesOf(tags)).toBeNull();
});

test("what a file has of regions stays as far as it holds, and by every standard goes where it does not", async () => {
  const { engine, record, handOut } = await archiveOf(carried);
  const untouched = await handOut();
  expect(regionsOf(untouched)).toHaveLength(3); // the stranger of MWG is told by IPTC too
  expect(facesOf(untouched)).toHaveLength(3);
  expect(untouched["XMP-MP:RegionInfoMP"]).toBeDefined();

  const wu = (await record()).depictions.find(({ performer }) => performer?.name === "Wu Renlin");
  await engine.ask("depictions.move", {
    depiction: wu?.id ?? 0,
    box: { x: 0.5, y: 0.5, width: 0.25, height: 0.25 },
  });
  const moved = await handOut();
  expect(cornersOf(regionsOf(moved))).toEqual([
    [0.1, 0.6],
    [0.5, 0.1],
    [0.5, 0.25],
  ]);
  expect(regionsOf(moved)).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining({ Name: "Shop sign" }),
      expect.objectContaining({ PersonInImage: ["Wu Renlin"] }),
    ]),
  );
  expect(facesOf(moved)).toMatchObject([
    { Name: "Wu Renlin", Type: "Face", Area: { X: 0.625, Y: 0.375, W: 0.25, H: 0.25 } },
    { Type: "Face", Area: { X: 0.6, Y: 0.2 } },
    { Type: "Focus" },
  ]);
  expect(moved["XMP-MP:RegionInfoMP"]).toBeUndefined();
});

/** Where the regions begin, sorted. */
function cornersOf(regions: readonly unknown[]): (readonly [number, number])[] {
  return regions
    .map((region): readonly [number, number] => {
      const { RegionBoundary: boundary } = region as {
        RegionBoundary: { RbX: number; RbY: number };
      };
      return [boundary.RbX, boundary.RbY];
    })
    .toSorted(([x, y], [otherX, otherY]) => x - otherX || y - otherY);
}

test("whom a file names outside the picture is not handed out there, and not at all when they are taken off", async () => {
  // the face of Wu Renlin by MWG, IPTC and Windows, moved out at the right
  const outside = carried
    .replace('e:rbX="0.10" e:rbY="0.1"', 'e:rbX="1.30" e:rbY="0.1"')
    .replace('a:x="0.20" a:y="0.2"', 'a:x="1.40" a:y="0.2"')
    .replace("0.1, 0.1, 0.2, 0.2", "1.3, 0.1, 0.2, 0.2");
  const { engine, record, handOut } = await archiveOf(outside);
  const before = await handOut();
  expect(JSON.stringify(before["XMP-iptcExt:PersonInImage"])).toContain("Wu Renlin");
  expect(JSON.stringify([regionsOf(before), facesOf(before)])).not.toContain("Wu Renlin");
  const { id, depictions } = await record();
  const performer = depictions.find((one) => one.performer?.name === "Wu Renlin")?.performer?.id;
  await engine.ask("stills.tag", {
    stills: { ids: [id] },
    add: [],
    remove: [{ field: "performer", id: performer }],
  });
  expect(JSON.stringify(await handOut())).not.toContain("Wu Renlin");
});
