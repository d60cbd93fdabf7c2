import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import { namesOf, type CaptionFacts } from "../../shared/caption/facts.ts";
import { captionSentence } from "../../shared/caption/sentence.ts";
import { titleMarksOf, type CaptionStyle } from "../../shared/caption/style.ts";
import { titleIn } from "../../shared/caption/title-marks.ts";
import { writtenIn } from "../../shared/caption/writing.ts";
import { languageName } from "../../shared/language-name.ts";
import { draftsState } from "../inspector/drafts.ts";
import { textDraftKey, type TextTarget } from "../inspector/text-target.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { classes } from "../ui/classes.ts";
import { Kbd } from "../ui/kbd.tsx";
import { useKeyNames } from "../ui/use-key-names.ts";
import { useDeskFindings } from "./use-desk-findings.tsx";
import styles from "./captions.module.css";

type Props = { readonly target: TextTarget; readonly stored: string };

/**
 * The sentence that people, film and house style make, to be put where the keyboard is in the caption: over what is selected,
 * as if typed. It is in the language of the caption, and not offered where the caption has it; in a language that has none
 * that is said.
 */
export function OfferedSentence({ target, stored }: Props): ReactNode {
  const { facts, style } = useDeskFindings();
  const writable = useStore(archiveState, isWritable);
  const key = textDraftKey(target);
  const shown = useStore(draftsState, ({ drafts }) => drafts.get(key)?.text) ?? stored;
  const nameOf = useKeyNames();
  const language = writtenIn(target.language, shown);
  const sentence = facts === null ? null : captionSentence(facts, language, style);
  if (sentence === null && facts !== null && hasSentence(facts, style))
    return (
      <p className={classes(styles, "none")} data-no-sentence>
        {language === "und"
          ? "No sentence is offered in the language of this text."
          : `No sentence is offered in ${languageName(language)}.`}
      </p>
    );
  if (sentence === null || !writable || shown.includes(sentence)) return null;
  const title = facts?.film === null ? null : titleIn(sentence, namesOf(facts?.film ?? nameless));
  const inItalics =
    style.house === "house" && titleMarksOf(style) === "plain" && title?.pair === null;
  return (
    <button
      type="button"
      className={classes(styles, "sentence")}
      data-sentence
      data-aside
      tabIndex={-1}
      data-keeps-draft
      data-folded={shown !== ""}
      aria-keyshortcuts="Control+."
      title={`${sentence}\n\nMade from the people, their places and the film`}
      onClick={({ currentTarget }) => putSentence(currentTarget)}
      value={sentence}
    >
      <Plus size={12} aria-hidden />
      <span className="visually-hidden">Put in: </span>
      <span dir="auto">
        {title === null || !inItalics ? (
          sentence
        ) : (
          <>
            {sentence.slice(0, title.from)}
            <cite>{title.title}</cite>
            {sentence.slice(title.to)}
          </>
        )}
      </span>
      <span className={classes(styles, "key")} aria-hidden>
        <Kbd>{nameOf("Ctrl+.")}</Kbd>
      </span>
    </button>
  );
}

/** Whether a sentence could be made, if only in English. */
function hasSentence(facts: CaptionFacts, style: CaptionStyle): boolean {
  return captionSentence(facts, "en", style) !== null;
}

const nameless = { id: 0, name: "", others: [] };

/** Puts the sentence that is offered in a cell of the desk into its text. */
export function putSentence(within: Element): void {
  const cell = within.closest("[data-language]");
  const offered = cell?.querySelector<HTMLButtonElement>("[data-sentence]");
  const area = cell?.querySelector("textarea");
  if (offered === null || offered === undefined || area === null || area === undefined) return;
  area.focus();
  const { value, selectionStart } = area;
  const before = value.slice(0, selectionStart);
  const apart = /\S$/u.test(before) && !/[。！？；：，、）》」』]$/u.test(before) ? " " : "";
  document.execCommand("insertText", false, `${apart}${offered.value}`);
}
