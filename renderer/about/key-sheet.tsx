import { actions, actionSections } from "../state/actions.ts";
import { closeDialog } from "../state/view.ts";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { useKeyNames } from "../ui/use-key-names.ts";
import styles from "./key-sheet.module.css";

/** Every shortcut, from the list of actions, and the keys of light table and loupe. */
export function KeySheet() {
  const nameOf = useKeyNames();
  const listed = actionSections.map((section) => ({
    title: section as string,
    lines: actions
      .filter((action) => action.section === section && action.shortcuts.length > 0)
      .map(({ label, shortcuts }) => ({
        does: label,
        keys: shortcuts.map(nameOf),
      })),
  }));
  return (
    <Dialog title="Keyboard shortcuts" size="large" onClose={closeDialog}>
      <div className={classes(styles, "sheet")}>
        {[...listed, ...places]
          .filter(({ lines }) => lines.length > 0)
          .map(({ title, lines }) => (
            <section key={title} className={classes(styles, "section")}>
              <h3 className={classes(styles, "title")}>{title}</h3>
              {lines.map(({ does, keys }) => (
                <p key={does} className={classes(styles, "line")}>
                  <span>{does}</span>
                  <span className={classes(styles, "keys")}>
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </span>
                </p>
              ))}
            </section>
          ))}
      </div>
    </Dialog>
  );
}

const places = [
  {
    title: "On the light table",
    lines: [
      { does: "Move", keys: ["← ↑ → ↓"] },
      { does: "First, last; a page up, down", keys: ["Home", "End", "Page Up", "Page Down"] },
      { does: "Select up to here", keys: ["Shift+← ↑ → ↓", "Shift+click"] },
      { does: "Move without selecting", keys: ["Ctrl+← ↑ → ↓"] },
      { does: "In or out of the selection", keys: ["Ctrl+Space", "Ctrl+click"] },
      { does: "In a set: move the selected stills", keys: ["Alt+← ↑ → ↓", "Alt+Home", "Alt+End"] },
    ],
  },
  {
    title: "At the caption desk",
    lines: [
      { does: "Save, next still, the same text", keys: ["Ctrl+Enter", "Ctrl+Page Down"] },
      { does: "Previous still, the same text", keys: ["Ctrl+Page Up"] },
      { does: "The same text as the still before", keys: ["Ctrl+'"] },
      { does: "From a text to the picture, to the light table", keys: ["Esc"] },
    ],
  },
  {
    title: "While tagging",
    lines: [
      { does: "Tag with the main cast, or take it away", keys: ["1 – 9"] },
      { does: "Choose, and go on to the next still", keys: ["Ctrl+Enter"] },
      { does: "Paint the focused still; take away", keys: ["Space", "Shift+Space"] },
    ],
  },
  {
    title: "In the order of an export",
    lines: [
      { does: "Move a still up, down", keys: ["Alt+↑", "Alt+↓"] },
      { does: "Take it out", keys: ["Delete"] },
    ],
  },
  {
    title: "On the page of a record",
    lines: [
      { does: "Open the page of a line at the left", keys: ["Alt+Enter"] },
      { does: "Rename everywhere", keys: ["F2"] },
      { does: "Move a title, name or role up, down", keys: ["Alt+↑", "Alt+↓"] },
      { does: "Close", keys: ["Escape"] },
    ],
  },
  {
    title: "In a text of the inspector or a page",
    lines: [
      { does: "Save", keys: ["Ctrl+Enter"] },
      { does: "Go back to what was saved", keys: ["Escape"] },
    ],
  },
  {
    title: "In the loupe",
    lines: [
      { does: "Next, previous still", keys: ["→", "←"] },
      { does: "Next, previous page", keys: [".", ","] },
      { does: "Larger, smaller", keys: ["+", "−"] },
      { does: "Fit, 100 %", keys: ["0", "Z"] },
      { does: "Move a zoomed picture", keys: ["← ↑ → ↓"] },
    ],
  },
];
