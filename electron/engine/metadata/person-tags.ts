import type { CarriedPerson } from "../../../shared/carried.ts";
import { unstatedLanguage } from "../../../shared/language.ts";
import { detailedPerson } from "./carried-people.ts";
import type {
  EmbeddedPerson,
  EmbeddedRecord,
  TagChange,
  TagStruct,
  WriteTags,
} from "./embedded-record.ts";
import { xmpFromRaw } from "./from-raw.ts";
import { changeTo, inLanguages, structsIn, textsIn } from "./merged-struct.ts";
import { keptFields } from "./struct-kept.ts";
import { list, type CarriedBefore } from "./tags-beside-others.ts";
import { castListOf, relations, termOf } from "./vocabulary.ts";
import { allStructs, type XmpFields } from "./xmp-value.ts";

type Played = EmbeddedPerson & { readonly performer: string };

/**
 * Performers are persons shown; whom they play is said in their details, never in the list of
 * persons. Details that still hold get what identifies performer and character, and keep what others said in them.
 */
export function castTags(
  { cast, film }: Pick<EmbeddedRecord, "cast" | "film">,
  { persons, raw }: CarriedBefore,
): WriteTags {
  const played = eachOnce(cast);
  const performers = [...new Set(played.map(({ performer }) => performer))];
  const before = [...new Set(persons.flatMap(({ performer }) => performer ?? []))];
  const stale = before.filter((name) => rolesOf(name, persons) !== rolesOf(name, cast));
  const structs = allStructs(xmpFromRaw(raw).get("Iptc4xmpExt:PersonInImageWDetails"));
  const add: TagStruct[] = [];
  const change: TagChange[] = [];
  for (const person of played) {
    const { performer, character } = person;
    const isNew = stale.includes(performer) || !before.includes(performer);
    const found = structs.find((one) => {
      const said = detailedPerson(one);
      return said.performer === performer && said.character === character;
    });
    if (isNew || (found === undefined && isIdentified(person)))
      add.push(detailsOf(person, film, {}));
    else if (found !== undefined) change.push(...changeOf(found, structs, { person, film }));
  }
  return {
    "XMP-iptcExt:PersonInImage": list(performers),
    "XMP-iptcExt:PersonInImageWDetails": {
      remove: stale.map((PersonName) => ({ PersonName })),
      add,
      ...(change.length === 0 ? {} : { change }),
    },
  };
}

function eachOnce(cast: EmbeddedRecord["cast"]): readonly Played[] {
  const played = cast.flatMap(({ performer, ...rest }): Played[] =>
    performer === null ? [] : [{ ...rest, performer }],
  );
  const keyOf = ({ performer, character, performerIds = [], characterId = "" }: Played): string =>
    JSON.stringify([performer, character, performerIds, characterId]);
  return [...new Map(played.map((person) => [keyOf(person), person])).values()];
}

function rolesOf(name: string, persons: readonly CarriedPerson[]): string {
  return JSON.stringify(
    persons.filter(({ performer }) => performer === name).map(({ character }) => character),
  );
}

function isIdentified({ performerIds = [], characterId }: EmbeddedPerson): boolean {
  return performerIds.length > 0 || characterId !== undefined;
}

type Wanted = { readonly person: Played; readonly film: EmbeddedRecord["film"] };

/** None where the file already says it, or has it in several structures that cannot be told apart. */
function changeOf(
  fields: XmpFields,
  all: readonly XmpFields[],
  { person, film }: Wanted,
): TagChange[] {
  const before = keptFields(fields, []);
  const parts = partsOf(before);
  if (parts === null) return [];
  const isMeant = (one: TagStruct): boolean =>
    Object.entries(parts).every(([name, part]) => one[name] === part);
  if (all.filter((one) => isMeant(keptFields(one, []))).length > 1) return [];
  const change = changeTo(fields, parts, detailsOf(person, film, before));
  return change === null ? [] : [change];
}

/** By what ExifTool finds the details of a person in a file; null where their name has no form of no language. */
function partsOf({ PersonName, PersonDescription }: TagStruct): TagStruct | null {
  if (typeof PersonName !== "string") return null;
  return {
    PersonName,
    ...(typeof PersonDescription === "string" ? { PersonDescription } : {}),
  };
}

/** All that is said of a performer; `before` is what the file has of them in the same role. */
function detailsOf(
  { performer, character, performerNames, performerIds = [], ...played }: Played,
  film: EmbeddedRecord["film"],
  before: TagStruct,
): TagStruct {
  const names = { ...performerNames, [unstatedLanguage]: performer };
  const isDescribed = Object.keys(before).some((key) => key.startsWith("PersonDescription"));
  const { characterId: id, characterNames } = played;
  return {
    ...inLanguages("PersonName", names, before),
    ...(performerIds.length === 0
      ? {}
      : { PersonId: withIds(textsIn(before, "PersonId"), performerIds) }),
    ...(character === null || isDescribed ? {} : { PersonDescription: `as ${character}` }),
    ...(character === null || id === undefined
      ? {}
      : {
          PersonCharacteristic: withTerm(structsIn(before, "PersonCharacteristic"), (own) =>
            termOf(
              {
                vocabulary: castListOf(film),
                id,
                names: { ...characterNames, [unstatedLanguage]: character },
                relation: "portrays",
              },
              own,
            ),
          ),
        }),
  };
}

/** The character among what others say of the person. */
function withTerm(
  before: readonly TagStruct[],
  termAfter: (own: TagStruct | undefined) => TagStruct,
): readonly TagStruct[] {
  const isOurs = (one: TagStruct): boolean => one["CvTermRefinedAbout"] === relations.portrays;
  const at = before.findIndex(isOurs);
  const term = termAfter(before[at]);
  if (at === -1) return [...before, term];
  return before.flatMap((one, index) => (index === at ? [term] : isOurs(one) ? [] : [one]));
}

/** A register knows a person by one identifier: ours takes the place of another of the same register. */
function withIds(before: readonly string[], ours: readonly string[]): readonly string[] {
  const registers = new Set(ours.map(registerOf));
  const kept = before.filter((id) => ours.includes(id) || !registers.has(registerOf(id)));
  return [...kept, ...ours.filter((id) => !kept.includes(id))];
}

/** "wikidata.org", "urn:isni". */
function registerOf(id: string): string {
  const host = URL.parse(id)?.host ?? "";
  return host === "" ? id.split(":", 2).join(":").toLowerCase() : host.replace(/^www\./u, "");
}
