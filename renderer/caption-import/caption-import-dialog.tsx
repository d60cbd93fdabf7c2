import type { KeyboardEvent, ReactNode } from "react";
import { useMemo, useRef, useState } from "react";
import {
  placeNames,
  type ColumnMeaning,
  type RowOutcome,
  type SheetColumnRead,
} from "../../shared/caption-sheet.ts";
import type { CaptionsPreview } from "../../shared/contract/caption-sheets.ts";
import { ask } from "../archive.ts";
import { ListSource, type ListOrFile } from "../cast-import/list-source.tsx";
import { ListWords } from "../cast-import/list-words.tsx";
import { orTell, tell, tellChange } from "../state/notices.ts";
import { matches } from "../state/shortcuts.ts";
import { closeDialog } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Empty } from "../ui/empty.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { counted } from "../ui/numbers.ts";
import { Sentence } from "../ui/sentence.tsx";
import { formWords, sameInWords } from "./caption-words.ts";
import { dropSheet, keepSheet, keptSheet } from "./kept-sheet.ts";
import { OutcomeFilter } from "./outcome-filter.tsx";
import { SheetColumns } from "./sheet-columns.tsx";
import { SheetRows } from "./sheet-rows.tsx";
import { sheetScopes } from "./sheet-scopes.ts";
import { SheetSettings } from "./sheet-settings.tsx";
import { asProposed, countTaken, noTicks, ticked, ticksToAsk, type Ticks } from "./ticks.ts";
import { useCaptionPreview, type CaptionDraft } from "./use-caption-preview.ts";
import styles from "./caption-import.module.css";

/**
 * Takes captions in: the file at the left, what it says beside the archive at the right. Only Cancel and taking in give
 * it up: Escape and a click outside, which may be slips, keep it for the next time.
 */
export function CaptionImportDialog(): ReactNode {
  const scopes = useMemo(() => sheetScopes(), []);
  const [draft, setDraft] = useState<CaptionDraft>(() => keptSheet()?.draft ?? fresh);
  const [ticks, setTicks] = useState<Ticks>(() => keptSheet()?.ticks ?? asProposed);
  const area = useRef<HTMLTextAreaElement>(null);
  const { preview, problem, isCurrent, again } = useCaptionPreview(draft);
  const taken = preview === null ? 0 : countTaken(ticks, preview.texts);
  /** What was said of rows is of this file, read this way, only. */
  const change = (part: Partial<CaptionDraft>): void => {
    setTicks(asProposed);
    setDraft((old) => ({ ...old, choices: new Map(), ...part }));
  };
  const canTake = isCurrent && preview !== null && taken > 0;
  const takeIn = async (): Promise<void> => {
    if (!canTake) return;
    const order = { preview: preview.preview, ...ticksToAsk(ticks) };
    const done = await orTell(() => ask("captions.import", order));
    // It was refused, and nothing was changed: what is shown is looked over again.
    if (done === null) return again();
    giveUp();
    tellChange(done.label, done.change);
  };
  const leave = (): void => {
    closeDialog();
    if (keepSheet({ draft, ticks }))
      tell("What you gave is kept: Take in captions shows it again.");
  };
  const keys = (event: KeyboardEvent): void => {
    if (!matches("Ctrl+Enter", event)) return;
    event.preventDefault();
    event.stopPropagation();
    void takeIn();
  };
  return (
    <Dialog
      title="Take in captions"
      size="whole"
      onClose={leave}
      onKeys={keys}
      actions={
        <>
          <p className={classes(styles, "summary")}>
            {preview === null ? "" : formWords[preview.form]}
          </p>
          {preview !== null && preview.texts > 0 && (
            <Button
              onPress={() => setTicks(ticks.others === "none" ? asProposed : noTicks)}
              disabled={!isCurrent}
            >
              {ticks.others === "none" ? "Tick what is proposed" : "Tick nothing"}
            </Button>
          )}
          <Button onPress={giveUp}>Cancel</Button>
          <Button tone="primary" disabled={!canTake} onPress={() => void takeIn()}>
            {taken === 0 ? (
              "Nothing to take in"
            ) : (
              <span className={classes(styles, "import")}>
                Take in {counted(taken, "text")} <Kbd>Ctrl+Enter</Kbd>
              </span>
            )}
          </Button>
        </>
      }
    >
      <div className={classes(styles, "all")}>
        <div className={classes(styles, "given")}>
          <ListSource
            words={sourceWords}
            source={draft.source}
            autoFocus
            area={area}
            onChange={(source) => {
              change({ source, columns: null, charset: null, sheet: null });
              if (isSameFile(source, draft.source)) again();
            }}
          />
          <SheetSettings
            draft={draft}
            scopes={scopes}
            charset={preview?.charset ?? null}
            sheets={preview?.sheets ?? null}
            onChange={change}
          />
        </div>
        <div className={classes(styles, "understood")} aria-live="polite">
          {problem !== null && (
            <p className={classes(styles, "refusal")}>
              <Sentence text={problem.message} />
            </p>
          )}
          {problem === null && preview === null && <Explanation />}
          {preview !== null && (
            <Understood
              preview={preview}
              columns={columnsSaid(preview.columns, draft.columns)}
              ticks={ticks}
              onTicks={setTicks}
              onColumns={(columns) => change({ columns })}
              onChoose={(at, still) => {
                setTicks(asProposed);
                setDraft((old) => ({ ...old, choices: new Map(old.choices).set(at, still) }));
              }}
            />
          )}
        </div>
      </div>
    </Dialog>
  );
}

