import * as v from "valibot";
import { asks, changes } from "./procedure.ts";
import { Language, LongText } from "./schemas.ts";
import type { Changed } from "./stills.ts";

const Word = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

export const spelling = {
  "spelling.check": asks<string[]>()(
    "Those of the words that neither a dictionary of their language nor the names of the archive have.",
    v.strictObject({
      words: v.pipe(v.array(Word), v.maxLength(2_000)),
      /** Null where the text says none. */
      language: v.nullable(Language),
      /** The text they are of, or its beginning. */
      text: LongText,
    }),
  ),
  "spelling.suggest": asks<string[]>()(
    "What may be meant by a word that spelling.check found misspelt, likeliest first.",
    v.strictObject({ word: Word }),
  ),
  "spelling.learn": changes<Changed>()(
    "Takes a word for rightly spelt in this archive from now on.",
    v.strictObject({ word: Word }),
  ),
} as const;
