import { isDeepStrictEqual } from "node:util";
import { saysNoCopyright } from "../../../shared/rights/statement.ts";
import type { EmbeddedRecord, TagStruct, WriteTags } from "./embedded-record.ts";
import { xmpFromRaw } from "./from-raw.ts";
import { list, type CarriedBefore } from "./tags-beside-others.ts";
import { allStructs, allTexts, oneText } from "./xmp-value.ts";

/** The parties by their roles; what is the same as in the file is left with all that is said of it there. */
export function partyTags(record: EmbeddedRecord, carried: CarriedBefore): WriteTags {
  const { copyrightOwners, imageSupplier, licensors = [], licensorAddresses = [] } = record;
  const owners = copyrightOwners.map((name) => ({ CopyrightOwnerName: name }));
  const suppliers = imageSupplier === null ? [] : [{ ImageSupplierName: imageSupplier }];
  const contributors = contributorsOf(record);
  return {
    ...(isDeepStrictEqual(copyrightOwners, carried.copyrightOwners)
      ? {}
      : { "XMP-plus:CopyrightOwner": list(owners) }),
    ...(imageSupplier === carried.imageSupplier
      ? {}
      : { "XMP-plus:ImageSupplier": list(suppliers) }),
    ...creatorTags(record, carried),
    ...numberTags(record, carried),
    ...markedTags(record, carried),
    ...additions("XMP-plus:Licensor", licensors, namesIn(carried, "plus:Licensor"), (name) => {
      const url = licensorAddresses.find((one) => one.name === name)?.url;
      return { LicensorName: name, ...(url === undefined ? {} : { LicensorURL: url }) };
    }),
    ...additions(
      "XMP-iptcExt:Contributor",
      [...contributors.keys()],
      namesIn(carried, "Iptc4xmpExt:Contributor"),
      (name) => contributors.get(name) ?? {},
    ),
  };
}

/** As many as PLUS and IPTC have room for. */
const CREATORS = 3;

/**
 * PLUS's list of creators says the same as Dublin Core's; those who stay keep what identifies them. Where nobody said
 * anything else of the creators than the file does, its own list stays as it is.
 */
function creatorTags({ creators }: EmbeddedRecord, { raw }: CarriedBefore): WriteTags {
  const xmp = xmpFromRaw(raw);
  const before = allStructs(xmp.get("plus:ImageCreator")).map((fields) => ({
    name: oneText(fields.get("plus:ImageCreatorName")),
    id: oneText(fields.get("plus:ImageCreatorID")),
  }));
  const wanted = creators.slice(0, CREATORS);
  const isOfFile = isDeepStrictEqual(allTexts(xmp.get("dc:creator")), creators);
  const names = before.map(({ name }) => name);
  if ((isOfFile && names.length > 0) || isDeepStrictEqual(names, wanted)) return {};
  const structs = wanted.map((name) => {
    const id = before.find((one) => one.name === name)?.id ?? null;
    return { ImageCreatorName: name, ...(id === null ? {} : { ImageCreatorID: id }) };
  });
  return { "XMP-plus:ImageCreator": list(structs) };
}

/** The number of an agency that had the picture before stays. */
function numberTags({ stillNumber = null }: EmbeddedRecord, { raw }: CarriedBefore): WriteTags {
  const isFree = oneText(xmpFromRaw(raw).get("plus:ImageSupplierImageID")) === null;
  return stillNumber === null || !isFree ? {} : { "XMP-plus:ImageSupplierImageID": stillNumber };
}

/** Somebody claims the rights; of what a statement calls free, and where the file has its say already, nothing is. */
function markedTags({ texts, copyrightOwners }: EmbeddedRecord, { raw }: CarriedBefore): WriteTags {
  const said = (byLanguage: Readonly<Record<string, string>> = {}): boolean =>
    Object.values(byLanguage).some((text) => text !== "");
  const isClaimed = copyrightOwners.length > 0 || said(texts.copyrightNotice);
  const isFree = Object.values(texts.webStatement ?? {}).some(saysNoCopyright);
  const isSaid = raw["xmpRights:Marked"] !== undefined;
  return isClaimed && !isFree && !isSaid ? { "XMP-xmpRights:Marked": "True" } : {};
}

const roles = "http://cv.iptc.org/newscodes/contentprodpartyrole/";

/** Production companies and distributors by their names, each with all its roles. */
function contributorsOf({
  distributors = [],
  companies = [],
}: EmbeddedRecord): ReadonlyMap<string, TagStruct> {
  const all = [
    ...companies.map((party) => ({ ...party, role: `${roles}producer` })),
    ...distributors.map((party) => ({ ...party, role: `${roles}distributor` })),
  ];
  return new Map(
    [...Map.groupBy(all, ({ name }) => name)].map(([name, parts]) => [
      name,
      {
        Name: name,
        Identifier: [...new Set(parts.map(({ uri }) => uri))],
        Role: [...new Set(parts.map(({ role }) => role))],
      },
    ]),
  );
}

/** Adds those who are not named yet. */
function additions(
  tag: string,
  names: readonly string[],
  present: string,
  structOf: (name: string) => TagStruct,
): WriteTags {
  const missing = names.filter((name) => !present.includes(JSON.stringify(name)));
  return missing.length === 0 ? {} : { [tag]: { remove: [], add: missing.map(structOf) } };
}

function namesIn({ raw }: CarriedBefore, property: string): string {
  return JSON.stringify(raw[property] ?? []);
}
