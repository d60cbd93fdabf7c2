import { expect, test } from "vitest";
import { regionOf } from "../../../electron/engine/catalog/take-from-file.ts";
import { readCarried } from "../../../electron/engine/metadata/read-carried.ts";
import { jpegWith, packet } from "../metadata/blocks-of-bytes.ts";

/** A region of Iptc4xmpExt:ImageRegion from the left edge, with what stands in it beside its name. */
function region(width: number, name: string, people: string): string {
  return `<rdf:li rdf:parseType="Resource"><ext:Name>${name}</ext:Name>${people}
    <ext:RegionBoundary ext:rbShape="rectangle" ext:rbUnit="relative" ext:rbX="0" ext:rbY="0" ext:rbW="${width}" ext:rbH="0.5"/></rdf:li>`;
}

/** How wide the region is that the file draws around each person it names. */
function widths(...regions: readonly string[]): Record<string, number | undefined> {
  const xmp = packet(`<ext:ImageRegion><rdf:Bag>${regions.join("")}</rdf:Bag></ext:ImageRegion>`);
  const carried = readCarried(jpegWith({ xmp }));
  return Object.fromEntries(
    carried.persons.map((person) => [
      `${person.performer ?? ""} as ${person.character ?? "?"}`,
      regionOf(person, carried.regions)?.width,
    ]),
  );
}

const named = (performer: string): string =>
  `<ext:PersonInImage><rdf:Bag><rdf:li>${performer}</rdf:li></rdf:Bag></ext:PersonInImage>`;
const playing = (performer: string, character: string): string =>
  `<ext:PersonInImageWDetails><rdf:Bag><rdf:li rdf:parseType="Resource"><ext:PersonName>${performer}</ext:PersonName>
   <ext:PersonDescription>as ${character}</ext:PersonDescription></rdf:li></rdf:Bag></ext:PersonInImageWDetails>`;

test("the region around a person is the one that names them within, whatever it is called", () => {
  expect(
    widths(
      region(0.1, "Chow (Tony Leung)", named("Tony Leung")),
      region(0.2, "Su Li-zhen (Maggie Cheung)", named("Maggie Cheung")),
    ),
  ).toEqual({ "Tony Leung as ?": 0.1, "Maggie Cheung as ?": 0.2 });
});

test("who plays two parts has a region in each", () => {
  expect(
    widths(
      region(0.1, "left", playing("Irène Jacob", "Weronika")),
      region(0.2, "right", playing("Irène Jacob", "Véronique")),
    ),
  ).toEqual({ "Irène Jacob as Weronika": 0.1, "Irène Jacob as Véronique": 0.2 });
});
