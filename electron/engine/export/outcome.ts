import { basename } from "node:path";
import { documentsInWords } from "../../../shared/export/documents-in-words.ts";
import type { Pass } from "../../../shared/rights/gate.ts";
import type { StillId } from "../../../shared/still.ts";
import type { HeldBack } from "../catalog/ledger.ts";
import { countOf } from "../commands/tag-stills.ts";
import type { Held } from "./copy-still.ts";
import type { Documents } from "./documents/write-documents.ts";
import type { ExportOrder } from "./export-work.ts";
import type { HandOutFile } from "./hand-out.ts";

/** A still that was held back. */
export type HeldStill = Held & { readonly still: StillId; readonly uuid: string };

/** What an export did. */
export type ExportOutcome = {
  readonly exported: number;
  readonly held: readonly HeldStill[];
  /** How the rights of those handed out stood, in the order of `files`; null where that was not asked yet. */
  readonly passes: readonly (Pass | null)[];
  readonly files: readonly string[];
  readonly documents: Documents;
  /** Which documents it goes without because they cannot be made of it, and why; null when it lacks none. */
  readonly leftOut: string | null;
  /** Name in the folder of the ZIP file that all of it is in; null where it lies there as it is. */
  readonly packed: string | null;
  readonly cancelled: boolean;
  /** Whether it was stopped in its middle and is taken up again there: until then its entry is not finished. */
  readonly goesOn: boolean;
  readonly ledgerId: string;
};

export function outcomeOf(
  ledgerId: string,
  handed: readonly HandOutFile[],
  held: readonly HeldStill[],
): ExportOutcome {
  return {
    exported: handed.length,
    held,
    files: handed.map(({ fileName }) => fileName),
    passes: handed.map(({ pass }) => pass),
    documents: { files: [], problems: [] },
    leftOut: null,
    packed: null,
    cancelled: false,
    goesOn: false,
    ledgerId,
  };
}

export function heldBack(held: readonly HeldStill[]): HeldBack[] {
  return held.map(({ uuid, path, reasons }) => ({
    stillUuid: uuid,
    name: basename(path),
    reasons,
  }));
}

/** The same in words. */
export function sayOutcome(
  { exported, held, passes, cancelled, documents, packed, leftOut }: ExportOutcome,
  { stills, folder, profile }: ExportOrder,
): string {
  if (cancelled && profile.isPacked)
    return "Cancelled: no ZIP file was made, and nothing was handed out";
  const count = cancelled ? `${String(exported)} of ${countOf(stills.length)}` : countOf(exported);
  const kept = held.length === 0 ? "" : `, ${String(held.length)} held back`;
  const overridden = passes.filter((pass) => (pass?.override ?? null) !== null).length;
  const against =
    overridden === 0 ? "" : `, ${String(overridden)} of them against what is recorded`;
  const where = packed === null ? folder : `${folder} in the ZIP file “${packed}”`;
  const said = `${cancelled ? "Cancelled: " : ""}${count} exported to ${where}${against}${kept}`;
  const lists = documents.files.length === 0 ? "" : `, with ${documentsInWords(documents.files)}`;
  const problems = documents.problems.map(({ message }) => message);
  return [`${said}${lists}`, ...problems, ...(leftOut === null ? [] : [leftOut])].join(". ");
}
