import type { KeyboardEvent, ReactNode } from "react";
import { useEffect, useId, useRef, useState } from "react";
import type { Stills } from "../../shared/contract/schemas.ts";
import type { TagField } from "../../shared/tag.ts";
import { ChoiceList, lineId } from "./choice-list.tsx";
import type { TagLine } from "./tag-lines.ts";
import { tagLines } from "./tag-lines.ts";
import { useChoices } from "./use-choices.ts";
import { runAction } from "../state/actions.ts";
import { focusPictures } from "../state/focus-pictures.ts";
import { classes } from "../ui/classes.ts";
import styles from "./inspector.module.css";

type TagInputProps = {
  readonly name: string;
  /** Null takes anything. */
  readonly field: TagField | null;
  readonly stills: Stills | null;
  readonly placeholder: string;
  /** Keys of lines that are given already: `character-12`. */
  readonly given?: ReadonlySet<string>;
  readonly onPick: (line: TagLine) => void;
  /** Backspace in the empty field. */
  readonly onBack?: () => void;
  readonly onLeave?: () => void;
  readonly autoFocus?: boolean;
  readonly shortcut?: string;
};

/** A field that chooses a record by typing, or creates one: existing ones first, "Create …" last. */
export function TagInput(props: TagInputProps): ReactNode {
  const { field, stills } = props;
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const { choices, of } = useChoices(open, field, text, stills);
  const free = choices.filter(
    (choice) => !(props.given?.has(`${choice.field}-${String(choice.id)}`) ?? false),
  );
  // What is created must not be offered before it is known whether it exists.
  const lines = tagLines(of === text ? text : "", field, free);
  const shown = open && lines.length > 0;
  useEffect(() => {
    if (props.autoFocus === true) input.current?.focus();
  }, [props.autoFocus]);
  const pick = (line: TagLine): void => {
    setText("");
    setActive(-1);
    props.onPick(line);
  };
  const at = Math.min(active === -1 && text.trim() !== "" ? 0 : active, lines.length - 1);
  return (
    <>
      <input
        ref={input}
        className={classes(styles, "tag-input")}
        role="combobox"
        aria-label={props.name}
        aria-expanded={shown}
        aria-controls={shown ? list : undefined}
        aria-autocomplete="list"
        aria-activedescendant={shown && at >= 0 ? lineId(list, at) : undefined}
        aria-keyshortcuts={props.shortcut}
        data-shortcut={props.shortcut}
        data-names
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        placeholder={props.placeholder}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(-1);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onBlur={() => {
          setOpen(false);
          props.onLeave?.();
        }}
        onKeyDown={(event) => {
          const line = of === text || text.trim() === "" ? lines[at] : undefined;
          answerKey(event, {
            lines: lines.length,
            at,
            line,
            open: shown,
            text,
            pick,
            setActive,
            setOpen,
            setText,
            ...props,
          });
        }}
      />
      {shown && (
        <ChoiceList
          id={list}
          name={props.name}
          lines={lines}
          active={at}
          field={input}
          onPick={pick}
          onActive={setActive}
        />
      )}
    </>
  );
}

type Keys = {
  readonly lines: number;
  readonly at: number;
  readonly line: TagLine | undefined;
  readonly open: boolean;
  readonly text: string;
  readonly pick: (line: TagLine) => void;
  readonly setActive: (index: number) => void;
  readonly setOpen: (open: boolean) => void;
  readonly setText: (text: string) => void;
  readonly onBack?: () => void;
};

function answerKey(event: KeyboardEvent<HTMLInputElement>, keys: Keys): void {
  // While an input method composes (Chinese, Japanese), Enter, Escape and the arrows are its own.
  if (event.nativeEvent.isComposing || event.keyCode === 229) return;
  // In an empty field there is no writing to undo: the last tagging is meant.
  if (keys.text === "" && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
    event.preventDefault();
    runAction(event.shiftKey ? "edit.redo" : "edit.undo");
    return;
  }
  const handled = keyAnswer(event.key, keys);
  if (!handled) return;
  event.preventDefault();
  event.stopPropagation();
}

function keyAnswer(key: string, keys: Keys): boolean {
  switch (key) {
    case "ArrowDown":
      keys.setOpen(true);
      keys.setActive(keys.at + 1 >= keys.lines ? 0 : keys.at + 1);
      return true;
    case "ArrowUp":
      keys.setActive(keys.at <= 0 ? keys.lines - 1 : keys.at - 1);
      return true;
    case "Enter":
      if (keys.line !== undefined) keys.pick(keys.line);
      return keys.line !== undefined || keys.text !== "";
    case "Escape":
      if (keys.text === "") focusPictures();
      keys.setText("");
      keys.setOpen(false);
      return true;
    case "Backspace":
      if (keys.text !== "" || keys.onBack === undefined) return false;
      keys.onBack();
      return true;
    default:
      return false;
  }
}
