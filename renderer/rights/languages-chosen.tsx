import type { ReactNode } from "react";
import { languageName } from "../../shared/language-name.ts";
import { movedOrder } from "../export/moved-order.ts";
import { LanguageMenu } from "../inspector/language-picker.tsx";
import { ChosenList } from "../records/chosen-list.tsx";
import { classes } from "../ui/classes.ts";
import styles from "./forms.module.css";

type Props = { readonly tags: readonly string[]; readonly onChange: (tags: string[]) => void };

/** The languages something holds in; none is every language. */
export function LanguagesChosen({ tags, onChange }: Props): ReactNode {
  return (
    <div className={classes(styles, "field")}>
      <span aria-hidden>Languages</span>
      <ChosenList
        name="Languages"
        items={tags}
        keyOf={(tag) => tag}
        nameOf={languageName}
        onOpen={null}
        onRemove={(tag) => onChange(tags.filter((one) => one !== tag))}
        onMove={(from, before) => onChange([...movedOrder(tags, from, before)])}
      >
        <LanguageMenu
          texts={{}}
          language={null}
          label="Add a language"
          present="Chosen"
          onPick={(tag) => {
            if (tag !== "x-default" && !tags.includes(tag)) onChange([...tags, tag]);
          }}
        >
          {tags.length === 0 ? "Every language; add one" : "Add a language"}
        </LanguageMenu>
      </ChosenList>
    </div>
  );
}
