import { useStore } from "zustand";
import { formKey, rightsForms, type FormKind, type RightsForm } from "./rights-forms.ts";
import type { SaidPlace } from "./said-place.ts";

/** The form that is open for something at a place; null when none is. */
export function useForm<What extends FormKind>(
  place: SaidPlace,
  what: What,
  id: RightsForm["id"],
): Extract<RightsForm, { what: What }> | null {
  const form = useStore(rightsForms, ({ forms }) => forms.get(formKey(place, what, id)));
  // A form is kept under the name of what it is.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return (form ?? null) as Extract<RightsForm, { what: What }> | null;
}
