import type { CarriedProperty, CarriedValue, Carrier } from "../../../shared/carried.ts";
import type { IimValue } from "./iim.ts";
import { propertyCarriers } from "./property-carriers.ts";
import { limitOf, type Reconciliation } from "./reconciliation.ts";
import type { Candidate } from "./settle.ts";
import type { MetadataSources } from "./sources.ts";
import type { XmpValue } from "./xmp-value.ts";

/** How to read what a carrier holds of one property; null where it says nothing. */
export type Readings<Value extends CarriedValue> = {
  readonly xmp: (value: XmpValue) => Value | null;
  readonly iim: (values: readonly IimValue[], sources: MetadataSources) => Value | null;
  /** Of EXIF and of plain texts. */
  readonly text: (text: string) => Value | null;
};

/** What each carrier says about a property, in the order of {@link settle}; who says nothing is left out. */
export function candidatesFor<Value extends CarriedValue>(
  property: CarriedProperty,
  reconciliation: Reconciliation,
  read: Readings<Value>,
): readonly Candidate<Value>[] {
  const { xmp, sidecar, sharedSidecar, exif, plain } = reconciliation.sources;
  const carriers = propertyCarriers[property];
  const candidates: Candidate<Value>[] = [];
  const take = (carrier: Carrier, value: Value | null): void => {
    if (value !== null) candidates.push({ carrier, value });
  };
  const beside = sidecar.get(carriers.xmp);
  if (beside !== undefined) take("sidecar", read.xmp(beside));
  const shared = sharedSidecar.get(carriers.xmp);
  if (shared !== undefined) take("sharedSidecar", read.xmp(shared));
  const within = xmp.get(carriers.xmp);
  if (within !== undefined) take("xmp", read.xmp(within));
  const values = reconciliation.iimOf(property);
  const text = values.length === 0 ? null : read.iim(values, reconciliation.sources);
  const limit = limitOf(property);
  if (text !== null && limit !== undefined) candidates.push({ carrier: "iim", value: text, limit });
  take("exif", firstSaid(carriers.exif, exif, read.text));
  take("png", firstSaid(carriers.plain, plain, read.text));
  return candidates;
}

/** The tags or keywords of one carrier are named in the order of their standing: the first that says something counts. */
function firstSaid<Value extends CarriedValue>(
  names: readonly string[] = [],
  written: ReadonlyMap<string, unknown>,
  read: (text: string) => Value | null,
): Value | null {
  for (const name of names) {
    const text = written.get(name);
    const value = typeof text === "string" ? read(text) : null;
    if (value !== null) return value;
  }
  return null;
}
