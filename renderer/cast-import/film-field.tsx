import type { ReactNode } from "react";
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { useChoices } from "../inspector/use-choices.ts";
import { classes } from "../ui/classes.ts";
import field from "../ui/field.module.css";
import menu from "../ui/menu.module.css";
import styles from "./cast-import.module.css";

type FilmFieldProps = {
  readonly text: string;
  readonly autoFocus: boolean;
  /** What is written; with the key of the film where one was chosen. */
  readonly onChange: (text: string, id: number | null) => void;
};

/** The film a cast is of: one of the archive, or a new one by its name. */
export function FilmField({ text, autoFocus, onChange }: FilmFieldProps): ReactNode {
  const { choices } = useChoices(true, "film", text, null);
  const films = choices.map(({ id, name, detail }) => ({
    id,
    name: detail === "" ? name : `${name} (${detail})`,
  }));
  return (
    <ComboBox
      className={classes(field, "field")}
      inputValue={text}
      onInputChange={(written) => {
        if (written !== text)
          onChange(written, films.find(({ name }) => name === written)?.id ?? null);
      }}
      items={films}
      defaultFilter={() => true}
      allowsCustomValue
      onSelectionChange={(key) => {
        const chosen = films.find(({ id }) => id === key);
        if (chosen !== undefined) onChange(chosen.name, chosen.id);
      }}
    >
      <Label className={classes(field, "label")}>Film</Label>
      <Input
        className={classes(field, "input")}
        placeholder="As the list says, or: Return to Dust (2022)"
        spellCheck={false}
        autoFocus={autoFocus}
        dir="auto"
      />
      <Popover className={classes(menu, "popover")}>
        <ListBox className={classes(styles, "films")}>
          {(film: { id: number; name: string }) => (
            <ListBoxItem className={classes(menu, "item")} textValue={film.name}>
              {film.name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
