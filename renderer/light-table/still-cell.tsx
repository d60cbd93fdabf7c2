import { memo } from "react";
import { Clapperboard, Files, FileX, FolderX, TriangleAlert } from "lucide-react";
import { useStore } from "zustand";
import { usualInWords } from "../../shared/rights/usual.ts";
import { sequenceOf, type RightsStatus, type StillCard } from "../../shared/still.ts";
import { RegionsOnHover } from "../regions/regions-on-hover.tsx";
import { usualRequest } from "../rights/usual-request.ts";
import { classes } from "../ui/classes.ts";
import { LabelGlyph, PickGlyph, StarsGlyph } from "../ui/mark-glyphs.tsx";
import { MiddleName } from "../ui/middle-name.tsx";
import { noPicture } from "../ui/no-picture.ts";
import { count } from "../ui/numbers.ts";
import { sequenceInWords } from "../ui/sequence.ts";
import { StatusGlyph } from "../ui/status-glyph.tsx";
import { cellLabel } from "./cell-label.ts";
import styles from "./still-cell.module.css";

export type StillCellProps = {
  readonly position: number;
  readonly column: number;
  readonly card: StillCard | undefined;
  readonly selected: boolean;
  readonly focused: boolean;
  /** Whether the stroke that is being painted goes over it. */
  readonly painted: boolean;
  /** On which side of it dragged stills would land. */
  readonly gap: "before" | "after" | null;
};

/** One still on the light table. Clicks and keys are the grid's; `data-position` says which still was meant. */
export const StillCell = memo(function StillCell({
  position,
  column,
  card,
  selected,
  focused,
  painted,
  gap,
}: StillCellProps) {
  return (
    <div
      className={classes(
        styles,
        "cell",
        selected && "selected",
        focused && "focused",
        painted && "painted",
        gap !== null && `gap-${gap}`,
      )}
      role="gridcell"
      data-position={position}
      aria-colindex={column + 1}
      aria-selected={selected}
      aria-label={cellLabel(card)}
      tabIndex={focused ? 0 : -1}
      draggable={selected}
    >
      <div className={classes(styles, "box")}>
        {card === undefined ? <Placeholder /> : <Picture card={card} />}
      </div>
      <div className={classes(styles, "line")} aria-hidden>
        {card === undefined ? null : (
          <>
            <MiddleName name={card.name} />
            {card.marks.rating === null ? null : <StarsGlyph rating={card.marks.rating} />}
            {card.marks.colourLabel === null ? null : <LabelGlyph label={card.marks.colourLabel} />}
            <UsualStatus status={card.status} />
          </>
        )}
      </div>
    </div>
  );
});

function UsualStatus({ status }: { readonly status: RightsStatus }) {
  return <StatusGlyph status={status} asked={usualInWords(useStore(usualRequest))} />;
}

function Placeholder() {
  return <div className={classes(styles, "paper")} />;
}

/** The shape of the picture is known before the picture: nothing moves when it arrives. */
function Picture({ card }: { readonly card: StillCard }) {
  const { width, height, thumbnail, hash, marks } = card;
  const sequence = sequenceOf(card);
  const shaped = thumbnail !== "failed" && width !== null && height !== null;
  const shape = shaped ? { aspectRatio: `${width} / ${height}` } : {};
  const tall = shaped && width * 2 < height * 3;
  return (
    <div
      className={classes(
        styles,
        "paper",
        tall ? "tall" : "wide",
        thumbnail === "failed" && "failed",
        marks.pick === "rejected" && "rejected",
      )}
      style={shape}
    >
      {thumbnail === "failed" ? null : (
        <img
          key={hash}
          src={thumbnail === "made" ? `still://thumbnail/${hash}` : `still://preview/${card.id}`}
          alt=""
          decoding="async"
          draggable={false}
          // A file without a preview shows its paper until there is a thumbnail.
          onError={(event) => (event.currentTarget.hidden = true)}
          onLoad={(event) => (event.currentTarget.hidden = false)}
        />
      )}
      {thumbnail === "failed" ? (
        <span className={classes(styles, "reason")}>
          <span className={classes(styles, "format")}>{card.format.toUpperCase()}</span>
          <span className={classes(styles, "why")}>{noPicture(card.problem)}</span>
        </span>
      ) : null}
      {sequence === null ? null : (
        <span className={classes(styles, "sequence")} title={sequenceInWords(card) ?? ""}>
          {sequence === "pages" ? <Files size={12} /> : <Clapperboard size={12} />}
          {count(card.pages)}
        </span>
      )}
      {marks.pick === null ? null : (
        <span className={classes(styles, "mark", "pick")}>
          <PickGlyph pick={marks.pick} size={marks.pick === "picked" ? 11 : 14} />
        </span>
      )}
      <Troubles card={card} />
      {thumbnail === "failed" ? null : <RegionsOnHover card={card} />}
    </div>
  );
}

const awayWords = {
  missing: "Missing: its file is not where it was last seen",
  offline: "Offline: the disk or folder of its file is not there now",
} as const;

/** What is the matter with its file, each with a shape of its own. */
function Troubles({ card: { problem, state } }: { readonly card: StillCard }) {
  return (
    <span className={classes(styles, "troubles")}>
      {state === "present" ? null : (
        <span className={classes(styles, "mark", state)} title={awayWords[state]}>
          {state === "missing" ? <FileX size={13} /> : <FolderX size={13} />}
        </span>
      )}
      {problem === null ? null : (
        <span
          className={classes(styles, "mark", "warning")}
          title="This file has a problem: see the inspector"
        >
          <TriangleAlert size={13} />
        </span>
      )}
    </span>
  );
}
