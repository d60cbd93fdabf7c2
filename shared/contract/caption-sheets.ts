import * as v from "valibot";
import {
  matchWishes,
  rowOutcomes,
  sheetColumns,
  type RowOutcome,
  type SheetColumnRead,
  type SheetForm,
  type SheetsOfWorkbook,
  type SheetWord,
  type ShownSheetRow,
} from "../caption-sheet.ts";
import { charsets } from "../charsets.ts";
import { asks, changes } from "./procedure.ts";
import type { StillCard } from "../still.ts";
import { AbsolutePath, Count, Id, Language, LongText, Name, Stills, Uuid } from "./schemas.ts";
import type { Changed } from "./stills.ts";

/** Captions as they were pasted, or a file of any of the forms. */
const Source = v.union([
  v.strictObject({ text: LongText }),
  v.strictObject({ file: AbsolutePath }),
]);

const Column = v.strictObject({ is: v.picklist(sheetColumns), language: Language });

/** Captions as they were understood and what taking them in would do, before anything is changed. */
export type CaptionsPreview = {
  /** Stands for what was compared, until another file is looked at. */
  readonly preview: string;
  readonly form: SheetForm;
  /** In which character set its bytes were read; null for what says so itself. */
  readonly charset: { readonly charset: string; readonly guessed: boolean } | null;
  /** Null of what is no workbook. */
  readonly sheets: SheetsOfWorkbook | null;
  readonly columns: readonly SheetColumnRead[];
  /** How many rows come to what. */
  readonly rows: Readonly<Record<RowOutcome, number>>;
  /** How many texts are written unless the archivist says otherwise. */
  readonly texts: number;
  readonly words: readonly SheetWord[];
};

/** A tick of the archivist: of one text of a row, or of all of them. */
const Tick = v.strictObject({ row: Count, difference: v.nullable(Count), take: v.boolean() });

export const captionSheets = {
  "captions.read": asks<CaptionsPreview>()(
    "Reads a file of captions, finds the still of each and says what taking them in would change.",
    v.strictObject({
      source: Source,
      /** Null leaves it to the bytes. */
      charset: v.nullable(v.picklist(charsets)),
      /** The name of a sheet of a workbook; null for the first with captions. */
      sheet: v.nullable(v.pipe(v.string(), v.maxLength(1_000))),
      /** What each column holds; null leaves it to headings and content. */
      columns: v.nullable(v.array(v.nullable(Column))),
      match: v.picklist(matchWishes),
      /** Among which stills, in their order; null is the whole archive. */
      within: v.nullable(Stills),
      /** Of texts that state none. */
      language: Language,
      /** Which still a row is of, by its place among the rows; null for none. */
      choices: v.array(v.strictObject({ row: Count, still: v.nullable(Id) })),
    }),
  ),
  "captions.rows": asks<readonly ShownSheetRow[]>()(
    "Some of the rows that captions.read compared, of those that come to one of these outcomes.",
    v.strictObject({
      preview: Uuid,
      of: v.array(v.picklist(rowOutcomes)),
      from: Count,
      count: v.pipe(Count, v.maxValue(200)),
    }),
  ),
  "captions.import": changes<Changed>()(
    "Writes the texts that captions.read proposed, with the ticks of the archivist; refused where they are no longer what was shown.",
    v.strictObject({
      preview: Uuid,
      /** What becomes of texts without a tick: as they were proposed, or nothing. */
      others: v.picklist(["proposed", "none"]),
      ticks: v.array(Tick),
    }),
  ),
  "captions.find": asks<readonly StillCard[]>()(
    "Some stills whose file name has this in it, or whose still number it is, to say by hand of which still a caption is.",
    v.strictObject({ text: Name }),
  ),
} as const;
