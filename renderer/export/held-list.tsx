import type { ReactNode } from "react";
import type { LedgerDetail } from "../../shared/contract/ledger.ts";
import { classes } from "../ui/classes.ts";
import { counted } from "../ui/numbers.ts";
import { Sentence } from "../ui/sentence.tsx";
import styles from "./gate.module.css";

/** What an export held back, and why. */
export function HeldList({ held }: { readonly held: LedgerDetail["heldBack"] }): ReactNode {
  if (held.length === 0) return null;
  return (
    <details>
      <summary>{counted(held.length, "still")} held back</summary>
      <ul className={classes(styles, "list")} aria-label="Held back">
        {held.map(({ name, reasons }, index) => (
          // two stills may be called alike
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <div className={classes(styles, "about")}>
              {name}
              <ul className={classes(styles, "reasons")}>
                {[...new Set(reasons)].map((words) => (
                  <li key={words}>
                    <Sentence text={words} />
                  </li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
