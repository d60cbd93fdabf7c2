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

/**
 * The profile that is handed out with, beginning with that of the last time as it was changed then, or with that of an
 * export that is made once more, as it was `then`; what is changed of that is kept for no other.
 */
export function useProfile(then: Profile | null): ChosenProfile {
  const [again, setAgain] = useState(then);
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
  const choose = (next: string): void => {
    localStorage.setItem(KEPT, next);
    setName(next);
  };
  if (then !== null && again !== null)
    return {
      profiles: [{ id: null, profile: again }, ...profiles.filter(isOther(again))],
      profile: again,
      id: null,
      isChanged: JSON.stringify(again) !== JSON.stringify(then),
      choose: (next) => {
        choose(next);
        setAgain(null);
      },
      change: (change) => setAgain({ ...again, ...change }),
      undoChanges: () => setAgain(then),
    };
  return {
    profiles,
    profile,
    id: listed?.id ?? null,
    isChanged: JSON.stringify(profile) !== JSON.stringify(chosen),
    choose,
    change: (change) => keep({ ...changes[chosen.name], ...change }),
    undoChanges: () => keep({}),
  };
}

function isOther({ name }: Profile): (listed: ListedProfile) => boolean {
  return ({ profile }) => profile.name !== name;
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
