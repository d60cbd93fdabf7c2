import type { TagStruct } from "./embedded-record.ts";
import type { XmpFields, XmpValue } from "./xmp-value.ts";

/** Fields of persons and works shown, which ExifTool calls as IPTC does. */
const ofIptc = [
  "PersonName",
  "PersonId",
  "PersonDescription",
  "PersonCharacteristic",
  "AOTitle",
  "AOCreator",
  "AOCreatorId",
  "AODateCreated",
  "AOCircaDateCreated",
  "AOSource",
  "AOSourceInvNo",
  "AOSourceInvURL",
  "AOCopyrightNotice",
  "AOCurrentCopyrightOwnerName",
  "AOCurrentCopyrightOwnerId",
  "AOCurrentLicensorName",
  "AOCurrentLicensorId",
  "AOStylePeriod",
  "AOContentDescription",
  "AOContributionDescription",
  "AOPhysicalDescription",
  "CvId",
  "CvTermId",
  "CvTermName",
  "CvTermRefinedAbout",
];

/**
 * Fields that ExifTool can write, by its names: of regions those of IPTC, those of MWG, and what IPTC takes from
 * others; of persons, works and terms of vocabularies those of IPTC; of whom a still shows those of our own.
 */
const known: Readonly<Record<string, string>> = {
  ...Object.fromEntries(ofIptc.map((name) => [`Iptc4xmpExt:${name}`, name])),
  "Iptc4xmpExt:Name": "Name",
  "Iptc4xmpExt:RegionBoundary": "RegionBoundary",
  "Iptc4xmpExt:rId": "RId",
  "Iptc4xmpExt:rCtype": "RCtype",
  "Iptc4xmpExt:rRole": "RRole",
  "Iptc4xmpExt:PersonInImage": "PersonInImage",
  "Iptc4xmpExt:PersonInImageWDetails": "PersonInImageWDetails",
  "Iptc4xmpExt:OrganisationInImageName": "OrganisationInImageName",
  "Iptc4xmpExt:OrganisationInImageCode": "OrganisationInImageCode",
  "dc:description": "Description",
  "mwg-rs:Name": "Name",
  "mwg-rs:Type": "Type",
  "mwg-rs:Description": "Description",
  "mwg-rs:FocusUsage": "FocusUsage",
  "mwg-rs:BarCodeValue": "BarCodeValue",
  "mwg-rs:Area": "Area",
  "fstill:characterId": "CharacterId",
  "fstill:characterName": "CharacterName",
  "fstill:performerId": "PerformerId",
  "fstill:order": "Order",
  "fstill:certainty": "Certainty",
};

/** What a structure has, but for these fields, as ExifTool writes it anew. */
export function keptFields(fields: XmpFields, without: readonly string[]): TagStruct {
  const kept = [...fields].flatMap(([name, value]) => {
    const key = known[name];
    return key === undefined || without.includes(key) ? [] : named(key, value);
  });
  return Object.fromEntries(kept);
}

type Part = TagStruct[string];

/** A field under its name, and its other languages under theirs: "Name-fr". */
function named(key: string, value: XmpValue): (readonly [string, Part])[] {
  if (value.kind === "list" && value.alternatives)
    return value.items.flatMap((item) => {
      if (item.kind !== "text") return [];
      const isMain = item.language === null || item.language === "x-default";
      return [[isMain ? key : `${key}-${item.language}`, item.text] as const];
    });
  return [[key, partOf(value)]];
}

function partOf(value: XmpValue): Part {
  if (value.kind === "text") return value.text;
  if (value.kind === "struct") return structOf(value.fields);
  const structs = value.items.flatMap((item) =>
    item.kind === "struct" ? [structOf(item.fields)] : [],
  );
  return structs.length > 0
    ? structs
    : value.items.flatMap((item) => (item.kind === "text" ? [item.text] : []));
}

/** Within the fields above ExifTool calls all by the names of the standards, with a capital. */
function structOf(fields: XmpFields): TagStruct {
  const standard = [...fields].filter(([name]) => /^(?:Iptc4xmpExt|xmp|stArea):/u.test(name));
  return Object.fromEntries(
    standard.flatMap(([name, value]) => {
      const local = name.slice(name.indexOf(":") + 1);
      return named(`${local.charAt(0).toUpperCase()}${local.slice(1)}`, value);
    }),
  );
}
