import type { StillFile } from "../../shared/still.ts";
import { bytesInWords } from "../ui/bytes-in-words.ts";
import { count, counted } from "../ui/numbers.ts";
import { sequenceInWords } from "../ui/sequence.ts";

/** A file of a still as it is listed. */
export type ListedFile = {
  readonly file: StillFile;
  readonly name: string;
  /** Where it lies, without its name. */
  readonly folder: string;
  /** It stands for the still now: is shown and handed out. */
  readonly isShown: boolean;
  /** Other files have other bytes, and it is not a copy of the shown one: it matters whether it is shown. */
  readonly isChoice: boolean;
  /** Of the same bytes as the shown one, while others are not. */
  readonly isCopyOfShown: boolean;
};

/** The files of a still, the first of which is shown, in an order that stays when another is chosen. */
export function listedFiles(files: readonly StillFile[]): readonly ListedFile[] {
  const differ = countRenditions(files) > 1;
  return files
    .map((file, index) => {
      const end = file.path.lastIndexOf("/");
      return {
        file,
        name: file.path.slice(end + 1),
        folder: file.path.slice(0, Math.max(1, end)),
        isShown: index === 0,
        isChoice: differ && (index === 0 || file.hash !== files[0]?.hash),
        isCopyOfShown: differ && index > 0 && file.hash === files[0]?.hash,
      };
    })
    .toSorted((a, b) => (a.file.path < b.file.path ? -1 : 1));
}

/** How many files there are, where they are more than one: copies are of the same bytes. */
export function filesInWords(files: readonly StillFile[]): string | null {
  if (files.length < 2) return null;
  return countRenditions(files) === 1
    ? `${count(files.length)} copies`
    : counted(files.length, "file");
}

function countRenditions(files: readonly StillFile[]): number {
  return new Set(files.map(({ hash }) => hash)).size;
}

/** What a file is: pixels as displayed, format, bytes, and what is unusual about it. */
export function fileFacts(file: StillFile): string {
  const { width, height, orientation } = file;
  const size = orientation >= 5 ? [height, width] : [width, height];
  const pixels = size.flatMap((edge) => (edge === null ? [] : [count(edge)]));
  const facts = [
    pixels.length === 2 ? pixels.join(" × ") : null,
    file.format.toUpperCase(),
    bytesInWords(file.bytes),
    sequenceInWords(file),
    orientation === 1 ? null : `orientation ${String(orientation)}`,
  ];
  return facts.filter((fact) => fact !== null).join(" · ");
}
