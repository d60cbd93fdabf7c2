import type {
  CarriedConflict,
  CarriedProperty,
  CarriedValue,
  Carrier,
} from "../../../shared/carried.ts";

/** What one carrier says about a property; `limit` is how many bytes it can hold at the most. */
export type Candidate<Value extends CarriedValue> = {
  readonly carrier: Carrier;
  readonly value: Value;
  readonly limit?: number;
};

/** What is known of which block was written last. */
export type Recency = {
  /** Whether the IIM is as the writer of the XMP left it; null when nothing says so. */
  readonly iimIsInStep: boolean | null;
  readonly sidecarIsOlder: boolean;
};

/** Whether two candidates say the same, cuts to a carrier's limit included. */
export type Agreement<Value extends CarriedValue> = (
  one: Candidate<Value>,
  other: Candidate<Value>,
) => boolean;

export type Settled<Value extends CarriedValue> = {
  readonly chosen: Candidate<Value>;
  readonly conflict: CarriedConflict | null;
};

/**
 * Chooses among the carriers of one property, given in this order: the sidecar, one that other formats
 * share (both unless the XMP in the file is later), XMP, IIM, EXIF, PNG texts; but IIM before XMP where it was changed after it (the digest
 * differs) and is not merely the XMP cut short: the rule of the Metadata Working Group as ExifTool
 * applies it. Null when no carrier says anything.
 */
export function settle<Value extends CarriedValue>(
  property: CarriedProperty,
  candidates: readonly Candidate<Value>[],
  agree: Agreement<Value>,
  recency: Recency,
): Settled<Value> | null {
  const ordered = candidates.length > 1 ? inOrder(candidates, agree, recency) : candidates;
  const [first] = ordered;
  if (first === undefined) return null;
  if (ordered.length === 1) return { chosen: first, conflict: null };
  const chosen = fullerThan(first, ordered, agree);
  const others = ordered.filter((other) => other !== chosen && !agree(chosen, other));
  if (others.length === 0) return { chosen, conflict: null };
  const reason = reasonFor(chosen.carrier, new Set(others.map(({ carrier }) => carrier)), recency);
  return {
    chosen,
    conflict: {
      property,
      chosen: { carrier: chosen.carrier, value: chosen.value },
      others: others.map(({ carrier, value }) => ({ carrier, value })),
      reason,
    },
  };
}

function inOrder<Value extends CarriedValue>(
  candidates: readonly Candidate<Value>[],
  agree: Agreement<Value>,
  { iimIsInStep, sidecarIsOlder }: Recency,
): readonly Candidate<Value>[] {
  // This is the order they come in.
  if (iimIsInStep !== false && !sidecarIsOlder) return candidates;
  const of = (carrier: Carrier): readonly Candidate<Value>[] =>
    candidates.filter((candidate) => candidate.carrier === carrier);
  const [xmp, iim, beside] = [of("xmp"), of("iim"), [...of("sidecar"), ...of("sharedSidecar")]];
  const [oneXmp] = xmp;
  const [oneIim] = iim;
  const iimIsNewer =
    iimIsInStep === false &&
    (oneXmp === undefined || oneIim === undefined || !agree(oneXmp, oneIim));
  const embedded = iimIsNewer ? [...iim, ...xmp] : [...xmp, ...iim];
  const first = sidecarIsOlder ? [...embedded, ...beside] : [...beside, ...embedded];
  return [...first, ...of("exif"), ...of("png")];
}

/** An IIM text that was cut gives way to a carrier that has the whole of it. */
function fullerThan<Value extends CarriedValue>(
  first: Candidate<Value>,
  ordered: readonly Candidate<Value>[],
  agree: Agreement<Value>,
): Candidate<Value> {
  if (first.carrier !== "iim") return first;
  return (
    ordered.find(
      (other) => other.carrier !== "iim" && agree(first, other) && length(other) > length(first),
    ) ?? first
  );
}

function length({ value }: Candidate<CarriedValue>): number {
  return JSON.stringify(value).length;
}

function isSidecar(carrier: Carrier): boolean {
  return carrier === "sidecar" || carrier === "sharedSidecar";
}

function reasonFor(chosen: Carrier, others: ReadonlySet<Carrier>, recency: Recency): string {
  if (chosen === "sidecar" && others.has("sharedSidecar"))
    return "The sidecar that is called like the whole file goes before the one that files of other formats share.";
  if (isSidecar(chosen)) return "A sidecar goes before what is in the picture file.";
  if ([...others].some(isSidecar) && recency.sidecarIsOlder)
    return "The picture file was written later than the sidecar.";
  if (chosen === "iim" && others.has("xmp"))
    return "The IPTC block was changed after the XMP was written.";
  if (chosen === "xmp" && others.has("iim"))
    return recency.iimIsInStep === null
      ? "XMP goes before the IPTC block where nothing says which is newer."
      : "The IPTC block was not changed after the XMP was written.";
  return chosen === "exif"
    ? "EXIF has the whole text and goes before what is left."
    : "XMP and the IPTC block go before EXIF and other texts.";
}
