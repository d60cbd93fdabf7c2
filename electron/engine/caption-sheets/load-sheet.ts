import { basename } from "node:path";
import { ProblemError } from "../../../shared/problem.ts";
import type { WorkerPool } from "../worker/pool.ts";
import { readSheetText } from "./read-sheet.ts";
import type { SheetDocument } from "./sheet-document.ts";

/** Captions as they were pasted, or a file of them. */
export type SheetSource = { readonly text: string } | { readonly file: string };

/** What stands for a source in the label of its change. */
export function nameOfSource(source: SheetSource): string {
  return "file" in source ? `“${basename(source.file)}”` : "pasted text";
}

/** Reads captions. Files are other people's and are taken apart in a worker; what is pasted is text already. */
export async function loadSheet(
  pool: WorkerPool,
  source: SheetSource,
  { charset, sheet }: { readonly charset: string | null; readonly sheet: string | null },
): Promise<SheetDocument> {
  if ("text" in source) return readSheetText(source.text);
  const { file } = source;
  const { document, problem } = await pool.run(
    { kind: "captions", path: file, charset, sheet },
    "visible",
  );
  if (document !== null) return document;
  if (problem === null || problem.kind === "crashed")
    throw new ProblemError(
      "crashed",
      "Reading this file took too much time or memory, as harmful files make it on purpose. Nothing was taken of it. Ask whoever sent it for the captions as CSV or text.",
      file,
    );
  throw new ProblemError(problem.kind, problem.message, file);
}
