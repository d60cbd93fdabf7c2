import { useEffect, useMemo, useState } from "react";
import type { ColumnMeaning, MatchWish } from "../../shared/caption-sheet.ts";
import type { Charset } from "../../shared/charsets.ts";
import type { CaptionsPreview } from "../../shared/contract/caption-sheets.ts";
import type { Stills } from "../../shared/contract/schemas.ts";
import { languageTag, unstatedLanguage } from "../../shared/language.ts";
import type { Problem } from "../../shared/problem.ts";
import type { AskedOf } from "../archive.ts";
import type { ListOrFile } from "../cast-import/list-source.tsx";
import { useAnswer } from "../inspector/use-answer.ts";

/** A text is read again when nothing was typed for so long. */
const PAUSE_MS = 250;

/** What the archivist has said of a file; null where it is left to the file. */
export type CaptionDraft = {
  readonly source: ListOrFile;
  readonly charset: Charset | null;
  /** The sheet of a workbook. */
  readonly sheet: string | null;
  readonly columns: readonly (ColumnMeaning | null)[] | null;
  readonly match: MatchWish;
  readonly within: Stills | null;
  /** As it was typed; empty where it is not stated. */
  readonly language: string;
  readonly choices: ReadonlyMap<number, number | null>;
};

export type CaptionsPreviewed = {
  /** Null also beside a problem. */
  readonly preview: CaptionsPreview | null;
  readonly problem: Problem | null;
  /** Whether it is of what the archivist has said by now. */
  readonly isCurrent: boolean;
  readonly again: () => void;
};

/** What taking the file in would do, once typing pauses; null while there is none. */
export function useCaptionPreview(draft: CaptionDraft): CaptionsPreviewed {
  const [settled, setSettled] = useState(draft);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(draft), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  const question = useMemo(() => questionOf(settled), [settled]);
  // Not again by itself while other things are stored: it may take long, and ticks are of what was shown.
  const { answer, asked, problem, again } = useAnswer("captions.read", question, () => 0);
  const isCurrent = useMemo(
    () => draft === settled && JSON.stringify(asked) === JSON.stringify(question),
    [draft, settled, asked, question],
  );
  if (questionOf(draft) === null) return { preview: null, problem: null, isCurrent: true, again };
  // Of a file that is refused nothing is known; the answer is of the one before.
  return { preview: problem === null ? answer : null, problem, isCurrent, again };
}

/** What is wrong with the language, or null. */
export function languageOf(written: string): string | null {
  return written.trim() === "" ? unstatedLanguage : languageTag(written);
}

function questionOf({
  source,
  choices,
  language,
  columns,
  ...how
}: CaptionDraft): AskedOf<"captions.read"> | null {
  const tag = languageOf(language);
  if (tag === null || ("text" in source && source.text.trim() === "")) return null;
  return {
    source,
    ...how,
    columns: columns === null ? null : [...columns],
    language: tag,
    choices: [...choices].map(([row, still]) => ({ row, still })),
  };
}
