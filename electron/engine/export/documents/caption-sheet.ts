import type { RightsRequest } from "../../../../shared/rights/request.ts";
import { mainText, type HandOutFile } from "../hand-out.ts";
import { captionsShown, type ShownCaption } from "./captions-shown.ts";
import { filmInWords } from "./page-title.ts";
import { rightsNote } from "./rights-note.ts";

/** A line of the caption sheet. Texts that are not there are empty. */
export type SheetLine = {
  /** Place in the hand-out, from 1. */
  readonly position: number;
  readonly fileName: string;
  readonly stillNumber: string;
  readonly alt: string;
  readonly captions: readonly ShownCaption[];
  readonly creditLine: string;
  readonly rights: readonly string[];
  /** Hex SHA-256 of the original, by which its thumbnail is found. */
  readonly sha256: string;
  /** Pixels as displayed; null when the file could not be decoded. */
  readonly size: { readonly width: number; readonly height: number } | null;
};

/** Stills of one film that follow each other, under its name. */
export type SheetPart = { readonly film: string; readonly lines: readonly SheetLine[] };

/** What both forms of the caption sheet say, in the order of the hand-out: a part a film, as long as they stand together. */
export function captionSheetParts({
  stills,
  request,
}: {
  readonly stills: readonly HandOutFile[];
  readonly request: RightsRequest;
}): SheetPart[] {
  const parts: { film: string; lines: SheetLine[] }[] = [];
  for (const [index, still] of stills.entries()) {
    const film = still.film === null ? "Film not known" : filmInWords(still.film);
    let part = parts.at(-1);
    if (part?.film !== film) {
      part = { film, lines: [] };
      parts.push(part);
    }
    const { width, height } = still;
    part.lines.push({
      position: index + 1,
      fileName: still.fileName,
      stillNumber: still.stillNumber,
      alt: describedPicture(still),
      captions: captionsShown(still.captions),
      creditLine: still.creditLine,
      rights: rightsNote(still, request),
      sha256: still.sha256,
      size: width === null || height === null ? null : { width, height },
    });
  }
  return parts;
}

/** Its alt text, or that there is none. */
export function describedPicture(still: Pick<HandOutFile, "altText" | "fileName">): string {
  const alt = mainText(still.altText);
  return alt === "" ? `${still.fileName}; this still has no alt text yet` : alt;
}
