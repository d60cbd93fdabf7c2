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
import { actions } from "../state/actions.ts";
import { closeDialog } from "../state/view.ts";
import { classes } from "../ui/classes.ts";
import { Kbd } from "../ui/kbd.tsx";
import { useKeyNames } from "../ui/use-key-names.ts";
import styles from "./palette.module.css";

/** Every action by name, with its shortcut; what makes no sense now is left out. */
export function Palette() {
  const { contains } = useFilter({ sensitivity: "base" });
  const nameOf = useKeyNames();
  return (
    <ModalOverlay
      className={classes(styles, "veil")}
      isOpen
      isDismissable
      onOpenChange={(open) => open || closeDialog()}
    >
      <Modal className={classes(styles, "modal")}>
        <Dialog className={classes(styles, "dialog")} aria-label="All actions">
          <Autocomplete
            filter={(text, typed) => typed.split(" ").every((word) => contains(text, word))}
          >
            <SearchField aria-label="Action" autoFocus>
              <Input className={classes(styles, "input")} placeholder="What do you want to do?" />
            </SearchField>
            <Menu
              className={classes(styles, "menu")}
              aria-label="Actions"
              renderEmptyState={() => (
                <p className={classes(styles, "none")}>No action of that name.</p>
              )}
            >
              {actions
                .filter((action) => action.id !== "palette.show" && action.enabled())
                .map(({ id, label, section, shortcuts, run }) => (
                  <MenuItem
                    key={id}
                    id={id}
                    className={classes(styles, "item")}
                    textValue={`${label} ${section}`}
                    onAction={() => {
                      // First away, so that a dialog the action opens is not the one that closes.
                      closeDialog();
                      run();
                    }}
                  >
                    <span className={classes(styles, "section")}>{section}</span>
                    <span className={classes(styles, "label")}>{label}</span>
                    <span className={classes(styles, "keys")}>
                      {shortcuts[0] === undefined ? null : <Kbd>{nameOf(shortcuts[0])}</Kbd>}
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
