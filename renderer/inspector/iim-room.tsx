import type { ReactNode } from "react";
import { useStore } from "zustand";
import { iimMeter } from "../../shared/iim-bytes.ts";
import { classes } from "../ui/classes.ts";
import { count } from "../ui/numbers.ts";
import { draftsState } from "./drafts.ts";
import { textDraftKey, type TextTarget } from "./text-target.ts";
import styles from "./inspector.module.css";

type IimRoomProps = {
  readonly target: TextTarget;
  /** What the stills have. */
  readonly present: string;
  /** Also while nothing is typed. */
  readonly always: boolean;
};

/** How much of its room in IPTC-IIM a text takes, once it comes near it: older programs read nothing else. */
export function IimRoom({ target, present, always }: IimRoomProps): ReactNode {
  const key = textDraftKey(target);
  const typed = useStore(draftsState, ({ drafts }) => drafts.get(key)?.text);
  const room =
    typed === undefined && !always
      ? null
      : iimMeter(target.field, target.language, typed ?? present);
  if (room === null) return null;
  const { bytes, most } = room;
  const words = `${count(bytes)} of ${count(most)} bytes in IPTC-IIM`;
  return (
    <p className={classes(styles, "iim-room")} data-over={bytes > most}>
      {bytes > most ? `${words}: programs that read only that see it cut` : words}
    </p>
  );
}
