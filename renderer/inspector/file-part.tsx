import { Copy } from "lucide-react";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { StillFile } from "../../shared/still.ts";
import { classes } from "../ui/classes.ts";
import { locate } from "../locate/locate.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { sequenceInWords } from "../ui/sequence.ts";
import { copyText } from "./copy-text.ts";
import styles from "./inspector.module.css";

type FilePartProps = { readonly still: number; readonly files: readonly StillFile[] };

/** The files of a still: where each lies, how large it is, and what is wrong with it. */
export function FilePart({ still, files }: FilePartProps): ReactNode {
  const writable = useStore(archiveState, isWritable);
  return (
    <ul className={classes(styles, "files")}>
      {files.map((file) => (
        <li key={file.path}>
          <div className={classes(styles, "path")}>
            <span>{file.path}</span>
            <IconButton
              label="Copy the path"
              icon={<Copy size={13} />}
              onPress={() => copyText(file.path)}
            />
          </div>
          <div className={classes(styles, "facts")}>
            {bytesInWords(file.bytes)} · {file.format}
            {sequence(file)}
            {file.orientation !== 1 && ` · orientation ${String(file.orientation)}`}
            <span className={classes(styles, "hash")} title={`SHA-256 ${file.hash}`}>
              {file.hash.slice(0, 12)}…
            </span>
          </div>
          {file.state === "missing" && (
            <p className={classes(styles, "problem")}>This file is not where it was last seen.</p>
          )}
          {file.state !== "present" && (
            <Button disabled={!writable} onPress={() => void locate({ still })}>
              Locate…
            </Button>
          )}
          {file.state === "offline" && (
            <p className={classes(styles, "problem")}>
              Offline: the disk or folder this file is in is not there now.
            </p>
          )}
          {file.problem !== null && <p className={classes(styles, "problem")}>{file.problem}</p>}
        </li>
      ))}
    </ul>
  );
}

const units = ["kB", "MB", "GB", "TB"] as const;

/** Several pictures in one file, after the facts before it. */
function sequence(file: StillFile): string {
  const words = sequenceInWords(file);
  return words === null ? "" : ` · ${words}`;
}

/** Bytes in decimal units, as file managers show them: 5,472,101 is "5.5 MB". */
export function bytesInWords(bytes: number): string {
  if (bytes < 1000) return `${String(bytes)} bytes`;
  const power = Math.min(units.length, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${value.toLocaleString("en", { maximumFractionDigits: value < 10 ? 1 : 0 })} ${units[power - 1] ?? "TB"}`;
}
