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
  return (
    // Escape is for whatever in the sheet has the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={sheet}
      className={classes(styles, "sheet", wide && "wide")}
      role="dialog"
      aria-modal={false}
      aria-labelledby={titleId}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        onClose();
      }}
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
