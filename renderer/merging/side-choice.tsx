import type { ReactNode } from "react";
import { sides, type Side } from "../../shared/contract/merging.ts";
import { classes } from "../ui/classes.ts";
import styles from "./merging.module.css";

/** Whose a value is. */
export const whose = { ours: "Ours", theirs: "Theirs" } as const;

type SideChoiceProps = {
  /** What is decided, read out with either side. */
  readonly name: string;
  /** Sets it apart from the others in the dialog. */
  readonly id: string;
  readonly side: Side | null;
  readonly words: Readonly<Record<Side, string>>;
  /** Whether the words are the values themselves, of which it is to be said whose they are. */
  readonly isOfValues?: boolean;
  readonly onChoose: (side: Side) => void;
};

/** Ours or theirs: an arrow goes from the one to the other. */
export function SideChoice(props: SideChoiceProps): ReactNode {
  const { name, id, side, words, isOfValues = false, onChoose } = props;
  return (
    <div role="radiogroup" aria-label={name} className={classes(styles, "sides")}>
      {sides.map((one) => (
        <label key={one} className={classes(styles, "side")} data-chosen={side === one}>
          <input type="radio" name={id} checked={side === one} onChange={() => onChoose(one)} />
          <span className={classes(styles, "value")}>
            {isOfValues && <span className={classes(styles, "hidden")}>{`${whose[one]}: `}</span>}
            {words[one]}
          </span>
        </label>
      ))}
    </div>
  );
}
