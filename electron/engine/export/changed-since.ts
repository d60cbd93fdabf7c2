import { isDeepStrictEqual } from "node:util";
import { textFieldNames, textFields } from "../../../shared/still.ts";
import type { EmbeddedRecord } from "../metadata/embedded-record.ts";
import type { KeptRecord } from "./kept-record.ts";

/** What is compared beside texts, and what it is called. */
const partNames = {
  creators: "Photographers",
  keywords: "Keywords",
  film: "Film",
  scenes: "Scenes",
  kind: "Kind of still",
  marks: "Rating and label",
  cast: "People",
  regions: "Regions",
  copyrightOwners: "Copyright owners",
  imageSupplier: "Supplier",
  licensors: "Licensors",
  distributors: "Distributors",
  dateCreated: "Date",
} as const satisfies Readonly<Partial<Record<keyof EmbeddedRecord, string>>>;

/** What a record says otherwise than when it went out, each by its name; empty where all is as it was. */
export function changedSince(then: KeptRecord, now: KeptRecord): string[] {
  const texts = textFields.filter(
    (field) => !isSame(then.embedded.texts[field] ?? {}, now.embedded.texts[field] ?? {}),
  );
  const parts = partsCompared.filter(
    (part) => !isSame(then.embedded[part], asKept(then.embedded[part], now.embedded[part])),
  );
  return [
    ...(then.still.sha256 === now.still.sha256 ? [] : ["The picture itself"]),
    ...texts.map((field) => textFieldNames[field]),
    ...parts.map((part) => partNames[part]),
    ...(then.still.stillNumber === now.still.stillNumber ? [] : ["Still number"]),
  ];
}

// Object.keys knows no more than that these are strings.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const partsCompared = Object.keys(partNames) as (keyof typeof partNames)[];

/** As much of what is there now as there was then: an older version kept less of a film and of a person. */
function asKept(then: unknown, now: unknown): unknown {
  if (Array.isArray(then) && Array.isArray(now))
    return now.map((item, index) => asKept(then[index], item));
  if (!isRecord(then) || !isRecord(now)) return now;
  return Object.fromEntries(
    Object.entries(now).flatMap(([name, value]) =>
      name in then || !added.has(name) ? [[name, asKept(then[name], value)]] : [],
    ),
  );
}

/** What films and persons have been kept with since there was something to compare. */
const added: ReadonlySet<string> = new Set([
  "uuid",
  "titles",
  "directorIds",
  "owners",
  "licensors",
  "notice",
  "series",
  "registered",
  "performerIds",
  "performerNames",
  "characterId",
  "characterNames",
]);

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What was kept went through JSON, which leaves out what is undefined. */
function isSame(then: unknown, now: unknown): boolean {
  return isDeepStrictEqual(then, now === undefined ? now : JSON.parse(JSON.stringify(now)));
}
