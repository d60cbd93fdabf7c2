import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { Chosen } from "../../shared/contract/records.ts";
import type { FilmPage } from "../../shared/record-page.ts";
import { movedOrder } from "../export/moved-order.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { importCastOf } from "../state/cast-import.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { changeRecord } from "./change-record.ts";
import { Part } from "./part.tsx";
import { RecordInput } from "./record-input.tsx";
import { RoleLine } from "./role-line.tsx";
import { RowList } from "./row-list.tsx";
import styles from "./records.module.css";

/** Who plays whom in a film, in the order of the billing. */
export function CastPart({ page }: { page: FilmPage }): ReactNode {
  const { id: film, cast } = page;
  const writable = useStore(archiveState, isWritable);
  const move = (from: number, before: number): void => {
    const role = cast[from];
    const position = movedOrder(cast, from, before).findIndex((one) => one === role);
    if (role !== undefined)
      void changeRecord({ do: "edit", record: { kind: "role", id: role.id, set: { position } } });
  };
  const add = (character: Chosen): void =>
    void changeRecord({ do: "make", record: { kind: "role", film, character, set: {} } });
  return (
    <Part
      name="Cast"
      extra={
        <Button
          tone="plain"
          disabled={!writable}
          onPress={() => importCastOf({ id: film, name: titleOf(page) })}
        >
          Import cast…
        </Button>
      }
    >
      <RowList
        name="Cast"
        rows={cast}
        nameOf={({ character }) => character.name}
        onMove={move}
        onRemove={({ id }) => void changeRecord({ do: "remove", kind: "role", id })}
        render={(role) => <RoleLine page={page} role={role} />}
      />
      <div className={classes(styles, "add")}>
        <RecordInput
          name="Add a character to the cast"
          kind="character"
          placeholder="Add a character"
          makes="New character"
          onPick={add}
        />
      </div>
    </Part>
  );
}

/** As the import names the film: with its year. */
function titleOf({ name, year }: FilmPage): string {
  return year === null ? name : `${name} (${String(year)})`;
}
