import type { CarriedConflict, CarriedProperty, CarriedValue } from "../../../shared/carried.ts";
import { iimLimit } from "./iim-datasets.ts";
import type { IimValue } from "./iim.ts";
import { propertyCarriers } from "./property-carriers.ts";
import { settle, type Agreement, type Candidate, type Recency } from "./settle.ts";
import { iimIsInStep, type MetadataSources } from "./sources.ts";

const noValues: readonly IimValue[] = [];

/**
 * Credits and names of photographers are cut at 32 bytes so often that archives are full of XMP which was
 * made out of the stumps: there the same text proves nothing.
 */
const copiedStumps: ReadonlySet<CarriedProperty> = new Set(["creditLine", "creators"]);

/** Settles property after property and collects what the archivist should know of it. */
export class Reconciliation {
  readonly sources: MetadataSources;
  readonly conflicts: CarriedConflict[] = [];
  readonly possiblyCut: CarriedProperty[] = [];
  readonly #recency: Recency;

  constructor(sources: MetadataSources) {
    this.sources = sources;
    this.#recency = {
      iimIsInStep: iimIsInStep(sources),
      sidecarIsOlder: sources.sidecarIsOlder,
    };
  }

  /** The candidate that counts; null when there is none. A disagreement is noted, and so is a text that may be cut. */
  settle<Value extends CarriedValue>(
    property: CarriedProperty,
    candidates: readonly Candidate<Value>[],
    agree: Agreement<Value>,
  ): Candidate<Value> | null {
    const settled = settle(property, candidates, agree, this.#recency);
    if (settled === null) return null;
    if (settled.conflict !== null) this.conflicts.push(settled.conflict);
    if (this.#isPossiblyCut(property, settled.chosen)) this.possiblyCut.push(property);
    return settled.chosen;
  }

  /** XMP has no limit: what it has too is whole, but for the texts whose stumps programs copied there. */
  #isPossiblyCut(property: CarriedProperty, { carrier, value }: Candidate<CarriedValue>): boolean {
    const filling = this.iimOf(property).filter(fills(property));
    if (carrier === "iim" || filling.length === 0) return filling.length > 0;
    if (!copiedStumps.has(property)) return false;
    const said = new Set(textsIn(value));
    return filling.some(({ text }) => said.has(text.trim()));
  }

  /** The filled values of the property's IIM data set, in order. */
  iimOf(property: CarriedProperty): readonly IimValue[] {
    const dataset = propertyCarriers[property].iim;
    const values = dataset === undefined ? undefined : this.sources.iim.get(dataset);
    return values === undefined ? noValues : values.filter(({ text }) => text.trim() !== "");
  }
}

function textsIn(value: CarriedValue): readonly string[] {
  return typeof value === "string" ? [value] : Object.values<string>(value);
}

/**
 * Whether a value takes the last byte or the last but one of its data set: then it was probably cut
 * there, by bytes or by characters. A value that ends with a character of several bytes also counts
 * when one more of its kind would not have fitted.
 */
function fills(property: CarriedProperty): (value: IimValue) => boolean {
  const dataset = propertyCarriers[property].iim;
  const limit = dataset === undefined ? Number.POSITIVE_INFINITY : iimLimit(dataset);
  // Codes and dates are as long as they must be.
  if (limit <= 11) return () => false;
  return ({ text, bytes }) => {
    const last = Buffer.byteLength([...text].at(-1) ?? "");
    if (bytes > limit) return false; // whoever wrote it knows no limit
    return bytes >= limit - 1 || (last > 1 && bytes + last > limit);
  };
}

/** The limit of a property's IIM data set in bytes; undefined when it has none. */
export function limitOf(property: CarriedProperty): number | undefined {
  const dataset = propertyCarriers[property].iim;
  return dataset === undefined ? undefined : iimLimit(dataset);
}
