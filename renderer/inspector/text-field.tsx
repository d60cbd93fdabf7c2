import type { ReactNode } from "react";
import { useState } from "react";
import { useStore } from "zustand";
import type { MatchPlace } from "../../shared/contract/search.ts";
import type { TextField as Field } from "../../shared/still.ts";
import { languageName } from "../../shared/language-name.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { focusPictures } from "../state/focus-pictures.ts";
import { useCastCodes } from "./cast-codes.tsx";
import type { DraftAreaProps } from "./draft-area.tsx";
import { DraftArea } from "./draft-area.tsx";
import { draftsState } from "./drafts.ts";
import { FilledIn } from "./filled-in.tsx";
import { IimRoom } from "./iim-room.tsx";
import { isLong, LongText } from "./long-text.tsx";
import type { TextTarget } from "./text-target.ts";
import { savedText } from "./text-target.ts";

type TextFieldProps = Pick<
  DraftAreaProps,
  "name" | "text" | "version" | "look" | "oneLine" | "placeholder"
> & {
  readonly onLeave?: DraftAreaProps["onLeave"];
  readonly target: TextTarget;
  /** Tells how full the text's place in IPTC-IIM is also while nothing is typed. */
  readonly metered?: boolean;
};

/** A text of one still or of several, edited in place. A very long one shows its beginning first. */
export function TextField(all: TextFieldProps): ReactNode {
  const { target: of, metered = false, onLeave = focusPictures, ...props } = all;
  const target = savedText(of, props.text);
  const codes = useCastCodes();
  const drafted = useStore(draftsState, ({ drafts }) => drafts.has(target.key));
  const writable = useStore(archiveState, isWritable);
  const [whole, setWhole] = useState<string | null>(null);
  if (whole !== null && whole !== target.key) setWhole(null); // turned away from: short again on return
  const long = isLong(props.text);
  if (long && !drafted && whole !== target.key)
    return (
      <LongText
        text={props.text}
        field={of.field}
        onEdit={writable ? () => setWhole(target.key) : null}
      />
    );
  return (
    <>
      <DraftArea
        {...props}
        target={target}
        field={of.field}
        language={of.language === "x-default" ? null : of.language}
        fixed={long}
        autoFocus={whole === target.key}
        codes={codes}
        {...searchedIn(of.field)}
        onLeave={onLeave}
      />
      <FilledIn target={of} present={props.text} />
      <IimRoom target={of} present={props.text} always={metered} />
    </>
  );
}

/** Where the search looks for words of a field of a still; nowhere for those that it does not search. */
/** Where the search looks for words of a field; nothing for what is not searched. */
export function searchedIn(field: Field): { readonly searched?: MatchPlace } {
  if (field === "creditLine") return { searched: "credit" };
  return searchedTexts.has(field) ? { searched: "text" } : {};
}

const searchedTexts: ReadonlySet<Field> = new Set<Field>([
  "caption",
  "headline",
  "title",
  "altText",
  "extendedDescription",
]);

/** What the line of the label says of a text. */
export function textNote(text: string, language: string | null): string {
  if (text !== "") return "";
  return language === null || language === "x-default"
    ? "missing"
    : `${languageName(language)} missing`;
}

/** How long an alt text is against the 250 characters of the IPTC standard (AltTextAccessibility), by code points. */
export function altTextCount(text: string): { readonly words: string; readonly over: boolean } {
  const length = Array.from(text).length;
  return { words: `${String(length)} of 250`, over: length > 250 };
}
