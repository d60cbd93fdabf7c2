import type { ReactNode } from "react";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { StillSet } from "../../shared/contract/sets.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { useSetShown } from "../sets/set-shown.ts";
import { selectedCount, selectedState } from "../state/selected.ts";
import { closeDialog } from "../state/view.ts";
import { classes } from "../ui/classes.ts";
import { count as inWords } from "../ui/numbers.ts";
import { Sheet } from "../history/sheet.tsx";
import { exportSubject } from "./export-subject.ts";
import { HandOutForm } from "./hand-out-form.tsx";
import { LedgerList } from "./ledger-list.tsx";
import { useHandOut } from "./use-hand-out.ts";
import styles from "./export.module.css";
import { Sentence } from "../ui/sentence.tsx";

/** The sheet at the side that hands out a set or the selection; beside it the light table stays usable. */
export function ExportPanel(): ReactNode {
  const [page, setPage] = useState<"export" | "ledger">("export");
  useEffect(() => () => exportSubject.setState({ set: undefined }), []);
  return (
    <Sheet
      title="Export"
      wide
      onClose={closeDialog}
      head={
        <div className={classes(styles, "pages")} role="group" aria-label="Pages">
          <button type="button" aria-pressed={page === "export"} onClick={() => setPage("export")}>
            Hand out
          </button>
          <button type="button" aria-pressed={page === "ledger"} onClick={() => setPage("ledger")}>
            Ledger
          </button>
        </div>
      }
    >
      {page === "export" ? <HandOutPage /> : <LedgerList />}
    </Sheet>
  );
}

function HandOutPage(): ReactNode {
  const { answer: sets } = useAnswer("sets.list", {}, (archive) => archive.overviewVersion);
  const chosen = useStore(exportSubject, ({ set }) => set);
  const shown = useSetShown(sets ?? []);
  // A set that is wanted but not read yet must not show the selection for a moment.
  if (sets === null) return null;
  const set = chosen === undefined ? shown : (sets.find(({ id }) => id === chosen) ?? null);
  return (
    <>
      <SubjectPicker sets={sets} set={set} />
      <Subject key={set?.id ?? "selection"} set={set} />
    </>
  );
}

function SubjectPicker({
  sets,
  set,
}: {
  sets: readonly StillSet[];
  set: StillSet | null;
}): ReactNode {
  const selected = useStore(selectedState, selectedCount);
  return (
    <label className={classes(styles, "subject")}>
      <span className={classes(styles, "label")}>Stills</span>
      <select
        className={classes(styles, "input")}
        value={set?.id ?? ""}
        onChange={(event) =>
          exportSubject.setState({
            set: event.target.value === "" ? null : Number(event.target.value),
          })
        }
      >
        <option value="">The selection ({inWords(selected)})</option>
        {sets.map(({ id, name, stills }) => (
          <option key={id} value={id}>
            Set: {name} ({inWords(stills)})
          </option>
        ))}
      </select>
    </label>
  );
}

function Subject({ set }: { set: StillSet | null }): ReactNode {
  const { handOut, problem } = useHandOut(set);
  if (problem !== null && handOut === null)
    return (
      <p className={classes(styles, "problem")}>
        <Sentence text={problem.message} />
      </p>
    );
  if (handOut === null) return null;
  if (handOut.total === 0) {
    return (
      <p className={classes(styles, "soft")}>
        {set === null
          ? "Select the stills to hand out, or choose a set."
          : "This set has no stills. Drag some onto it at the left."}
      </p>
    );
  }
  return <HandOutForm set={set} handOut={handOut} />;
}
