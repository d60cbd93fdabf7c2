import { inWords, unidentifiedPeople } from "../../shared/caption/unidentified.ts";
import { parseFilmName } from "../../shared/film-name.ts";
import { stillKindNames, stillKinds } from "../../shared/still.ts";
import type { NamedRecord } from "../../shared/still.ts";
import type { Suggestion } from "../../shared/suggestion.ts";
import type { Tag, TagChoice, TagField } from "../../shared/tag.ts";
import { MOST_UNIDENTIFIED, tagFieldNames } from "../../shared/tag.ts";
import type { ChoiceLine } from "../ui/choice-list.tsx";

/** One line of the tag field's list. */
export type TagLine = ChoiceLine & {
  readonly tag: Tag;
  /** The stills have it already: it is said, so that nobody creates it a second time. */
  readonly given?: true;
};

/** The tag of a line with its name: a record's is what is shown, one to be created carries it. */
export function calledTag({ tag, label, isNew }: TagLine): {
  readonly tag: Tag;
  readonly name: string;
} {
  return { tag, name: isNew ? (tag.name ?? label) : label };
}

/** What a field takes: records of one field, who may be in a picture, or with null anything. */
export type Wanted = TagField | "person" | null;

/** The fields that are meant; null for all. */
export function fieldsOf(wanted: Wanted): readonly TagField[] | null {
  if (wanted === "person") return ["character", "performer"];
  return wanted === null ? null : [wanted];
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

/**
 * Existing records first, as the engine ranked them, those that are `given` after the others; then what
 * could be created of the text.
 */
export function tagLines(
  text: string,
  field: Wanted,
  choices: readonly TagChoice[],
  given: readonly TagChoice[] = [],
): readonly TagLine[] {
  return [
    ...choices.map((choice) => existing(choice, field)),
    ...given.map((choice) => alreadyGiven(existing(choice, field))),
    ...creations(text, field, [...choices, ...given]),
  ];
}

/** Who plays a character in the film, as lines to choose from. */
export function castLines(cast: readonly NamedRecord[]): readonly TagLine[] {
  return cast.map(({ id, name, apart = "" }) => {
    const detail = ["plays this role", apart].filter((part) => part !== "").join(" · ");
    return existing({ field: "performer", id, name, detail, stills: null }, "performer");
  });
}

/** Owners that are suggested and that the archive has no record of, before anything is typed. */
export function suggestedHolderLines(
  suggestions: readonly Pick<Suggestion, "field" | "id" | "name" | "why" | "role">[],
  text: string,
): readonly TagLine[] {
  if (text.trim() !== "") return [];
  return suggestions
    .filter(({ field, id, role }) => field === "rightsHolder" && id === null && role === "owner")
    .map(({ name, why }) => ({
      ...creation("rightsHolder", name),
      key: `suggested-${name}`,
      detail: why,
    }));
}

const UNIDENTIFIED = "unidentified";
/** From so many letters on the word is meant, and no name that begins so. */
const LETTERS_OF_IT = 4;

/** Somebody whom nobody can name is a value, and is typed like one. */
export function unidentifiedLine(text: string): readonly TagLine[] {
  const typed = text
    .trim()
    .toLowerCase()
    .replace(/^somebody\s+/u, "");
  if (typed.length < LETTERS_OF_IT || !UNIDENTIFIED.startsWith(typed)) return [];
  return [
    {
      key: UNIDENTIFIED,
      tag: { field: "character", unidentified: true },
      label: "Somebody unidentified",
      detail: "nobody has named them yet",
      isNew: false,
      stills: null,
    },
  ];
}

const COUNTED =
  /^(?:(\d{1,2}|[a-z]+)\s+)?(unid[a-z]*)(?:\s+(?:people|persons?))?(?:\s*[x×]?\s*(\d{1,2}))?$/u;

/**
 * The same where so many may be said: "2 unidentified", "two unidentified people", "unidentified ×2". Behind the
 * word alone two are offered too, for one who is there already is not said again.
 */
export function unidentifiedLines(text: string): readonly TagLine[] {
  const one = unidentifiedLine(text);
  if (one.length > 0) return [...one, strangersLine(2)];
  const [, before, word = "-", behind] = COUNTED.exec(text.trim().toLowerCase()) ?? [];
  const people = countOf(behind ?? before);
  if (!UNIDENTIFIED.startsWith(word) || people < 1 || people > MOST_UNIDENTIFIED) return [];
  return people === 1 ? unidentifiedLine(word) : [strangersLine(people)];
}

/** A number in digits or, below ten, in words; 0 for anything else. */
function countOf(written = ""): number {
  if (/^\d+$/u.test(written)) return Number(written);
  return [1, 2, 3, 4, 5, 6, 7, 8, 9].find((count) => numberWord(count) === written) ?? 0;
}

function numberWord(count: number): string {
  return count === 1 ? "one" : inWords(count, "en");
}

function strangersLine(people: number): TagLine {
  return {
    key: `${UNIDENTIFIED}-${String(people)}`,
    tag: { field: "character", unidentified: true, people },
    label: `${unidentifiedPeople(people).charAt(0).toUpperCase()}${unidentifiedPeople(people).slice(1)}`,
    detail: "nobody has named them yet",
    isNew: false,
    stills: null,
  };
}

function alreadyGiven(line: TagLine): TagLine {
  const detail = ["already there", line.detail].filter((part) => part !== "").join(" · ");
  return { ...line, detail, given: true };
}

function existing(choice: TagChoice, field: Wanted): TagLine {
  return {
    key: `${choice.field}-${String(choice.id)}-${choice.name}`,
    tag: tagOf(choice),
    label: choice.field === "kind" ? (kindNamed(choice.name)?.label ?? choice.name) : choice.name,
    detail: detailOf(choice, field),
    isNew: false,
    stills: choice.stills,
  };
}

/** Where several fields are meant the line says which one it is. */
function detailOf(choice: TagChoice, field: Wanted): string {
  const detail = choice.field === "kind" ? "" : choice.detail;
  return field === null || field === "person"
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

function creations(text: string, field: Wanted, choices: readonly TagChoice[]): readonly TagLine[] {
  const name = text.trim().normalize("NFC");
  if (name === "") return [];
  const fields = fieldsOf(field);
  // A role may be credited so, but who types it will hardly mean one.
  const isHardlyMeant = (one: TagField): boolean =>
    one === "character" && name.toLowerCase() === UNIDENTIFIED;
  // "Title (2022)" is how a film is written, and nothing else.
  const order =
    parseFilmName(name).year === null ? creatable : [...new Set<TagField>(["film", ...creatable])];
  return order
    .toSorted((one, other) => Number(isHardlyMeant(one)) - Number(isHardlyMeant(other)))
    .filter((one) => fields?.includes(one) ?? true)
    .filter((one) => !choices.some((choice) => choice.field === one && isNamed(choice, name)))
    .map((one) => creation(one, name));
}

/** A film is the same only with its year; "Return to Dust" may exist of 2022, and another of 1990. */
function isNamed({ field, name, detail }: TagChoice, text: string): boolean {
  const wanted = text.toLocaleLowerCase();
  const known = name.normalize("NFC").toLocaleLowerCase();
  if (field !== "film") return known === wanted;
  const { title, year } = parseFilmName(text);
  if (known !== title.toLocaleLowerCase() && known !== wanted) return false;
  return year === null || known === wanted || detail.includes(String(year));
}

function creation(field: TagField, name: string): TagLine {
  const film = field === "film" ? parseFilmName(name) : null;
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
