import type { ReactNode } from "react";
import { kindWords } from "../../shared/merge-kinds.ts";
import type {
  MergeReport,
  PossiblySame as PossiblySameRecord,
} from "../../shared/contract/merging.ts";
import { classes } from "../ui/classes.ts";
import { count, counted } from "../ui/numbers.ts";
import { capital } from "./merge-words.ts";
import styles from "./merging.module.css";

/** By kind, how the other archive stands to ours. */
export function WhatComesIn({ report }: { readonly report: MergeReport }): ReactNode {
  return (
    <>
      <div className={classes(styles, "counts")}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span className={classes(styles, "hidden")}>Kind</span>
              </th>
              <th scope="col">Come in</th>
              <th scope="col">Become as theirs</th>
              <th scope="col">To decide</th>
              <th scope="col">Stay as ours</th>
              <th scope="col">The same</th>
            </tr>
          </thead>
          <tbody>
            {report.counts.map(({ kind, added, taken, conflicts, kept, same }) => (
              <tr key={kind}>
                <th scope="row">{capital(kind)}</th>
                <Count many={added} />
                <Count many={taken} />
                <Count many={conflicts} />
                <Count many={kept} />
                <Count many={same} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Folders report={report} />
      <PossiblySame report={report} />
    </>
  );
}

function Count({ many }: { readonly many: number }): ReactNode {
  return <td data-none={many === 0}>{count(many)}</td>;
}

function Folders({ report: { folders } }: { readonly report: MergeReport }): ReactNode {
  const away = folders.filter(({ isHere }) => !isHere);
  const files = away.reduce((sum, folder) => sum + folder.files, 0);
  if (files === 0) return null;
  return (
    <details className={classes(styles, "more")}>
      <summary>
        {counted(files, "file is", "files are")} in {counted(away.length, "folder")} that this
        computer does not have
      </summary>
      <p className={classes(styles, "soft")}>
        Their stills come in with their records and thumbnails, as offline. When the files are here,
        say where the folder is: Locate… in its menu.
      </p>
      <ul>
        {away.map((folder) => (
          <li key={folder.path}>
            {folder.path} <span className={classes(styles, "soft")}>{count(folder.files)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

type PossiblySameProps = {
  readonly report: MergeReport;
  /** Opens the page of the one that was here before; not while theirs has not come in. */
  readonly onOpen?: (record: PossiblySameRecord) => void;
};

/** Records of one name under two lasting names: to be merged on their pages, when they are here. */
export function PossiblySame({ report, onOpen }: PossiblySameProps): ReactNode {
  const { total, first } = report.possiblySame;
  if (total === 0) return null;
  return (
    <details className={classes(styles, "more")} open={onOpen !== undefined}>
      <summary>{counted(total, "record")} may be the same as others here</summary>
      <p className={classes(styles, "soft")}>
        They have the name or an identifier of one that is here, and come in beside it. Where they
        are the same, Merge… on the page of one of them makes them one.
      </p>
      <ul>
        {first.map((record) => (
          <li key={`${record.kind} ${String(record.ours)}`}>
            {onOpen === undefined ? (
              record.name
            ) : (
              <button
                type="button"
                className={classes(styles, "record")}
                dir="auto"
                onClick={() => onOpen(record)}
              >
                {record.name}
              </button>
            )}{" "}
            <span className={classes(styles, "soft")}>{kindWords[record.kind]}</span>
          </li>
        ))}
      </ul>
      {total > first.length && (
        <p className={classes(styles, "soft")}>and {count(total - first.length)} more</p>
      )}
    </details>
  );
}
