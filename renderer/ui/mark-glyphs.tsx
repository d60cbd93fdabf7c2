import { Flag, X } from "lucide-react";
import {
  colourLabelNames,
  pickNames,
  starsOf,
  type ColourLabel,
  type Rating,
  type StillPick,
} from "../../shared/marks.ts";
import { classes } from "./classes.ts";
import styles from "./mark-glyphs.module.css";

// What is drawn with letters and stars is no text: where it stands the name says the same in words.

/** A colour label: its colour with its first letter, for those who see no difference; 13 px. */
export function LabelGlyph({ label }: { readonly label: ColourLabel }) {
  const name = colourLabelNames[label];
  return (
    <span
      className={classes(styles, "label", label)}
      title={`Label: ${name.toLowerCase()}`}
      data-letter={name.charAt(0)}
    />
  );
}

/** A rating as stars, or where there is no room as a number and one star. */
export function StarsGlyph({ rating }: { readonly rating: Rating }) {
  return (
    <span
      className={classes(styles, "stars")}
      title={`Rating: ${String(rating)} of 5`}
      data-stars={starsOf(rating)}
      data-number={`${String(rating)}★`}
    />
  );
}

/** A flag, or a cross. */
export function PickGlyph({ pick, size }: { readonly pick: StillPick; readonly size: number }) {
  return (
    <span className={classes(styles, "pick")} title={pickNames[pick]}>
      {pick === "picked" ? (
        <Flag size={size} fill="currentColor" aria-hidden />
      ) : (
        <X size={size} strokeWidth={2.5} aria-hidden />
      )}
    </span>
  );
}
