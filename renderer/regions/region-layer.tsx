import { useRef, type CSSProperties, type ReactNode, type RefObject } from "react";
import type { PartialBox } from "../../shared/orientation.ts";
import type { DisplayedRegion } from "../../shared/region.ts";
import { classes } from "../ui/classes.ts";
import { useLabelsApart } from "./labels-apart.ts";
import styles from "./region-layer.module.css";

type Size = { readonly width: number; readonly height: number };

/**
 * Regions over a picture, in an element of the picture's own place and size. `size` is its size in
 * pixels as displayed: only the shape of it matters here. Nothing in it takes the pointer.
 */
export function RegionLayer(props: {
  readonly regions: readonly DisplayedRegion[];
  readonly size: Size;
  /** Names beside their regions, each readable whole; over a thumbnail no wider than those; or none. */
  readonly names: "beside" | "within" | "none";
}): ReactNode {
  const { regions, size, names } = props;
  return (
    <div className={classes(styles, "layer")}>
      <Outlines regions={regions} size={size} />
      {names === "beside" && <NamesApart regions={regions} />}
      {names === "within" && <Names regions={regions} isWithin />}
    </div>
  );
}

function NamesApart({ regions }: { readonly regions: readonly DisplayedRegion[] }): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  useLabelsApart(list);
  return <Names regions={regions} list={list} />;
}

/** A name that is moved away on a thumbnail would stand at another's face: there it is cut off at its box. */
function Names(props: {
  readonly regions: readonly DisplayedRegion[];
  readonly isWithin?: true;
  readonly list?: RefObject<HTMLUListElement | null>;
}): ReactNode {
  const { regions, isWithin, list } = props;
  const widthOf = (box: PartialBox): CSSProperties =>
    isWithin === true ? { maxWidth: `max(2.5em, ${box.width * 100}%)` } : {};
  return (
    <ul ref={list} aria-label="Regions">
      {regions.map((region, index) =>
        region.name === "" ? null : (
          <li key={index} dir="auto" style={{ ...besideBox(region.box), ...widthOf(region.box) }}>
            {region.name}
          </li>
        ),
      )}
    </ul>
  );
}

/** The lines around regions. */
export function Outlines(props: {
  readonly regions: readonly DisplayedRegion[];
  readonly size: Size;
  /** The one that is worked on, by its depiction. */
  readonly active?: number | null;
}): ReactNode {
  const { regions, size, active = null } = props;
  return (
    <svg viewBox={`0 0 ${size.width} ${size.height}`} preserveAspectRatio="none" aria-hidden>
      {regions.map((region, index) => (
        <g
          key={index}
          data-region={region.name}
          className={classes(
            styles,
            region.depiction !== null && region.depiction === active && "active",
          )}
        >
          <Outline region={region} size={size} look="halo" />
          <Outline region={region} size={size} look="line" />
        </g>
      ))}
    </svg>
  );
}

/** A light line upon a dark one is seen on any picture. */
function Outline(props: {
  readonly region: DisplayedRegion;
  readonly size: Size;
  readonly look: "halo" | "line";
}): ReactNode {
  const { region, size, look } = props;
  const { box, shape } = region;
  const className = classes(styles, look);
  if (shape.kind === "circle")
    return (
      <ellipse
        className={className}
        cx={shape.centre.x * size.width}
        cy={shape.centre.y * size.height}
        rx={shape.across * size.width}
        ry={shape.down * size.height}
      />
    );
  if (shape.kind === "rectangle")
    return (
      <rect
        className={className}
        x={box.x * size.width}
        y={box.y * size.height}
        width={box.width * size.width}
        height={box.height * size.height}
      />
    );
  const [first] = shape.corners;
  const isPoint = shape.corners.length === 1;
  const corners = isPoint && first !== undefined ? [first, first] : shape.corners;
  const points = corners.map(({ x, y }) => `${x * size.width},${y * size.height}`).join(" ");
  return <polygon className={classes(styles, look, isPoint && "point")} points={points} />;
}

/**
 * Under the area, so that it hides no face; over it where the picture ends there. On the right of the
 * picture it ends where the area does, to be read whole.
 */
export function besideBox(box: PartialBox): CSSProperties {
  const [right, end] = [box.x + box.width, box.y + box.height];
  const side =
    box.x > 0.6
      ? { right: `${(1 - right) * 100}%`, maxWidth: `min(24em, ${right * 100}%)` }
      : { left: `${box.x * 100}%`, maxWidth: `min(24em, ${(1 - box.x) * 100}%)` };
  if (end < 0.94) return { ...side, top: `${end * 100}%` };
  return box.y > 0.06 ? { ...side, bottom: `${(1 - box.y) * 100}%` } : { ...side, bottom: 0 };
}
