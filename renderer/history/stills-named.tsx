import type { ReactNode } from "react";
import type { NamedStill } from "../../shared/contract/history.ts";
import { counted } from "../ui/numbers.ts";
import { classes } from "../ui/classes.ts";
import styles from "./history.module.css";

/** More names than this tell nobody more. */
const SHOWN = 3;

type StillsNamedProps = {
  readonly stills: readonly NamedStill[];
  /** How many there are, where not all are named. */
  readonly total?: number;
  /** Shows a still on the light table; without it the names lead nowhere. */
  readonly onShow?: (id: number) => void;
};

/** The stills that something is about, by file name and still number; a click shows one. */
export function StillsNamed({ stills, total, onShow }: StillsNamedProps): ReactNode {
  const shown = stills.slice(0, SHOWN);
  const others = (total ?? stills.length) - shown.length;
  if (shown.length === 0) return null;
  return (
    <p className={classes(styles, "stills")}>
      {shown.map(({ id, name, number }, at) => {
        const words = number === null ? name : `${name} (${number})`;
        return (
          <span key={id}>
            {at > 0 && ", "}
            {onShow === undefined ? (
              <bdi>{words}</bdi>
            ) : (
              <button type="button" title={`Show ${words}`} onClick={() => onShow(id)}>
                <bdi>{words}</bdi>
              </button>
            )}
          </span>
        );
      })}
      {others > 0 && ` and ${counted(others, "other")}`}
    </p>
  );
}
