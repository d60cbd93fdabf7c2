import type { ReactNode, RefObject } from "react";
import { chooseFile } from "../archive.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { MiddleName } from "../ui/middle-name.tsx";
import styles from "./cast-import.module.css";

/** What was pasted, or the file that was chosen. */
export type CastSource = { readonly text: string } | { readonly file: string };

type ListSourceProps = {
  readonly source: CastSource;
  readonly autoFocus: boolean;
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly onChange: (source: CastSource) => void;
};

/** Where the list comes from: the clipboard, or a file. */
export function ListSource({ source, autoFocus, area, onChange }: ListSourceProps): ReactNode {
  const choose = async (): Promise<void> => {
    const file = await chooseFile("A cast list: CSV, TSV, JSON, Photo Mechanic codes or text");
    if (file !== null) onChange({ file });
  };
  return (
    <div className={classes(styles, "source")}>
      <div className={classes(styles, "source-head")}>
        <label htmlFor="cast-list">Cast list</label>
        {"file" in source && <Button onPress={() => onChange({ text: "" })}>Paste instead</Button>}
        <Button onPress={() => void choose()}>Choose file…</Button>
      </div>
      {"file" in source ? (
        <div className={classes(styles, "file")} id="cast-list">
          <MiddleName name={source.file} />
        </div>
      ) : (
        <textarea
          ref={area}
          id="cast-list"
          className={classes(styles, "text")}
          value={source.text}
          onChange={({ target }) => onChange({ text: target.value })}
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={autoFocus}
          spellCheck={false}
          dir="auto"
          placeholder={
            "Paste it here: a line a role, such as\n\nHai Qing as Cao Guiying\nCao Guiying ..... Hai Qing\n海清 饰 曹贵英\n\nor CSV, a table from a web page, JSON, Photo Mechanic codes."
          }
        />
      )}
    </div>
  );
}
