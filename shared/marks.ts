/** Stars, one to five; a still without any has no rating. */
export const ratings = [1, 2, 3, 4, 5] as const;
export type Rating = (typeof ratings)[number];

/** What was decided when stills were gone through; of most nothing is. */
export const picks = ["picked", "rejected"] as const;
export type StillPick = (typeof picks)[number];

export const colourLabels = ["red", "yellow", "green", "blue", "purple"] as const;
export type ColourLabel = (typeof colourLabels)[number];

/** How far the work on a still has come, in this order. */
export const workStates = ["new", "tagged", "captioned", "checked"] as const;
export type WorkState = (typeof workStates)[number];

/** What an archivist notes of a still to sort the work by; it says nothing of what the picture shows. */
export type Marks = {
  readonly rating: Rating | null;
  readonly pick: StillPick | null;
  readonly colourLabel: ColourLabel | null;
  readonly workState: WorkState;
};
export const markFields = ["rating", "pick", "colourLabel", "workState"] as const;
export type MarkName = (typeof markFields)[number];

/** The marks that other programs keep in files too. */
export type FileMarks = Omit<Marks, "workState">;

/** The marks of a file that carries none. */
export const nothingMarked: FileMarks = { rating: null, pick: null, colourLabel: null };
/** The marks of a still that nobody has looked at. */
export const unmarked: Marks = { ...nothingMarked, workState: "new" };

/** What several stills have in common. */
export type SharedMarks = { readonly [M in MarkName]: Marks[M] | "mixed" };

/** What all of these have alike. */
export function sharedMarks(marks: readonly Marks[]): SharedMarks {
  const [first = unmarked] = marks;
  const shared = <M extends MarkName>(name: M): Marks[M] | "mixed" =>
    marks.every((one) => one[name] === first[name]) ? first[name] : "mixed";
  return {
    rating: shared("rating"),
    pick: shared("pick"),
    colourLabel: shared("colourLabel"),
    workState: shared("workState"),
  };
}

export const markNames: Readonly<Record<MarkName, string>> = {
  rating: "Rating",
  pick: "Pick",
  colourLabel: "Colour label",
  workState: "Work state",
};

export const pickNames: Readonly<Record<StillPick, string>> = {
  picked: "Picked",
  rejected: "Rejected",
};

/** Where each stands in a row of `still`, and so in what the history keeps of one. */
export const markColumns: Readonly<Record<MarkName, string>> = {
  rating: "rating",
  pick: "pick",
  colourLabel: "colour_label",
  workState: "work_state",
};

/** Also the words that Lightroom writes into files. */
export const colourLabelNames: Readonly<Record<ColourLabel, string>> = {
  red: "Red",
  yellow: "Yellow",
  green: "Green",
  blue: "Blue",
  purple: "Purple",
};

export const workStateNames: Readonly<Record<WorkState, string>> = {
  new: "New",
  tagged: "Tagged",
  captioned: "Captioned",
  checked: "Checked",
};

/** A rating as it is drawn: "★★★". */
export function starsOf(rating: Rating): string {
  return "★".repeat(rating);
}

/** A mark as people read it; `value` as it stands in the catalog. Null for none. */
export function markInWords(name: MarkName, value: unknown): string | null {
  if (name === "rating") return wordOf(ratings, value, starsOf);
  if (name === "pick") return wordOf(picks, value, (pick) => pickNames[pick]);
  if (name === "colourLabel")
    return wordOf(colourLabels, value, (label) => colourLabelNames[label]);
  return wordOf(workStates, value, (state) => workStateNames[state]);
}

function wordOf<Value>(
  values: readonly Value[],
  value: unknown,
  word: (value: Value) => string,
): string | null {
  const known = values.find((one) => one === value);
  return known === undefined ? null : word(known);
}
