import * as v from "valibot";
import type { PartialBox } from "../orientation.ts";
import { asks, changes } from "./procedure.ts";
import { Id, Nothing } from "./schemas.ts";

/** Where an archive stands with faces. */
export type FaceState = {
  /** Whether they are looked for: only where somebody chose that. */
  readonly wanted: boolean;
  /** How many were found, in how many pictures they were looked for, and how many wait for that. */
  readonly faces: number;
  readonly pictures: number;
  readonly waiting: number;
  /** Whether they are being looked for now; else whether the archivist stopped that, so that it waits to be gone on with. */
  readonly looks: boolean;
  readonly stopped: boolean;
  /** Why the search ended before its time, in words, so that it waits too; null when it did not. */
  readonly problem: string | null;
};

/** A face that was found in a still and around which no region is drawn. */
export type OfferedFace = {
  /** In parts of the picture as displayed. */
  readonly box: PartialBox;
  /** The character it likely shows; null when there is no reason to think of one. */
  readonly likely: { readonly id: number; readonly name: string } | null;
};

export const faces = {
  "faces.state": asks<FaceState>()(
    "Whether faces are looked for in this archive, and what was found.",
    Nothing,
  ),
  "faces.want": changes<FaceState>()(
    "Has faces looked for in this archive, on this machine, or no more; what was found stays until it is erased.",
    v.strictObject({ wanted: v.boolean() }),
  ),
  "faces.erase": changes<{ readonly erased: number }>()(
    "Erases all faces that were found, beyond undo, and has none looked for any more.",
    Nothing,
  ),
  "faces.ofStill": asks<OfferedFace[]>()(
    "The faces found in a still around which no region is drawn, from left to right; none where faces are not looked for.",
    v.strictObject({ id: Id }),
  ),
} as const;
