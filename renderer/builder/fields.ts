import {
  colourLabelNames,
  colourLabels,
  pickNames,
  picks,
  workStateNames,
  workStates,
} from "../../shared/marks.ts";
import type { SizeUnit } from "../../shared/query/sizes.ts";
import type {
  CountField,
  DateField,
  HasName,
  LanguageField,
  NamingField,
  QueryTerm,
  StillState,
  TextualField,
} from "../../shared/query/tree.ts";
import { rightsStatuses, stillKindNames, stillKinds } from "../../shared/still.ts";

/** A code of the language and what it is called. */
export type Code = readonly [code: string, label: string];

/** What kind of question a field is; `has` says that it can be there or not. */
export type Asks =
  | { readonly of: "text" }
  | { readonly of: "record" | "words"; readonly field: TextualField; readonly has?: HasName }
  | {
      readonly of: "code";
      readonly field: TextualField;
      readonly codes: readonly Code[];
      readonly has?: HasName;
    }
  | { readonly of: "state"; readonly codes: readonly (readonly [StillState, string])[] }
  | { readonly of: "dates"; readonly by: DateField; readonly has?: HasName }
  | { readonly of: "years" }
  | { readonly of: "rating"; readonly has: HasName }
  | { readonly of: "count"; readonly field: CountField }
  | { readonly of: "size"; readonly unit: SizeUnit }
  | { readonly of: "named"; readonly by: NamingField; readonly has?: HasName }
  | { readonly of: "language"; readonly has: LanguageField }
  | { readonly of: "presence"; readonly has: HasName };

/** A field of the builder: every one of the query language, under the words an archivist would use. */
export type Field = { readonly id: string; readonly label: string; readonly asks: Asks };

function record(field: TextualField, label: string, has: HasName): Field {
  return { id: field, label, asks: { of: "record", field, has } };
}

function counted(field: CountField, label: string): Field {
  return { id: field, label, asks: { of: "count", field } };
}

function text(has: LanguageField, label: string): Field {
  return { id: has, label, asks: { of: "language", has } };
}

/** The words of a text, of which can be asked as well whether it is there. */
function words(field: TextualField, label: string): Field {
  return { id: `${field}-words`, label, asks: { of: "words", field } };
}

function state(
  id: string,
  label: string,
  codes: readonly (readonly [StillState, string])[],
): Field {
  return { id, label, asks: { of: "state", codes } };
}

function presence(has: HasName, label: string): Field {
  return { id: has, label, asks: { of: "presence", has } };
}

function named(by: NamingField, label: string): Field {
  return { id: by, label, asks: { of: "named", by } };
}

function dates(by: DateField, label: string): Field {
  return { id: by, label, asks: { of: "dates", by } };
}

function size(unit: SizeUnit, label: string): Field {
  return { id: unit, label, asks: { of: "size", unit } };
}

const anyText: Field = { id: "text", label: "Any text or name", asks: { of: "text" } };

