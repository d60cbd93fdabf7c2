import { ArrowDownWideNarrow, ChevronDown, Filter, NotebookPen, Rows3 } from "lucide-react";
import { useStore } from "zustand";
import { groupings } from "../../shared/grouping.ts";
import { directionOf, orders, turnedRound } from "../../shared/sort-order.ts";
import { useRoom } from "../frame/use-room.ts";
import { groupNames, sortNames } from "../state/sort-names.ts";
import { useSavedShown } from "../searches/saved-state.ts";
import { useNamedParts } from "../search/named-parts.ts";
import { writeNote } from "../sets/set-dialogs.ts";
import { useSetShown } from "../sets/set-shown.ts";
import { searchState, setGroup, setSort, toggleFacets } from "../state/search.ts";
import { selectedCount, selectedState } from "../state/selected.ts";
import { setSize, SIZES, viewState } from "../state/view.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { MenuButton } from "../ui/menu.tsx";
import { count, counted } from "../ui/numbers.ts";
import { Slider } from "../ui/slider.tsx";
import { useSets } from "../sets/sets-state.ts";
import styles from "./table-head.module.css";

/** Above the light table: what it shows, in which order and how large. */
export function TableHead() {
  const { total, stills, group, groups } = useStore(searchState);
  const answered = useStore(searchState, (search) => search.answered.trim());
  const { sort, inOrder, problem, failed } = useStore(searchState);
  const set = useSetShown(useSets());
  const saved = useSavedShown();
  const named = useNamedParts(answered);
  const found = answered === "" ? "All stills" : named.length === 0 ? "Found" : named.join(", ");
  const chosen = useStore(selectedState, selectedCount);
  const size = useStore(viewState, (view) => view.size);
  const { foldedHead: folded, shown } = useRoom();
  const direction = directionOf(sort);
  const entries = [
    ...orders.map((order) => ({
      id: order,
      label: sortNames[order === direction.order ? sort : order],
      checked: set === null && order === direction.order,
      disabled: set !== null,
      run: () => setSort(order),
    })),
    {
      id: "turned",
      label: "The other way round",
      checked: direction.reversed,
      run: () => setSort(turnedRound(sort)),
    },
  ];
  const ofSet = direction.reversed ? "Order of the set, from the end" : "Order of the set";
  const orderName = set !== null ? ofSet : inOrder ? sortNames[sort] : "Newest first for now";
  const ways = [null, ...groupings].map((way) => ({
    id: way ?? "none",
    label: groupNames[way ?? "none"],
    checked: way === group,
    run: () => setGroup(way),
  }));
  return (
    <div className={classes(styles, "head")}>
      <IconButton
        label="What the results have in common"
        shortcut="Ctrl+J"
        icon={<Filter size={15} />}
        pressed={shown("facets")}
        onPress={toggleFacets}
      />
      <h2 className={classes(styles, "title")} title={named.length === 0 ? undefined : found}>
        {problem === null ? (set?.name ?? saved?.name ?? found) : "Not searched"}
      </h2>
      <p className={classes(styles, "count")} role="status">
        {failed ? null : hits({ chosen, total, stills, groups })}
        {problem === null ? null : " of the search before"}
      </p>
      {set === null || set.note === "" ? null : (
        <button
          type="button"
          className={classes(styles, "note")}
          title={set.note}
          aria-label={`Note on this set: ${set.note}`}
          onClick={() => writeNote(set)}
        >
          <NotebookPen size={13} aria-hidden />
          <span dir="auto">{set.note}</span>
        </button>
      )}
      <span className={classes(styles, "space")} />
      <MenuButton
        label="Group the stills"
        trigger={
          folded || group === null ? (
            <IconButton
              label={group === null ? "Group the stills" : groupNames[group]}
              icon={<Rows3 size={15} />}
              onPress={() => undefined}
            />
          ) : (
            <Button tone="plain" onPress={() => undefined}>
              {groupNames[group]} <ChevronDown size={13} />
            </Button>
          )
        }
        entries={ways}
      />
      <MenuButton
        label="Order of the stills"
        trigger={
          folded ? (
            <IconButton
              label={orderName}
              icon={<ArrowDownWideNarrow size={15} />}
              onPress={() => undefined}
            />
          ) : (
            <Button tone="plain" onPress={() => undefined}>
              {orderName} <ChevronDown size={13} />
            </Button>
          )
        }
        entries={entries}
      />
      <Slider
        label="Size of the pictures"
        value={size}
        min={SIZES.min}
        max={SIZES.max}
        onChange={setSize}
      />
    </div>
  );
}

/** How many stills there are, in how many groups, and how many are selected. */
function hits(result: {
  readonly chosen: number;
  readonly total: number;
  readonly stills: number;
  readonly groups: readonly number[] | null;
}): string {
  const { chosen, total, stills, groups } = result;
  // A still that stands in several groups can be selected in each.
  if (chosen > 0)
    return `${count(chosen)} of ${total === stills ? count(total) : counted(total, "place")} selected`;
  const found = counted(stills, "still");
  return groups === null ? found : `${found} in ${counted(groups.length, "group")}`;
}
