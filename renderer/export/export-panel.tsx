import type { ReactNode } from "react";
import { useEffect } from "react";
import { useStore } from "zustand";
import type { SavedSearch } from "../../shared/contract/saved-searches.ts";
import type { StillSet } from "../../shared/contract/sets.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { useSetShown } from "../sets/set-shown.ts";
import { selectedCount, selectedState } from "../state/selected.ts";
import { closeDialog } from "../state/view.ts";
import { classes } from "../ui/classes.ts";
import { count as inWords } from "../ui/numbers.ts";
import { Sheet } from "../history/sheet.tsx";
import { savedState } from "../searches/saved-state.ts";
import { AgainPage } from "./again-page.tsx";
import { exportSubject, forgetExportSubject, type ExportSubject } from "./export-subject.ts";
import { HandOutForm } from "./hand-out-form.tsx";
import { LedgerList } from "./ledger-list.tsx";
import { useHandOut } from "./use-hand-out.ts";
import styles from "./export.module.css";
import { Sentence } from "../ui/sentence.tsx";

/** The sheet at the side that hands out a set or the selection; beside it the light table stays usable. */
export function ExportPanel(): ReactNode {
  const page = useStore(exportSubject, (subject) => subject.page);
  const setPage = (next: typeof page): void => exportSubject.setState({ page: next });
  useEffect(() => forgetExportSubject, []);
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
  const searches = useStore(savedState, (saved) => saved.searches);
  const chosen = useStore(exportSubject, (subject) => subject.chosen);
  const shown = useSetShown(sets ?? []);
  if (chosen?.kind === "again") return <AgainPage key={chosen.export} of={chosen.export} />;
  // A set that is wanted but not read yet must not show the selection for a moment.
  if (sets === null) return null;
  const set =
    chosen === null
      ? shown
      : (sets.find(({ id }) => chosen.kind === "set" && id === chosen.id) ?? null);
  const search = searches.find(({ id }) => chosen?.kind === "search" && id === chosen.id) ?? null;
  return (
    <>
      <SubjectPicker sets={sets} searches={searches} subject={{ set, search }} />
      <Subject key={keyOf({ set, search })} set={set} search={search} />
    </>
  );
}

type Subjects = { readonly set: StillSet | null; readonly search: SavedSearch | null };

/** Of the choice in the picker; empty for the selection. */
function keyOf({ set, search }: Subjects): string {
  if (set !== null) return `set-${String(set.id)}`;
  return search === null ? "" : `search-${String(search.id)}`;
}

function subjectOf(key: string): ExportSubject {
  const [kind, id] = key.split("-");
  return kind === "set" || kind === "search" ? { kind, id: Number(id) } : { kind: "selection" };
}

function SubjectPicker(props: {
  readonly sets: readonly StillSet[];
  readonly searches: readonly SavedSearch[];
  readonly subject: Subjects;
}): ReactNode {
  const { sets, searches, subject } = props;
  const selected = useStore(selectedState, selectedCount);
  return (
    <label className={classes(styles, "subject")}>
      <span className={classes(styles, "label")}>Stills</span>
      <select
        className={classes(styles, "input")}
        value={keyOf(subject)}
        onChange={(event) => exportSubject.setState({ chosen: subjectOf(event.target.value) })}
      >
        <option value="">The selection ({inWords(selected)})</option>
        {sets.map(({ id, name, stills }) => (
          <option key={id} value={`set-${String(id)}`}>
            Set: {name} ({inWords(stills)})
          </option>
        ))}
        {searches
          .filter(({ problem }) => problem === null)
          .map(({ id, name, stills }) => (
            <option key={`search-${String(id)}`} value={`search-${String(id)}`}>
              Saved search: {name}
              {stills === null ? "" : ` (${inWords(stills)})`}
            </option>
          ))}
      </select>
    </label>
  );
}

function Subject({ set, search }: Subjects): ReactNode {
  const { handOut, problem } = useHandOut(set === null ? search : { ...set, sort: "film" });
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
        {set !== null
          ? "This set has no stills. Drag some onto it at the left."
          : search === null
            ? "Select the stills to hand out, or choose a set or saved search."
            : "This saved search finds no stills now."}
      </p>
    );
  }
  return <HandOutForm set={set} handOut={handOut} again={null} of={keyOf({ set, search })} />;
}
