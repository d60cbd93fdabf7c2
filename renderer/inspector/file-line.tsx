import { Check, Copy } from "lucide-react";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import { Marked } from "../matches/marked.tsx";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { IconButton } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { copyText } from "./copy-text.ts";
import { FileAway } from "./file-away.tsx";
import { fileFacts, type ListedFile } from "./files-of-still.ts";
import { showFile } from "./show-file.ts";
import styles from "./inspector.module.css";

type FileLineProps = { readonly still: number; readonly listed: ListedFile };

/** One file: its name and facts, its folder, and where there is a choice whether it is the shown one. */
export function FileLine({
  still,
  listed,
  saysWhereAway,
}: FileLineProps & { readonly saysWhereAway: boolean }): ReactNode {
  const { file, name, folder, isShown, isChoice, isCopyOfShown } = listed;
  return (
    <li aria-label={name}>
      <div className={classes(styles, "path")}>
        <span className={classes(styles, "file-name")}>
          <Marked in="file" text={name} id={null} />
        </span>
        <IconButton
          label={`Copy the path of ${name}`}
          icon={<Copy size={13} />}
          onPress={() => copyText(file.path)}
        />
      </div>
      <div className={classes(styles, "facts")}>
        {fileFacts(file)}
        <span className={classes(styles, "hash")} title={`SHA-256 ${file.hash}`}>
          {file.hash.slice(0, 12)}…
        </span>
      </div>
      <div className={classes(styles, "folder")}>{folder}</div>
      {isCopyOfShown && <p className={classes(styles, "soft")}>A copy of the shown file.</p>}
      {isChoice && <ShowToggle still={still} listed={listed} />}
      {file.preferred && !isShown && file.state !== "present" && (
        <p className={classes(styles, "soft")}>Chosen to be shown; is again when it is there.</p>
      )}
      {saysWhereAway && <FileAway still={still} file={file} />}
      {file.problem !== null && <p className={classes(styles, "problem")}>{file.problem}</p>}
    </li>
  );
}

/** Pressed for the shown one, which stays so: another is pressed instead. */
function ShowToggle({ still, listed }: FileLineProps): ReactNode {
  const writable = useStore(archiveState, isWritable);
  const { isShown, name, file } = listed;
  if (!isShown && file.state !== "present") return null;
  const words = isShown ? "Shown and handed out" : "Show this one";
  return (
    <button
      type="button"
      className={classes(styles, "show-file")}
      aria-label={`${words}: ${name}`}
      aria-pressed={isShown}
      disabled={!writable && !isShown}
      onClick={() => {
        if (!isShown) void showFile(still, listed);
      }}
    >
      {isShown && <Check size={13} aria-hidden />}
      {words}
    </button>
  );
}
