import type { KeyboardEvent, ReactNode } from "react";
import { useRef, useState } from "react";
import { useStore } from "zustand";
import type { ComparedRow, ListedColumn } from "../../shared/cast-list.ts";
import { ask } from "../archive.ts";
import { castImportState } from "../state/cast-import.ts";
import { orTell, tell, tellChange } from "../state/notices.ts";
import { matches } from "../state/shortcuts.ts";
import { closeDialog } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Empty } from "../ui/empty.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { count, counted } from "../ui/numbers.ts";
import { CastRows } from "./cast-rows.tsx";
import { canTake, countedWords } from "./cast-words.ts";
import { ColumnChoice } from "./column-choice.tsx";
import { FilmField } from "./film-field.tsx";
import { dropDraft, keepDraft, keptDraft } from "./kept-draft.ts";
import { ListSource } from "./list-source.tsx";
import { ListWords } from "./list-words.tsx";
import { useCastPreview, type CastDraft, type Previewed } from "./use-cast-preview.ts";
import styles from "./cast-import.module.css";
import { Sentence } from "../ui/sentence.tsx";

/**
 * Takes a cast list into a film: the list at the left, what it would do to the cast at the right. Only Cancel
 * and the import give a list up: Escape and a click outside, which may be slips, keep it for the next time.
 */
export function CastImportDialog(): ReactNode {
  const film = useStore(castImportState, (state) => state.film);
  const openedFor = film?.id ?? null;
  const kept = keptDraft(openedFor);
  const [draft, setDraft] = useState<CastDraft>(
    kept?.draft ?? { ...fresh, film: film?.name ?? "", filmId: openedFor },
  );
  const [ticks, setTicks] = useState<ReadonlyMap<number, boolean>>(kept?.ticks ?? new Map());
  const area = useRef<HTMLTextAreaElement>(null);
  const { preview, asked, problem, isCurrent } = useCastPreview(draft);
  const rows = preview?.rows ?? [];
  const ticked = tickedOf(rows, ticks);
  /** What was said of rows is of this list and this film only. */
  const change = (part: Partial<CastDraft>): void => {
    setTicks(new Map());
    setDraft((old) => ({ ...old, choices: new Map(), ...part }));
  };
  const importIt = (): void => {
    if (isCurrent && preview !== null && asked !== null && ticked.size > 0)
      void importCast(openedFor, { ...asked, digest: preview.digest, take: [...ticked] });
  };
  const leave = (): void => {
    closeDialog();
    if (keepDraft(openedFor, { draft, ticks }))
      tell("The cast list is kept: Import cast shows it again.");
  };
  const cancel = (): void => {
    dropDraft(openedFor);
    closeDialog();
  };
  const keys = (event: KeyboardEvent): void => {
    if (!matches("Ctrl+Enter", event)) return;
    event.preventDefault();
    event.stopPropagation();
    importIt();
  };
  return (
    <Dialog
      title="Import cast"
      size="whole"
      onClose={leave}
      onKeys={keys}
      actions={
        <>
          <p className={classes(styles, "summary")}>{summaryOf(preview, ticked.size)}</p>
          <Button onPress={cancel}>Cancel</Button>
          <Button tone="primary" disabled={ticked.size === 0 || !isCurrent} onPress={importIt}>
            {ticked.size === 0 ? (
              "Nothing to import"
            ) : (
              <span className={classes(styles, "import")}>
                Import {counted(ticked.size, "role")} <Kbd>Ctrl+Enter</Kbd>
              </span>
            )}
          </Button>
        </>
      }
    >
      <div className={classes(styles, "all")}>
        <div className={classes(styles, "given")}>
          <FilmField
            text={draft.film}
            autoFocus={film === null}
            onChange={(text, id) => change({ film: text, filmId: id })}
          />
          <ListSource
            words={sourceWords}
            source={draft.source}
            autoFocus={film !== null}
            area={area}
            onChange={(source) => change({ source, form: null, columns: null })}
          />
        </div>
        <div className={classes(styles, "understood")} aria-live="polite">
          {problem !== null && (
            <p className={classes(styles, "refusal")}>
              <Sentence text={problem.message} />
            </p>
          )}
          {problem === null && preview === null && <Explanation />}
          {problem === null && preview !== null && (
            <>
              <ColumnChoice
                form={draft.form ?? preview.form}
                columns={columnsSaid(preview.columns, draft.columns)}
                onForm={(form) => change({ form, columns: null })}
                onColumns={(columns) => change({ form: preview.form, columns })}
              />
              <CastRows
                rows={rows}
                ticked={ticked}
                choices={draft.choices}
                onTick={(at, isTicked) => setTicks(new Map(ticks).set(at, isTicked))}
                onChoose={(at, who) =>
                  setDraft((old) => ({ ...old, choices: new Map(old.choices).set(at, who) }))
                }
              />
              <ListWords
                words={preview.words}
                onLine={"text" in draft.source ? (line) => showLine(area.current, line) : null}
              />
            </>
          )}
        </div>
      </div>
    </Dialog>
  );
}

