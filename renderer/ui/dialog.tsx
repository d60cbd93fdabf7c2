import type { KeyboardEvent, ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { X } from "lucide-react";
import { IconButton } from "./button.tsx";
import { classes } from "./classes.ts";
import styles from "./dialog.module.css";
import { Sentence } from "./sentence.tsx";

/** A dialog over the window: Escape and a click outside close it, the focus returns to where it was. */
export function Dialog(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the end. */
  readonly actions?: ReactNode;
  readonly size?: "small" | "medium" | "large" | "whole";
  /** Hears keys before the button or field within that has the focus: a button keeps what it is pressed with. */
  readonly onKeys?: (event: KeyboardEvent) => void;
}) {
  const { title, onClose, children, actions, size = "medium", onKeys } = props;
  return (
    <ModalOverlay
      className={classes(styles, "veil")}
      // Notices are told below it: see toasts.module.css.
      data-veil
      isOpen
      isDismissable
      onOpenChange={(open) => open || onClose()}
    >
      <Modal className={classes(styles, "modal", size)}>
        {/* The keys are pressed in what stands within. */}
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div className={classes(styles, "keys")} onKeyDownCapture={onKeys}>
          <AriaDialog className={classes(styles, "dialog")}>
            <header className={classes(styles, "header")}>
              <Heading slot="title" className={classes(styles, "title")}>
                <Sentence text={title} />
              </Heading>
              <IconButton label="Close" isTold={false} icon={<X size={16} />} onPress={onClose} />
            </header>
            <div className={classes(styles, "body")}>{children}</div>
            {actions === undefined ? null : (
              <footer className={classes(styles, "actions")}>{actions}</footer>
            )}
          </AriaDialog>
        </div>
      </Modal>
    </ModalOverlay>
  );
}
