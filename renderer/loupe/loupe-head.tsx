import { ChevronLeft, ChevronRight, LayoutGrid } from "lucide-react";
import { showLightTable } from "../state/view.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { MiddleName } from "../ui/middle-name.tsx";
import { count } from "../ui/numbers.ts";
import styles from "./loupe.module.css";

/** Above the picture: which still it is, where in the list, and how large it is shown. */
export function LoupeHead(props: {
  readonly name: string | null;
  readonly position: number;
  readonly total: number;
  readonly percent: number;
  readonly fits: boolean;
  readonly onGo: (by: number) => void;
  readonly onFit: () => void;
  readonly onFull: () => void;
}) {
  const { name, position, total, percent, fits, onGo, onFit, onFull } = props;
  return (
    <div className={classes(styles, "head")}>
      <Button tone="plain" onPress={showLightTable}>
        <LayoutGrid size={15} /> Light table
      </Button>
      <span className={classes(styles, "name")}>
        {name === null ? null : <MiddleName name={name} />}
      </span>
      <span className={classes(styles, "place")} role="status">
        {count(position + 1)} of {count(total)}
      </span>
      <IconButton
        label="Previous still"
        shortcut="←"
        icon={<ChevronLeft size={16} />}
        disabled={position === 0}
        onPress={() => onGo(-1)}
      />
      <IconButton
        label="Next still"
        shortcut="→"
        icon={<ChevronRight size={16} />}
        disabled={position >= total - 1}
        onPress={() => onGo(1)}
      />
      <span className={classes(styles, "scale")}>
        <Button tone="plain" onPress={fits ? onFull : onFit}>
          {fits ? "100 %" : "Fit"}
        </Button>
        <span className={classes(styles, "percent")}>{Math.round(percent)} %</span>
      </span>
    </div>
  );
}
