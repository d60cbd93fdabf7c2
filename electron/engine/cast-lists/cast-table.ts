import type { CastColumn, CastForm, CastWord } from "../../../shared/cast-list.ts";
import type { TableLine } from "../tables/split-rows.ts";

/** A cast list taken apart into cells, before it is said what each column means. */
export type CastTable = {
  readonly form: CastForm;
  /** What stands above the columns; null when the list has no such line. */
  readonly header: readonly string[] | null;
  readonly lines: readonly TableLine[];
  /** What each column is where the form itself says so; null to go by header and content. */
  readonly columns: readonly (CastColumn | null)[] | null;
  readonly words: readonly CastWord[];
  /** The names are those of an archive: brackets are part of them. */
  readonly literal?: true;
  /** It says in words who plays whom: what the archive knows of the names does not turn it round. */
  readonly inWords?: true;
};

/** Tells of a row or a part of it that is kept out. */
export function problem(line: number, message: string): CastWord {
  return { line, tone: "problem", message };
}

/** Tells how something was understood. */
export function remark(line: number, message: string): CastWord {
  return { line, tone: "remark", message };
}
