import {
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  ChevronUp,
  LayoutGrid,
  Scaling,
  Shrink,
  SquareDashed,
  SquareDashedMousePointer,
} from "lucide-react";
import { useStore } from "zustand";
import type { Marks } from "../../shared/marks.ts";
import { useRoom } from "../frame/use-room.ts";
import { Marked } from "../matches/marked.tsx";
import { drawingState, toggleDrawing } from "../regions/drawing.ts";
import { showLightTable, toggleRegions, viewState } from "../state/view.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { LabelGlyph, PickGlyph, StarsGlyph } from "../ui/mark-glyphs.tsx";
import { MiddleName } from "../ui/middle-name.tsx";
import { count } from "../ui/numbers.ts";
import styles from "./loupe.module.css";

/** Above the picture: which still it is, where in the list, and how large it is shown. */
export function LoupeHead(props: {
  readonly name: string | null;
  readonly marks: Marks | null;
  /** Says that the file is an animation; null for a still picture. */
  readonly moving: string | null;
  /** How many regions the picture has; the button for them is there when there are any. */
  readonly regions: number;
  /** Whether regions can be drawn on it. */
  readonly canDraw: boolean;
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
  const {
    regions,
    canDraw,
    name,
    marks,
    moving,
    page,
    pages,
    onTurn,
    position,
    total,
    percent,
    fits,
    onGo,
    onFit,
    onFull,
  } = props;
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
        {name === null ? null : (
          <MiddleName name={name} marked={<Marked in="file" text={name} id={null} />} />
        )}
      </span>
      {marks === null ? null : <ShownMarks marks={marks} />}
      {moving === null ? null : <span className={classes(styles, "place")}>{moving}</span>}
      {regions > 0 ? <RegionSwitch regions={regions} /> : null}
      {canDraw ? <DrawSwitch /> : null}
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

function ShownMarks({ marks: { rating, pick, colourLabel } }: { readonly marks: Marks }) {
  return (
    <span className={classes(styles, "marks")}>
      {pick === null ? null : <PickGlyph pick={pick} size={14} />}
      {rating === null ? null : <StarsGlyph rating={rating} />}
      {colourLabel === null ? null : <LabelGlyph label={colourLabel} />}
    </span>
  );
}

/** Draws the regions on the picture, or leaves it alone. */
function RegionSwitch({ regions }: { readonly regions: number }) {
  const shown = useStore(viewState, (view) => view.regions);
  const what = regions === 1 ? "the region" : `${count(regions)} regions`;
  return (
    <IconButton
      label={shown ? `Hide ${what}` : `Show ${what}`}
      shortcut="R"
      icon={<SquareDashed size={15} />}
      pressed={shown}
      onPress={toggleRegions}
    />
  );
}

/** Draws new regions with the pointer. */
function DrawSwitch() {
  const draws = useStore(drawingState, (drawing) => drawing.draws);
  return (
    <IconButton
      label="Draw regions"
      shortcut="N"
      icon={<SquareDashedMousePointer size={15} />}
      pressed={draws}
      onPress={toggleDrawing}
    />
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
          shortcut={fits ? "Z" : "0"}
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
