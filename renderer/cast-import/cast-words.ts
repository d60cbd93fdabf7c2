import type {
  CastChange,
  CastColumn,
  CastForm,
  CastOutcome,
  ComparedRow,
} from "../../shared/cast-list.ts";

export const formWords: Readonly<Record<CastForm, string>> = {
  csv: "CSV",
  tsv: "Columns with tabs",
  json: "JSON",
  codes: "Photo Mechanic codes",
  text: "Text",
};

export const columnWords: Readonly<Record<CastColumn, string>> = {
  character: "Character",
  performer: "Performer",
  both: "Performer as character",
  creditedAs: "Credited as",
  order: "Billing order",
  kind: "Kind of role",
  uncredited: "Uncredited",
  code: "Code",
  notes: "Notes",
  film: "Film",
  year: "Year of the film",
};

export const outcomeWords: Readonly<Record<CastOutcome, string>> = {
  new: "New",
  same: "Same",
  fills: "Fills a gap",
  changes: "Changes",
  unclear: "Who is meant?",
  "left-out": "Left out",
};

const changeWords: Readonly<Record<CastChange["what"], string>> = {
  performer: "performer",
  creditedAs: "credited as",
  order: "billing order",
  kind: "kind",
  uncredited: "uncredited",
  code: "code",
};

/** Outcomes as they are counted: "3 new · 1 unclear". */
export const countedWords: Readonly<Record<CastOutcome, string>> = {
  new: "new",
  same: "the same",
  fills: "filled",
  changes: "changed",
  unclear: "unclear",
  "left-out": "left out",
};

/** What a role would say instead: "billing order 3 → 7". */
export function changeInWords({ what, before, after }: CastChange): string {
  return `${changeWords[what]} ${before === null ? after : `${before} → ${after}`}`;
}

/** What a new role says beside who plays whom. */
export function detailsInWords({ row, as }: ComparedRow): string[] {
  if (as !== "new") return [];
  return [
    row.creditedAs === null ? "" : `credited as ${row.creditedAs}`,
    row.order === null ? "" : `billing order ${String(row.order)}`,
    row.kind === "role" ? "" : row.kind,
    row.uncredited ? "uncredited" : "",
    row.code === null ? "" : `code ${row.code}`,
  ].filter((words) => words !== "");
}

/** Whether taking a row in would do something. */
export function canTake({ as }: ComparedRow): boolean {
  return as === "new" || as === "fills" || as === "changes";
}
