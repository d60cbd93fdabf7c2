import type { ReactNode } from "react";
import type { StillFile } from "../../shared/still.ts";
import { classes } from "../ui/classes.ts";
import { isAway } from "./file-away.tsx";
import { FileLine } from "./file-line.tsx";
import { listedFiles } from "./files-of-still.ts";
import styles from "./inspector.module.css";

type FilePartProps = { readonly still: number; readonly files: readonly StillFile[] };

/** The files of a still: what each is, where it lies, what is wrong with it, and which one is shown. */
export function FilePart({ still, files }: FilePartProps): ReactNode {
  const away = isAway(files); // then it is said below the picture
  return (
    <ul className={classes(styles, "files")}>
      {listedFiles(files).map((listed) => (
        <FileLine key={listed.file.path} still={still} listed={listed} saysWhereAway={!away} />
      ))}
    </ul>
  );
}
