import type { ReactNode } from "react";
import { useState } from "react";
import { useStore } from "zustand";
import type { ScenePage } from "../../shared/record-page.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { MoveScene } from "./move-scene.tsx";
import { RecordLink } from "./record-link.tsx";
import styles from "./records.module.css";

/** The film a scene is of, and the way to another. */
export function FilmOfScene({ page }: { page: ScenePage }): ReactNode {
  const { film } = page;
  const [moving, setMoving] = useState(false);
  const writable = useStore(archiveState, isWritable);
  return (
    <span className={classes(styles, "inline")}>
      {film === null ? (
        <span className={classes(styles, "faint")}>in no film</span>
      ) : (
        <RecordLink kind="film" record={film} />
      )}
      <Button tone="plain" disabled={!writable} onPress={() => setMoving(true)}>
        {film === null ? "Move to a film…" : "Move to another film…"}
      </Button>
      {moving && <MoveScene page={page} onClose={() => setMoving(false)} />}
    </span>
  );
}
