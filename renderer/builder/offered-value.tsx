import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import type { Completion } from "../../shared/contract/search.ts";
import { parseQuery } from "../../shared/query/parse.ts";
import { languageName } from "../../shared/language-name.ts";
import { useCompletions } from "../search/use-completions.ts";
import { ChoiceList, lineId, type ChoiceLine } from "../ui/choice-list.tsx";
import { classes } from "../ui/classes.ts";
import styles from "./builder.module.css";
import type { ValueProps } from "./value-kinds.ts";

type Props = ValueProps & {
  /** The query at whose end the archive is asked what may follow. */
  readonly asked: (typed: string) => string;
};

/** A value that the archive offers as it is typed, with how many stills have it. */
export function OfferedValue({ label, value, onValue, asked }: Props): ReactNode {
  const [text, setText] = useState<string | null>(null);
  const composing = useRef(false);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const { lines: offers, active, setActive, look, close } = useCompletions();
  const lines = offers.flatMap(lineOf);
  const isOpen = lines.length > 0;
  const ask = (typed: string): void => {
    const query = asked(typed);
    look(query, query.length);
  };
  const write = (next: string): void => {
    setText(next);
    if (composing.current) return;
    onValue(next);
    ask(next);
  };
  const pick = (line: OfferLine): void => {
    setText(null);
    onValue(line.value);
    close();
  };
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const chosen = lines[active];
    if (event.key === "ArrowDown" && isOpen) setActive((active + 1) % lines.length);
    else if (event.key === "ArrowDown") ask(value);
    else if (event.key === "ArrowUp" && isOpen)
      setActive(active <= 0 ? lines.length - 1 : active - 1);
    else if (event.key === "Enter" && chosen !== undefined) pick(chosen);
    else if (event.key === "Escape" && isOpen) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <>
      <input
        ref={input}
        className={classes(styles, "entry")}
        role="combobox"
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={isOpen ? list : undefined}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 && isOpen ? lineId(list, active) : undefined}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        value={text ?? value}
        onChange={({ target }) => write(target.value)}
        onClick={() => ask(value)}
        onBlur={() => {
          close();
          setText(null);
        }}
        onCompositionStart={() => (composing.current = true)}
        onCompositionEnd={({ currentTarget }) => {
          composing.current = false;
          write(currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      {isOpen && (
        <ChoiceList
          id={list}
          name={label}
          lines={lines}
          active={active}
          field={input}
          onPick={pick}
          onActive={setActive}
        />
      )}
    </>
  );
}

type OfferLine = ChoiceLine & { readonly value: string };

function lineOf({ insert, label, apart = "", count }: Completion): OfferLine[] {
  const parsed = parseQuery(insert);
  const term = "tree" in parsed ? parsed.tree : null;
  if (term?.kind === "language") {
    const { language } = term;
    const named = { label: languageName(language), detail: language, value: language };
    return [{ key: insert, ...named, isNew: false, stills: count }];
  }
  if (term?.kind !== "field" && term?.kind !== "named") return [];
  return [{ key: insert, label, detail: apart, value: term.value, isNew: false, stills: count }];
}
