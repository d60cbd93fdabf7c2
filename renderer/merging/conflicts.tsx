import type { ReactNode } from "react";
import { useEffect, useRef } from "react";
import type {
  MergeChoices,
  MergeConflict,
  MergeReport,
  Side,
} from "../../shared/contract/merging.ts";
import { groupOf, sideOf, sideOfGroup } from "../../shared/merge-sides.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { count, counted } from "../ui/numbers.ts";
import { CONFLICTS_SHOWN, type ConflictPlace } from "./conflict-place.ts";
import { decideAll, decideGroup, decideOne } from "./merge-choices.ts";
import { capital } from "./merge-words.ts";
import styles from "./merging.module.css";
import { SideChoice, whose } from "./side-choice.tsx";

const keepOrTake = { ours: "Keep ours", theirs: "Take theirs" } as const;

type ConflictsProps = {
  readonly report: MergeReport;
  readonly choices: MergeChoices;
  readonly place: ConflictPlace;
  readonly onPlace: (place: ConflictPlace) => void;
  readonly onChoose: (choices: MergeChoices) => void;
};

/** What both have otherwise, side by side: decided for all, for a property, or one by one. */
export function Conflicts(props: ConflictsProps): ReactNode {
  const { report, choices, place, onPlace, onChoose } = props;
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (place.soughtKind !== null) focusFirst(section.current, place.soughtKind);
  }, [place]);
  const { conflicts, groups } = report;
  const total = groups.reduce((sum, group) => sum + group.conflicts, 0);
  const decided = new Set(conflicts.map((conflict) => sideOf(choices, conflict)));
  const isMixed =
    decided.size > 1 || groups.some((group) => sideOfGroup(choices, group) !== choices.all);
  if (total === 0) return null;
  return (
    <section ref={section} className={classes(styles, "conflicts")} aria-label="Both have a value">
      <h3 className={classes(styles, "heading")}>
        {counted(total, "value differs", "values differ")}, and both archives have one
      </h3>
      <div className={classes(styles, "groups")}>
        <span className={classes(styles, "group-name")}>All</span>
        <SideChoice
          id="all"
          name="All of them"
          side={isMixed ? null : choices.all}
          words={keepOrTake}
          onChoose={(side) => onChoose(decideAll(side))}
        />
        {groups.length > 1 &&
          groups.map((group) => (
            <GroupChoice
              key={groupOf(group)}
              group={group}
              conflicts={conflicts}
              choices={choices}
              onChoose={onChoose}
            />
          ))}
      </div>
      <Rows
        conflicts={conflicts}
        choices={choices}
        from={place.from}
        onFrom={(from) => onPlace({ from, soughtKind: null })}
        onChoose={(conflict, side) => onChoose(decideOne(choices, conflict, side))}
      />
      {total > conflicts.length && (
        <p className={classes(styles, "soft")}>
          {count(total - conflicts.length)} more are not listed. They go by what is chosen above.
        </p>
      )}
    </section>
  );
}

/** Gives the keyboard to the first that is listed of a kind, else to what decides all. */
function focusFirst(section: HTMLElement | null, kind: string): void {
  const rows = [...(section?.querySelectorAll<HTMLElement>("[data-kind]") ?? [])];
  const row = rows.find(({ dataset }) => dataset["kind"] === kind) ?? section;
  row?.scrollIntoView({ block: row === section ? "start" : "center" });
  const choice =
    row?.querySelector<HTMLElement>("input:checked") ?? row?.querySelector<HTMLElement>("input");
  choice?.focus({ preventScroll: true });
}

type GroupChoiceProps = Pick<ConflictsProps, "choices" | "onChoose"> & {
  readonly group: MergeReport["groups"][number];
  readonly conflicts: readonly MergeConflict[];
};

function GroupChoice({ group, conflicts, choices, onChoose }: GroupChoiceProps): ReactNode {
  const name = `${capital(group.kind)}: ${group.property}`;
  const own = conflicts.filter((conflict) => groupOf(conflict) === groupOf(group));
  const decided = new Set<Side>(own.map((conflict) => sideOf(choices, conflict)));
  const [side = sideOfGroup(choices, group)] = decided;
  return (
    <>
      <span className={classes(styles, "group-name")}>
        {name} <span className={classes(styles, "soft")}>{count(group.conflicts)}</span>
      </span>
      <SideChoice
        id={groupOf(group)}
        name={name}
        side={decided.size > 1 ? null : side}
        words={keepOrTake}
        onChoose={(to) => onChoose(decideGroup(choices, conflicts, group, to))}
      />
    </>
  );
}

type RowsProps = {
  readonly conflicts: readonly MergeConflict[];
  readonly choices: MergeChoices;
  readonly from: number;
  readonly onFrom: (from: number) => void;
  readonly onChoose: (conflict: MergeConflict, side: Side) => void;
};

function Rows({ conflicts, choices, from, onFrom, onChoose }: RowsProps): ReactNode {
  return (
    <>
      <div className={classes(styles, "sides", "heads")} aria-hidden>
        <span>{whose.ours}</span>
        <span>{whose.theirs}</span>
      </div>
      <ul className={classes(styles, "rows")}>
        {conflicts.slice(from, from + CONFLICTS_SHOWN).map((conflict) => (
          <li key={conflict.key} data-kind={conflict.kind}>
            <span className={classes(styles, "of")}>
              <strong>{conflict.of}</strong>{" "}
              <span className={classes(styles, "soft")}>{conflict.property}</span>
            </span>
            <SideChoice
              id={conflict.key}
              name={`${conflict.of}, ${conflict.property}`}
              side={sideOf(choices, conflict)}
              words={{ ours: conflict.ours, theirs: conflict.theirs }}
              isOfValues
              onChoose={(side) => onChoose(conflict, side)}
            />
          </li>
        ))}
      </ul>
      {conflicts.length > CONFLICTS_SHOWN && (
        <div className={classes(styles, "pages")}>
          <Button disabled={from === 0} onPress={() => onFrom(from - CONFLICTS_SHOWN)}>
            Earlier
          </Button>
          <span>
            {count(from + 1)}–{count(Math.min(from + CONFLICTS_SHOWN, conflicts.length))} of{" "}
            {count(conflicts.length)}
          </span>
          <Button
            disabled={from + CONFLICTS_SHOWN >= conflicts.length}
            onPress={() => onFrom(from + CONFLICTS_SHOWN)}
          >
            Later
          </Button>
        </div>
      )}
    </>
  );
}
