import * as v from "valibot";
import type { MisspeltWord } from "../caption/lint/finding.ts";
import { asks, changes } from "./procedure.ts";
import { Language, LongText } from "./schemas.ts";
import type { Changed } from "./stills.ts";

export const spelling = {
  "spelling.check": asks<MisspeltWord[]>()(
    "The words of texts that neither a dictionary of their language nor the names of the archive have.",
    v.strictObject({
      texts: v.pipe(
        v.array(v.strictObject({ language: Language, text: LongText })),
        v.maxLength(100),
      ),
    }),
  ),
  "spelling.learn": changes<Changed>()(
    "Takes a word for rightly spelt in this archive from now on.",
    v.strictObject({ word: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) }),
  ),
} as const;
