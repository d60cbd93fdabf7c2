import { Ellipsis, Plus, X } from "lucide-react";
import type { KeyboardEvent, MouseEvent, ReactNode } from "react";
import { useId, useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { useStore } from "zustand";
import type { Stills } from "../../shared/contract/schemas.ts";
import { certaintyNames, type SuggestionForStills } from "../../shared/suggestion.ts";
import { tagFieldNames } from "../../shared/tag.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { focusPictures } from "../state/focus-pictures.ts";
import { acceptSuggested, dismissSuggested, onlyThis } from "../tagging/accept-suggestions.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Kbd } from "../ui/kbd.tsx";
import { MenuButton } from "../ui/menu.tsx";
import { count as inWords, counted } from "../ui/numbers.ts";
import { suggestionMenu } from "./suggestion-menu.ts";
import { useAnswer } from "./use-answer.ts";
import styles from "./suggested-line.module.css";
import { Sentence } from "../ui/sentence.tsx";

/** More than so many are shown when they are asked for. */
const SHOWN_AT_FIRST = 6;

type LineProps = {
  readonly stills: Stills;
  /** How many stills there are. */
  readonly count: number;
  readonly suggestions: readonly SuggestionForStills[];
  /** Takes no more room than one row, until all are asked for. */
  readonly inOneRow?: boolean;
};

/** What the archive has reason to think of the stills: a chip each, which accepts it. Nothing where there is none. */
export function SuggestedLine({
  stills,
  count,
  suggestions,
  inOneRow = false,
}: LineProps): ReactNode {
  const [whole, setWhole] = useState(false);
  const writable = useStore(archiveState, isWritable);
  if (!writable || suggestions.length === 0) return null;
  const isFolded = inOneRow && !whole;
  const shown = whole ? suggestions : suggestions.slice(0, SHOWN_AT_FIRST);
  const isPart = isFolded ? suggestions.length > 1 : shown.length < suggestions.length;
  const certain = suggestions.filter(({ certainty }) => certainty === "high");
  return (
    <div
      className={classes(styles, "line", isFolded && "folded")}
      role="group"
      aria-label="Suggested"
      data-suggested
    >
      <span className={classes(styles, "label")} aria-hidden>
        Suggested
      </span>
      <div className={classes(styles, "chips")}>
        {shown.map((suggestion) => (
          <SuggestionChip
            key={`${suggestion.certainty} ${suggestion.field} ${String(suggestion.id)} ${suggestion.name}`}
            stills={stills}
            count={count}
            suggestion={suggestion}
            isOnlyCertain={certain.length === 1 && suggestion.certainty === "high"}
          />
        ))}
      </div>
      {isPart && (
        <button type="button" className={classes(styles, "more")} onClick={() => setWhole(true)}>
          All {String(suggestions.length)}
        </button>
      )}
      {!isFolded && <AllSuggestions stills={stills} suggestions={suggestions} />}
    </div>
  );
}

/** Accepting many at once: those that are certain by a button, which has a key, the others by a menu. */
function AllSuggestions({
  stills,
  suggestions,
}: Pick<LineProps, "stills" | "suggestions">): ReactNode {
  const certain = suggestions.filter(({ certainty }) => certainty === "high");
  return (
    <>
      {certain.length > 1 && (
        <button
          type="button"
          className={classes(styles, "more")}
          aria-keyshortcuts="S"
          title="Accept what is suggested with certainty"
          onClick={(event) => {
            leave(event);
            void acceptSuggested(stills, { certainties: ["high"] }, "always");
          }}
        >
          Accept {String(certain.length)}
          <span className="visually-hidden">certain</span> <Kbd>S</Kbd>
        </button>
      )}
      {suggestions.length > 1 && (
        <MenuButton
          label="All suggestions"
          entries={suggestionMenu(suggestions, stills)}
          trigger={
            <AriaButton className={classes(styles, "more")} aria-label="All suggestions…">
              <Ellipsis size={14} aria-hidden />
            </AriaButton>
          }
        />
      )}
    </>
  );
}

/** Of more stills they are looked for only when somebody asks: it takes a second for ten thousand. */
const LOOKED_UNASKED_AT_MOST = 2000;

/** For several stills it takes a moment: its place is kept, so that nothing below moves when it is there. */
export function SuggestedForSeveral({
  stills,
  count,
}: Pick<LineProps, "stills" | "count">): ReactNode {
  const writable = useStore(archiveState, isWritable);
  const [lookedFor, setLookedFor] = useState<string | null>(null);
  const these = JSON.stringify(stills);
  const isMany = count > LOOKED_UNASKED_AT_MOST;
  const looks = !isMany || lookedFor === these;
  const { answer, asked } = useAnswer(
    "suggestions.of",
    writable && looks ? { stills } : null,
    (archive) => (isMany ? 0 : archive.stillsVersion + archive.overviewVersion),
  );
  if (!writable) return null;
  const isOfThese = looks && JSON.stringify(asked?.stills) === these;
  return (
    <div className={classes(styles, "kept-place")}>
      {!looks && (
        <Button tone="plain" onPress={() => setLookedFor(these)}>
          Look for suggestions
        </Button>
      )}
      {answer !== null && isOfThese && (
        <SuggestedLine stills={stills} count={count} suggestions={answer.suggestions} inOneRow />
      )}
    </div>
  );
}

type ChipProps = Pick<LineProps, "stills" | "count"> & {
  readonly suggestion: SuggestionForStills;
  /** The key that accepts all that is certain then accepts this. */
  readonly isOnlyCertain: boolean;
};

function SuggestionChip({ stills, count, suggestion, isOnlyCertain }: ChipProps): ReactNode {
  const { field, name, certainty, why } = suggestion;
  const kind = tagFieldNames[field].toLowerCase();
  const which = onlyThis(suggestion);
  const share = count === 1 ? "" : `${inWords(suggestion.stills)} of ${inWords(count)}`;
  const reason = `${capitalised(certaintyNames[certainty])}: ${why}`;
  const forStills = count === 1 ? "" : `, for ${counted(suggestion.stills, "still")}`;
  const reasonId = useId();
  const dismissIt = (): void => void dismissSuggested(stills, which);
  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    const isBack = event.key === "Escape";
    if (!isBack && event.key !== "Delete" && event.key !== "Backspace") return;
    event.preventDefault();
    event.stopPropagation();
    if (isBack) {
      focusPictures();
      return;
    }
    focusNext(event.currentTarget);
    dismissIt();
  };
  return (
    <span className={classes(styles, "chip")} data-certainty={certainty}>
      <button
        type="button"
        className={classes(styles, "accept")}
        aria-keyshortcuts={isOnlyCertain ? "S Delete" : "Delete"}
        aria-describedby={reasonId}
        onKeyDown={keys}
        onClick={(event) => {
          leave(event);
          void acceptSuggested(stills, which);
        }}
      >
        <Plus size={12} aria-hidden />
        <span className="visually-hidden">Accept </span>
        <span className={field === "character" ? "visually-hidden" : classes(styles, "field")}>
          {kind}{" "}
        </span>
        <span className={classes(styles, "said")}>
          <span className={classes(styles, "name")} dir="auto">
            {name}
            {certainty === "low" && "?"}
          </span>
          <span className={classes(styles, "why")}> {share === "" ? inShort(why) : share}</span>
        </span>
        {isOnlyCertain && (
          <span aria-hidden>
            <Kbd>S</Kbd>
          </span>
        )}
      </button>
      <button
        type="button"
        className={classes(styles, "dismiss")}
        tabIndex={-1}
        aria-label={`Dismiss ${kind} ${name}`}
        title={`Dismiss ${name}: it is not suggested again`}
        onClick={(event) => {
          leave(event);
          dismissIt();
        }}
      >
        <X size={11} aria-hidden />
      </button>
      <span id={reasonId} className={classes(styles, "reason")} role="tooltip">
        <bdi>{name}</bdi> <Sentence text={`${reason}${forStills}.`} />{" "}
        <i>Enter accepts it, Delete dismisses it.</i>
      </span>
    </span>
  );
}

/** The chip goes: by key the next one has the keyboard, by mouse the pictures have it again. */
function leave(event: MouseEvent<HTMLElement>): void {
  if (event.detail === 0) focusNext(event.currentTarget);
  else focusPictures();
}

/** The next thing of the line, or the one before, or the tag field above. */
function focusNext(chip: HTMLElement): void {
  const line = chip.closest("[data-suggested]");
  const buttons = [...(line?.querySelectorAll<HTMLElement>("button:not([tabindex='-1'])") ?? [])];
  const at = buttons.indexOf(chip);
  const next = buttons[at + 1] ?? buttons[at - 1];
  (next ?? document.querySelector<HTMLElement>("input[data-shortcut=T]"))?.focus();
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** "named in the caption" as "in the caption": beside a name it needs no verb, and no second name. */
function inShort(why: string): string {
  return why.replace(/^(?:named|title) (?=in|as)/u, "").replace(/(?:;| “).*$/u, "");
}
