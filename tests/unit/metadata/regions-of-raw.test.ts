import { expect, test } from "vitest";
import { readCarried } from "../../../electron/engine/metadata/read-carried.ts";
import { buildTiff } from "../../helpers/tiff.ts";
import { packet } from "./blocks-of-bytes.ts";

const faces = packet(
  `<m:Regions rdf:parseType="Resource"><m:AppliedToDimensions d:w="3000" d:h="2000" d:unit="pixel"/>
   <m:RegionList><rdf:Bag><rdf:li rdf:parseType="Resource"><m:Name>Maggie Cheung</m:Name><m:Type>Face</m:Type>
    <m:Area a:x="0.3" a:y="0.25" a:w="0.2" a:h="0.3" a:unit="normalized"/></rdf:li></rdf:Bag></m:RegionList></m:Regions>`,
  `xmlns:m="http://www.metadataworkinggroup.com/schemas/regions/" xmlns:a="http://ns.adobe.com/xmp/sType/Area#"
   xmlns:d="http://ns.adobe.com/xap/1.0/sType/Dimensions#"`,
);

/** A TIFF whose first directory has this NewSubfileType (1: of reduced resolution) and size, and the faces. */
function tiff(subfile: number, width: number, height: number): Buffer {
  return buildTiff([
    {
      tags: [
        [254, 4, [subfile]],
        [256, 4, [width]],
        [257, 4, [height]],
        [700, 7, Buffer.from(faces)],
      ],
    },
  ]);
}

test("regions of a raw file are not held against the shape of its thumbnail", () => {
  const { regions, warnings } = readCarried(tiff(1, 160, 120));
  expect(warnings).toEqual([]);
  expect(regions).toMatchObject([{ x: 0.2, y: 0.1, width: 0.2, height: 0.3 }]);
});

test("regions of a TIFF that was cropped may be out of place", () => {
  expect(readCarried(tiff(0, 160, 120)).warnings).toEqual([
    expect.stringContaining("another shape"),
  ]);
  expect(readCarried(tiff(0, 1500, 1000)).warnings).toEqual([]);
});
