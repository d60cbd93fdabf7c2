import type { Stills } from "../../shared/contract/schemas.ts";
import type { NamedRecord, StillRecord } from "../../shared/still.ts";
import type { TagField } from "../../shared/tag.ts";
import { printQuery } from "../../shared/query/print.ts";
import type { QueryTerm, TextualField } from "../../shared/query/tree.ts";
import { recordOfTag } from "../records/record-kinds.ts";
import { openRecord } from "../records/record-pages.ts";
import { setQuery } from "../state/search.ts";
import type { MenuEntry } from "../ui/menu.tsx";
import { removeTag } from "../tagging/change-tags.ts";
import type { ChipData } from "./tag-chip.tsx";

const queryFields: Readonly<Record<TagField, TextualField>> = {
  film: "film",
  scene: "scene",
  character: "character",
  performer: "performer",
  rightsHolder: "rights",
  keyword: "keyword",
  kind: "kind",
};

/** What a film is found by; its year tells it from others of the title. */
export type InFilm = { readonly name: string; readonly year: number | null };

/**
 * Shows all stills of a record. Scenes and characters of two films may have the same name: with
 * `film` they are those of the film.
 */
export function showAll(field: TagField, name: string, film: InFilm | null): MenuEntry {
  const within = film !== null && ofFilm.has(field) ? filmTerms(film) : [];
  const term: QueryTerm = { kind: "field", field: queryFields[field], value: name };
  const terms = field === "film" && film !== null ? filmTerms(film) : [term, ...within];
  const query = terms.map(printQuery).join(" ");
  return { id: "show", label: "Show its stills", run: () => setQuery(query) };
}

const ofFilm: ReadonlySet<TagField> = new Set<TagField>(["scene", "character"]);

function filmTerms({ name, year }: InFilm): readonly QueryTerm[] {
  const title: QueryTerm = { kind: "field", field: "film", value: name };
  return year === null ? [title] : [title, { kind: "years", from: year, to: year }];
}

/** The chip of a record that all the stills have. */
export function chipOf(
  field: TagField,
  record: NamedRecord,
  stills: Stills,
  more: {
    readonly film?: InFilm | null;
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
    detail: more.detail ?? "",
    from: more.from ?? "",
    share: null,
    entries: [
      showAll(field, record.name, more.film ?? null),
      ...openEntries(field, record.id),
      ...(more.entries ?? []),
      null,
      removeEntry(remove),
    ],
    remove,
  };
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
