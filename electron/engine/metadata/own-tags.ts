import { languageTag, unstatedLanguage } from "../../../shared/language.ts";
import { stillKinds, type LanguageTexts } from "../../../shared/still.ts";
import type {
  EmbeddedRecord,
  OwnPerson,
  OwnRecord,
  TagChange,
  TagEdit,
  TagStruct,
  WriteTags,
} from "./embedded-record.ts";
import { xmpFromRaw } from "./from-raw.ts";
import { keptFields } from "./struct-kept.ts";
import { list, type CarriedBefore } from "./tags-beside-others.ts";
import { allStructs, languageTexts, oneText, type XmpFields } from "./xmp-value.ts";

/**
 * What no standard has a place for, in the namespace of this program (`fstill`, `urn:stillroom:xmp:1.0/`). Properties
 * that are none of ours there, fields of others within ours, and kinds that are not known here stay.
 */
export function ownTags(record: EmbeddedRecord, { raw }: CarriedBefore): WriteTags {
  const { own, film, kind, stillNumber = null } = record;
  const xmp = xmpFromRaw(raw);
  // What became of a performer's say is for the house alone: it goes also where the rest stays as the file has it.
  const approval = { "XMP-fstill:ApprovalStatus": own?.approval ?? null };
  if (own === undefined) return approval;
  const knowsKind = kind !== null || isKind(oneText(xmp.get("fstill:stillType")));
  const people = peopleEdit(own.people, xmp);
  const said: WriteTags = {
    "XMP-fstill:FilmId": film?.uuid === undefined ? null : `urn:uuid:${film.uuid}`,
    ...(knowsKind ? { "XMP-fstill:StillType": kind } : {}),
    "XMP-fstill:ProductionCode": own.productionCode,
    "XMP-fstill:StillNumber": stillNumber,
    ...labelTags(own, xmp),
    "XMP-fstill:SceneNumber": joined(own.sceneNumbers),
    "XMP-fstill:ScenePlace": joined(own.scenePlaces),
    "XMP-fstill:CopyrightYear": own.copyrightYear === null ? null : String(own.copyrightYear),
    "XMP-fstill:NamesAsKeywords": list(own.namesAsKeywords ?? []),
  };
  // Nobody has to write into a file to say no more than that it is in an archive.
  const isAnySaid = own.people.length > 0 || Object.values(said).some((value) => value !== null);
  return {
    ...approval,
    "XMP-fstill:RecordUri": isAnySaid ? own.uri : null,
    ...said,
    "XMP-fstill:Characters": people,
  };
}

function isKind(text: string | null): boolean {
  return text === null || stillKinds.some((kind) => kind === text);
}

/** Several values in a property that holds one, as xmpDM:scene has several labels. */
function joined(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : texts.join("; ");
}

/** A label that is as in the file keeps the languages that others gave it there. */
function labelTags({ sceneLabels }: OwnRecord, xmp: XmpFields): WriteTags {
  const tag = "XMP-fstill:SceneLabel";
  const { [unstatedLanguage]: main, ...others } = sceneLabels;
  if (main === undefined) return { [tag]: null };
  const before = languageTexts(xmp.get("fstill:sceneLabel"));
  const kept: LanguageTexts = before[unstatedLanguage] === main ? before : {};
  const languages = Object.entries({ ...kept, ...others }).filter(
    ([language]) => languageTag(language) !== null && language !== unstatedLanguage,
  );
  return {
    [tag]: main,
    ...Object.fromEntries(languages.map(([language, text]) => [`${tag}-${language}`, text])),
  };
}

/** Who is shown, by the lasting names of character and performer; what others put among them without these stays. */
function peopleEdit(people: readonly OwnPerson[], xmp: XmpFields): TagEdit {
  const wanted = new Map(people.map(structOf).map((person) => [keyOf(person), person]));
  const structs = allStructs(xmp.get("fstill:characters")).filter(
    (fields) => keyOf(keptFields(fields, [])) !== nobody,
  );
  const present = Map.groupBy(structs, (fields) => keyOf(keptFields(fields, [])));
  const remove: TagStruct[] = [];
  const change: TagChange[] = [];
  for (const [key, [first, ...others]] of present) {
    const person = wanted.get(key);
    if (first === undefined) continue;
    // An edit finds a structure by what is said in it, so those that are alike go together.
    if (person === undefined || others.length > 0) {
      remove.push(...[first, ...others].map((fields) => keptFields(fields, [])));
      continue;
    }
    wanted.delete(key);
    change.push(...changeOf(first, person));
  }
  return { remove, add: [...wanted.values()], ...(change.length === 0 ? {} : { change }) };
}

/** None where the file says it already. */
function changeOf(fields: XmpFields, person: TagStruct): TagChange[] {
  const before = keptFields(fields, []);
  const without = [...new Set([...Object.keys(before), ...Object.keys(person)])].filter(
    (name) => before[name] !== person[name],
  );
  if (without.length === 0) return [];
  const set = Object.fromEntries(Object.entries(person).filter(([name]) => without.includes(name)));
  return [{ of: before, without, set, kept: keptFields(fields, without) }];
}

function keyOf({ CharacterId = "", PerformerId = "" }: TagStruct): string {
  return JSON.stringify([CharacterId, PerformerId]);
}

const nobody = keyOf({});

function structOf(person: OwnPerson): TagStruct {
  const { characterId, characterName, performerId, order, certainty } = person;
  return {
    ...(characterId === null ? {} : { CharacterId: characterId }),
    ...(characterName === null ? {} : { CharacterName: characterName }),
    ...(performerId === null ? {} : { PerformerId: performerId }),
    ...(order === null ? {} : { Order: String(order) }),
    Certainty: certainty,
  };
}
