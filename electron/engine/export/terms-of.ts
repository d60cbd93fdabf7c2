import {
  clockTimeAt,
  endOf,
  instantOf,
  isDay,
  type Moment,
} from "../../../shared/rights/moment.ts";
import type { Pass } from "../../../shared/rights/gate.ts";
import { windowOf, type CreditDuty, type Grant } from "../../../shared/rights/grant.ts";
import type { EffectiveLayer } from "../../../shared/rights/inherit.ts";
import {
  deniedAsLimit,
  reasonInWords,
  territoriesAsLimit,
  usesAsLimit,
} from "../../../shared/rights/reason-words.ts";
import { periodOf, type RightsRequest } from "../../../shared/rights/request.ts";
import type { StillRights } from "../../../shared/rights/still-rights.ts";
import { countriesOf, type Territories } from "../../../shared/rights/territory.ts";
import type { Use } from "../../../shared/rights/use.ts";
import { embargoSentence } from "../metadata/embargo-sentence.ts";
import type { DatedTerm, DeliveryTerms, EmbeddedRecord } from "../metadata/embedded-record.ts";
import { grantsBehind, inBoth } from "./permitted.ts";

/**
 * The terms under which a still goes out: the embargo that ends last, of what permits the use what begins last and what
 * ends first, where and for what it may be used, how credit is owed and the wish about data mining. The zone of the
 * request is that of days without one; `now` is when it goes out.
 */
export function termsOf(
  rights: StillRights,
  pass: Pass,
  request: RightsRequest,
  now: number = Date.now(),
): DeliveryTerms {
  const { zone } = request;
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
  const start = grantsBehind(pass, rights)
    .flatMap((grant) => grant.start ?? [])
    .toSorted((one, other) => instant(one, zone) - instant(other, zone))
    .at(-1);
  const isUnderEmbargo = embargo !== undefined && instant(embargo, zone) > now;
  return {
    release: embargo === undefined ? null : dated(embargo, zone),
    embargo: isUnderEmbargo ? embargoSentence(embargo) : null,
    start: start === undefined ? null : dated(start, zone),
    expiry: end === undefined ? null : dated(end, zone),
    regions: regionLimits(rights, pass, request),
    media: mediaLimits(rights, pass),
    unaltered: [...new Set(grantsBehind(pass, rights).flatMap((grant) => grant.unaltered))],
    credit: creditDutyOf(rights),
    mining: nearest(rights, ({ mining }) => mining),
  };
}

/** Where the grants hold by which it goes out, without the countries for which its use is denied; a denial binds any copy. */
function regionLimits(rights: StillRights, pass: Pass, request: RightsRequest): string {
  const denials = rights.grants.filter(
    (grant) => grant.kind === "deny" && bindsSomewhere(grant, request),
  );
  const territories = [
    ...grantsBehind(pass, rights).map((grant) => grant.territories),
    ...denials.filter(({ languages }) => languages.length === 0).map(withoutDenied),
  ].reduce(inBoth, { included: [], excluded: [] });
  const inLanguages = denials
    .filter(({ languages }) => languages.length > 0)
    .map((grant) => deniedAsLimit(countriesOf(grant.territories), grant.languages));
  return [territoriesAsLimit(territories), ...new Set(inLanguages)]
    .filter((limit) => limit !== "")
    .join(" ");
}

/** A denial of what is asked for that speaks of some countries, and is not over. */
function bindsSomewhere(grant: Grant, { use, zone, ...request }: RightsRequest): boolean {
  const { included, excluded } = grant.territories;
  const isOfUse = grant.uses.length === 0 || grant.uses.includes(use);
  const isOver = windowOf(grant, zone).to <= periodOf({ use, zone, ...request }).from;
  return isOfUse && !isOver && included.length + excluded.length > 0;
}

/** Everywhere but in the countries denied; a denial with exceptions leaves these alone. */
function withoutDenied({ territories }: Grant): Territories {
  return territories.included.length > 0
    ? { included: [], excluded: countriesOf(territories) }
    : { included: territories.excluded, excluded: [] };
}

/** What all the grants are for by which it goes out, in which languages and how many copies. */
function mediaLimits(rights: StillRights, pass: Pass): string {
  const [first, ...others] = grantsBehind(pass, rights).map(({ uses }) => uses);
  if (first === undefined) return "";
  const shared = others.reduce<readonly Use[]>(
    (one, other) => one.filter((use) => other.includes(use)),
    first,
  );
  const conditions = pass.reasons.flatMap((reason) =>
    reason.kind === "only-languages" || reason.kind === "print-run" ? [reasonInWords(reason)] : [],
  );
  return [usesAsLimit(shared), ...new Set(conditions)].join(" ");
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
