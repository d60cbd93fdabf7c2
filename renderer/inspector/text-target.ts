import type { Stills } from "../../shared/contract/schemas.ts";
import type { TextField } from "../../shared/still.ts";
import { textFieldNames } from "../../shared/still.ts";
import { hasNewBraces, templateProblems } from "../../shared/variables.ts";
import { changeStills } from "../batch/change-stills.ts";
import { orTell, tellChange } from "../state/notices.ts";
import { showStills } from "../state/show-stills.ts";
import type { DraftTarget } from "./drafts.ts";
import { draftKey, saveDraft, typeDraft, whenSaved } from "./drafts.ts";

/** A text of stills. `session` names the still or stills, see use-chosen.ts. */
export type TextTarget = {
  readonly session: string;
  readonly stills: Stills;
  readonly field: TextField;
  readonly language: string;
  readonly mode: "replace" | "append" | "prepend";
  /** The stills differ in it: the empty text that is shown is none of theirs. */
  readonly mixed?: boolean;
};

/** The name under which the draft of such a text is kept. */
export function textDraftKey({
  session,
  field,
  language,
}: Pick<TextTarget, "session" | "field" | "language">): string {
  return draftKey(session, field, language);
}

/** What is wrong with the variables in a text, in words; null when nothing is, or there are none. */
export function complaintOf(text: string, present: string): string | null {
  if (!hasNewBraces(text, present)) return null;
  const problem = templateProblems(text).find(
    ({ from, to }) => !present.includes(text.slice(from, to)),
  );
  return problem?.message ?? null;
}

/** The way back to stills, where they are known by their keys: other results have others at those places. */
export function wayTo(stills: Stills): Pick<DraftTarget, "show"> {
  return "ids" in stills ? { show: () => void orTell(() => showStills(stills.ids)) } : {};
}

/** Writes a text as if it had been typed and left: over what is `present`, and what was typed over that. */
export async function putText(target: TextTarget, present: string, text: string): Promise<void> {
  const save = savedText(target, present);
  await whenSaved(save.key);
  typeDraft(save.key, text, present);
  await saveDraft(save, present);
}

/**
 * How such a text is saved; of several stills it is told. Variables are filled in for each still; braces of
 * what is `present` there (empty where stills differ) are words.
 */
export function savedText(target: TextTarget, present: string): DraftTarget {
  const { stills, field, language, mode, mixed = false } = target;
  return {
    key: textDraftKey(target),
    name: textFieldNames[field],
    ...wayTo(stills),
    complaint: (text) => complaintOf(text, present),
    overtaking: "Save yours, and both stay side by side under “To check”.",
    write: async (text, begunOn) => {
      const fillIn = hasNewBraces(text, present);
      const written = { write: "text", field, language, text, mode, fillIn } as const;
      const isKnown = !mixed || begunOn !== "";
      const done = await changeStills(stills, isKnown ? { ...written, begunOn } : written);
      if (done === null) return "left";
      if (done.changed > 1) tellChange(done.label, done.change);
      return undefined;
    },
  };
}
