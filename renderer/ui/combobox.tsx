import type { KeyboardEvent, ReactNode } from "react";
import { useEffect, useId, useRef, useState } from "react";
import { nameComplaint } from "../../shared/record-name.ts";
import type { ChoiceLine } from "./choice-list.tsx";
import { ChoiceList, lineId, NoChoice } from "./choice-list.tsx";
import { classes } from "./classes.ts";
import styles from "./combobox.module.css";

export type ComboboxProps<Line extends ChoiceLine> = {
  readonly name: string;
  readonly placeholder: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly lines: readonly Line[];
  /** Whether the lines are those for the text: older ones are shown, but Enter waits for those of the text. */
  readonly fresh: boolean;
  /** What is said where no line is for the text. */
  readonly nothing?: string;
  /** `goesOn` with Ctrl+Enter. */
  readonly onPick: (line: Line, goesOn: boolean) => void;
  /** Escape in the empty field; without it that belongs to what the field stands in. */
  readonly onEscape?: () => void;
  /** Ctrl+Enter in the empty field. */
  readonly onGoOn?: () => void;
  /** Backspace in the empty field. */
  readonly onBack?: () => void;
  readonly onLeave?: () => void;
  readonly autoFocus?: boolean;
  readonly shortcut?: string;
};

/** A field that chooses by typing: the focus stays in it, its list lies under it. */
export function Combobox<Line extends ChoiceLine>(props: ComboboxProps<Line>): ReactNode {
  const { name, text, open } = props;
  const complaint = nameComplaint(text);
  const lines = complaint === null ? props.lines : [];
  const said = complaint ?? (props.fresh && text.trim() !== "" ? props.nothing : undefined);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const shown = open && lines.length > 0;
  useEffect(() => {
    if (props.autoFocus === true) input.current?.focus();
  }, [props.autoFocus]);
  const write = (next: string): void => {
    props.onText(next);
    setActive(-1);
    wait(null);
  };
  const pick = (line: Line, goesOn = false): void => {
    if (line.barred !== undefined) return;
    write("");
    props.onPick(line, goesOn);
  };
  const wait = useWaiting({ fresh: props.fresh, lines }, pick);
  const at = Math.min(active === -1 && text.trim() !== "" ? 0 : active, lines.length - 1);
  return (
    <>
      <input
        ref={input}
        className={classes(styles, "input")}
        role="combobox"
        aria-label={name}
        aria-expanded={shown}
        aria-controls={shown ? list : undefined}
        aria-autocomplete="list"
        aria-activedescendant={shown && at >= 0 ? lineId(list, at) : undefined}
        aria-invalid={complaint !== null}
        aria-keyshortcuts={props.shortcut}
        data-shortcut={props.shortcut}
        data-names={props.onGoOn === undefined ? "one" : "goesOn"}
        // In an empty field there is no writing to undo: the last change of the archive is meant.
        data-dirty={text !== ""}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        placeholder={props.placeholder}
        value={text}
        onChange={(event) => {
          write(event.target.value);
          props.onOpen(true);
        }}
        onFocus={() => props.onOpen(true)}
        onClick={() => props.onOpen(true)}
        onBlur={() => {
          props.onOpen(false);
          setActive(-1);
          wait(null);
          props.onLeave?.();
        }}
        onKeyDown={(event) =>
          answerKey(event, {
            ...props,
            lines,
            line: shown && props.fresh ? lines[at] : undefined,
            at,
            shown,
            pick,
            wait,
            write,
            setActive,
          })
        }
      />
      {shown && (
        <ChoiceList
          id={list}
          name={name}
          lines={lines}
          active={at}
          field={input}
          onPick={pick}
          onActive={setActive}
        />
      )}
      {open && !shown && said !== undefined && <NoChoice words={said} field={input} />}
    </>
  );
}

/** Enter, pressed before the lines of the text were there. */
type Pressed = { readonly goesOn: boolean };

/** Picks the first line once the lines are those of the text, for who pressed Enter before; null is waiting no more. */
function useWaiting<Line extends ChoiceLine>(
  { fresh, lines }: Pick<ComboboxProps<Line>, "fresh" | "lines">,
  pick: (line: Line, goesOn: boolean) => void,
): (pressed: Pressed | null) => void {
  const [pressed, setPressed] = useState<Pressed | null>(null);
  const latest = useRef({ lines, pick });
  useEffect(() => {
    latest.current = { lines, pick };
  });
  useEffect(() => {
    if (pressed === null || !fresh) return;
    setPressed(null);
    const [first] = latest.current.lines;
    if (first !== undefined) latest.current.pick(first, pressed.goesOn);
  }, [pressed, fresh]);
  return setPressed;
}

type Keys<Line extends ChoiceLine> = ComboboxProps<Line> & {
  readonly line: Line | undefined;
  readonly at: number;
  readonly shown: boolean;
  readonly pick: (line: Line, goesOn?: boolean) => void;
  readonly wait: (pressed: Pressed | null) => void;
  readonly write: (text: string) => void;
  readonly setActive: (index: number) => void;
};

function answerKey<Line extends ChoiceLine>(
  event: KeyboardEvent<HTMLInputElement>,
  keys: Keys<Line>,
): void {
  // While an input method composes (Chinese, Japanese), Enter, Escape and the arrows are its own.
  if (event.nativeEvent.isComposing || event.keyCode === 229 || event.altKey) return;
  if (!keyAnswer(event.key, event.ctrlKey || event.metaKey, keys)) return;
  event.preventDefault();
  event.stopPropagation();
}

function keyAnswer<Line extends ChoiceLine>(
  key: string,
  goesOn: boolean,
  keys: Keys<Line>,
): boolean {
  const { at, lines, line, text } = keys;
  switch (key) {
    case "ArrowDown":
      keys.onOpen(true);
      keys.setActive(at + 1 >= lines.length ? 0 : at + 1);
      return true;
    case "ArrowUp":
      keys.setActive(at <= 0 ? lines.length - 1 : at - 1);
      return true;
    case "Enter":
      if (line !== undefined) keys.pick(line, goesOn);
      else if (!keys.fresh && text.trim() !== "") keys.wait({ goesOn });
      else if (goesOn && text === "") keys.onGoOn?.();
      return goesOn || line !== undefined || text !== "";
    case "Escape":
      if (text === "" && !keys.shown && keys.onEscape === undefined) return false;
      if (text === "") keys.onEscape?.();
      keys.write("");
      keys.onOpen(false);
      return true;
    case "Backspace":
      if (text !== "" || keys.onBack === undefined) return false;
      keys.onBack();
      return true;
    default:
      return false;
  }
}