function giveUp(): void {
  dropSheet();
  closeDialog();
}

const fresh: CaptionDraft = {
  source: { text: "" },
  charset: null,
  sheet: null,
  columns: null,
  match: "auto",
  within: null,
  language: "",
  choices: new Map(),
};

/** A file that is chosen once more may have been mended meanwhile. */
function isSameFile(one: ListOrFile, other: ListOrFile): boolean {
  return "file" in one && "file" in other && one.file === other.file;
}

const sourceWords = {
  label: "Captions",
  choose: "Captions: CSV, TSV, XLSX, DOCX, HTML or text",
  placeholder:
    "Paste them here: a table, an article with its captions, or a caption sheet, such as\n\nRTD_0107.jpg: Hai Qing as Cao Guiying. Photo: Courtesy of Real Image\n007. The donkey waits. © Qizi Films",
};

/** Shown first: what wants a look. */
const open: readonly RowOutcome[] = ["fills", "changes", "unclear", "unmatched", "contradicts"];

type UnderstoodProps = {
  readonly preview: CaptionsPreview;
  readonly columns: readonly SheetColumnRead[];
  readonly ticks: Ticks;
  readonly onTicks: (ticks: Ticks) => void;
  readonly onColumns: (columns: readonly (ColumnMeaning | null)[]) => void;
  readonly onChoose: (at: number, still: number | null) => void;
};

function Understood(props: UnderstoodProps): ReactNode {
  const { preview, columns, ticks, onTicks, onColumns, onChoose } = props;
  const [shown, setShown] = useState(open);
  const of = shown.filter((as) => preview.rows[as] > 0);
  const total = of.reduce((sum, as) => sum + preview.rows[as], 0);
  const place = placeNames[preview.form];
  const name = place.slice(0, 1).toUpperCase() + place.slice(1);
  return (
    <>
      <SheetColumns columns={columns} onColumns={onColumns} />
      <OutcomeFilter rows={preview.rows} shown={shown} onShown={setShown} />
      {total === 0 ? (
        <Empty title={preview.rows.same > 0 ? "The archive says all of this already" : "No rows"}>
          {preview.rows.same > 0 && sameInWords(preview.rows.same)}
        </Empty>
      ) : (
        <SheetRows
          preview={preview.preview}
          of={of}
          total={total}
          place={name}
          ticks={ticks}
          onTick={(row, differences, take) => onTicks(ticked(ticks, row, differences, take))}
          onChoose={onChoose}
        />
      )}
      <ListWords words={preview.words} place={name} onLine={null} />
    </>
  );
}

function Explanation(): ReactNode {
  return (
    <Empty title="Paste captions, or choose a file">
      Each caption finds its still by identifier, file name, still number or who is named in it, and
      is shown beside what the archive has. Nothing is changed before you take it in, and one undo
      takes it all back.
    </Empty>
  );
}

/** What was said of columns is shown at once, before the file is read again. */
function columnsSaid(
  read: readonly SheetColumnRead[],
  said: CaptionDraft["columns"],
): readonly SheetColumnRead[] {
  return read.map((column, at) => (said === null ? column : { ...column, is: said[at] ?? null }));
}
