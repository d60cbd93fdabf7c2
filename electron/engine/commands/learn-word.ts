import { archiveSettings, setArchiveSetting } from "../catalog/archive-settings.ts";
import type { WritableDb } from "../catalog/database.ts";
import type { Action } from "./action.ts";

/** Takes a word for rightly spelt in this archive. */
export function learnWord(db: WritableDb, word: string): Action<{ changed: number }> {
  const { knownWords } = archiveSettings(db);
  const isNew = !knownWords.includes(word);
  if (isNew) setArchiveSetting(db, "knownWords", [...knownWords, word]);
  return {
    result: { changed: isNew ? 1 : 0 },
    label: `Learned the word “${word}”`,
  };
}