/** All fields, in the groups in which they are offered. */
export const fieldGroups: readonly { readonly label: string; readonly fields: readonly Field[] }[] =
  [
    {
      label: "What it shows",
      fields: [
        anyText,
        record("film", "Film", "film"),
        record("scene", "Scene", "scene"),
        record("character", "Character", "character"),
        record("performer", "Performer", "performer"),
        record("keyword", "Keyword", "keyword"),
        {
          id: "kind",
          label: "Kind of still",
          asks: {
            of: "code",
            field: "kind",
            codes: stillKinds.map((kind) => [kind, stillKindNames[kind]]),
            has: "kind",
          },
        },
        state("identification", "Somebody in it", [
          ["unidentified", "unidentified"],
          ["doubtful", "named without certainty"],
        ]),
        presence("region", "Region in the picture"),
        named("near", "Still it looks like"),
      ],
    },
    {
      label: "How many",
      fields: [
        counted("people", "Number of people"),
        counted("characters", "Number of characters"),
        counted("performers", "Number of performers"),
        counted("scenes", "Number of scenes"),
        counted("keywords", "Number of keywords"),
        counted("sets", "Number of sets"),
        counted("exports", "Number of exports"),
        counted("files", "Number of files"),
      ],
    },
    {
      label: "Texts",
      fields: [
        text("caption", "Caption"),
        text("headline", "Headline"),
        text("title", "Title"),
        text("alt-text", "Alt text"),
        text("description", "Extended description"),
        words("caption", "Words of the caption"),
        words("headline", "Words of the headline"),
        words("title", "Words of the title"),
        words("text", "Words of any text"),
      ],
    },
    {
      label: "Rights and credit",
      fields: [
        record("rights", "Rights holder", "rights"),
        {
          id: "status",
          label: "Rights status",
          asks: { of: "code", field: "status", codes: rightsStatuses.map((one) => [one, one]) },
        },
        {
          id: "credit",
          label: "Credit line",
          asks: { of: "words", field: "credit", has: "credit" },
        },
        {
          id: "photographer",
          label: "Photographer",
          asks: { of: "words", field: "photographer", has: "photographer" },
        },
      ],
    },
    {
      label: "When",
      fields: [
        { id: "year", label: "Year of the film", asks: { of: "years" } },
        { id: "date", label: "Date made", asks: { of: "dates", by: "date", has: "date" } },
        dates("added", "Added to the archive"),
        dates("changed", "Last changed"),
        {
          id: "exported",
          label: "Handed out",
          asks: { of: "dates", by: "exported", has: "export" },
        },
      ],
    },
    {
      label: "Marks and sets",
      fields: [
        { id: "rating", label: "Rating", asks: { of: "rating", has: "rating" } },
        {
          id: "label",
          label: "Colour label",
          asks: {
            of: "code",
            field: "label",
            codes: colourLabels.map((label) => [label, colourLabelNames[label]]),
            has: "label",
          },
        },
        state(
          "pick",
          "Pick",
          picks.map((pick) => [pick, pickNames[pick].toLowerCase()] as const),
        ),
        state(
          "work",
          "Work state",
          workStates.map((one) => [one, workStateNames[one].toLowerCase()] as const),
        ),
        record("in", "Set or saved search", "set"),
        {
          id: "exported-to",
          label: "Handed out to, in or by",
          asks: { of: "record", field: "exported" },
        },
      ],
    },
    {
      label: "Numbers and files",
      fields: [
        {
          id: "number",
          label: "Still number",
          asks: { of: "named", by: "number", has: "number" },
        },
        named("code", "Production code"),
        { id: "file", label: "File name", asks: { of: "words", field: "file" } },
        named("source", "Folder"),
        named("path", "Path of the file"),
        named("id", "Still (UUID)"),
        size("edge", "Longer edge"),
        size("pixels", "Megapixels"),
        size("bytes", "File size"),
        state("files-state", "State of its files", [
          ["missing", "missing"],
          ["offline", "offline"],
        ]),
        presence("problem", "Problem with a file"),
        presence("conflict", "Conflict to settle"),
        presence("question", "Question about a file"),
        presence("remark", "Remark to check"),
      ],
    },
  ];

export const fields: readonly Field[] = fieldGroups.flatMap((group) => group.fields);

/** The field of that name. */
export function fieldById(id: string): Field {
  return fields.find((field) => field.id === id) ?? anyText;
}

/** The field that a term asks. */
export function fieldOf(term: QueryTerm): Field {
  return fields.find(({ asks }) => isAskedBy(term, asks)) ?? anyText;
}

function isAskedBy(term: QueryTerm, asks: Asks): boolean {
  switch (term.kind) {
    case "text":
      return asks.of === "text";
    case "field":
      return "field" in asks && asks.field === term.field;
    case "named":
      return asks.of === "named" && asks.by === term.by;
    case "has":
    case "language":
      return "has" in asks && asks.has === term.what;
    case "is":
      return asks.of === "state" && asks.codes.some(([code]) => code === term.state);
    case "dates":
      return asks.of === "dates" && asks.by === term.by;
    case "size":
      return asks.of === "size" && asks.unit === term.unit;
    case "count":
      return asks.of === "count" && asks.field === term.of;
    case "years":
      return asks.of === "years";
    case "rating":
      return asks.of === "rating";
  }
}
