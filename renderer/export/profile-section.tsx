import { useState, type ReactNode } from "react";
import { profileInWords } from "../../shared/export/profile-in-words.ts";
import { classes } from "../ui/classes.ts";
import { ProfileActions } from "./profile-actions.tsx";
import { ProfileForm } from "./profile-form.tsx";
import type { ChosenProfile } from "./use-profile.ts";
import styles from "./profile.module.css";

/** For what kind of recipient it is, what that means in words, and all of it to be changed. */
export function ProfileSection({ chosen }: { readonly chosen: ChosenProfile }): ReactNode {
  const { profiles, profile, isChanged, choose, change } = chosen;
  const [open, setOpen] = useState(false);
  return (
    <section className={classes(styles, "section")} aria-label="Export profile">
      <label className={classes(styles, "pick")}>
        <span className={classes(styles, "label")}>Profile</span>
        <select
          className={classes(styles, "input")}
          value={profile.name}
          onChange={(event) => choose(event.target.value)}
        >
          {profiles.map(({ profile: { name } }) => (
            <option key={name} value={name}>
              {name}
              {isChanged && name === profile.name ? " (changed)" : ""}
            </option>
          ))}
        </select>
      </label>
      <p className={classes(styles, "words")}>{profileInWords(profile)}</p>
      <details
        className={classes(styles, "details")}
        onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      >
        <summary>Change what is handed out</summary>
        {open && (
          <>
            <ProfileForm profile={profile} onChange={change} />
            <ProfileActions chosen={chosen} />
          </>
        )}
      </details>
    </section>
  );
}
