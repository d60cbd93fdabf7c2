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
  const parts = partsCompared.filter((part) => !isSame(then.embedded[part], now.embedded[part]));
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

/** What was kept went through JSON, which leaves out what is undefined. */
function isSame(then: unknown, now: unknown): boolean {
  return isDeepStrictEqual(then, now === undefined ? now : JSON.parse(JSON.stringify(now)));
}
