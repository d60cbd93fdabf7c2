import type { RowOutcome, ShownSheetRow } from "../../../shared/caption-sheet.ts";
import { ProblemError } from "../../../shared/problem.ts";
import { cardsOf } from "../catalog/cards.ts";
import type { ReadableDb } from "../catalog/database.ts";
import type { TakenText } from "../commands/take-captions.ts";
import { takenTexts } from "../commands/take-captions.ts";
import type { ComparedSheet } from "./preview-captions.ts";

/** Of a longer text only the beginning is shown. */
const SHOWN_OF_TEXT = 4_000;

/** The compared rows that come to one of these outcomes, some of them, with their stills. */
export function shownRows(
  db: ReadableDb,
  sheet: ComparedSheet,
  of: readonly RowOutcome[],
  [from, to]: readonly [number, number],
): ShownSheetRow[] {
  const wanted = new Set(of);
  const rows = sheet.rows.flatMap((compared, at) =>
    wanted.has(compared.as) ? [{ ...compared, at }] : [],
  );
  return rows.slice(from, to).map((compared) => {
    const { match, candidates, row, differences } = compared;
    const [card = null] = match === null ? [] : cardsOf(db, [match.still]);
    return {
      ...compared,
      row: { ...row, texts: row.texts.map((text) => ({ ...text, text: beginning(text.text) })) },
      differences: differences.map((difference) => ({
        ...difference,
        before: beginning(difference.before),
        after: beginning(difference.after),
      })),
      card,
      candidateCards: cardsOf(
        db,
        candidates.map(({ still }) => still),
      ),
    };
  });
}

function beginning(text: string): string {
  return text.length > SHOWN_OF_TEXT ? `${text.slice(0, SHOWN_OF_TEXT)}…` : text;
}

/** The archivist's tick of one text of a row, or with null of all of them. */
export type Tick = {
  readonly row: number;
  readonly difference: number | null;
  readonly take: boolean;
};

/** The texts that are taken with these ticks; what has none as it was proposed, or not at all. */
export function tickedTexts(
  { rows }: ComparedSheet,
  ticks: readonly Tick[],
  others: "proposed" | "none",
): TakenText[] {
  const removes = (row: number, difference: number): boolean =>
    rows[row]?.differences[difference]?.after === "";
  const said = new Map(
    ticks.map(({ row, difference, take }) => [`${String(row)} ${String(difference)}`, take]),
  );
  return takenTexts(
    rows,
    (row, difference, proposed) =>
      said.get(`${String(row)} ${String(difference)}`) ??
      (removes(row, difference) ? false : said.get(`${String(row)} null`)) ??
      (others === "proposed" && proposed),
  );
}

/** The sheet that was compared last, if it is the one that is meant. Throws a Problem where another was looked at since. */
export function sheetMeant(sheet: ComparedSheet | null, preview: string): ComparedSheet {
  if (sheet?.preview === preview) return sheet;
  throw lookedAtAnother();
}

/** Two files cannot be looked over at once. */
export function lookedAtAnother(): ProblemError {
  return new ProblemError(
    "changed",
    "Another file was looked at meanwhile. Look this one over again.",
  );
}
