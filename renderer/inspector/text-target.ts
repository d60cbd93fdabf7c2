import type { Stills } from "../../shared/contract/schemas.ts";
import type { TextField } from "../../shared/still.ts";
import { textFieldNames } from "../../shared/still.ts";
import { changeStills } from "../batch/change-stills.ts";
import { tellChange } from "../state/notices.ts";
import type { DraftTarget } from "./drafts.ts";
import { draftKey } from "./drafts.ts";

/** A text of stills. `session` names the still or stills, see use-chosen.ts. */
export type TextTarget = {
  readonly session: string;
  readonly stills: Stills;
  readonly field: TextField;
  readonly language: string;
  readonly mode: "replace" | "append" | "prepend";
};

/** The name under which the draft of such a text is kept. */
export function textDraftKey({
  session,
  field,
  language,
}: Pick<TextTarget, "session" | "field" | "language">): string {
  return draftKey(session, field, language);
}

/** How such a text is saved; of several stills it is told. */
export function savedText(target: TextTarget): DraftTarget {
  const { stills, field, language, mode } = target;
  return {
    key: textDraftKey(target),
    name: textFieldNames[field],
    write: async (text) => {
      const written = { write: "text", field, language, text, mode } as const;
      const done = await changeStills(stills, written);
      if (done === null) return "left";
      if (done.changed > 1) tellChange(done.label, done.change);
      return undefined;
    },
  };
}
