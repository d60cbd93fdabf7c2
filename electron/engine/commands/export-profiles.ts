import { builtInProfiles, profileNamed } from "../../../shared/export/built-in-profiles.ts";
import type { Profile } from "../../../shared/export/profile.ts";
import { ProblemError } from "../../../shared/problem.ts";
import type { ListedProfile } from "../../../shared/contract/profiles.ts";
import type { ReadableDb, WritableDb } from "../catalog/database.ts";
import { addProfile, changeProfile, dropProfile, ownProfiles } from "../catalog/export-profiles.ts";
import type { Action } from "./action.ts";

/** Every profile that can be chosen: those that every archive has, then its own by name. */
export function listProfiles(db: ReadableDb): ListedProfile[] {
  return [...builtInProfiles.map((profile) => ({ profile, id: null })), ...ownProfiles(db)];
}

/** Keeps a profile, a new one where `id` is null. @throws ProblemError where another has its name, or it is gone. */
export function saveProfile(
  db: WritableDb,
  { id, profile }: { readonly id: number | null; readonly profile: Profile },
): Action<{ changed: number; id: number }> {
  if (id !== null) requireProfile(db, id);
  const others = listProfiles(db).filter((listed) => listed.id === null || listed.id !== id);
  const same = profileNamed(
    others.map((listed) => listed.profile),
    profile.name,
  );
  if (same !== null)
    throw new ProblemError(
      "invalid",
      `There is an export profile “${same.name}” already. Choose another name.`,
    );
  if (id === null)
    return {
      result: { changed: 1, id: addProfile(db, profile) },
      label: `Made the export profile “${profile.name}”`,
    };
  changeProfile(db, id, profile);
  return { result: { changed: 1, id }, label: `Changed the export profile “${profile.name}”` };
}

/** Takes a profile of the archive's own away. @throws ProblemError where it is gone. */
export function deleteProfile(db: WritableDb, id: number): Action<{ changed: number }> {
  const { name } = requireProfile(db, id);
  dropProfile(db, id);
  return { result: { changed: 1 }, label: `Deleted the export profile “${name}”` };
}

function requireProfile(db: ReadableDb, id: number): Profile {
  const found = ownProfiles(db).find((own) => own.id === id);
  if (found === undefined) throw new ProblemError("changed", "This export profile is gone.");
  return found.profile;
}
