import type { ReactNode } from "react";
import { useId, useState } from "react";
import { kindWords } from "../../shared/merge-kinds.ts";
import type {
  MergeOutcome,
  MergeReport,
  PossiblySame as PossiblySameRecord,
} from "../../shared/contract/merging.ts";
import { classes } from "../ui/classes.ts";
import { count, counted } from "../ui/numbers.ts";
import { MergeLines, type CountShown } from "./merge-lines.tsx";
import { capital, outcomeWords } from "./merge-words.ts";
import styles from "./merging.module.css";

type WhatComesInProps = {
  readonly report: MergeReport;
  /** Leads to what is to be decided of a kind, where anything is. */
  readonly onDecide?: (kind: string) => void;
};

/** By kind, how the other archive stands to ours; a count that is pressed shows which values it counts. */
export function WhatComesIn({ report, onDecide }: WhatComesInProps): ReactNode {
  const id = useId();
  const [shown, setShown] = useState<CountShown | null>(null);
  return (
    <>
      <div className={classes(styles, "counts")}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span className={classes(styles, "hidden")}>Kind</span>
              </th>
              <th scope="col">{capital(outcomeWords.added)}</th>
              <th scope="col">{capital(outcomeWords.taken)}</th>
              <th scope="col">To decide</th>
              <th scope="col">{capital(outcomeWords.kept)}</th>
              <th scope="col">The same</th>
            </tr>
          </thead>
          <tbody>
            {report.counts.map((counts) => {
              const { kind, conflicts, same } = counts;
              const listed = (as: MergeOutcome): ReactNode => (
                <ListedCount
                  kind={kind}
                  as={as}
                  many={counts[as]}
                  list={shown?.kind === kind && shown.as === as ? id : null}
                  onShow={setShown}
                />
              );
              return (
                <tr key={kind}>
                  <th scope="row">{capital(kind)}</th>
                  {listed("added")}
                  {listed("taken")}
                  {conflicts === 0 ? (
                    <Count many={0} />
                  ) : (
                    <td>
                      <button
                        type="button"
                        className={classes(styles, "count")}
                        aria-label={`${count(conflicts)}: ${kind} to decide`}
                        title="Go to them"
                        onClick={() => onDecide?.(kind)}
                      >
                        {count(conflicts)}
                      </button>
                    </td>
                  )}
                  {listed("kept")}
                  <Count many={same} />
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {shown !== null && <MergeLines key={`${shown.as} ${shown.kind}`} id={id} {...shown} />}
      <Folders report={report} />
      <PossiblySame report={report} />
    </>
  );
}

function Count({ many }: { readonly many: number }): ReactNode {
  return <td data-none={many === 0}>{count(many)}</td>;
}

type ListedCountProps = CountShown & {
  readonly many: number;
  /** The id of the list of its values; null while that is not shown. */
  readonly list: string | null;
  readonly onShow: (shown: CountShown | null) => void;
};

/** A count that shows and hides the list of what it counts. */
function ListedCount({ kind, as, many, list, onShow }: ListedCountProps): ReactNode {
  if (many === 0) return <Count many={0} />;
  return (
    <td>
      <button
        type="button"
        className={classes(styles, "count")}
        aria-expanded={list !== null}
        {...(list === null ? {} : { "aria-controls": list })}
        aria-label={`${count(many)}: ${kind} that ${outcomeWords[as]}`}
        title={list === null ? "Show which" : "Hide them"}
        onClick={() => onShow(list === null ? { kind, as } : null)}
      >
        {count(many)}
      </button>
    </td>
  );
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
