import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useEffect, useId, useRef } from "react";
import { IconButton } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import styles from "./sheet.module.css";

type SheetProps = {
  readonly title: string;
  readonly onClose: () => void;
  /** Beside the title. */
  readonly head?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
};

/** A sheet at the right side of the window. Not modal: what lies beside it stays in use. Escape closes it. */
export function Sheet({ title, onClose, head, wide = false, children }: SheetProps): ReactNode {
  const sheet = useRef<HTMLElement>(null);
  const titleId = useId();
  useEffect(() => {
    const before = document.activeElement;
    sheet.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || event.isComposing || hasOwnEscape(event.target, sheet.current))
        return;
      event.stopPropagation();
      event.preventDefault();
      onClose();
    };
    // Before anything else hears it, for the focus may be anywhere: what lies on top goes first.
    window.addEventListener("keydown", onKeyDown, true);
    return () => window.removeEventListener("keydown", onKeyDown, true);
  }, [onClose]);
  return (
    <section
      ref={sheet}
      className={classes(styles, "sheet", wide && "wide")}
      role="dialog"
      aria-modal={false}
      aria-labelledby={titleId}
      tabIndex={-1}
    >
      <div className={classes(styles, "head")}>
        <h2 id={titleId}>{title}</h2>
        {head}
        <IconButton label="Close" shortcut="Esc" icon={<X size={16} />} onPress={onClose} />
      </div>
      <div className={classes(styles, "body")}>{children}</div>
    </section>
  );
}

/**
 * Outside the sheet a field, a menu or a dialog over it has an Escape of its own; inside it a part that says so, whose
 * texts go back to what they were, or are emptied.
 */
function hasOwnEscape(target: EventTarget | null, sheet: Element | null): boolean {
  if (!(target instanceof Element)) return false;
  if (sheet?.contains(target) === true)
    return target.matches("textarea, input") && target.closest("[data-own-escape]") !== null;
  return (
    target.closest(
      "input, textarea, select, [contenteditable], [role=menu], [role=listbox], [aria-modal=true], [data-notices]",
    ) !== null
  );
}
