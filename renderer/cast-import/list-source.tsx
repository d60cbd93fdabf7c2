import { type ReactNode, type RefObject, useId } from "react";
import { chooseFile } from "../archive.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { MiddleName } from "../ui/middle-name.tsx";
import styles from "./cast-import.module.css";

export type ListSourceWords = {
  readonly label: string;
  readonly choose: string;
  readonly placeholder: string;
};

/** What was pasted, or the file that was chosen. */
export type ListOrFile = { readonly text: string } | { readonly file: string };

type ListSourceProps = {
  /** What it is a list of, for the label, the system's dialog and the empty field. */
  readonly words: ListSourceWords;
  readonly source: ListOrFile;
  readonly autoFocus: boolean;
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly onChange: (source: ListOrFile) => void;
};

/** Where the list comes from: the clipboard, or a file. */
export function ListSource({
  words,
  source,
  autoFocus,
  area,
  onChange,
}: ListSourceProps): ReactNode {
  const field = useId();
  const choose = async (): Promise<void> => {
    const file = await chooseFile(words.choose);
    if (file !== null) onChange({ file });
  };
  return (
    <div className={classes(styles, "source")}>
      <div className={classes(styles, "source-head")}>
        <label htmlFor={field}>{words.label}</label>
        {"file" in source && <Button onPress={() => onChange({ text: "" })}>Paste instead</Button>}
        <Button onPress={() => void choose()}>Choose file…</Button>
      </div>
      {"file" in source ? (
        <div className={classes(styles, "file")} id={field}>
          <MiddleName name={source.file} />
        </div>
      ) : (
        <textarea
          ref={area}
          id={field}
          className={classes(styles, "text")}
          value={source.text}
          onChange={({ target }) => onChange({ text: target.value })}
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={autoFocus}
          spellCheck={false}
          dir="auto"
          placeholder={words.placeholder}
        />
      )}
    </div>
  );
}
