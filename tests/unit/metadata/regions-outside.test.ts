import { expect, test } from "vitest";
import { readCarried } from "../../../electron/engine/metadata/read-carried.ts";
import { jpegWith, packet } from "./blocks-of-bytes.ts";

type Where = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

/** An MWG face, whose x and y are its middle. */
function mwg({ x, y, w, h }: Where): string {
  return packet(
    `<m:Regions rdf:parseType="Resource"><m:RegionList><rdf:Bag><rdf:li rdf:parseType="Resource">
      <m:Name>Maggie Cheung</m:Name><m:Type>Face</m:Type><m:Description>as Su Li-zhen</m:Description>
      <m:Area a:x="${String(x)}" a:y="${String(y)}" a:w="${String(w)}" a:h="${String(h)}" a:unit="normalized"/></rdf:li></rdf:Bag></m:RegionList></m:Regions>`,
    `xmlns:m="http://www.metadataworkinggroup.com/schemas/regions/" xmlns:a="http://ns.adobe.com/xmp/sType/Area#"`,
  );
}

/** A people tag of Windows, with what stands in its rectangle. */
function windows(rectangle: string): string {
  const place = rectangle === "" ? "" : `G:Rectangle="${rectangle}"`;
  return packet(
    `<MP:RegionInfo rdf:parseType="Resource"><I:Regions><rdf:Bag><rdf:li ${place} G:PersonDisplayName="Maggie Cheung"/></rdf:Bag></I:Regions></MP:RegionInfo>`,
    `xmlns:MP="http://ns.microsoft.com/photo/1.2/" xmlns:I="http://ns.microsoft.com/photo/1.2/t/RegionInfo#"
     xmlns:G="http://ns.microsoft.com/photo/1.2/t/Region#"`,
  );
}

/** An IPTC region with this boundary. */
function iptc(boundary: string): string {
  return packet(
    `<e:ImageRegion><rdf:Bag><rdf:li rdf:parseType="Resource"><e:PersonInImage><rdf:Bag><rdf:li>Maggie Cheung</rdf:li></rdf:Bag></e:PersonInImage>
      <e:RegionBoundary rdf:parseType="Resource"><e:rbUnit>relative</e:rbUnit>${boundary}</e:RegionBoundary></rdf:li></rdf:Bag></e:ImageRegion>`,
    `xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"`,
  );
}

const told =
  "The region of Maggie Cheung lies outside the picture: only the name was taken over. Check whether they are in it.";

test.each([
  ["a face right of it", mwg({ x: 1.4, y: 0.3, w: 0.2, h: 0.3 })],
  ["a face above it", mwg({ x: 0.4, y: -0.3, w: 0.2, h: 0.3 })],
  ["a people tag", windows("1.3, 0.1, 0.2, 0.3")],
  [
    "an IPTC rectangle",
    iptc(
      "<e:rbShape>rectangle</e:rbShape><e:rbX>1.4</e:rbX><e:rbY>0.1</e:rbY><e:rbW>0.2</e:rbW><e:rbH>0.2</e:rbH>",
    ),
  ],
  [
    "an IPTC circle",
    iptc("<e:rbShape>circle</e:rbShape><e:rbX>1.4</e:rbX><e:rbY>0.1</e:rbY><e:rbRx>0.2</e:rbRx>"),
  ],
  [
    "an IPTC polygon",
    iptc(
      `<e:rbShape>polygon</e:rbShape><e:rbVertices><rdf:Seq><rdf:li rdf:parseType="Resource"><e:rbX>1.4</e:rbX><e:rbY>0.1</e:rbY></rdf:li>
       <rdf:li rdf:parseType="Resource"><e:rbX>1.5</e:rbX><e:rbY>0.2</e:rbY></rdf:li></rdf:Seq></e:rbVertices>`,
    ),
  ],
])("who is in an area outside the picture is in it without a region, and told: %s", (_, xmp) => {
  const { persons, regions, warnings } = readCarried(jpegWith({ xmp }));
  expect(persons.map(({ performer }) => performer)).toEqual(["Maggie Cheung"]);
  expect([regions, warnings]).toEqual([[], [told]]);
});

test("whom a face outside the picture plays is kept too", () => {
  const { persons } = readCarried(jpegWith({ xmp: mwg({ x: 1.4, y: 0.3, w: 0.2, h: 0.3 }) }));
  expect(persons).toEqual([{ performer: "Maggie Cheung", character: "Su Li-zhen" }]);
});

test("a face half outside is cut to the picture, and nothing is told", () => {
  const { persons, regions, warnings } = readCarried(
    jpegWith({ xmp: mwg({ x: 1, y: 0.3, w: 0.2, h: 0.2 }) }),
  );
  expect(persons).toHaveLength(1);
  expect(regions).toMatchObject([{ x: 0.9, y: 0.2, width: 0.1, height: 0.2 }]);
  expect(warnings).toEqual([]);
});

test("a people tag without a rectangle says who is in the picture, and nothing is to be checked", () => {
  const { persons, regions, warnings } = readCarried(jpegWith({ xmp: windows("") }));
  expect(persons).toEqual([{ performer: "Maggie Cheung", character: null }]);
  expect([regions, warnings]).toEqual([[], []]);
});
