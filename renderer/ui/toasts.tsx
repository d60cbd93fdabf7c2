import { useEffect, useLayoutEffect, useRef } from "react";
import { CircleCheck, TriangleAlert, X } from "lucide-react";
import { useStore } from "zustand";
import { dismiss, noticesState } from "../state/notices.ts";
import type { WindowNotice } from "../state/notices.ts";
import { modalDialogs, viewState } from "../state/view.ts";
import { Button, IconButton } from "./button.tsx";
import { classes } from "./classes.ts";
import styles from "./toasts.module.css";
import { Sentence } from "./sentence.tsx";

// Long enough to read a sentence twice. Problems stay until they are sent away.
const SHOWN_MS = 6000;

/**
 * Outcomes and problems, above the foot; read out as they come. They cover no control of a dialog: beside
 * a sheet they are narrower, and a dialog that has the window ends above the newest of them, the only one
 * shown then.
 */
export function Toasts() {
  const notices = useStore(noticesState, (state) => state.notices);
  const dialog = useStore(viewState, (view) => view.dialog);
  const region = useRef<HTMLDivElement>(null);
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
    >
      {notices.map((notice) => (
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
  useEffect(() => {
    if (tone === "problem") return undefined;
    const timer = setTimeout(() => dismiss(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id, tone]);
  return (
    <div className={classes(styles, "toast", tone)}>
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
            dismiss(id);
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label="Dismiss" icon={<X size={14} />} onPress={() => dismiss(id)} />
    </div>
  );
}
