import type { StillNumberField } from "../../../shared/still.ts";

/** The columns of the still table that hold its number and the code of its production. */
export const numberColumns = {
  number: "number",
  productionCode: "production_code",
} as const satisfies Record<StillNumberField, string>;

export type NumberColumn = (typeof numberColumns)[StillNumberField];
