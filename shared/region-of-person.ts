import type { CarriedRegion, CarriedTerm } from "./carried.ts";

/** What IPTC (imageregiontype) and MWG (Type) call an area in which there is somebody. */
const somebody: ReadonlySet<string> = new Set(["human", "face"]);

/** Whether a file means somebody by an area, named or not, and not a thing, a crop or a point of focus. */
export function isOfPerson({
  persons,
  standard,
  types,
}: Pick<CarriedRegion, "persons" | "standard" | "types">): boolean {
  return persons.length > 0 || standard === "microsoft" || types.some(isHuman);
}

function isHuman({ names, identifiers }: CarriedTerm): boolean {
  const words = [...Object.values(names), ...identifiers.map((uri) => uri.split("/").at(-1) ?? "")];
  return words.some((word) => somebody.has(word.toLowerCase()));
}
