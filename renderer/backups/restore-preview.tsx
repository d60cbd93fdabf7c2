import type { ReactNode } from "react";
import type { Backup, RestorePreview as Preview } from "../../shared/contract/backups.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { counted } from "../ui/numbers.ts";
import { Sentence } from "../ui/sentence.tsx";
import { differsInWords, holdsInWords } from "./backup-words.ts";
import styles from "./backups.module.css";

const when = new Intl.DateTimeFormat("en", { dateStyle: "full", timeStyle: "short" });

type RestorePreviewProps = {
  readonly backup: Backup;
  /** The archive's folder; it may be too damaged to be open. */
  readonly archive: string | null;
  /** With what it differs cannot be read. */
  readonly damaged: boolean;
  readonly onBack: () => void;
  readonly onRestore: () => void;
};

/** What restoring a backup would change, before it is done. */
export function RestorePreview(props: RestorePreviewProps): ReactNode {
  const { backup, archive, damaged, onBack, onRestore } = props;
  const asked = { backup: backup.path, ...(archive === null ? {} : { archive }) };
  const { answer, problem } = useAnswer("backups.preview", asked, () => 0);
  const isRefused = problem !== null;
  const made = when.format(new Date(backup.at));
  return (
    <section
      className={classes(styles, "all")}
      aria-label={isRefused ? "Why it cannot be restored" : "What restoring changes"}
    >
      <h3 className={classes(styles, "heading")}>
        {isRefused ? `The backup of ${made} cannot be restored` : `Restore the backup of ${made}?`}
      </h3>
      <p className={classes(styles, "words")}>It holds {holdsInWords(backup)}.</p>
      {isRefused && (
        <p role="alert" className={classes(styles, "problem")}>
          <Sentence text={problem.message} />
        </p>
      )}
      {answer === null && !isRefused && (
        <p role="status" className={classes(styles, "soft")}>
          {damaged
            ? "Looking through the backup…"
            : "Looking through the backup, and comparing it with the archive…"}
        </p>
      )}
      {answer?.compared === true && <Differences preview={answer} />}
      {!isRefused && (
        <p className={classes(styles, "words")}>
          {damaged
            ? "The damaged database is kept in the archive’s folder “damaged”. "
            : "The archive as it is now is backed up first; restoring that backup takes this back. "}
          Originals and thumbnails are not touched.
        </p>
      )}
      <div className={classes(styles, "buttons")}>
        <Button tone={isRefused ? "primary" : "framed"} autoFocus onPress={onBack}>
          {isRefused ? "All backups" : "Back"}
        </Button>
        {!isRefused && (
          <Button tone="danger" disabled={answer === null} onPress={onRestore}>
            Restore this backup
          </Button>
        )}
      </div>
    </section>
  );
}

function Differences({ preview: { differs, files, changes } }: { preview: Preview }): ReactNode {
  if (differs.length === 0)
    return <p className={classes(styles, "words")}>It holds just what the archive holds now.</p>;
  return (
    <>
      <table className={classes(styles, "differs")}>
        <tbody>
          {differs.map((kind) => (
            <tr key={kind.kind}>
              <th scope="row">{kind.kind.charAt(0).toUpperCase() + kind.kind.slice(1)}</th>
              <td>{differsInWords(kind)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {files.total > 0 && (
        <details className={classes(styles, "more")}>
          <summary>{counted(files.total, "file")} came since</summary>
          <p className={classes(styles, "soft")}>
            They stay where they are. When their folders are indexed again they are taken in anew,
            with what they carry themselves.
          </p>
          <ul>
            {files.first.map((path) => (
              <li key={path}>{path}</li>
            ))}
          </ul>
        </details>
      )}
      {changes.total > 0 && (
        <details className={classes(styles, "more")}>
          <summary>{counted(changes.total, "change")} made since would be gone</summary>
          <ul>
            {changes.labels.map((label, index) => (
              // The same may have been done twice.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={index}>{label}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
