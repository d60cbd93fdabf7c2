import { utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Engine } from "../../electron/engine/engine.ts";
import type { StillRecord } from "../../shared/still.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { indexedStill } from "../helpers/indexed.ts";
import { regionPicture } from "../helpers/regions.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

/** A region of IPTC, a fifth wide and high, from the left edge and the upper one. */
function iptc(x: number, type: string, rest = ""): string {
  return `<rdf:li rdf:parseType="Resource">${rest}
    <e:rCtype><rdf:Bag><rdf:li rdf:parseType="Resource"><xmp:Identifier><rdf:Bag>
      <rdf:li>http://cv.iptc.org/newscodes/imageregiontype/${type}</rdf:li></rdf:Bag></xmp:Identifier></rdf:li></rdf:Bag></e:rCtype>
    <e:RegionBoundary e:rbShape="rectangle" e:rbUnit="relative" e:rbX="${x}" e:rbY="0.1" e:rbW="0.2" e:rbH="0.2"/></rdf:li>`;
}
const called = (name: string): string =>
  `<e:Name><rdf:Alt><rdf:li xml:lang="x-default">${name}</rdf:li></rdf:Alt></e:Name>`;

/** A face of MWG of the same size: x and y are its middle. */
function face(x: number, name: string | null, type = "Face"): string {
  const named = name === null ? "" : `<m:Name>${name}</m:Name>`;
  return `<rdf:li rdf:parseType="Resource">${named}<m:Type>${type}</m:Type>
    <m:Area a:x="${x + 0.1}" a:y="0.2" a:w="0.2" a:h="0.2" a:unit="normalized"/></rdf:li>`;
}

