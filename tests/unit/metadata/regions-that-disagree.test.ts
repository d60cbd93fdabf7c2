import { expect, test } from "vitest";
import { readCarried } from "../../../electron/engine/metadata/read-carried.ts";
import { jpegWith, packet } from "./blocks-of-bytes.ts";

const there = "0.2, 0.1, 0.2, 0.3";

/** The same area as an MWG region, whose x and y are its middle, and as a people tag of Windows, unless that lies elsewhere. */
function faces(mwg: string, windows: string, rectangle = there): string {
  return packet(
    `<m:Regions rdf:parseType="Resource"><m:RegionList><rdf:Bag><rdf:li rdf:parseType="Resource"><m:Name>${mwg}</m:Name><m:Type>Face</m:Type>
      <m:Area a:x="0.3" a:y="0.25" a:w="0.2" a:h="0.3" a:unit="normalized"/></rdf:li></rdf:Bag></m:RegionList></m:Regions>
     <MP:RegionInfo rdf:parseType="Resource"><I:Regions><rdf:Bag><rdf:li G:Rectangle="${rectangle}" G:PersonDisplayName="${windows}"/></rdf:Bag></I:Regions></MP:RegionInfo>`,
    `xmlns:m="http://www.metadataworkinggroup.com/schemas/regions/" xmlns:a="http://ns.adobe.com/xmp/sType/Area#"
     xmlns:MP="http://ns.microsoft.com/photo/1.2/" xmlns:I="http://ns.microsoft.com/photo/1.2/t/RegionInfo#"
     xmlns:G="http://ns.microsoft.com/photo/1.2/t/Region#"`,
  );
}

test("a face that two standards give different names is told, and neither name is lost", () => {
  const { persons, regions, warnings } = readCarried(
    jpegWith({ xmp: faces("Maggie Cheung", "Tony Leung") }),
  );
  expect(warnings).toEqual([
    "Who is in one and the same area is told differently: Maggie Cheung by the MWG regions (Lightroom, digiKam), and Tony Leung by the people tags of Windows. All were taken over; take off who is not in the picture.",
  ]);
  expect(persons.map(({ performer }) => performer)).toEqual(["Maggie Cheung", "Tony Leung"]);
  expect(regions).toHaveLength(1);
});

test.each([
  ["the same name", "Maggie Cheung", "Maggie Cheung"],
  ["the same name in another Unicode form", "René", "Rene\u{301}"],
  ["no name", "Maggie Cheung", ""],
])("a face to which the second gives %s is told by both alike", (_, mwg, windows) => {
  expect(readCarried(jpegWith({ xmp: faces(mwg, windows) })).warnings).toEqual([]);
});

test("a person whom two standards put at different places has one region, and it is told once", () => {
  // as in portrait-orientation-6.jpg of the corpus: the MWG region was turned with the picture, the tag not
  const { persons, regions, warnings } = readCarried(
    jpegWith({ xmp: faces("Marie Curie", "Marie Curie", "0.6, 0.6, 0.2, 0.3") }),
  );
  expect(regions).toMatchObject([{ standard: "mwg", x: 0.2, y: 0.1 }]);
  expect(persons).toHaveLength(1);
  expect(warnings).toEqual([
    "The people tags of Windows put Marie Curie elsewhere than the MWG regions (Lightroom, digiKam), which were taken.",
  ]);
});

test("a person whose two regions lie over each other has one, and nothing is told", () => {
  const near = faces("Marie Curie", "Marie Curie", "0.22, 0.13, 0.18, 0.28");
  const { regions, warnings } = readCarried(jpegWith({ xmp: near }));
  expect([regions.length, warnings]).toEqual([1, []]);
});

test("people whom only Windows names have their regions beside those of MWG", () => {
  const { regions, warnings } = readCarried(
    jpegWith({ xmp: faces("Marie Curie", "Pierre Curie", "0.6, 0.6, 0.2, 0.3") }),
  );
  expect(regions.map(({ name }) => name)).toEqual(["Marie Curie", "Pierre Curie"]);
  expect(warnings).toEqual([]);
});
