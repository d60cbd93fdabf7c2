import { type ReactNode, useState } from "react";
import { useStore } from "zustand";
import type { Stills } from "../../shared/contract/schemas.ts";
import type { StillRecord, TextField as Field } from "../../shared/still.ts";
import { localisedFields, textFieldNames } from "../../shared/still.ts";
import { languageName } from "../../shared/language-name.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { focusPictures } from "../state/focus-pictures.ts";
import { draftsState } from "./drafts.ts";
import { FoundInLanguage } from "./found-in-language.tsx";
import { LanguagePicker } from "./language-picker.tsx";
import { languageAsked, languagesOf, languageToBegin, shownLanguage } from "./languages.ts";
import { oneLineFields } from "./one-line-fields.ts";
import { Section } from "./section.tsx";
import { altTextCount, searchedIn, TextField, textNote } from "./text-field.tsx";
import { putText, textDraftKey } from "./text-target.ts";
import { UsedBefore } from "./used-before.tsx";
import { workIn, workingLanguage } from "./working-language.ts";

type StillTextProps = {
  readonly record: StillRecord;
  readonly stills: Stills;
  readonly field: Field;
  readonly look: "caption" | "reading" | "plain";
  /** The languages that whoever gets it takes; none is all of them. */
  readonly asked?: readonly string[];
  /** Escape gives the keyboard away; to the pictures, unless said otherwise. */
  readonly onLeave?: () => void;
};

/** What describes the picture as its caption does, and so in its language. */
const asCaption: ReadonlySet<Field> = new Set<Field>(["altText", "extendedDescription"]);

/** One text of one still, in the language the archivist works in. */
export function StillText(props: StillTextProps): ReactNode {
  const { record, stills, field, look, asked = [], onLeave = focusPictures } = props;
  const working = useStore(workingLanguage, ({ language }) => language);
  const texts = record.texts[field] ?? {};
  const localised = localisedFields.has(field);
  // Beside what a recipient asks for, the archivist may look at another language, there alone.
  const [picked, setPicked] = useState<string | null>(null);
  const isForSomebody = asked.length > 0;
  const language =
    (isForSomebody ? picked : null) ?? languageFor(record, field, { working, asked });
  const target = {
    session: `still-${String(record.id)}`,
    stills,
    field,
    language,
    mode: "replace",
  } as const;
  const stored = texts[language] ?? "";
  const shown =
    useStore(draftsState, ({ drafts }) => drafts.get(textDraftKey(target))?.text) ?? stored;
  const elsewhere = othersOf(texts, language);
  const { searched } = searchedIn(field);
  const writable = useStore(archiveState, isWritable);
  const name = textFieldNames[field];
  return (
    <Section
      name={name}
      extra={
        <>
          {localised && (
            <LanguagePicker
              texts={texts}
              language={language}
              onPick={(tag) => {
                setPicked(tag);
                workIn(tag);
              }}
            />
          )}
          {writable && (
            <UsedBefore field={field} onPick={(used) => void putText(target, stored, used)} />
          )}
        </>
      }
      note={
        <TextNote
          field={field}
          shown={shown}
          language={localised ? language : null}
          others={elsewhere}
        />
      }
    >
      <TextField
        name={localised ? `${name}, ${languageName(language)}` : name}
        target={target}
        text={stored}
        version={record}
        look={look}
        oneLine={oneLineFields.has(field)}
        onLeave={onLeave}
      />
      {searched === undefined
        ? null
        : elsewhere.map((tag) => (
            <FoundInLanguage
              key={tag}
              text={texts[tag] ?? ""}
              shown={shown}
              language={tag}
              searched={searched}
            />
          ))}
    </Section>
  );
}

function languageFor(
  { texts }: StillRecord,
  field: Field,
  { working, asked }: { readonly working: string | null; readonly asked: readonly string[] },
): string {
  if (!localisedFields.has(field)) return "x-default";
  const there = texts[field] ?? {};
  if (asked.length > 0) return languageAsked(there, working, asked);
  const isBegun = asCaption.has(field) && languagesOf(there).length === 0;
  return isBegun ? languageToBegin(texts.caption ?? {}, working) : shownLanguage(there, working);
}

function othersOf(texts: Readonly<Record<string, string>>, language: string): readonly string[] {
  return languagesOf(texts).filter((tag) => tag !== language);
}

/** In which other languages there is this text too. */
function Others({ tags }: { readonly tags: readonly string[] }): ReactNode {
  const words = `also ${tags.map(languageName).join(", ")}`;
  return (
    <span data-others title={words}>
      {words}
    </span>
  );
}

type Note = {
  readonly field: Field;
  readonly shown: string;
  readonly language: string | null;
  readonly others: readonly string[];
};

function TextNote({ field, shown, language, others }: Note): ReactNode {
  if (field === "altText" && shown !== "") {
    const { words, over } = altTextCount(shown);
    return (
      <span data-over={over}>{over ? `${words}: too long for the IPTC standard` : words}</span>
    );
  }
  const note = textNote(shown, language);
  if (note === "") return others.length > 0 ? <Others tags={others} /> : null;
  return <span data-missing>{note}</span>;
}
