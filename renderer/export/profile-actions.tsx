import { useState, type ReactNode } from "react";
import { useStore } from "zustand";
import { ask } from "../archive.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { orTell, tellChange } from "../state/notices.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import type { ChosenProfile } from "./use-profile.ts";
import styles from "./profile.module.css";

/** Keeps what was changed: in the profile where it is the archive's own, or as a new one. */
export function ProfileActions({ chosen }: { readonly chosen: ChosenProfile }): ReactNode {
  const { profile, id, isChanged, choose, undoChanges } = chosen;
  const writable = useStore(archiveState, isWritable);
  const [name, setName] = useState("");
  const save = async (key: number | null, called: string): Promise<void> => {
    const kept = { id: key, profile: { ...profile, name: called } };
    const done = await orTell(() => ask("profiles.save", kept));
    if (done === null) return;
    tellChange(done.label, done.change);
    undoChanges();
    setName("");
    choose(called);
  };
  const remove = async (key: number): Promise<void> => {
    const done = await orTell(() => ask("profiles.delete", { id: key }));
    if (done !== null) tellChange(done.label, done.change);
  };
  return (
    <div className={classes(styles, "actions")}>
      {id !== null && (
        <>
          <Button disabled={!writable || !isChanged} onPress={() => void save(id, profile.name)}>
            Save the profile
          </Button>
          <Button tone="danger" disabled={!writable} onPress={() => void remove(id)}>
            Delete it
          </Button>
        </>
      )}
      <Button disabled={!isChanged} onPress={undoChanges}>
        As it was
      </Button>
      <form
        className={classes(styles, "save-as")}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== "") void save(null, name.trim());
        }}
      >
        <input
          className={classes(styles, "input")}
          aria-label="Name of a new profile"
          placeholder="Name of a new profile"
          value={name}
          onChange={({ target: { value } }) => setName(value)}
        />
        <Button
          disabled={!writable || name.trim() === ""}
          onPress={() => void save(null, name.trim())}
        >
          Save as
        </Button>
      </form>
    </div>
  );
}
