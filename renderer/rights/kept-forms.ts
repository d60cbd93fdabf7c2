import { isWritten, rightsForms, type RightsForm } from "./rights-forms.ts";

/** Another number whenever forms come to hold something else: those of before are not understood then. */
const KEY = "rights-forms-1";
/** Those written in last; of stills and records that are gone nobody ever closes one. */
const KEPT = 50;

/**
 * Brings back the forms of rights in which something was written when the window closed, and remembers them from now
 * on. Returns the way to stop.
 */
export function keepForms(): () => void {
  rightsForms.setState({ forms: new Map(kept()) });
  return rightsForms.subscribe(({ forms }) => {
    const written = [...forms].filter(([, form]) => isWritten(form));
    localStorage.setItem(KEY, JSON.stringify(written.slice(-KEPT)));
  });
}

/** Whatever is there may be damaged: then no form is open. */
function kept(): readonly (readonly [string, RightsForm])[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(value) && value.every(isEntry) ? value : [];
  } catch {
    return [];
  }
}

function isEntry(entry: unknown): entry is readonly [string, RightsForm] {
  if (!Array.isArray(entry)) return false;
  const [key, form]: readonly unknown[] = entry;
  return typeof key === "string" && typeof form === "object" && form !== null && "written" in form;
}
