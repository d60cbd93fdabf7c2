import type { CarriedPerson } from "../../../shared/carried.ts";
import type { NamedArea } from "./region-geometry.ts";
import { allStructs, allTexts, oneText, type XmpFields } from "./xmp-value.ts";

/** Who is in an area, wherever it lies. */
type PeopleOfArea = Pick<NamedArea, "persons" | "details">;

/**
 * Who the file says is in the picture: the performers of PersonInImage in their order, each with the
 * characters its PersonInImageWDetails name, then details of others, then those whom only an area
 * names (the faces of Lightroom, digiKam and Windows), then characters known only from the
 * hierarchical keywords "Characters|Film|Name", or from our own namespace.
 */
export function carriedPersons(
  xmp: XmpFields,
  areas: readonly PeopleOfArea[],
): readonly CarriedPerson[] {
  const names = [...new Set(allTexts(xmp.get("Iptc4xmpExt:PersonInImage")))];
  const details = [
    ...allStructs(xmp.get("Iptc4xmpExt:PersonInImageWDetails")).map(detailedPerson),
    ...areas.flatMap((area) => area.details),
  ];
  const named = names.flatMap((performer) => {
    const own = details.filter((person) => person.performer === performer);
    return own.length > 0 ? own : [{ performer, character: null }];
  });
  const others = details.filter(
    ({ performer }) => performer === null || !names.includes(performer),
  );
  const persons = [
    ...named,
    ...others.filter(({ performer, character }) => performer !== null || character !== null),
  ];
  const all = [...persons, ...pointedOut(areas, persons)];
  const known = [...all, ...charactersBeside(keywordNames(xmp), all)];
  return distinct([...known, ...charactersBeside(ownNames(xmp), known)]);
}

/** Those with details are told by them already. */
function pointedOut(
  areas: readonly PeopleOfArea[],
  known: readonly CarriedPerson[],
): readonly CarriedPerson[] {
  return areas
    .flatMap(({ persons }) => persons)
    .filter((name) => !known.some(({ performer }) => performer === name))
    .map((performer) => ({ performer, character: null }));
}

/** A structure of PersonInImageWDetails: the person, and whom they play where it says so. */
export function detailedPerson(fields: XmpFields): CarriedPerson {
  const performer = oneText(fields.get("Iptc4xmpExt:PersonName"));
  const described = playedCharacter(oneText(fields.get("Iptc4xmpExt:PersonDescription")));
  return { performer, character: described ?? castListTerm(fields) };
}

/** Words after "as" that begin a description rather than a name. */
const notNames =
  /^as\s+(?:seen|well|shown|pictured|photographed|part|of|if|though|he|she|they|it|his|her|their)\b/iu;

/** The character of "as NAME" (or 饰NAME); null for any other description. */
export function playedCharacter(description: string | null): string | null {
  if (description === null || notNames.test(description)) return null;
  return /^(?:as\s+|饰演?\s*|飾演?\s*)(\S[^\n]*)$/iu.exec(description)?.[1]?.trim() ?? null;
}

/** A PersonCharacteristic from a list of characters, or one that says the person portrays the term. */
function castListTerm(fields: XmpFields): string | null {
  const term = allStructs(fields.get("Iptc4xmpExt:PersonCharacteristic")).find(isCharacterTerm);
  return term === undefined ? null : oneText(term.get("Iptc4xmpExt:CvTermName"));
}

function isCharacterTerm(term: XmpFields): boolean {
  const list = oneText(term.get("Iptc4xmpExt:CvId")) ?? "";
  const relation = oneText(term.get("Iptc4xmpExt:CvTermRefinedAbout")) ?? "";
  return /\bcharacters?\b/iu.test(list) || /\bportrays\b/iu.test(relation);
}

function keywordNames(xmp: XmpFields): readonly string[] {
  return allTexts(xmp.get("lr:hierarchicalSubject")).map(
    (path) => /^characters?\s*\|[^|]*\|([^|]*)$/iu.exec(path)?.[1]?.trim() ?? "",
  );
}

/** Where some program kept our namespace and nothing else, the names in it are all that is left. */
function ownNames(xmp: XmpFields): readonly string[] {
  return allStructs(xmp.get("fstill:characters")).flatMap((person) =>
    oneText(person.get("fstill:certainty")) === "certain"
      ? (oneText(person.get("fstill:characterName")) ?? [])
      : [],
  );
}

function charactersBeside(
  names: readonly string[],
  persons: readonly CarriedPerson[],
): readonly CarriedPerson[] {
  return names
    .filter((name) => name !== "" && !persons.some(({ character }) => character === name))
    .map((character) => ({ performer: null, character }));
}

function distinct(persons: readonly CarriedPerson[]): readonly CarriedPerson[] {
  return [
    ...new Map(
      persons.map((person) => [`${person.performer ?? ""}\n${person.character ?? ""}`, person]),
    ).values(),
  ];
}
