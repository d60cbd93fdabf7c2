import type { StillCard } from "../../shared/still.ts";
import { statusNames } from "../ui/status-glyph.tsx";

/** What a screen reader says of a still: name, caption, rights, and whether its file has a problem. */
export function cellLabel(card: StillCard | undefined): string {
  if (card === undefined) return "Loading";
  const parts = [
    card.name,
    card.caption,
    statusNames[card.status],
    card.hasProblem ? "has a problem" : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}
