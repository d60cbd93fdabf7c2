import { createStore } from "zustand/vanilla";
import type { ApprovalRule, ApprovalState } from "../../shared/rights/approval.ts";
import type { AskedOf } from "../archive.ts";
import { draftKey } from "../inspector/drafts.ts";
import { placeKey, type SaidPlace } from "./said-place.ts";
import type { GrantForm } from "./grant-written.ts";
import type { LayerForm } from "./layer-written.ts";

export type EmbargoForm = AskedOf<"rights.saveEmbargo">["embargo"];
type Release = AskedOf<"rights.saveRelease">["release"];
/** A release as it is being written: how far it goes has to be chosen. */
export type ReleaseForm = Omit<Release, "state"> & { readonly state: Release["state"] | null };

/** What is being written; a null id is something new. */
export type RightsForm =
  | { readonly what: "grant"; readonly id: number | null; readonly written: GrantForm }
  | { readonly what: "embargo"; readonly id: number | null; readonly written: EmbargoForm }
  | { readonly what: "release"; readonly id: number | null; readonly written: ReleaseForm }
  | { readonly what: "layer"; readonly id: LayerForm["layer"]; readonly written: LayerForm }
  | { readonly what: "approval"; readonly id: number | null; readonly written: ApprovalForm }
  | { readonly what: "say"; readonly id: number | null; readonly written: SayForm };
/** A performer that is chosen; null until one is. */
type Performer = { readonly id: number; readonly name: string } | null;
export type ApprovalForm = {
  readonly performer: Performer;
  readonly state: ApprovalState;
  readonly by: string;
  readonly on: string;
  readonly rule: string;
  readonly note: string;
};
export type SayForm = ApprovalRule & { readonly performer: Performer; readonly rule: string };
export type FormKind = RightsForm["what"];

/** The forms that are open, by place: what is half written is there again when one comes back to its still or page. */
export const rightsForms = createStore<{ readonly forms: ReadonlyMap<string, RightsForm> }>(() => ({
  forms: new Map(),
}));

export function formKey(place: SaidPlace, what: FormKind, id: RightsForm["id"]): string {
  return draftKey("rights", placeKey(place), what, String(id));
}

/** Opens a form, or goes on with what is written in it. */
export function openForm(place: SaidPlace, form: RightsForm): void {
  const key = formKey(place, form.what, form.id);
  if (!rightsForms.getState().forms.has(key)) writeForm(place, form);
}

/** Takes what is written in a form. */
export function writeForm(place: SaidPlace, form: RightsForm): void {
  rightsForms.setState(({ forms }) => ({
    forms: new Map(forms).set(formKey(place, form.what, form.id), form),
  }));
}

/** Closes a form; what is written in it goes. */
export function closeForm(place: SaidPlace, { what, id }: Pick<RightsForm, "what" | "id">): void {
  rightsForms.setState(({ forms }) => {
    const left = new Map(forms);
    left.delete(formKey(place, what, id));
    return { forms: left };
  });
}
