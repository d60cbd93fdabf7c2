import {
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  ChevronUp,
  LayoutGrid,
  Scaling,
  Shrink,
} from "lucide-react";
import { useRoom } from "../frame/use-room.ts";
import { showLightTable } from "../state/view.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { MiddleName } from "../ui/middle-name.tsx";
import { count } from "../ui/numbers.ts";
import styles from "./loupe.module.css";

/** Above the picture: which still it is, where in the list, and how large it is shown. */
export function LoupeHead(props: {
  readonly name: string | null;
  /** Says that the file is an animation; null for a still picture. */
  readonly moving: string | null;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly onTurn: (by: number) => void;
  readonly position: number;
  readonly total: number;
  /** How large the picture is shown; null when there is none to show. */
  readonly percent: number | null;
  readonly fits: boolean;
  readonly onGo: (by: number) => void;
  readonly onFit: () => void;
  readonly onFull: () => void;
}) {
  const { name, moving, page, pages, onTurn, position, total, percent, fits, onGo, onFit, onFull } =
    props;
  const { foldedHead: folded } = useRoom();
  return (
    <div className={classes(styles, "head")}>
      {folded ? (
        <IconButton
          label="Light table"
          shortcut="Esc"
          icon={<LayoutGrid size={15} />}
          onPress={showLightTable}
        />
      ) : (
        <Button tone="plain" onPress={showLightTable}>
          <LayoutGrid size={15} /> Light table
        </Button>
      )}
      <span className={classes(styles, "name")}>
        {name === null ? null : <MiddleName name={name} />}
      </span>
      {moving === null ? null : <span className={classes(styles, "place")}>{moving}</span>}
      {pages > 1 ? <PageTurner page={page} pages={pages} onTurn={onTurn} /> : null}
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
      {percent === null ? null : (
        <Scale percent={percent} fits={fits} onFit={onFit} onFull={onFull} />
      )}
    </div>
  );
}

/** How large the picture is shown, as words, and beside it the button that changes that. */
function Scale(props: {
  readonly percent: number;
  readonly fits: boolean;
  readonly onFit: () => void;
  readonly onFull: () => void;
}) {
  const { percent, fits, onFit, onFull } = props;
  return (
    <span className={classes(styles, "scale")}>
      <span className={classes(styles, "percent")}>{Math.round(percent)} %</span>
      {fits && percent >= 100 ? null : (
        <IconButton
          tone="framed"
          label={fits ? "Show at 100 %" : "Fit into the window"}
          shortcut={fits ? "1" : "0"}
          icon={fits ? <Scaling size={15} /> : <Shrink size={15} />}
          onPress={fits ? onFull : onFit}
        />
      )}
    </span>
  );
}

/** The pages of a TIFF, which is one still all the same. */
function PageTurner(props: {
  readonly page: number;
  readonly pages: number;
  readonly onTurn: (by: number) => void;
}) {
  const { page, pages, onTurn } = props;
  return (
    <span className={classes(styles, "pages")} role="group" aria-label="Pages">
      <IconButton
        label="Previous page"
        shortcut=","
        icon={<ChevronUp size={16} />}
        disabled={page === 1}
        onPress={() => onTurn(-1)}
      />
      <span className={classes(styles, "place")} role="status">
        Page {count(page)} of {count(pages)}
      </span>
      <IconButton
        label="Next page"
        shortcut="."
        icon={<ChevronDown size={16} />}
        disabled={page === pages}
        onPress={() => onTurn(1)}
      />
    </span>
  );
}
