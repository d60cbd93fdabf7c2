import type { ReactNode } from "react";
import type { OfferedFace } from "../../shared/contract/faces.ts";
import type { PartialBox, PartialPoint } from "../../shared/orientation.ts";
import type { StillId } from "../../shared/still.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { classes } from "../ui/classes.ts";
import { besideBox } from "./region-layer.tsx";
import styles from "./region-layer.module.css";

const none: readonly OfferedFace[] = [];

/** The faces found in a still that have no region yet, while regions are drawn. */
export function useOfferedFaces(still: StillId, draws: boolean): readonly OfferedFace[] {
  const { answer, asked } = useAnswer(
    "faces.ofStill",
    draws ? { id: still } : null,
    (archive) => archive.stillsVersion,
  );
  return !draws || asked?.id !== still ? none : (answer ?? none);
}

/** The box of the face at a point; null where none was found. */
export function faceUnder(
  faces: readonly OfferedFace[],
  { x, y }: PartialPoint,
): PartialBox | null {
  const under = faces.find(
    ({ box }) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height,
  );
  return under?.box ?? null;
}

/**
 * Faces found, in dashed boxes, each with a button that draws its region: for the character it likely
 * shows, else for somebody to be named.
 */
export function OfferedFaces(props: {
  readonly faces: readonly OfferedFace[];
  /** Of the picture as displayed, pixels. */
  readonly size: { readonly width: number; readonly height: number };
  readonly onName: (face: OfferedFace) => void;
  readonly onTake: (face: OfferedFace) => void;
}): ReactNode {
  const { faces, size, onName, onTake } = props;
  if (faces.length === 0) return null;
  return (
    <>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} preserveAspectRatio="none" aria-hidden>
        {faces.map(({ box }, index) => (
          <g key={index} className={classes(styles, "offered")} data-offered-face>
            {(["halo", "line"] as const).map((look) => (
              <rect
                key={look}
                className={classes(styles, look)}
                x={box.x * size.width}
                y={box.y * size.height}
                width={box.width * size.width}
                height={box.height * size.height}
              />
            ))}
          </g>
        ))}
      </svg>
      <ul aria-label="Faces found">
        {faces.map((face, index) => {
          const asks = face.likely === null ? "Who?" : `${face.likely.name}?`;
          return (
            <li key={index} dir="auto" style={besideBox(face.box)}>
              <button
                type="button"
                className={classes(styles, "label")}
                data-label
                aria-label={`${asks} Face ${String(index + 1)} of ${String(faces.length)} without a region`}
                onClick={() => (face.likely === null ? onName(face) : onTake(face))}
              >
                {asks}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
