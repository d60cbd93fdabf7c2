import type { ReactNode } from "react";
import { useEffect } from "react";
import { Brush, X } from "lucide-react";
import { useStore } from "zustand";
import { TagInput } from "../inspector/tag-input.tsx";
import { calledTag, unidentifiedLines } from "../inspector/tag-lines.ts";
import { focusPictures } from "../state/focus-pictures.ts";
import { IconButton } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Kbd } from "../ui/kbd.tsx";
import { paintingState, paintWith, stopChoosing, stopPainting } from "./painting.ts";
import styles from "./tagging.module.css";

/** In place of the light table's head while tags are painted, so that nothing moves: with which, and how. */
export function PaintBar(): ReactNode {
  const tag = useStore(paintingState, (painting) => painting.tag);
  useEffect(() => stopPainting, []);
  if (tag === null) return null;
  return (
    <div className={classes(styles, "bar")} role="group" aria-label="Painting tags">
      <Brush size={15} aria-hidden />
      {tag === "choosing" ? (
        <TagInput
          name="Tag to paint with"
          field={null}
          stills={null}
          placeholder="Paint with which tag?"
          also={unidentifiedLines}
          autoFocus
          onLeave={stopChoosing}
          onEscape={() => {
            stopChoosing(); // also where there is no picture to give the keyboard to
            focusPictures();
          }}
          onPick={(line) => {
            paintWith(calledTag(line));
            focusPictures();
          }}
        />
      ) : (
        <p className={classes(styles, "how")} role="status">
          Painting <strong>{tag.name}</strong>
          <span className={classes(styles, "hint")}>
            click stills or press <Kbd>Space</Kbd> · with <Kbd>Shift</Kbd> it is taken away
          </span>
        </p>
      )}
      <IconButton
        label="Stop painting"
        shortcut="Escape"
        icon={<X size={15} />}
        onPress={stopPainting}
      />
    </div>
  );
}
