import { ChevronLeft, ChevronRight, LayoutGrid, ListChecks, SquareDashed } from "lucide-react";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import { openDialog, showLightTable, toggleRegions, viewState } from "../state/view.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { MiddleName } from "../ui/middle-name.tsx";
import { count } from "../ui/numbers.ts";
import { useKeyNames } from "../ui/use-key-names.ts";
import { useDeskFindings } from "./use-desk-findings.tsx";
import type { DeskStill } from "./use-desk-still.ts";
import styles from "./captions.module.css";

/** Above the picture: which still it is, where in the list, and the way to the others. */
export function DeskHead({ desk }: { readonly desk: DeskStill }): ReactNode {
  const { card, position, total, hasLeft, canGo, go } = desk;
  const regions = useStore(viewState, (view) => view.regions);
  const nameOf = useKeyNames();
  return (
    <div className={classes(styles, "head")}>
      <Button tone="plain" onPress={showLightTable}>
        <LayoutGrid size={15} /> Light table
      </Button>
      <h2 className={classes(styles, "name")}>
        {card === undefined ? "Captions" : <MiddleName name={card.name} />}
      </h2>
      <IconButton
        label={regions ? "Hide the regions" : "Show the regions"}
        shortcut="R"
        icon={<SquareDashed size={15} />}
        pressed={regions}
        onPress={toggleRegions}
      />
      <ToLookAt />
      <IconButton
        label="Caption style and checks…"
        icon={<ListChecks size={16} />}
        onPress={() => openDialog("caption-rules")}
      />
      <span className={classes(styles, "place")} role="status">
        {hasLeft
          ? `No longer in the list · ${count(total)} left`
          : `${count(Math.min(position + 1, total))} of ${count(total)}`}
      </span>
      <IconButton
        label="Previous still"
        shortcut={nameOf("Ctrl+PageUp")}
        icon={<ChevronLeft size={16} />}
        disabled={!canGo(-1)}
        onPress={() => go(-1)}
      />
      <IconButton
        label="Next still"
        shortcut={nameOf("Ctrl+PageDown")}
        icon={<ChevronRight size={16} />}
        disabled={!canGo(1)}
        onPress={() => go(1)}
      />
    </div>
  );
}

/** How much was found in the texts of this still; leads to the first of it. */
function ToLookAt(): ReactNode {
  const { findings } = useDeskFindings();
  // XMP holds a text under x-default and once more under its language: what is found in both counts once
  const different = new Set(
    findings.map(({ field, rule, from, message }) => `${field} ${rule} ${String(from)} ${message}`),
  );
  if (findings.length === 0) return null;
  return (
    <Button
      tone="plain"
      onPress={() => document.querySelector<HTMLElement>("[data-desk] [data-finding]")?.focus()}
    >
      {count(different.size)} to look at
    </Button>
  );
}
