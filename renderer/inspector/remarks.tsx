import { useId, type ReactNode } from "react";
import { useStore } from "zustand";
import type { Remark } from "../../shared/carried.ts";
import { remarkInWords } from "../../shared/remark-in-words.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { takeAsSeen } from "../state/remarks.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import styles from "./findings-part.module.css";

/** How the file was read: there is nothing to choose, only to take note of. */
export function Remarks({
  still,
  remarks,
}: {
  still: number;
  remarks: readonly Remark[];
}): ReactNode {
  return (
    <div role="group" aria-label="How the file was read">
      <ul>
        {remarks.map((remark) => (
          <RemarkLine key={remark} still={still} remark={remark} />
        ))}
      </ul>
      {remarks.length > 1 && (
        <div className={classes(styles, "all")}>
          <Seen still={still} remark={null}>
            All seen
          </Seen>
        </div>
      )}
    </div>
  );
}

function RemarkLine({ still, remark }: { still: number; remark: Remark }): ReactNode {
  const id = useId();
  return (
    <li className={classes(styles, "remark")}>
      <p id={id}>{remarkInWords(remark)}</p>
      <Seen still={still} remark={remark} describedBy={id}>
        Seen
      </Seen>
    </li>
  );
}

type SeenProps = {
  readonly still: number;
  /** Null for all of them. */
  readonly remark: Remark | null;
  readonly describedBy?: string;
  readonly children: string;
};

function Seen({ still, remark, children, ...described }: SeenProps): ReactNode {
  const writable = useStore(archiveState, isWritable);
  return (
    <Button
      tone="plain"
      onPress={() => void takeAsSeen({ ids: [still] }, remark)}
      disabled={!writable}
      {...described}
    >
      {children}
    </Button>
  );
}
