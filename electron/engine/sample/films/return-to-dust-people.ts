import { person } from "../draw/person.ts";
import type { Person } from "../draw/person.ts";
import type { Layer } from "../draw/frame.ts";

export const ma = { hair: "short", skin: "#b27a52", top: "#3d4a5c", legs: "#2b2f38" } as const;
export const cao = {
  hair: "scarf",
  skin: "#c08a63",
  top: "#6a3b3f",
  legs: "#39333a",
  skirt: true,
} as const;
type At = Pick<Person, "x" | "y" | "size" | "pose"> & Partial<Pick<Person, "facing" | "rim">>;
export function youtie(at: At): Layer {
  return person({ ...ma, ...at });
}

export function guiying(at: At): Layer {
  return person({ ...cao, ...at });
}
