import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { PartialBox } from "../../shared/orientation.ts";
import type { DisplayedRegion } from "../../shared/region.ts";
import { seen } from "../helpers/corners.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { indexedStill } from "../helpers/indexed.ts";
import { partSeen, regionNames, regionPicture, regionSeen, regionXmp } from "../helpers/regions.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

const orientations = [1, 2, 3, 4, 5, 6, 7, 8];

test.each(["embedded", "sidecar"] as const)(
  "regions of %s XMP are where they are seen, in all eight orientations, standards and shapes",
  async (carrier) => {
    const { engine, folder } = await engineWithArchive();
    const stills = temporaryFolder();
    for (const orientation of orientations) {
      const xmp = regionXmp(orientation);
      const picture = await regionPicture(orientation, carrier === "embedded" ? xmp : null);
      writeFileSync(join(stills, `${String(orientation)}.jpg`), picture);
      if (carrier === "sidecar") writeFileSync(join(stills, `${String(orientation)}.xmp`), xmp);
    }
    expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 8, failed: 0 });
    for (const orientation of orientations) {
      const name = `${String(orientation)}.jpg`;
      const { record } = await indexedStill(engine, folder, stills, name);
      const regions = await engine.ask("stills.regions", { id: record.id });
      expect(regions.map((region) => region.name)).toEqual(regionNames);
      for (const region of regions) expectAt(region, `${name} ${region.name}`);
    }
  },
);

/** Every one has its middle where the region is seen, and its own size. */
function expectAt({ name, box, shape }: DisplayedRegion, where: string): void {
  const wanted = {
    Rectangle: partSeen,
    Circle: around(partSeen, regionSeen.height / seen.width, partSeen.height),
    Polygon: partSeen,
    Face: around(partSeen, partSeen.width * 0.9, partSeen.height * 0.9),
    "People tag": around(partSeen, partSeen.width * 0.8, partSeen.height * 0.8),
  }[name];
  for (const side of ["x", "y", "width", "height"] as const)
    expect(box[side], `${where} ${side}`).toBeCloseTo(wanted?.[side] ?? Number.NaN, 4);
  if (shape.kind === "circle") {
    expect(shape.across * seen.width, where).toBeCloseTo(regionSeen.height / 2, 3);
    expect(shape.down * seen.height, where).toBeCloseTo(regionSeen.height / 2, 3);
  }
  if (shape.kind === "polygon") expect(shape.corners, where).toHaveLength(3);
}

/** A box of another size with the same middle. */
function around({ x, y, width, height }: PartialBox, across: number, down: number): PartialBox {
  return { x: x + (width - across) / 2, y: y + (height - down) / 2, width: across, height: down };
}

test("a person whom the file points out is in the record with the place, and told once", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  const xmp = regionXmp(6).replace(
    "<e:ImageRegion>",
    "<e:PersonInImage><rdf:Bag><rdf:li>People tag</rdf:li></rdf:Bag></e:PersonInImage><e:ImageRegion>",
  );
  writeFileSync(join(stills, "a.jpg"), await regionPicture(6, xmp));
  await indexWhole(engine, stills);
  const { record } = await indexedStill(engine, folder, stills, "a.jpg");
  // Stored lying on its side: what is seen broad is high there.
  const region = record.depictions.find(
    ({ performer }) => performer?.name === "People tag",
  )?.region;
  expect(region?.height).toBeCloseTo(partSeen.width * 0.8, 4);
  const regions = await engine.ask("stills.regions", { id: record.id });
  expect(regions.map(({ name }) => name).toSorted()).toEqual([...regionNames].toSorted());
});
