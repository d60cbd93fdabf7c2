import type { ChangedTags } from "../../shared/contract/stills.ts";
import { counted } from "../ui/numbers.ts";

/** What giving tags brought along and took away unasked; empty where nothing of the kind happened. */
export function saidAlong({ followed, joined, gone }: ChangedTags): string {
  const follows = followed.length === 0 ? "" : `; from the cast: ${followed.join(", ")}`;
  const joins = joined.length === 0 ? "" : `; new in the cast of ${joined.join(", ")}`;
  return `${follows}${joins}${goneInWords(gone)}`;
}

/** The scenes that went with their film. */
export function goneInWords(gone: ChangedTags["gone"]): string {
  const scenes = gone.map(({ name, stills }) => `scene ${name} (${counted(stills, "still")})`);
  return scenes.length === 0 ? "" : `; gone with it: ${scenes.join(", ")}`;
}
