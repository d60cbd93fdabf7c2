import {
  colourLabelNames,
  colourLabels,
  ratings,
  starsOf,
  workStateNames,
  workStates,
} from "../../shared/marks.ts";
import { labelSelected, markSelected } from "./mark-stills.ts";

/** One mark that is given to the selected stills. */
export type MarkAction = {
  readonly id: string;
  readonly label: string;
  /** As in shortcuts.ts. */
  readonly keys: readonly string[];
  readonly run: () => void;
};

/** Digits go on from the ratings; a fifth label has none left. */
const FIRST_LABEL_KEY = ratings.length + 1;

/** Every mark that can be given, in the order in which they are listed. */
export const markActions: readonly MarkAction[] = [
  ...ratings.map((rating) => ({
    id: `mark.rating.${String(rating)}`,
    label: `Rate ${starsOf(rating)}`,
    keys: [`Alt+${String(rating)}`],
    run: () => void markSelected({ rating }),
  })),
  {
    id: "mark.rating.none",
    label: "Take the rating away",
    keys: ["Alt+0"],
    run: () => void markSelected({ rating: null }),
  },
  {
    id: "mark.picked",
    label: "Pick",
    keys: ["P"],
    run: () => void markSelected({ pick: "picked" }),
  },
  {
    id: "mark.rejected",
    label: "Reject",
    keys: ["X"],
    run: () => void markSelected({ pick: "rejected" }),
  },
  {
    id: "mark.neither",
    label: "Neither pick nor reject",
    keys: ["U"],
    run: () => void markSelected({ pick: null }),
  },
  ...colourLabels.map((label, at) => ({
    id: `mark.label.${label}`,
    label: `Label ${colourLabelNames[label].toLowerCase()}, or no longer`,
    keys: FIRST_LABEL_KEY + at < 10 ? [`Alt+${String(FIRST_LABEL_KEY + at)}`] : [],
    run: () => void labelSelected(label),
  })),
  ...workStates.map((workState) => ({
    id: `mark.${workState}`,
    label: `Mark as ${workStateNames[workState].toLowerCase()}`,
    keys: workState === "checked" ? ["K"] : [],
    run: () => void markSelected({ workState }),
  })),
];
