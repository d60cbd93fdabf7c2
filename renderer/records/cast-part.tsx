import type { ReactNode } from "react";
import { useState } from "react";
import { useStore } from "zustand";
import type { Chosen } from "../../shared/contract/records.ts";
import type { CastRole, FilmPage } from "../../shared/record-page.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { filmOfCast, importCastOf } from "../state/cast-import.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { counted, count } from "../ui/numbers.ts";
import { Sentence } from "../ui/sentence.tsx";
import { changeRecord } from "./change-record.ts";
import { LongRowList } from "./long-row-list.tsx";
import { Part } from "./part.tsx";
import { RecordInput } from "./record-input.tsx";
import { partName, RoleLine } from "./role-line.tsx";
import { RowList } from "./row-list.tsx";
import { useCast } from "./use-cast.ts";
import styles from "./records.module.css";

/** A cast of more than this is not taken in at a glance. */
const FILTERED_FROM = 10;

/** Who plays whom in a film, in the order of the billing. */
export function CastPart({ page }: { page: FilmPage }): ReactNode {
  const { id: film, castSize } = page;
  const writable = useStore(archiveState, isWritable);
  const add = (character: Chosen): void =>
    void changeRecord({ do: "make", record: { kind: "role", film, character, set: {} } });
  return (
    <Part
      name="Cast"
      extra={
        <Button tone="plain" disabled={!writable} onPress={() => importCastOf(filmOfCast(page))}>
          Import cast…
        </Button>
      }
    >
      {castSize > FILTERED_FROM ? <FilteredCast page={page} /> : <Cast page={page} filter="" />}
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

function FilteredCast({ page }: { page: FilmPage }): ReactNode {
  const [text, setText] = useState("");
  return (
    <>
      <div className={classes(styles, "add", "filter")}>
        <input
          type="search"
          aria-label="Filter the cast"
          placeholder={`Filter ${counted(page.castSize, "role")}`}
          dir="auto"
          value={text}
          maxLength={2_000}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape" || text === "") return;
            event.preventDefault();
            event.stopPropagation();
            setText("");
          }}
        />
      </div>
      <Cast page={page} filter={text.trim()} />
    </>
  );
}

/** The cast, or those of it that are called so; then in the same order, but none is moved among them. */
function Cast({ page, filter }: { page: FilmPage; filter: string }): ReactNode {
  const [seen, setSeen] = useState({ filter, first: 0 });
  const first = seen.filter === filter ? seen.first : 0;
  const { filter: answered, total, known, roleAt, problem } = useCast(page, filter, first);
  const move = (from: number, before: number): void => {
    const role = roleAt(from);
    const to = before > from ? before - 1 : before;
    const position = Math.min(Math.max(to, 0), total - 1);
    if (role !== undefined)
      void changeRecord({ do: "edit", record: { kind: "role", id: role.id, set: { position } } });
  };
  const list = {
    name: "Cast",
    nameOf: (role: CastRole) => partName(page, role),
    onMove: answered === "" ? move : null,
    onRemove: ({ id }: CastRole) => void changeRecord({ do: "remove", kind: "role", id }),
    render: (role: CastRole) => <RoleLine page={page} role={role} />,
  };
  return (
    <>
      {problem !== null && (
        <p role="alert">
          <Sentence text={problem} />
        </p>
      )}
      {answered !== "" && (
        <p className={classes(styles, "soft")} role="status">
          {total === 0
            ? "Nobody in the cast is called so."
            : `${count(total)} of ${counted(page.castSize, "role")}`}
        </p>
      )}
      {total > page.cast.length ? (
        <LongRowList
          key={answered}
          {...list}
          total={total}
          known={known}
          rowAt={roleAt}
          onFirst={(index) => setSeen({ filter: answered, first: index })}
        />
      ) : (
        <RowList {...list} rows={known} />
      )}
    </>
  );
}
