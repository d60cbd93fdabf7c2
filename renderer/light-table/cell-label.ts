import { colourLabelNames, pickNames, type Marks } from "../../shared/marks.ts";
import type { StillCard } from "../../shared/still.ts";
import { counted } from "../ui/numbers.ts";
import { shortenEnd } from "../ui/shorten-end.ts";
import { sequenceInWords } from "../ui/sequence.ts";
import { statusNames } from "../ui/status-glyph.tsx";

// Enough to know a still by; the whole caption is read in the inspector.
const CAPTION_AT_MOST = 120;

/** What a screen reader says of a still: name, start of the caption, marks, rights, pages, whether its file is there, and whether it has a problem. */
export function cellLabel(card: StillCard | undefined): string {
  if (card === undefined) return "Loading";
  const parts = [
    card.name,
    shortenEnd(card.caption, CAPTION_AT_MOST),
    ...marksInWords(card.marks),
    statusNames[card.status],
    sequenceInWords(card) ?? "",
    card.state === "present" ? "" : card.state,
    card.problem === null ? "" : "has a problem",
  ];
  return parts.filter((part) => part !== "").join(", ");
}

/** The work state is left to the inspector, as on the light table. */
function marksInWords({ rating, pick, colourLabel }: Marks): readonly string[] {
  return [
    rating === null ? "" : counted(rating, "star"),
    pick === null ? "" : pickNames[pick].toLowerCase(),
    colourLabel === null ? "" : `labelled ${colourLabelNames[colourLabel].toLowerCase()}`,
  ];
}
