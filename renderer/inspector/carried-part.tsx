import type { ReactNode } from "react";
import { useMemo, useState } from "react";
import { classes } from "../ui/classes.ts";
import { beginningOf } from "./long-text.tsx";
import { carriedLines } from "./carried-lines.ts";
import type { CarriedLine } from "./carried-lines.ts";
import styles from "./inspector.module.css";

/** Everything the file itself says, property by property; closed until it is wanted. */
export function CarriedPart({
  carried,
}: {
  carried: Readonly<Record<string, unknown>>;
}): ReactNode {
  const [open, setOpen] = useState(false);
  const lines = useMemo(() => carriedLines(carried), [carried]);
  const groups = useMemo(() => [...Map.groupBy(lines, ({ group }) => group)], [lines]);
  return (
    <details
      className={classes(styles, "carried")}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <h3>Carried by the file</h3>
        <span className={classes(styles, "note")}>
          {lines.length === 0 ? "nothing" : `${String(lines.length)} properties`}
        </span>
      </summary>
      {open && groups.map(([group, members]) => <Group key={group} name={group} lines={members} />)}
    </details>
  );
}

function Group({ name, lines }: { name: string; lines: readonly CarriedLine[] }): ReactNode {
  return (
    <>
      <h4>{name}</h4>
      <dl>
        {lines.map((line, index) => (
          <div key={`${line.name}-${String(index)}`}>
            <dt>{line.name}</dt>
            <dd dir="auto">{beginningOf(line.value)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
