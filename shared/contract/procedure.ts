import type * as v from "valibot";

/**
 * One thing the engine can be asked. Declared once; the window's client, the engine's router and
 * the reference in docs/contract.md derive from it.
 */
export type Procedure<Input extends v.GenericSchema, Output> = {
  /** Checked at the engine's edge; inside, the type is trusted. */
  readonly input: Input;
  /** Whether it changes the catalog: refused when that is open read-only. */
  readonly changes: boolean;
  /** One sentence for the reference. */
  readonly about: string;
  /** Only carries the type; never present at run time. */
  readonly output?: Output;
};

/** Declares a procedure that only reads. */
export function asks<Output>(): <Input extends v.GenericSchema>(
  about: string,
  input: Input,
) => Procedure<Input, Output> {
  return (about, input) => ({ input, changes: false, about });
}

/** Declares a procedure that changes the catalog. */
export function changes<Output>(): <Input extends v.GenericSchema>(
  about: string,
  input: Input,
) => Procedure<Input, Output> {
  return (about, input) => ({ input, changes: true, about });
}
