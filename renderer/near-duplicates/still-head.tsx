import { Check, Split } from "lucide-react";
import type { MouseEvent, ReactNode } from "react";
import { useEffect, useRef } from "react";
import type { ComparedStill } from "../../shared/contract/near-duplicates.ts";
import { classes } from "../ui/classes.ts";
import { MiddleName } from "../ui/middle-name.tsx";
import { prefer, toggleApart, type Decision } from "./decision.ts";
import { toggleZoom, type SharedZoom } from "./shared-zoom.ts";
import styles from "./near-duplicates.module.css";

type StillHeadProps = {
  readonly still: ComparedStill;
  readonly decision: Decision;
  readonly onDecide: (decision: Decision) => void;
  readonly zoom: SharedZoom;
  readonly onZoom: (zoom: SharedZoom) => void;
};

/** The picture of a still at the head of its column, whether its file is preferred, and whether it is set apart. */
export function StillHead({ still, decision, onDecide, zoom, onZoom }: StillHeadProps): ReactNode {
  const head = useRef<HTMLTableCellElement>(null);
  const current = decision.current === still.still;
  const preferred = decision.preferred === still.still;
  const apart = decision.apart.has(still.still);
  useEffect(() => {
    if (current) head.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [current]);
  return (
    <th
      ref={head}
      scope="col"
      className={classes(styles, "head", current && "current", apart && "set-apart")}
    >
      <ZoomedPicture still={still} zoom={zoom} onZoom={onZoom} />
      <span className={classes(styles, "name")} title={still.path}>
        <MiddleName name={still.name} />
      </span>
      <span className={classes(styles, "toggles")}>
        <button
          type="button"
          aria-pressed={preferred}
          onClick={() => onDecide(prefer(decision, still.still))}
        >
          {preferred && <Check size={13} aria-hidden />}
          {preferred ? "Preferred" : "Prefer this"}
        </button>
        {!preferred && (
          <button
            type="button"
            aria-pressed={apart}
            onClick={() => onDecide(toggleApart(decision, still.still))}
          >
            {apart && <Split size={13} aria-hidden />}
            Set apart
          </button>
        )}
      </span>
    </th>
  );
}

type ZoomedPictureProps = Pick<StillHeadProps, "still" | "zoom" | "onZoom">;

/** Click to look closely, at the same place of all; move the pointer to look elsewhere. */
function ZoomedPicture({ still, zoom, onZoom }: ZoomedPictureProps): ReactNode {
  const close = zoom.scale > 1;
  const place = (event: MouseEvent<HTMLElement>): { x: number; y: number } => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
  };
  const { width, height, thumbnail, hash } = still;
  const shape = width === null || height === null ? {} : { aspectRatio: `${width} / ${height}` };
  return (
    <span className={classes(styles, "mat")}>
      <span
        className={classes(styles, "picture", close && "close")}
        style={shape}
        onClick={(event) => onZoom(toggleZoom(zoom, place(event)))}
        onMouseMove={(event) => {
          if (close) onZoom({ ...zoom, ...place(event) });
        }}
      >
        {thumbnail === "made" && (
          <img
            src={close ? `still://picture/${String(still.still)}` : `still://thumbnail/${hash}`}
            alt={still.name}
            draggable={false}
            style={{
              transform: `scale(${String(zoom.scale)})`,
              transformOrigin: `${String(zoom.x * 100)}% ${String(zoom.y * 100)}%`,
            }}
          />
        )}
      </span>
    </span>
  );
}
