import { Pencil } from "lucide-react";
import type { FocusEvent, KeyboardEvent, ReactNode } from "react";
import { useEffect, useId, useRef, useState } from "react";
import { useStore } from "zustand";
import type { RecordPage } from "../../shared/record-page.ts";
import { nameComplaint } from "../../shared/record-name.ts";
import { recordKindNames } from "../../shared/record.ts";
import { savedAtClosing } from "../inspector/drafts.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { IconButton } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { changeRecord } from "./change-record.ts";
import { useRefusalsUntilLeft } from "./refused.ts";
import styles from "./records.module.css";
import { Sentence } from "../ui/sentence.tsx";

/** Characters of a name beyond which it scrolls: it may have 2,000. */
const LONG = 250;

type RecordTitleProps = {
  readonly page: RecordPage;
  readonly renaming: boolean;
  readonly onRenaming: (renaming: boolean) => void;
};

/** The name of a record. A click or F2 renames it everywhere. */
export function RecordTitle({ page, renaming, onRenaming }: RecordTitleProps): ReactNode {
  const writable = useStore(archiveState, isWritable);
  if (renaming && writable) return <RenameForm page={page} onDone={() => onRenaming(false)} />;
  return (
    <div className={classes(styles, "title")}>
      {/* The button beside it does the same for the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions */}
      <h2
        className={classes(styles, page.name.length > LONG && "long")}
        dir="auto"
        onClick={() => onRenaming(true)}
      >
        {page.name}
      </h2>
      <IconButton
        label="Rename"
        shortcut="F2"
        icon={<Pencil size={14} />}
        disabled={!writable}
        onPress={() => onRenaming(true)}
      />
    </div>
  );
}

type RenameFormProps = { readonly page: RecordPage; readonly onDone: () => void };

/** Enter or leaving it gives the new name, Escape keeps the old one. */
function RenameForm({ page, onDone }: RenameFormProps): ReactNode {
  const [name, setName] = useState(page.name);
  const [keep, setKeep] = useState(true);
  const left = useRef(false);
  useRefusalsUntilLeft("rename");
  const complaint = nameComplaint(name);
  const complaintId = useId();
  const word = recordKindNames[page.kind];
  const rename = async (): Promise<boolean> => {
    const { kind, id } = page;
    const wanted = name.trim();
    if (wanted === "" || wanted === page.name) return true;
    return (await changeRecord({ do: "rename", kind, id, name: wanted, keep })) !== null;
  };
  const leave = (renames: boolean): void => {
    // Enter takes the field away, which also takes its focus: once is enough.
    if (left.current || (renames && complaint !== null)) return;
    left.current = true;
    if (renames) void rename();
    onDone();
  };
  const latest = useRef(rename);
  useEffect(() => {
    latest.current = rename;
  });
  // Another page is turned to while the name is being written.
  useEffect(
    () => () => {
      if (!left.current) void latest.current();
    },
    [],
  );
  const atClosing = async (): Promise<string | null> => {
    if (complaint === null && (await rename())) {
      left.current = true;
      onDone();
      return null;
    }
    return `New name of ${word} “${page.name}”`;
  };
  const latestAtClosing = useRef(atClosing);
  useEffect(() => {
    latestAtClosing.current = atClosing;
  });
  useEffect(() => savedAtClosing(() => latestAtClosing.current()), []);
  const blur = (event: FocusEvent): void => {
    const isInside = event.currentTarget.contains(event.relatedTarget);
    // Another window is looked at: one may come back with a name to paste.
    if (!isInside && document.hasFocus()) leave(true);
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    event.stopPropagation();
    leave(event.key === "Enter");
  };
  return (
    // Enter and Escape are pressed in the fields within.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className={classes(styles, "rename")}
      role="group"
      aria-label={`Rename the ${word}`}
      onBlur={blur}
      onKeyDown={keys}
    >
      <input
        aria-label={`New name of the ${word} ${page.name}`}
        autoFocus
        dir="auto"
        spellCheck={false}
        aria-invalid={complaint !== null}
        aria-describedby={complaint === null ? undefined : complaintId}
        value={name}
        onFocus={(event) => event.target.select()}
        onChange={({ target }) => setName(target.value)}
      />
      {complaint !== null && (
        <p className={classes(styles, "complaint")} id={complaintId} role="alert">
          {complaint}
        </p>
      )}
      {/* Pressing its words must not take the keyboard out of the field, which would rename at once. */}
      <label className={classes(styles, "check")} onMouseDown={(event) => event.preventDefault()}>
        <input type="checkbox" checked={keep} onChange={({ target }) => setKeep(target.checked)} />
        <span>
          <Sentence text={`Go on finding it as “${page.name}”`} />
        </span>
      </label>
    </div>
  );
}
