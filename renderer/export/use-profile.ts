import { useState } from "react";
import { PRESS } from "../../shared/export/built-in-profiles.ts";
import type { ListedProfile } from "../../shared/contract/profiles.ts";
import type { Profile } from "../../shared/export/profile.ts";
import { useAnswer } from "../inspector/use-answer.ts";

const KEPT = "stillroom.export.profile";
/** The changes to a profile that are made for hand-outs rather than for good, by the name of the profile. */
const KEPT_CHANGES = "stillroom.export.changes";

type Changes = Readonly<Record<string, Partial<Profile>>>;

export type ChosenProfile = {
  readonly profiles: readonly ListedProfile[];
  /** As it is changed for this hand-out. */
  readonly profile: Profile;
  readonly choose: (name: string) => void;
  readonly change: (change: Partial<Profile>) => void;
};

/**
 * The profile that is handed out with, beginning with that of the last time and its file names, or with that of an
 * export that is made once more, as it was `then`; what is changed of that is kept for no other.
 */
export function useProfile(then: Profile | null): ChosenProfile {
  const [again, setAgain] = useState(then);
  const { answer } = useAnswer("profiles.list", {}, ({ overviewVersion }) => overviewVersion);
  const [name, setName] = useState(() => localStorage.getItem(KEPT) ?? PRESS.name);
  const [changes, setChanges] = useState(keptChanges);
  const profiles = answer ?? [];
  const usual = profiles.find(({ profile }) => profile.name === name)?.profile ?? PRESS;
  if (again !== null)
    return {
      profiles: [{ id: null, profile: again }, ...profiles.filter(isOther(again))],
      profile: again,
      choose: (next) => {
        setName(next);
        setAgain(null);
      },
      change: (change) => setAgain({ ...again, ...change }),
    };
  return {
    profiles,
    profile: { ...usual, ...changes[usual.name] },
    choose: (next) => {
      localStorage.setItem(KEPT, next);
      setName(next);
    },
    change: (change) => {
      const all = { ...changes, [usual.name]: { ...changes[usual.name], ...change } };
      localStorage.setItem(KEPT_CHANGES, JSON.stringify(all));
      setChanges(all);
    },
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
