import type { ReactNode } from "react";
import { SquareDashedMousePointer, X } from "lucide-react";
import { useStore } from "zustand";
import type { StillId } from "../../shared/still.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { faceAt } from "./box-changes.ts";
import { drawRegion } from "./change-regions.ts";
import { askName, drawingState, stopDrawing } from "./drawing.ts";
import styles from "./region-layer.module.css";

const MIDDLE = { x: 0.5, y: 0.5 };

/** Under the picture while regions are drawn: how, and the way to do it without a pointer. */
export function DrawingBar(props: {
  readonly still: StillId;
  /** Of the picture as displayed, pixels. */
  readonly size: { readonly width: number; readonly height: number };
}): ReactNode {
  const { still, size } = props;
  const draws = useStore(drawingState, (drawing) => drawing.draws);
  if (!draws) return null;
  const place = async (): Promise<void> => {
    const drawn = await drawRegion(still, faceAt(MIDDLE, size));
    if (drawn !== null) askName(drawn);
  };
  return (
    <div className={classes(styles, "bar")} role="group" aria-label="Drawing regions">
      <SquareDashedMousePointer size={15} aria-hidden />
      <p role="status">Drag a box around somebody, or click on a face</p>
      <Button onPress={() => void place()}>Place in the middle</Button>
      <IconButton
        label="Stop drawing"
        shortcut="Escape"
        icon={<X size={15} />}
        onPress={stopDrawing}
      />
    </div>
  );
}
