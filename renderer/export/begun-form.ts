import { type Dispatch, type SetStateAction, useEffect, useState } from "react";
import { draftKey } from "../inspector/drafts.ts";

/** What is written in forms that hand out, by form and part: looking something up beside them loses nothing. */
const begun = new Map<string, Map<string, unknown>>();

/** The name under which the form for these stills is kept: a set, a saved search, the selection or an export once more. */
export function formOf(stills: string): string {
  return draftKey("hand-out", stills);
}

/** The state of a part of a form. It outlives the form, until that was handed out. */
export function useBegun<T>(
  form: string,
  part: string,
  first: T,
): readonly [T, Dispatch<SetStateAction<T>>] {
  const [value, setValue] = useState<T>(() => {
    const kept = begun.get(form);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return kept?.has(part) === true ? (kept.get(part) as T) : first; // put there by the effect below
  });
  useEffect(() => {
    const parts = begun.get(form) ?? new Map<string, unknown>();
    begun.set(form, parts.set(part, value));
  }, [form, part, value]);
  return [value, setValue];
}

/** What a form asked for was done: it opens anew. */
export function forgetBegun(form: string): void {
  begun.delete(form);
}
