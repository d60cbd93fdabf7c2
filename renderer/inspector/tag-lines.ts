import { stillKindNames, stillKinds } from "../../shared/still.ts";
import type { Tag, TagChoice, TagField } from "../../shared/tag.ts";
import { tagFieldNames } from "../../shared/tag.ts";

/** One line of the tag field's list. */
export type TagLine = {
  readonly key: string;
  readonly tag: Tag;
  readonly label: string;
  /** What tells it from others of the name. */
  readonly detail: string;
  /** Whether it is to be created. */
  readonly isNew: boolean;
  /** Stills it already has; null where that is not known, or it is new. */
  readonly stills: number | null;
};

/** The tag of a line with its name: a record's is what is shown, one to be created carries it. */
export function calledTag({ tag, label, isNew }: TagLine): {
  readonly tag: Tag;
  readonly name: string;
} {
  return { tag, name: isNew ? (tag.name ?? label) : label };
}

/** What can be created where any field is meant, the commonest first. A kind cannot be created. */
const creatable: readonly TagField[] = [
  "character",
  "scene",
  "keyword",
  "film",
  "performer",
  "rightsHolder",
];

/** Existing records first, as the engine ranked them; then what could be created of the text. */
export function tagLines(
  text: string,
  field: TagField | null,
  choices: readonly TagChoice[],
): readonly TagLine[] {
  return [...choices.map((choice) => existing(choice, field)), ...creations(text, field, choices)];
}

function existing(choice: TagChoice, field: TagField | null): TagLine {
  return {
    key: `${choice.field}-${String(choice.id)}-${choice.name}`,
    tag: tagOf(choice),
    label: choice.field === "kind" ? (kindNamed(choice.name)?.label ?? choice.name) : choice.name,
    detail: detailOf(choice, field),
    isNew: false,
    stills: choice.stills,
  };
}

/** Where any field is meant the line says which one it is. */
function detailOf(choice: TagChoice, field: TagField | null): string {
  const detail = choice.field === "kind" ? "" : choice.detail;
  return field === null
    ? [tagFieldNames[choice.field].toLowerCase(), detail].filter((part) => part !== "").join(" · ")
    : detail;
}

/** A kind is named by its code, everything else by its key. */
function tagOf({ field, id, name }: TagChoice): Tag {
  return field === "kind" ? { field, name: kindNamed(name)?.code ?? name } : { field, id };
}

function kindNamed(name: string): { code: string; label: string } | null {
  const code = stillKinds.find((kind) => kind === name || stillKindNames[kind] === name);
  return code === undefined ? null : { code, label: stillKindNames[code] };
}

function creations(
  text: string,
  field: TagField | null,
  choices: readonly TagChoice[],
): readonly TagLine[] {
  const name = text.trim().normalize("NFC");
  if (name === "") return [];
  const fields = field === null ? creatable : creatable.filter((one) => one === field);
  return fields
    .filter((one) => !choices.some((choice) => choice.field === one && isNamed(choice, name)))
    .map((one) => creation(one, name));
}

/** A film is the same only with its year; "Return to Dust" may exist of 2022, and another of 1990. */
function isNamed({ field, name, detail }: TagChoice, text: string): boolean {
  const wanted = text.toLocaleLowerCase();
  const known = name.normalize("NFC").toLocaleLowerCase();
  if (field !== "film") return known === wanted;
  const { title, year } = filmNamed(text);
  if (known !== title.toLocaleLowerCase() && known !== wanted) return false;
  return year === null || known === wanted || detail.includes(String(year));
}

function creation(field: TagField, name: string): TagLine {
  const film = field === "film" ? filmNamed(name) : null;
  return {
    key: `create-${field}`,
    tag: { field, name },
    label: `Create ${tagFieldNames[field].toLowerCase()} “${film?.title ?? name}”`,
    detail:
      field !== "film"
        ? ""
        : film?.year == null
          ? "add the year in brackets: Title (2022)"
          : `of ${String(film.year)}`,
    isNew: true,
    stills: null,
  };
}

/** "Return to Dust (2022)" as title and year; also with the full-width brackets of Chinese. */
export function filmNamed(text: string): { readonly title: string; readonly year: number | null } {
  const found = /^(?<title>.+?)\s*[(（](?<year>(?:18|19|20)\d\d)[)）]$/u.exec(text.trim());
  const year = found?.groups?.["year"];
  if (found === null || year === undefined) return { title: text.trim(), year: null };
  return { title: found.groups?.["title"] ?? text.trim(), year: Number(year) };
}