function packet({ image = "", faces = "" }: { image?: string; faces?: string }): string {
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:m="http://www.metadataworkinggroup.com/schemas/regions/" xmlns:a="http://ns.adobe.com/xmp/sType/Area#">
   <e:ImageRegion><rdf:Bag>${image}</rdf:Bag></e:ImageRegion>
   <m:Regions rdf:parseType="Resource"><m:RegionList><rdf:Bag>${faces}</rdf:Bag></m:RegionList></m:Regions>
  </rdf:Description></rdf:RDF></x:xmpmeta>`;
}

type Indexed = {
  readonly engine: Engine;
  readonly record: () => Promise<StillRecord>;
  /** Names of the regions that are shown. */
  readonly shown: () => Promise<string[]>;
  /** Another program writes the sidecar. */
  readonly write: (xmp: string) => Promise<void>;
};

async function indexed(xmp: string): Promise<Indexed> {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  const sidecar = join(stills, "a.xmp");
  writeFileSync(join(stills, "a.jpg"), await regionPicture(1, null));
  let time = 1_700_000_000;
  const write = async (text: string): Promise<void> => {
    writeFileSync(sidecar, text);
    time += 100;
    utimesSync(sidecar, time, time);
    await indexWhole(engine, stills);
  };
  const record = async (): Promise<StillRecord> =>
    (await indexedStill(engine, folder, stills, "a.jpg")).record;
  const shown = async (): Promise<string[]> => {
    const regions = await engine.ask("stills.regions", { id: (await record()).id });
    return regions.map(({ name }) => name);
  };
  await write(xmp);
  return { engine, record, shown, write };
}

test("whom a file points out without a name is in the picture, unidentified; things and crops are not", async () => {
  const { record, shown } = await indexed(
    packet({
      image: `${iptc(0, "human")}${iptc(0.2, "building", called("Town hall"))}${iptc(0.4, "human", called("The tall one"))}`,
      faces: `${face(0.6, null)}${face(0.8, null, "Focus")}`,
    }),
  );
  const { depictions } = await record();
  expect(depictions.map(({ region }) => region?.x)).toEqual([0, 0.4, 0.6]);
  expect(depictions.map((one) => one.called)).toEqual([null, "The tall one", null]);
  for (const one of depictions)
    expect(one).toMatchObject({ character: null, performer: null, origin: "file" });
  expect(await shown()).toEqual([
    "Town hall",
    "Focus",
    "unidentified",
    "unidentified (“The tall one”)",
    "unidentified",
  ]);
});

test("a region called like somebody whom the file names is theirs, and nobody is there twice", async () => {
  const { record, shown } = await indexed(
    packet({ image: iptc(0.4, "human", called("Wu Renlin")), faces: face(0.41, "Wu Renlin") }),
  );
  expect((await record()).depictions).toMatchObject([{ performer: { name: "Wu Renlin" } }]);
  expect(await shown()).toEqual(["Wu Renlin"]);
});

test("those whom a file points out stand in the order of their regions", async () => {
  const { record } = await indexed(
    packet({ faces: `${face(0.7, "Hai Qing")}${face(0.1, "Wu Renlin")}${face(0.4, null)}` }),
  );
  const { depictions } = await record();
  expect(depictions.map(({ performer }) => performer?.name)).toEqual([
    "Wu Renlin",
    undefined,
    "Hai Qing",
  ]);
});

test("when another program names, moves or removes them the archive follows", async () => {
  const { record, write } = await indexed(packet({ faces: `${face(0.1, null)}${face(0.7, "A")}` }));
  await write(packet({ faces: `${face(0.1, "Wu Renlin")}${face(0.5, "A")}${face(0.75, null)}` }));
  expect((await record()).depictions).toMatchObject([
    { performer: { name: "Wu Renlin" }, region: { x: 0.1 } },
    { performer: { name: "A" }, region: { x: 0.5 } },
    { performer: null, region: { x: 0.75 } },
  ]);
  await write(packet({ faces: face(0.5, "A") }));
  expect((await record()).depictions).toMatchObject([{ performer: { name: "A" } }]);
});

test("what the archivist says of them stays, and is not drawn beside what the file says", async () => {
  const { engine, record, shown, write } = await indexed(
    packet({ faces: `${face(0.1, null)}${face(0.4, "Hai Qing")}${face(0.7, "Passer-by")}` }),
  );
  const [first, second, third] = (await record()).depictions;
  const depictionOf = (one: typeof first): { depiction: number } => ({ depiction: one?.id ?? 0 });
  await engine.ask("depictions.identify", {
    ...depictionOf(first),
    who: { performer: { name: "Wu Renlin" } },
  });
  const box = { x: 0.3, y: 0.5, width: 0.2, height: 0.2 };
  await engine.ask("depictions.move", { ...depictionOf(second), box });
  await engine.ask("depictions.remove", depictionOf(third));
  expect(await shown()).toEqual(["Wu Renlin", "Hai Qing"]);
  await write(packet({ faces: `${face(0.42, "Hai Qing")}${face(0.7, "Passer-by")}` }));
  const { depictions } = await record();
  expect(depictions).toMatchObject([
    { performer: { name: "Wu Renlin" }, region: { x: 0.1 } },
    { performer: { name: "Hai Qing" }, region: box },
  ]);
  expect(await shown()).toEqual(["Wu Renlin", "Hai Qing"]);
});

test("whom a face outside the picture names is shown without a region, and it is to be checked", async () => {
  const { engine, record, shown } = await indexed(
    packet({ faces: `${face(1.3, "Hai Qing")}${face(0.9, "Wu Renlin")}` }),
  );
  const { id, depictions } = await record();
  const names = depictions.map(({ performer }) => performer?.name);
  expect(new Set(names)).toEqual(new Set(["Hai Qing", "Wu Renlin"]));
  expect(await shown()).toEqual(["Wu Renlin"]);
  expect((await engine.ask("stills.findings", { id })).warnings).toEqual([
    "The region of Hai Qing lies outside the picture: only the name was taken over. Check whether they are in it.",
  ]);
});
