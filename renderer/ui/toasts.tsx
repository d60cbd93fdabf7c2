import type { KeyboardEvent } from "react";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { CircleCheck, TriangleAlert, X } from "lucide-react";
import { useStore } from "zustand";
import { leaveNotices } from "../state/focus-notices.ts";
import { dismiss, noticesState } from "../state/notices.ts";
import type { WindowNotice } from "../state/notices.ts";
import { modalDialogs, viewState } from "../state/view.ts";
import { Button, IconButton } from "./button.tsx";
import { classes } from "./classes.ts";
import styles from "./toasts.module.css";
import { Sentence } from "./sentence.tsx";

// Long enough to read a sentence twice. Problems stay until they are sent away.
const SHOWN_MS = 6000;
/** More would cover the pictures; those before are told by their number, and show as these go. */
const SHOWN = 3;

/**
 * Outcomes and problems, over the pictures and above the foot; read out as they come. They cover no control of
 * a pane or a dialog: beside a sheet they are narrower, and a dialog that has the window ends above the newest
 * of them, the only one shown then. F8 goes to them; Escape sends one away.
 */
export function Toasts() {
  const notices = useStore(noticesState, (state) => state.notices);
  const dialog = useStore(viewState, (view) => view.dialog);
  const region = useRef<HTMLDivElement>(null);
  const earlier = notices.length - SHOWN;
  useLayoutEffect(() => publishHeight(region.current), []);
  return (
    <div
      ref={region}
      className={classes(
        styles,
        "toasts",
        dialog !== null && !modalDialogs.has(dialog) && "beside",
      )}
      // A dialog leaves what says this readable, and does not close when one presses its buttons.
      data-react-aria-top-layer
      role="region"
      aria-label="Notices"
      aria-live="polite"
      aria-keyshortcuts="F8"
      data-notices
    >
      {earlier > 0 && <p className={classes(styles, "earlier")}>and {earlier} earlier</p>}
      {notices.slice(-SHOWN).map((notice) => (
        <Toast key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

/** Tells the style sheets, as `--notices`, how high the notices are. */
function publishHeight(region: HTMLElement | null): (() => void) | undefined {
  if (region === null) return undefined;
  const observer = new ResizeObserver(() => {
    document.documentElement.style.setProperty("--notices", `${String(region.offsetHeight)}px`);
  });
  observer.observe(region);
  return () => observer.disconnect();
}

function Toast({ notice }: { readonly notice: WindowNotice }) {
  const { id, text, path, tone, action } = notice;
  const toast = useRef<HTMLDivElement>(null);
  // What one points at or has the keyboard in does not go from under the hand.
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (tone === "problem" || held) return undefined;
    const timer = setTimeout(() => dismiss(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id, tone, held]);
  const sendAway = (): void => {
    const hasKeyboard = toast.current?.contains(document.activeElement) === true;
    dismiss(id);
    if (hasKeyboard) leaveNotices();
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    sendAway();
  };
  return (
    // Escape is pressed on one of the buttons within.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={toast}
      className={classes(styles, "toast", tone)}
      onKeyDownCapture={keys}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {tone === "done" ? (
        <CircleCheck size={16} aria-hidden />
      ) : (
        <TriangleAlert size={16} aria-label="Problem:" />
      )}
      <div className={classes(styles, "words")}>
        <p>
          <Sentence text={text} />
        </p>
        {path === null ? null : <p className={classes(styles, "path")}>{path}</p>}
      </div>
      {action === null ? null : (
        <Button
          tone="plain"
          onPress={() => {
            action.run();
            sendAway();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label="Dismiss" shortcut="Esc" icon={<X size={14} />} onPress={sendAway} />
    </div>
  );
}
