import type { ReactNode } from "react";
import { useStore } from "zustand";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { classes } from "../ui/classes.ts";
import { useAtOnce } from "./use-at-once.ts";
import styles from "./records.module.css";

type ChoiceProps<Code extends string> = {
  readonly name: string;
  readonly codes: readonly Code[];
  readonly names: Readonly<Record<Code, string>>;
  readonly value: Code | null;
  /** Answers null when it could not be so. */
  readonly onChoose: (code: Code) => Promise<unknown>;
  /** Chooses none of them. */
  readonly onNone?: () => Promise<unknown>;
};

/** Chooses one of a closed list, or none where that can be said. */
export function Choice<Code extends string>(props: ChoiceProps<Code>): ReactNode {
  const { name, codes, names, value, onChoose, onNone } = props;
  const writable = useStore(archiveState, isWritable);
  const [shown, choose] = useAtOnce(value, async (code) =>
    code === null ? await onNone?.() : await onChoose(code),
  );
  return (
    <select
      className={classes(styles, "choice")}
      aria-label={name}
      disabled={!writable}
      value={shown ?? ""}
      onChange={({ target }) => choose(codes.find((code) => code === target.value) ?? null)}
    >
      {onNone !== undefined && <option value="">Not said</option>}
      {codes.map((code) => (
        <option key={code} value={code}>
          {names[code]}
        </option>
      ))}
    </select>
  );
}
