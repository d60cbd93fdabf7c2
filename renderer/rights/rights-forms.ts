import { createStore } from "zustand/vanilla";
import type { ApprovalRule, ApprovalState } from "../../shared/rights/approval.ts";
import type { AskedOf } from "../archive.ts";
import { draftKey } from "../inspector/drafts.ts";
import { tell } from "../state/notices.ts";
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

/** Which of the forms of a place it is. */
export type FormName = Pick<RightsForm, "what" | "id">;

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
  lastOpened = key;
  if (rightsForms.getState().forms.has(key)) return;
  asOpened.add(form);
  writeForm(place, form);
}

/** The form that was asked for last, until it is shown. */
let lastOpened: string | null = null;

/** Whether somebody asked for this form just now, rather than came by a still whose form was open; once. */
export function wasAskedFor(place: SaidPlace, { what, id }: FormName): boolean {
  if (lastOpened !== formKey(place, what, id)) return false;
  lastOpened = null;
  return true;
}

/** Forms in which nothing was written yet. */
const asOpened = new WeakSet<RightsForm>();

/** Whether somebody wrote in a form since it was opened. */
export function isWritten(form: RightsForm): boolean {
  return !asOpened.has(form);
}

/** Takes what is written in a form. */
export function writeForm(place: SaidPlace, form: RightsForm): void {
  rightsForms.setState(({ forms }) => ({
    forms: new Map(forms).set(formKey(place, form.what, form.id), form),
  }));
}

/** Closes a form; what is written in it goes. */
export function closeForm(place: SaidPlace, { what, id }: FormName): void {
  rightsForms.setState(({ forms }) => {
    const left = new Map(forms);
    left.delete(formKey(place, what, id));
    return { forms: left };
  });
}

/** Closes a form that is not recorded: what is written in it can be taken up again. */
export function leaveForm(place: SaidPlace, { what, id }: FormName): void {
  const form = rightsForms.getState().forms.get(formKey(place, what, id));
  closeForm(place, { what, id });
  if (form === undefined || !isWritten(form)) return;
  tell("Left what was written of the rights", {
    label: "Take it up again",
    run: () => {
      openForm(place, form);
      writeForm(place, { ...form });
    },
  });
}
