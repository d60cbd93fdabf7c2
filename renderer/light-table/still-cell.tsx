import { memo } from "react";
import { Clapperboard, Files, TriangleAlert } from "lucide-react";
import { sequenceOf, type StillCard } from "../../shared/still.ts";
import { classes } from "../ui/classes.ts";
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
};

/** One still on the light table. Clicks and keys are the grid's; `data-position` says which still was meant. */
export const StillCell = memo(function StillCell({
  position,
  column,
  card,
  selected,
  focused,
}: StillCellProps) {
  return (
    <div
      className={classes(styles, "cell", selected && "selected", focused && "focused")}
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
            <StatusGlyph status={card.status} />
          </>
        )}
      </div>
    </div>
  );
});

function Placeholder() {
  return <div className={classes(styles, "paper")} />;
}

/** The shape of the picture is known before the picture: nothing moves when it arrives. */
function Picture({ card }: { readonly card: StillCard }) {
  const { width, height, thumbnail, hash } = card;
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
      {card.problem !== null ? (
        <span
          className={classes(styles, "warning")}
          title="This file has a problem: see the inspector"
        >
          <TriangleAlert size={13} />
        </span>
      ) : null}
    </div>
  );
}
