import type { ReactNode } from "react";
import { useState } from "react";
import { useStore } from "zustand";
import type { FilmPage } from "../../shared/record-page.ts";
import { movedOrder } from "../export/moved-order.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { changeFields } from "./change-record.ts";
import { NewRecord } from "./new-record.tsx";
import { newRecordLabels } from "./new-record-words.ts";
import { Part } from "./part.tsx";
import { RecordLink } from "./record-link.tsx";
import { StillsLink } from "./role-line.tsx";
import { RowList } from "./row-list.tsx";
import styles from "./records.module.css";

/** The scenes of a film in their order; each is edited on its own page. */
export function ScenesPart({ page }: { page: FilmPage }): ReactNode {
  const { id, name, scenes } = page;
  const [making, setMaking] = useState(false);
  const writable = useStore(archiveState, isWritable);
  const move = (from: number, before: number): void => {
    const scene = scenes[from];
    const position = movedOrder(scenes, from, before).findIndex((one) => one === scene);
    if (scene !== undefined) void changeFields("scene", scene.id, () => ({ position }));
  };
  return (
    <Part
      name="Scenes"
      extra={
        <Button tone="plain" disabled={!writable} onPress={() => setMaking(true)}>
          {newRecordLabels.scene}
        </Button>
      }
    >
      <RowList
        name="Scenes"
        rows={scenes}
        nameOf={(scene) => scene.name}
        onMove={move}
        onRemove={null}
        render={(scene) => (
          <div className={classes(styles, "line")}>
            <div className={classes(styles, "said")}>
              {scene.number !== null && (
                <span className={classes(styles, "soft")}>{scene.number}</span>
              )}
              <RecordLink kind="scene" record={scene} />
            </div>
            <StillsLink stills={scene.stills} query={scene.query} of={scene.name} />
          </div>
        )}
      />
      {scenes.length === 0 && <p className={classes(styles, "faint")}>No scenes yet.</p>}
      {making && (
        <NewRecord kind="scene" name="" film={{ id, name }} onClose={() => setMaking(false)} />
      )}
    </Part>
  );
}
