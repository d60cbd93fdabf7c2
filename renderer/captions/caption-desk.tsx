import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import { Group, Panel, Separator } from "react-resizable-panels";
import { textFieldNames, textFields, type StillRecord } from "../../shared/still.ts";
import { WithCastCodes } from "../inspector/cast-codes.tsx";
import { tell } from "../state/notices.ts";
import { classes } from "../ui/classes.ts";
import { Empty } from "../ui/empty.tsx";
import { DeskFields } from "./desk-fields.tsx";
import { DeskHead } from "./desk-head.tsx";
import {
  columnsFor,
  columnsUpTo,
  deskLanguages,
  wantedLanguages,
  wantLanguages,
} from "./desk-languages.ts";
import { putSentence } from "./offered-sentence.tsx";
import { DeskPicture } from "./desk-picture.tsx";
import { useHeldLetters } from "../ui/use-held-letters.ts";
import { useLastShown } from "./use-last-shown.ts";
import { useDeskStill } from "./use-desk-still.ts";
import { WithFindings } from "./use-desk-findings.tsx";
import { useRecord, useRecordAhead } from "./use-record-ahead.ts";
import styles from "./captions.module.css";

/**
 * Where captions are written one still after the other: the picture large, its texts below, a column a
 * language. Going on keeps the keyboard in the field it is in, and saves what was typed.
 */
export function CaptionDesk(): ReactNode {
  const desk = useDeskStill();
  const asked = useRecordAhead(desk.card?.id ?? null, desk.before, desk.after);
  // the fields stay, and with them the keyboard, also where one goes on faster than records come
  const record = useLastShown(asked);
  const last = useLastShown(desk.card ?? null);
  const card = desk.card ?? (desk.total > 0 ? last : null);
  const isWaiting = record !== null && asked === null && desk.total > 0;
  const hold = useHeldLetters(isWaiting);
  const [written, setWritten] = useState<number | null>(null);
  const before = useRecord(written);
  const texts = useRef<HTMLDivElement>(null);
  const isThere = record !== null;
  const began = useRef(false);
  const windowHeight = useSyncExternalStore(onWindowResize, () => window.innerHeight);
  useEffect(() => {
    if (!isThere || began.current) return;
    began.current = true;
    texts.current?.querySelector<HTMLElement>("[data-field=caption]")?.focus();
  }, [isThere]);

  function go(by: -1 | 1): void {
    if (!desk.canGo(by)) return;
    // the column the keyboard is in is there with the next still too, though that may have nothing in it
    const cell = document.activeElement?.closest<HTMLElement>("[data-language]");
    const language = cell?.dataset["language"];
    if (language !== undefined && record !== null) {
      const columns = columnsFor(record.texts, wantedLanguages(deskLanguages.getState()));
      wantLanguages(columnsUpTo(columns, language));
    }
    setWritten(record?.id ?? null);
    desk.go(by);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target instanceof HTMLTextAreaElement && hold(event)) return;
    if (event.nativeEvent.isComposing || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const by = steps[event.key];
    if (by === undefined && event.key !== "'" && event.key !== ".") return;
    event.preventDefault();
    event.stopPropagation();
    if (by !== undefined) go(by);
    else if (event.key === "'") writeAsBefore(event.target, before);
    else if (event.target instanceof Element) putSentence(event.target);
  }

  return (
    // The keys are for whichever text the keyboard is in, before the text has them.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={classes(styles, "desk")}
      aria-label="Caption desk"
      data-desk
      onKeyDownCapture={onKeyDown}
    >
      <WithFindings record={record}>
        <DeskHead desk={{ ...desk, go }} />
        {card === null ? (
          <Empty title="No still to write about">The list has no stills.</Empty>
        ) : (
          <Group id="caption-desk" orientation="vertical" disableCursor>
            <Panel id="picture" minSize={120} defaultSize={pictureHeight(windowHeight)}>
              <DeskPicture card={card} />
            </Panel>
            <Separator
              className={classes(styles, "separator")}
              aria-label="Height of the picture"
            />
            <Panel id="texts" minSize={140}>
              <div ref={texts} className={classes(styles, "texts")}>
                {record === null ? null : (
                  <WithCastCodes stills={{ ids: [record.id] }}>
                    <DeskFields record={record} />
                  </WithCastCodes>
                )}
              </div>
            </Panel>
          </Group>
        )}
      </WithFindings>
    </section>
  );
}

function onWindowResize(listener: () => void): () => void {
  window.addEventListener("resize", listener);
  return () => window.removeEventListener("resize", listener);
}

/** What head, foot and bars of the window take, and what texts want: caption, headline, title and alt text. */
const AROUND = 110;
const TEXTS = 400;

/**
 * How high the picture is to begin with, in CSS pixels: half of a high window; of a low one what the texts leave,
 * but never so little that faces cannot be told.
 */
function pictureHeight(windowHeight: number): number {
  const room = windowHeight - AROUND;
  return Math.round(Math.max(170, Math.min(room * 0.52, room - TEXTS)));
}

/** Puts what the still written before has in a text into it, as if typed over what is there. */
function writeAsBefore(area: EventTarget, before: StillRecord | null): void {
  if (!(area instanceof HTMLTextAreaElement) || area.readOnly) return;
  const field = textFields.find((one) => one === area.dataset["field"]);
  const language = area.closest<HTMLElement>("[data-language]")?.dataset["language"];
  if (field === undefined || language === undefined) return;
  const text = before?.texts[field]?.[language] ?? "";
  if (before === null) tell("No still was written before this one at the desk.");
  else if (text === "") tell(`The still before has no ${textFieldNames[field].toLowerCase()}.`);
  else {
    area.select();
    document.execCommand("insertText", false, text);
  }
}

const steps: Readonly<Record<string, -1 | 1>> = { Enter: 1, PageDown: 1, PageUp: -1 };
