import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { useState } from "react";
import {
  Button,
  Dialog,
  DialogTrigger,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  TextField,
} from "react-aria-components";
import { languageTag } from "../../shared/language.ts";
import { languageName } from "../../shared/language-name.ts";
import type { LanguageTexts } from "../../shared/still.ts";
import { languagesOf, offeredLanguages } from "./languages.ts";
import { classes } from "../ui/classes.ts";
import styles from "./inspector.module.css";

type Picker = {
  readonly texts: LanguageTexts;
  readonly language: string;
  readonly onPick: (language: string) => void;
};

/** Chooses the language of a text: those present first, then those that can be added, then any tag typed. */
export function LanguagePicker({ texts, language, onPick }: Picker): ReactNode {
  return (
    <LanguageMenu
      texts={texts}
      language={language}
      label={`Language: ${languageName(language)}`}
      present="In this still"
      onPick={onPick}
    >
      <span>{languageName(language)}</span> <ChevronDown size={12} aria-hidden />
    </LanguageMenu>
  );
}

type Menu = {
  readonly texts: LanguageTexts;
  /** The one that is chosen now; null where one is only added. */
  readonly language: string | null;
  /** The name of the button, where what is in it does not say enough. */
  readonly label?: string;
  /** The heading over the languages that `texts` has. */
  readonly present: string;
  readonly onPick: (language: string) => void;
  readonly children: ReactNode;
};

/** A button that opens a list of languages. */
export function LanguageMenu(props: Menu): ReactNode {
  const { texts, language, label, present: heading, onPick, children } = props;
  const [open, setOpen] = useState(false);
  const present = languagesOf(texts);
  const others = ["x-default", ...offeredLanguages].filter((tag) => !present.includes(tag));
  const pick = (tag: string): void => {
    setOpen(false);
    onPick(tag);
  };
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button
        className={classes(styles, "language")}
        {...(label === undefined ? {} : { "aria-label": label })}
      >
        {children}
      </Button>
      <Popover className={classes(styles, "popover")} placement="bottom start">
        <Dialog aria-label="Language" className={classes(styles, "languages")}>
          <ListBox
            aria-label="Language"
            autoFocus
            selectionMode="single"
            selectedKeys={language === null ? [] : [language]}
            disallowEmptySelection={language !== null}
            onSelectionChange={(chosen) => {
              const [tag] = chosen === "all" ? [] : chosen;
              if (tag !== undefined) pick(String(tag));
            }}
          >
            {present.length > 0 && <Languages name={heading} tags={present} />}
            <Languages name={present.length > 0 ? "Add" : "Write in"} tags={others} />
          </ListBox>
          <OtherLanguage onPick={pick} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Languages({ name, tags }: { name: string; tags: readonly string[] }): ReactNode {
  return (
    <ListBoxSection>
      <Header>{name}</Header>
      {tags.map((tag) => (
        <ListBoxItem key={tag} id={tag} textValue={languageName(tag)}>
          {languageName(tag)}
        </ListBoxItem>
      ))}
    </ListBoxSection>
  );
}

function OtherLanguage({ onPick }: { onPick: (tag: string) => void }): ReactNode {
  const [tag, setTag] = useState("");
  const meant = languageTag(tag);
  return (
    <TextField
      aria-label="Another language, as a BCP 47 tag"
      value={tag}
      onChange={setTag}
      isInvalid={tag !== "" && meant === null}
    >
      <Input
        className={classes(styles, "line-input")}
        placeholder="Another: tag such as cy or sr-Latn"
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing && meant !== null)
            onPick(meant);
        }}
      />
    </TextField>
  );
}
