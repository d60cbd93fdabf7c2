import { ChevronDown } from "lucide-react";
import { useState, type ReactNode } from "react";
import {
  Button,
  Dialog,
  DialogTrigger,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  TextField,
} from "react-aria-components";
import { sharedFields, type SharedField } from "../../shared/caption/template.ts";
import { textFieldNames, type TextField as Field } from "../../shared/still.ts";
import type { Archive } from "../state/archive-state.ts";
import { classes } from "../ui/classes.ts";
import { count } from "../ui/numbers.ts";
import { useAnswer } from "./use-answer.ts";
import styles from "./inspector.module.css";

/** More than so many nobody looks through: one types a part of it. */
const LISTED = 100;

const version = (archive: Archive): number => archive.stillsVersion;

type Props = {
  readonly field: Field;
  readonly onPick: (text: string) => void;
};

/** Lists the texts that stills have in a field, with how many do, to choose one; nothing for fields whose texts are a still's own. */
export function UsedBefore({ field, onPick }: Props): ReactNode {
  const shared = sharedFields.find((one) => one === field);
  return shared === undefined ? null : <UsedList field={shared} onPick={onPick} />;
}

function UsedList({ field, onPick }: Props & { readonly field: SharedField }): ReactNode {
  const [open, setOpen] = useState(false);
  const [filter, setFilter] = useState("");
  const { answer } = useAnswer(
    "texts.used",
    open ? { field, filter: filter.trim(), limit: LISTED } : null,
    version,
  );
  const name = textFieldNames[field].toLowerCase();
  const pick = (text: string): void => {
    setOpen(false);
    setFilter("");
    onPick(text);
  };
  const used = answer ?? [];
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button className={classes(styles, "language")} aria-label={`Used before as ${name}`}>
        <span>used before</span> <ChevronDown size={12} aria-hidden />
      </Button>
      <Popover className={classes(styles, "popover")} placement="bottom start">
        <Dialog aria-label={`Used before as ${name}`} className={classes(styles, "languages")}>
          <TextField aria-label="Filter" autoFocus value={filter} onChange={setFilter}>
            <Input
              className={classes(styles, "line-input")}
              placeholder="A part of it"
              onKeyDown={(event) => {
                const [first] = used;
                if (event.key === "Enter" && !event.nativeEvent.isComposing && first !== undefined)
                  pick(first.text);
              }}
            />
          </TextField>
          <ListBox
            aria-label={`Used before as ${name}`}
            selectionMode="none"
            onAction={(place) => {
              const chosen = used[Number(place)];
              if (chosen !== undefined) pick(chosen.text);
            }}
            renderEmptyState={() => (
              <p className={classes(styles, "none-used")}>
                {answer === null ? "" : filter === "" ? "No still has one yet." : "None with that."}
              </p>
            )}
          >
            {used.map(({ text, stills }, place) => (
              <ListBoxItem key={text} id={place} textValue={text}>
                <span className={classes(styles, "used")}>
                  <span dir="auto">{text}</span>
                  <span>{count(stills)}</span>
                </span>
              </ListBoxItem>
            ))}
          </ListBox>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
