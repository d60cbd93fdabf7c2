import {
  clockTimeAt,
  endOf,
  instantOf,
  isDay,
  type Moment,
} from "../../../shared/rights/moment.ts";
import type { Pass } from "../../../shared/rights/gate.ts";
import type { CreditDuty } from "../../../shared/rights/grant.ts";
import type { EffectiveLayer } from "../../../shared/rights/inherit.ts";
import type { StillRights } from "../../../shared/rights/still-rights.ts";
import type { DatedTerm, DeliveryTerms, EmbeddedRecord } from "../metadata/embedded-record.ts";

/**
 * The terms under which a still goes out: the embargo that ends last, of what permits the use what ends first, how
 * credit is owed and the wish about data mining. `zone` is the one of the request, for days without one.
 */
export function termsOf(rights: StillRights, pass: Pass, zone: string): DeliveryTerms {
  const embargo = rights.embargoes
    .map(({ until }) => until)
    .toSorted((one, other) => instant(one, zone) - instant(other, zone))
    .at(-1);
  const isPermitted = pass.override === null && pass.status !== "unknown";
  const ends = pass.reasons.flatMap((reason) =>
    isPermitted && reason.kind === "granted" && reason.end !== null ? [reason.end] : [],
  );
  const [end] = ends.toSorted(
    (one, other) =>
      endOf(one.at, one.zone ?? zone, "earlier") - endOf(other.at, other.zone ?? zone, "earlier"),
  );
  return {
    release: embargo === undefined ? null : dated(embargo, zone),
    expiry: end === undefined ? null : dated(end, zone),
    credit: creditDutyOf(rights),
    mining: nearest(rights, ({ mining }) => mining),
  };
}

/** How credit is owed by the records themselves; null where they do not say. */
export function creditDutyOf(rights: StillRights): CreditDuty | null {
  return nearest(rights, ({ credit }) => credit);
}

/** A record with the address of the rights statement on its picture, where it has no web statement of its own. */
export function withStatement(record: EmbeddedRecord, rights: StillRights): EmbeddedRecord {
  const own = Object.values(record.texts.webStatement ?? {}).some((text) => text !== "");
  const status = nearest(rights, (layer) => layer.status);
  if (own || status === null) return record;
  return { ...record, texts: { ...record.texts, webStatement: { "x-default": status } } };
}

/** As the photograph says it, else the film. */
function nearest<Value>(
  { layers }: StillRights,
  of: (layer: EffectiveLayer) => { readonly value: Value } | null,
): Value | null {
  for (const wanted of ["photograph", "film"] as const) {
    const layer = layers.find((one) => one.layer === wanted);
    const said = layer === undefined ? null : of(layer);
    if (said !== null) return said.value;
  }
  return null;
}

function instant({ at, zone }: Moment, here: string): number {
  return instantOf(at, zone ?? here, "later");
}

function dated(moment: Moment, here: string): DatedTerm {
  if (isDay(moment.at)) return { day: moment.at, time: null };
  const zone = moment.zone ?? here;
  const at = instantOf(moment.at, zone, "later");
  const clock = clockTimeAt(at, zone);
  const minutes = Math.round((Date.parse(`${clock}Z`) - at) / 60_000);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const offset = [hours, rest].map((part) => String(part).padStart(2, "0")).join(":");
  return { day: clock.slice(0, 10), time: `${clock.slice(11)}${minutes < 0 ? "-" : "+"}${offset}` };
}
