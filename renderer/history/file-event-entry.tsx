import type { ReactNode } from "react";
import { useState } from "react";
import { atWhatTime } from "../../shared/at-what-time.ts";
import { followedNames, type FileEvent, type FileState } from "../../shared/file-changes.ts";
import { fileEventInWords } from "../../shared/file-event-in-words.ts";
import { languageName } from "../../shared/language-name.ts";
import { bytesInWords } from "../ui/bytes-in-words.ts";
import { followedInWords } from "../inspector/followed-in-words.ts";
import { classes } from "../ui/classes.ts";
import { Change } from "./change.tsx";
import { EntryHead } from "./entry-head.tsx";
import type { ChangeWords } from "./row-words.ts";
import styles from "./history.module.css";

/** What became of a file, in the history of its still: what the file was before, and after. */
export function FileEventEntry({ event }: { event: FileEvent }): ReactNode {
  const [open, setOpen] = useState(false);
  const { at, path } = event;
  return (
    <li className={classes(styles, "entry")}>
      <EntryHead
        label={fileEventInWords(event)}
        when={
          <>
            <time dateTime={at}>{atWhatTime(at)}</time> · {path}
          </>
        }
        open={open}
        onToggle={() => setOpen(!open)}
      />
      {open && (
        <ul className={classes(styles, "changes")}>
          {eventWords(event).map((change) => (
            <Change key={change.what} change={change} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** What differs between the file before and after, in words. */
function eventWords({ before, after, values }: FileEvent): readonly ChangeWords[] {
  const facts: ChangeWords[] = [
    { what: "Pixels", before: pixels(before), after: pixels(after) },
    { what: "Size", before: bytesInWords(before.bytes), after: bytesInWords(after.bytes) },
    { what: "Last written", before: written(before), after: written(after) },
    { what: "SHA-256", before: before.hash.slice(0, 12), after: after.hash.slice(0, 12) },
  ];
  const said = values.map(({ property, language, ...value }) => ({
    what:
      language === "x-default"
        ? followedNames[property]
        : `${followedNames[property]}, ${languageName(language)}`,
    before: followedInWords(property, value.before),
    after: followedInWords(property, value.after),
  }));
  return [...said, ...facts.filter((fact) => fact.before !== fact.after)];
}

function pixels({ width, height }: FileState): string | null {
  return width === null || height === null ? null : `${String(width)} × ${String(height)}`;
}

function written({ modifiedMs }: FileState): string {
  return atWhatTime(modifiedMs);
}
