import { randomUUIDv7 } from "node:crypto";
import * as v from "valibot";
import { ProfileSchema } from "../../../shared/contract/profiles.ts";
import type { Profile } from "../../../shared/export/profile.ts";
import { all, run, type ReadableDb, type WritableDb } from "./database.ts";

/** An export profile that an archive has of its own. */
export type OwnProfile = { readonly id: number; readonly profile: Profile };

type Kept = { readonly id: number; readonly name: string; readonly definition: string };

function keptProfiles(db: ReadableDb): Kept[] {
  const sql = "SELECT id, name, definition FROM export_profile ORDER BY name COLLATE NOCASE, id";
  return all<Kept>(db, sql);
}

/** Those of the archive by name; one that this program cannot read is left out ({@link unreadableProfiles}). */
export function ownProfiles(db: ReadableDb): OwnProfile[] {
  return keptProfiles(db).flatMap(({ id, definition }) => {
    const profile = readProfile(definition);
    return profile === null ? [] : [{ id, profile }];
  });
}

/** The names of those that a later program wrote, or that are damaged. */
export function unreadableProfiles(db: ReadableDb): string[] {
  return keptProfiles(db)
    .filter(({ definition }) => readProfile(definition) === null)
    .map(({ name }) => name);
}

/** A profile as it was kept; null for none, and for one that this program cannot read. */
export function readProfile(kept: string | null): Profile | null {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), ProfileSchema), kept);
  return read.success ? read.output : null;
}

/** Keeps a new one; answers its key. */
export function addProfile(db: WritableDb, profile: Profile): number {
  return run(
    db,
    "INSERT INTO export_profile (uuid, name, definition) VALUES (?, ?, ?)",
    randomUUIDv7(),
    profile.name,
    JSON.stringify(profile),
  ).key;
}

/** Changes one to what is kept of it from now on. */
export function changeProfile(db: WritableDb, id: number, profile: Profile): void {
  run(
    db,
    "UPDATE export_profile SET name = ?, definition = ? WHERE id = ?",
    profile.name,
    JSON.stringify(profile),
    id,
  );
}

/** Takes one away. */
export function dropProfile(db: WritableDb, id: number): void {
  run(db, "DELETE FROM export_profile WHERE id = ?", id);
}
