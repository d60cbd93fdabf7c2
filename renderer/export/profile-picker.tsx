import type { ReactNode } from "react";
import type { ListedProfile } from "../../shared/contract/profiles.ts";
import type { Profile } from "../../shared/export/profile.ts";
import { classes } from "../ui/classes.ts";
import styles from "./export.module.css";

type ProfilePickerProps = {
  readonly profiles: readonly ListedProfile[];
  readonly profile: Profile;
  readonly onChoose: (name: string) => void;
};

/** For what kind of recipient it is. */
export function ProfilePicker({ profiles, profile, onChoose }: ProfilePickerProps): ReactNode {
  return (
    <label className={classes(styles, "subject")}>
      <span className={classes(styles, "label")}>Profile</span>
      <select
        className={classes(styles, "input")}
        value={profile.name}
        onChange={(event) => onChoose(event.target.value)}
      >
        {profiles.map(({ profile: { name } }) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </label>
  );
}
