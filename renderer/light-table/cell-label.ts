import type { StillCard } from "../../shared/still.ts";
import { sequenceInWords } from "../ui/sequence.ts";
import { statusNames } from "../ui/status-glyph.tsx";

/** What a screen reader says of a still: name, caption, rights, pages, and whether its file has a problem. */
export function cellLabel(card: StillCard | undefined): string {
  if (card === undefined) return "Loading";
  const parts = [
    card.name,
    card.caption,
    statusNames[card.status],
    sequenceInWords(card) ?? "",
    card.problem === null ? "" : "has a problem",
  ];
  return parts.filter((part) => part !== "").join(", ");
}
