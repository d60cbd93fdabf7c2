import { useMemo, useState } from "react";
import type { ListedProfile } from "../../shared/contract/profiles.ts";
import { PRESS } from "../../shared/export/built-in-profiles.ts";
import type { Profile } from "../../shared/export/profile.ts";
import { useAnswer } from "../inspector/use-answer.ts";

const KEPT = "stillroom.export.profile";
/** What was changed of profiles for hand-outs rather than for good, by the name of the profile. */
const KEPT_CHANGES = "stillroom.export.changes";

type Changes = Readonly<Record<string, Partial<Profile>>>;

export type ChosenProfile = {
  readonly profiles: readonly ListedProfile[];
  /** As it is changed for this hand-out. */
  readonly profile: Profile;
  /** Null for one that every archive has. */
  readonly id: number | null;
  readonly isChanged: boolean;
  readonly choose: (name: string) => void;
  readonly change: (change: Partial<Profile>) => void;
  readonly undoChanges: () => void;
};

/** The profile that is handed out with, beginning with that of the last time as it was changed then. */
export function useProfile(): ChosenProfile {
  const { answer } = useAnswer("profiles.list", {}, ({ overviewVersion }) => overviewVersion);
  const [name, setName] = useState(() => localStorage.getItem(KEPT) ?? PRESS.name);
  const [changes, setChanges] = useState(keptChanges);
  const profiles = answer ?? [];
  const listed = profiles.find(({ profile }) => profile.name === name);
  const chosen = listed?.profile ?? PRESS;
  // The same object until something changes: the form defers its plan by it.
  const profile = useMemo(() => ({ ...chosen, ...changes[chosen.name] }), [chosen, changes]);
  const keep = (changed: Partial<Profile>): void => {
    const all = { ...changes, [chosen.name]: changed };
    localStorage.setItem(KEPT_CHANGES, JSON.stringify(all));
    setChanges(all);
  };
  return {
    profiles,
    profile,
    id: listed?.id ?? null,
    isChanged: JSON.stringify(profile) !== JSON.stringify(chosen),
    choose: (next) => {
      localStorage.setItem(KEPT, next);
      setName(next);
    },
    change: (change) => keep({ ...changes[chosen.name], ...change }),
    undoChanges: () => keep({}),
  };
}

function keptChanges(): Changes {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT_CHANGES) ?? "{}");
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return kept as Changes; // written here; the engine looks over the whole profile
  } catch {
    return {};
  }
}
