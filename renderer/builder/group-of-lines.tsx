import { useEffect, useRef, type ReactNode } from "react";
import { Plus, X } from "lucide-react";
import { Button, IconButton } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import styles from "./builder.module.css";
import { LineRow } from "./line-row.tsx";
import {
  MOST_NESTED,
  newGroup,
  newLine,
  withAdded,
  withCondition,
  withJoined,
  withLine,
  type Lines,
} from "./lines.ts";
import type { Condition } from "./condition.ts";

/** How the rows of a group belong together, as it is chosen. */
const ways = {
  all: { joined: "and", not: false, label: "all of these hold" },
  any: { joined: "or", not: false, label: "any of these holds" },
  none: { joined: "or", not: true, label: "none of these holds" },
  "not-all": { joined: "and", not: true, label: "not all of these hold" },
} as const;
type Way = keyof typeof ways;

const wayNames = ["all", "any", "none", "not-all"] as const satisfies readonly Way[];
const blank: Condition = {
  field: "text",
  relation: { name: "begins", not: false },
  value: "",
  upTo: "",
};

type Props = {
  readonly group: Lines;
  /** All rows, of which the group is a part. */
  readonly top: Lines;
  readonly depth: number;
  /** Where it stands, as "2.1"; nothing of the whole. */
  readonly place?: string;
  readonly onChange: (top: Lines) => void;
};

/** Rows, how they belong together, and the ways to add to them. */
export function GroupOfLines({ group, top, depth, place = "", onChange }: Props): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const focusLast = useFocusOnAdded(box, group.lines.length);
  const name = place === "" ? "All conditions" : `Group ${place}`;
  const way = wayNames.find(
    (one) => ways[one].joined === group.joined && ways[one].not === group.not,
  );
  const add = (added: Parameters<typeof withAdded>[2]): void => {
    focusLast();
    onChange(withAdded(top, group.key, added));
  };
  const remove = (key: number): void => {
    onChange(withLine(top, key, null));
    // the button that was pressed goes with its row
    requestAnimationFrame(() =>
      (box.current?.isConnected === true ? box.current : document)
        .querySelector<HTMLElement>("[data-add] button")
        ?.focus(),
    );
  };
  return (
    <div ref={box} role="group" aria-label={name} className={classes(styles, "group")}>
      <div className={classes(styles, "head")}>
        <span>{depth === 0 ? "Stills of which" : "of which"}</span>
        <select
          className={classes(styles, "choice")}
          aria-label={`${name}: which of them must hold`}
          value={way}
          onChange={({ target }) => {
            const chosen = wayNames.find((one) => one === target.value) ?? "all";
            onChange(withJoined(top, group.key, ways[chosen]));
          }}
        >
          {wayNames.map((one) => (
            <option key={one} value={one}>
              {ways[one].label}
            </option>
          ))}
        </select>
        {depth > 0 && (
          <IconButton
            label={`Remove group ${place}`}
            icon={<X size={14} />}
            onPress={() => remove(group.key)}
          />
        )}
      </div>
      {group.lines.map((line, at) => {
        const within = `${place === "" ? "" : `${place}.`}${String(at + 1)}`;
        return line.kind === "lines" ? (
          <GroupOfLines
            key={line.key}
            group={line}
            top={top}
            depth={depth + 1}
            place={within}
            onChange={onChange}
          />
        ) : (
          <LineRow
            key={line.key}
            condition={line.condition}
            place={within}
            isOpen={line.said === null}
            onChange={(condition) =>
              onChange(withLine(top, line.key, withCondition(line, condition)))
            }
            onRemove={() => remove(line.key)}
          />
        );
      })}
      <div className={classes(styles, "add")} data-add>
        <Button tone="plain" onPress={() => add(newLine(blank))}>
          <Plus size={14} aria-hidden /> Condition
        </Button>
        {depth < MOST_NESTED && (
          <Button
            tone="plain"
            onPress={() => add(newGroup(group.joined === "and" ? "or" : "and", blank))}
          >
            <Plus size={14} aria-hidden /> Group
          </Button>
        )}
      </div>
    </div>
  );
}

/** Gives the keyboard to the row that was just added, once it is there. */
function useFocusOnAdded(box: { readonly current: HTMLElement | null }, rows: number): () => void {
  const isWanted = useRef(false);
  useEffect(() => {
    if (!isWanted.current) return;
    isWanted.current = false;
    const [last] = [...(box.current?.children ?? [])].slice(-2);
    last?.querySelector("select")?.focus();
  }, [rows, box]);
  return () => {
    isWanted.current = true;
  };
}
