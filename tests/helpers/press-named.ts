import { PRESS } from "../../shared/export/built-in-profiles.ts";
import type { Profile } from "../../shared/export/profile.ts";

/** The press profile with file names of another template. */
export function pressNamed(fileNames: string): Profile {
  return { ...PRESS, fileNames };
}
