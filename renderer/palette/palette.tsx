import type { KeyboardEvent } from "react";
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from "react-aria-components";
import { actions, type Action } from "../state/actions.ts";
import { closeDialog } from "../state/view.ts";
import { classes } from "../ui/classes.ts";
import { Kbd } from "../ui/kbd.tsx";
import { useKeyNames } from "../ui/use-key-names.ts";
import styles from "./palette.module.css";

/** Every action by name, with its shortcut; what makes no sense now is left out. */
export function Palette() {
  const { contains } = useFilter({ sensitivity: "base" });
  const nameOf = useKeyNames();
  const offered = actions.filter((action) => action.id !== "palette.show" && action.enabled());
  const isMeant = (text: string, typed: string): boolean =>
    typed.split(" ").every((word) => contains(text, word));
  // The list follows what is typed a moment later: an Enter that comes before is for the first line that will be there,
  // so it is answered here and not by the line.
  const onEnter = (event: KeyboardEvent<HTMLInputElement>): void => {
    const { key, nativeEvent, currentTarget: input } = event;
    if (key !== "Enter" || nativeEvent.isComposing) return;
    const active = document.getElementById(input.getAttribute("aria-activedescendant") ?? "");
    const meant = offered.filter((action) => isMeant(textOf(action), input.value));
    event.preventDefault();
    event.stopPropagation();
    const chosen = meant.find(({ id }) => id === active?.dataset["key"]) ?? meant[0];
    if (chosen !== undefined) perform(chosen);
  };
  return (
    <ModalOverlay
      className={classes(styles, "veil")}
      isOpen
      isDismissable
      onOpenChange={(open) => open || closeDialog()}
    >
      <Modal className={classes(styles, "modal")}>
        <Dialog className={classes(styles, "dialog")} aria-label="All actions">
          <Autocomplete filter={isMeant}>
            <SearchField aria-label="Action" autoFocus>
              <Input
                className={classes(styles, "input")}
                placeholder="What do you want to do?"
                onKeyDownCapture={onEnter}
              />
            </SearchField>
            <Menu
              className={classes(styles, "menu")}
              aria-label="Actions"
              renderEmptyState={() => (
                <p className={classes(styles, "none")}>No action of that name.</p>
              )}
            >
              {offered.map((action) => (
                <MenuItem
                  key={action.id}
                  id={action.id}
                  className={classes(styles, "item")}
                  textValue={textOf(action)}
                  onAction={() => perform(action)}
                >
                  <span className={classes(styles, "section")}>{action.section}</span>
                  <span className={classes(styles, "label")}>{action.label}</span>
                  <span className={classes(styles, "keys")}>
                    {action.shortcuts[0] === undefined ? null : (
                      <Kbd>{nameOf(action.shortcuts[0])}</Kbd>
                    )}
                  </span>
                </MenuItem>
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function textOf({ label, section }: Action): string {
  return `${label} ${section}`;
}

/** First away, so that a dialog the action opens is not the one that closes. */
function perform({ run }: Action): void {
  closeDialog();
  run();
}