const sourceWords = {
  label: "Cast list",
  choose: "A cast list: CSV, TSV, JSON, Photo Mechanic codes or text",
  placeholder:
    "Paste it here: a line a role, such as\n\nHai Qing as Cao Guiying\nCao Guiying ..... Hai Qing\n海清 饰 曹贵英\n\nor CSV, a table from a web page, JSON, Photo Mechanic codes.",
};

const fresh: CastDraft = {
  source: { text: "" },
  film: "",
  filmId: null,
  form: null,
  columns: null,
  choices: new Map(),
};

function Explanation(): ReactNode {
  return (
    <Empty title="Paste a cast list, or choose a file">
      What it says is compared with the cast that is there before anything is changed. Nothing is
      taken away by an import.
    </Empty>
  );
}

/** What was said of columns is shown at once, before the list is read again. */
function columnsSaid(
  listed: readonly ListedColumn[],
  said: CastDraft["columns"],
): readonly ListedColumn[] {
  return listed.map((column, at) => (said === null ? column : { ...column, is: said[at] ?? null }));
}

/** Rows that do something are taken unless they contradict others; the archivist may say otherwise. */
function tickedOf(
  rows: readonly ComparedRow[],
  ticks: ReadonlyMap<number, boolean>,
): ReadonlySet<number> {
  return new Set(
    rows.flatMap((row, at) => (canTake(row) && (ticks.get(at) ?? row.taken) ? [at] : [])),
  );
}

function summaryOf(preview: Previewed["preview"], ticked: number): string {
  if (preview === null) return "";
  const parts = (["new", "fills", "changes", "same", "unclear", "left-out"] as const).flatMap(
    (as) => {
      const rows = preview.rows.filter((row) => row.as === as).length;
      return rows === 0 ? [] : [`${count(rows)} ${countedWords[as]}`];
    },
  );
  const films =
    preview.newFilms === 0 || ticked === 0 ? [] : [counted(preview.newFilms, "new film")];
  return [...parts, ...films].join(" · ");
}

/** Selects a line of the list where it was pasted, counted from 1. */
function showLine(area: HTMLTextAreaElement | null, line: number): void {
  if (area === null) return;
  const before = area.value.split("\n").slice(0, line - 1);
  const from = before.join("\n").length + (before.length > 0 ? 1 : 0);
  const end = area.value.indexOf("\n", from);
  area.focus();
  area.setSelectionRange(from, end === -1 ? area.value.length : end);
}

async function importCast(
  openedFor: number | null,
  order: Parameters<typeof ask<"cast.import">>[1],
): Promise<void> {
  const done = await orTell(() => ask("cast.import", order));
  if (done === null) return;
  dropDraft(openedFor);
  closeDialog();
  tellChange(done.label, done.change);
}
