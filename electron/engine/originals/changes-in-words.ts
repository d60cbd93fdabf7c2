import { FIELDS_WRITTEN, type MetadataChange } from "../../../shared/contract/originals.ts";
import { followedNames, type FollowedValue } from "../../../shared/file-changes.ts";
import { languageName } from "../../../shared/language-name.ts";
import { unstatedLanguage } from "../../../shared/language.ts";
import { isSame, valuesOfFile } from "../catalog/followed-values.ts";
import type { Taken } from "../catalog/taken.ts";

/** What a file carries: its words for records, and every property as it is stored. */
export type Said = { readonly taken: Taken; readonly raw: Readonly<Record<string, unknown>> };

/** Written anew with whatever else is, and of no meaning to anybody; where the picture lies in a TIFF, too. */
const technical =
  /(?:^File:|^EXIF:(?:Strip|Tile)Offsets$|(?:^|:)(?:MetadataDate|xmptk|XMPToolkit|IPTCDigest|CodedCharacterSet|EnvelopeRecordVersion|ApplicationRecordVersion)$)/u;

/** The properties that hold keywords. Their order says nothing: the same ones in another are no change. */
const keywordProperties = /(?:^|:)(?:dc:subject|IPTC:Keywords|lr:hierarchicalSubject)$/u;

/** More are only counted. */
const NAMED = 12;

/** Where a file would say something else, property by property; empty when it would say the same. */
export function changesInWords(before: Said, after: Said): MetadataChange[] {
  const was = valuesInWords(before.taken);
  const is = valuesInWords({
    ...after.taken,
    keywords: areAlike(before.taken.keywords, after.taken.keywords)
      ? before.taken.keywords
      : after.taken.keywords,
  });
  const changes = [...new Set([...was.keys(), ...is.keys()])].flatMap((property) => {
    const change = { property, before: was.get(property) ?? null, after: is.get(property) ?? null };
    return isSame(change.before, change.after) ? [] : [change];
  });
  const others = renewed(before.raw, after.raw);
  if (others.length === 0) return changes;
  const more = others.length - NAMED;
  const named = `${others.slice(0, NAMED).join(", ")}${more > 0 ? ` and ${String(more)} more` : ""}`;
  return [...changes, { property: FIELDS_WRITTEN, before: null, after: named }];
}

function renewed(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .filter((name) => !technical.test(name))
    .filter((name) =>
      keywordProperties.test(name)
        ? !areAlike([before[name] ?? []].flat(), [after[name] ?? []].flat())
        : JSON.stringify(before[name]) !== JSON.stringify(after[name]),
    )
    .toSorted();
}

/** Whether two lists have the same in them, in whatever order and how often. */
function areAlike(one: readonly unknown[], other: readonly unknown[]): boolean {
  const [found, sought] = [new Set(one.map(asText)), new Set(other.map(asText))];
  return found.size === sought.size && [...found].every((item) => sought.has(item));
}

/** As it was stored, blanks about it apart. */
function asText(item: unknown): string {
  return typeof item === "string" ? item.trim() : JSON.stringify(item);
}

function valuesInWords(taken: Taken): Map<string, string> {
  const values = [...valuesOfFile(taken)].map(
    ([key, value]) => [nameOf(key), textOf(value)] as const,
  );
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ["Keywords", taken.keywords],
    ["People", taken.persons.map(personInWords)],
    ["Scenes", taken.scenes],
    ["Copyright owners", taken.copyrightOwners],
    ["Supplier", taken.imageSupplier === null ? [] : [taken.imageSupplier]],
  ];
  const filled = lists.filter(([, names]) => names.length > 0);
  return new Map([...values, ...filled.map(([name, names]) => [name, names.join("; ")] as const)]);
}

/** Of "caption fr": Caption (French). */
function nameOf(key: string): string {
  const [property = "", language = unstatedLanguage] = key.split(" ");
  // Keys of valuesOfFile are made of properties that are followed.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const name = followedNames[property as keyof typeof followedNames];
  return language === unstatedLanguage ? name : `${name} (${languageName(language)})`;
}

function textOf(value: FollowedValue): string {
  return typeof value === "string" ? value : (value ?? []).join("; ");
}

function personInWords({ performer, character }: Taken["persons"][number]): string {
  if (performer === null) return character ?? "";
  return character === null ? performer : `${performer} as ${character}`;
}
