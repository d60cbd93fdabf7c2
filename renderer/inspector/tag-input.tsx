import type { ReactNode } from "react";
import { useState } from "react";
import type { Stills } from "../../shared/contract/schemas.ts";
import type { TagChoice } from "../../shared/tag.ts";
import { focusPictures } from "../state/focus-pictures.ts";
import { nextStill } from "../tagging/advance.ts";
import { Combobox } from "../ui/combobox.tsx";
import type { ComboboxProps } from "../ui/combobox.tsx";
import type { TagLine, Wanted } from "./tag-lines.ts";
import { tagLines } from "./tag-lines.ts";
import { useChoices } from "./use-choices.ts";

type TagInputProps = Pick<
  ComboboxProps<TagLine>,
  "name" | "placeholder" | "onBack" | "onLeave" | "onEscape" | "autoFocus" | "shortcut"
> & {
  readonly field: Wanted;
  readonly stills: Stills | null;
  /** Keys of lines that are given already: `character-12`. */
  readonly given?: ReadonlySet<string>;
  /** Lines that come before all others, which do not list them again. */
  readonly also?: (text: string) => readonly TagLine[];
  readonly onPick: (line: TagLine) => void;
};

/** A field that chooses a record to tag with by typing, or creates one: existing ones first, "Create …" last. */
export function TagInput({
  field,
  stills,
  given,
  also,
  onPick,
  onEscape = focusPictures,
  ...props
}: TagInputProps): ReactNode {
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const { choices, of } = useChoices(open, field, text, stills);
  // Whom a code stands for is said also of those who have it: a record of that name is not meant.
  const isFree = (choice: TagChoice): boolean =>
    choice.code !== undefined || !(given?.has(`${choice.field}-${String(choice.id)}`) ?? false);
  const free = choices.filter(isFree);
  const first = of === text ? (also?.(text) ?? []) : [];
  const taken = text.trim() === "" ? [] : choices.filter((choice) => !isFree(choice));
  return (
    <Combobox
      {...props}
      text={text}
      onText={setText}
      open={open}
      onOpen={setOpen}
      // What is created must not be offered before it is known whether it exists.
      lines={[
        ...first,
        ...tagLines(of === text ? text : "", field, free, taken).filter(
          ({ key }) => !first.some((line) => line.key === key),
        ),
      ]}
      fresh={of === text || text.trim() === ""}
      onPick={(line, goesOn) => {
        if (line.given !== true) onPick(line);
        if (goesOn) nextStill();
      }}
      {...(stills === null ? {} : { onGoOn: nextStill })}
      onEscape={onEscape}
    />
  );
}
