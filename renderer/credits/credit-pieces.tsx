import type { ReactNode } from "react";
import type { CreditPiece } from "../../shared/credit.ts";
import { classes } from "../ui/classes.ts";
import { pieceName } from "./credit-words.ts";
import styles from "./credits.module.css";

/** A pattern: its words, and in the place of each part what it is. */
export function Pattern({ pieces }: { readonly pieces: readonly CreditPiece[] }): ReactNode {
  return (
    <span className={classes(styles, "pattern")} dir="auto">
      {pieces.map((piece, index) => {
        const name = pieceName(piece);
        const isOpen = piece.is === "party" && piece.role === null;
        return name === null ? (
          piece.text
        ) : (
          // The pieces of a line have no names of their own, and are never in another order.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={index} className={classes(styles, "slot", isOpen && "open")}>
            {name}
          </span>
        );
      })}
    </span>
  );
}

/** A line with its parts marked, each with what it is below it; `at` is the place that is chosen. */
export function MarkedLine(props: {
  readonly pieces: readonly CreditPiece[];
  readonly at: number | null;
}): ReactNode {
  const { pieces, at } = props;
  return (
    <span className={classes(styles, "line-text")} dir="auto">
      {pieces.map((piece, index) => {
        const name = pieceName(piece);
        if (name === null) return piece.text;
        const isParty = piece.is === "party";
        const look = [
          "part",
          isParty && piece.role === null && "open",
          !isParty && "fact",
          isParty && piece.place === at && "current",
        ] as const;
        return (
          // oxlint-disable-next-line react/no-array-index-key
          <span key={index} className={classes(styles, ...look)}>
            <span>{piece.text}</span>
            <span className={classes(styles, "role")}>{name}</span>
          </span>
        );
      })}
    </span>
  );
}
