import type { Stills } from "../../shared/contract/schemas.ts";
import { withDistinction } from "../../shared/distinction.ts";
import type { NamedRecord, StillRecord } from "../../shared/still.ts";
import type { TagField } from "../../shared/tag.ts";
import { ask } from "../archive.ts";
import { recordOfTag } from "../records/record-kinds.ts";
import { openRecord } from "../records/record-pages.ts";
import { orTell } from "../state/notices.ts";
import { setQuery } from "../state/search.ts";
import type { MenuEntry } from "../ui/menu.tsx";
import { removeTag } from "../tagging/change-tags.ts";
import type { ChipData, NameOf } from "./tag-chip.tsx";

/** The fields whose values are records. */
export type RecordField = Exclude<TagField, "kind">;

/** Shows all stills of a record; of a scene or character with `film`, its key, those of the film. */
export function showAll(field: RecordField, id: number, film: number | null = null): MenuEntry {
  const show = async (): Promise<void> => {
    const found = await orTell(() => ask("records.query", { field, id, film }));
    if (found !== null) setQuery(found.query);
  };
  return { id: "show", label: "Show its stills", run: () => void show() };
}

/** The chip of a record that all the stills have. */
export function chipOf(
  field: RecordField,
  record: NamedRecord,
  stills: Stills,
  more: {
    readonly film?: number | null;
    readonly detail?: string;
    readonly from?: string;
    readonly entries?: readonly MenuEntry[];
  } = {},
): ChipData {
  const called = { tag: { field, id: record.id }, name: record.name };
  const remove = (): void => void removeTag(stills, called);
  return {
    key: `${field}-${String(record.id)}`,
    name: record.name,
    named: nameOf(field, record.id),
    detail: withDistinction(more.detail ?? "", record.apart ?? ""),
    from: more.from ?? "",
    share: null,
    entries: [
      showAll(field, record.id, more.film ?? null),
      ...openEntries(field, record.id),
      ...(more.entries ?? []),
      null,
      removeEntry(remove),
    ],
    remove,
  };
}

/** Where the search looks for the name of a record. */
export function nameOf(field: RecordField, id: number): NameOf {
  return { in: field === "rightsHolder" ? "rights" : field, id };
}

/** Opens the page of a record; the stills one is at work on stay on the light table. */
export function openEntries(field: TagField, id: number): readonly MenuEntry[] {
  const kind = recordOfTag(field);
  if (kind === null) return [];
  return [{ id: "open", label: "Open its page", run: () => openRecord(kind, id, "stills") }];
}

export function removeEntry(remove: () => void): MenuEntry {
  return { id: "remove", label: "Remove", shortcut: "Del", run: remove };
}

/** Keys of all that a still is tagged with, for the field that takes everything not to offer it again. */
export function givenTo(record: StillRecord): ReadonlySet<string> {
  const { film, scenes, depictions, rightsHolders, keywords } = record;
  const keys = (field: TagField, records: readonly (NamedRecord | null)[]): string[] =>
    records.flatMap((one) => (one === null ? [] : [`${field}-${String(one.id)}`]));
  return new Set([
    ...keys("film", [film]),
    ...keys("scene", scenes),
    ...depictions.flatMap(({ character, performer }) => [
      ...keys("character", [character]),
      ...keys("performer", [performer]),
    ]),
    ...keys(
      "rightsHolder",
      rightsHolders.filter(({ follows }) => !follows),
    ),
    ...keys("keyword", keywords),
  ]);
}

/** Keys of chips, for a field not to offer them again. */
export function keysOf(chips: readonly ChipData[]): ReadonlySet<string> {
  return new Set(chips.filter(({ share }) => share === null).map(({ key }) => key));
}
