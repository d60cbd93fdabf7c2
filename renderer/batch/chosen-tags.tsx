import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useRef, useState } from "react";
import type { Stills } from "../../shared/contract/schemas.ts";
import { tagFieldNames, tagFieldPlurals, type TagField } from "../../shared/tag.ts";
import { calledTag, tagLines } from "../inspector/tag-lines.ts";
import { useChoices } from "../inspector/use-choices.ts";
import type { CalledTag } from "../tagging/called-tag.ts";
import { classes } from "../ui/classes.ts";
import { Combobox } from "../ui/combobox.tsx";
import styles from "./batch.module.css";

type ChosenTagsProps = {
  readonly field: TagField;
  readonly stills: Stills;
  readonly chosen: readonly CalledTag[];
  readonly onChosen: (chosen: readonly CalledTag[]) => void;
  /** Ctrl+Enter in the empty field. */
  readonly onDone: () => void;
};

/** By what a field is replaced: chosen by typing, taken back with Backspace or a click. */
export function ChosenTags({
  field,
  stills,
  chosen,
  onChosen,
  onDone,
}: ChosenTagsProps): ReactNode {
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const { choices, of } = useChoices(open, field, text, stills);
  const box = useRef<HTMLDivElement>(null);
  const names = new Set(chosen.map(keyOf));
  const lines = tagLines(of === text ? text : "", field, choices).filter(
    (line) => !names.has(keyOf(calledTag(line))),
  );
  const without = (gone: CalledTag): void => {
    onChosen(chosen.filter((one) => one !== gone));
    box.current?.querySelector("input")?.focus();
  };
  return (
    <div ref={box} className={classes(styles, "chosen")} role="group" aria-label="Replace by">
      {chosen.map((one) => (
        <button
          key={keyOf(one)}
          type="button"
          className={classes(styles, "chip")}
          aria-label={`Remove ${one.name}`}
          onClick={() => without(one)}
        >
          <span dir="auto">{one.name}</span> <X size={12} aria-hidden />
        </button>
      ))}
      <Combobox
        name={`Replace ${tagFieldPlurals[field].toLowerCase()} by`}
        placeholder={
          chosen.length === 0
            ? `Type the ${tagFieldNames[field].toLowerCase()} they get instead`
            : "and another"
        }
        text={text}
        onText={setText}
        open={open}
        onOpen={setOpen}
        autoFocus
        // Not before something is typed: the list would lie over what is lost.
        lines={text.trim() === "" ? [] : lines}
        fresh={of === text || text.trim() === ""}
        onPick={(line) => onChosen([...chosen, calledTag(line)])}
        onGoOn={onDone}
        onBack={() => onChosen(chosen.slice(0, -1))}
      />
    </div>
  );
}

function keyOf({ tag, name }: CalledTag): string {
  return tag.id === undefined ? `new-${name}` : String(tag.id);
}
