import { colourLabels, type ColourLabel } from "../marks.ts";
import { rightsStatuses, stillKindNames, stillKinds } from "../still.ts";
import type { RightsStatus, StillKind } from "../still.ts";
import type { HasName, StillState } from "./tree.ts";
import { hasNames, stillStates } from "./tree.ts";

const statusWords: Readonly<Record<RightsStatus, readonly string[]>> = {
  clear: ["clear", "cleared"],
  conditional: ["conditional"],
  blocked: ["blocked"],
  unknown: ["unknown"],
};

/** Kinds that a value names: by code or shown name, or by the beginning of one. */
export function kindsNamed(value: string): readonly StillKind[] {
  return named(stillKinds, value, (kind) => [kind, stillKindNames[kind].toLowerCase()]);
}

/** Rights statuses that a value names, or begins. */
export function statusesNamed(value: string): readonly RightsStatus[] {
  return named(rightsStatuses, value, (status) => statusWords[status]);
}

/** Colour labels that a value names, or begins. */
export function labelsNamed(value: string): readonly ColourLabel[] {
  return named(colourLabels, value, (label) => [label]);
}

/** What a value after `has:` names: exactly, or else the first that it begins. */
export function hasNamed(value: string): HasName | null {
  return named(hasNames, value, (name) => [name])[0] ?? null;
}

/** What a value after `is:` names: exactly, or else the first that it begins. */
export function stateNamed(value: string): StillState | null {
  return named(stillStates, value, (state) => [state])[0] ?? null;
}

function named<Code extends string>(
  codes: readonly Code[],
  value: string,
  words: (code: Code) => readonly string[],
): readonly Code[] {
  const wanted = value.trim().toLowerCase();
  const exact = codes.filter((code) => words(code).includes(wanted));
  if (exact.length > 0) return exact;
  return codes.filter((code) => words(code).some((word) => word.startsWith(wanted)));
}
