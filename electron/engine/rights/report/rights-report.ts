import { layerNames } from "../../../../shared/rights/layer.ts";
import { grantLimits } from "../../../../shared/rights/grant-limits.ts";
import { miningNames } from "../../../../shared/rights/mining.ts";
import { tracingInWords } from "../../../../shared/rights/tracing-in-words.ts";
import { creditLineOf } from "../../../../shared/rights/credit-duty.ts";
import { dayAt, instantOf, nextDay, type Moment } from "../../../../shared/rights/moment.ts";
import type { ReasonEffect, RightsReason } from "../../../../shared/rights/reason.ts";
import { placeInWords, reasonInWords } from "../../../../shared/rights/reason-words.ts";
import { releaseKindNames, releaseStateNames } from "../../../../shared/rights/release.ts";
import { periodOf, type RightsRequest } from "../../../../shared/rights/request.ts";
import { rightsStatus } from "../../../../shared/rights/status.ts";
import type { Use } from "../../../../shared/rights/use.ts";
import { statementOf } from "../../../../shared/rights/statement.ts";
import { toldToOthers } from "../../../../shared/rights/told-to-others.ts";
import type { KeptStillRights } from "../../../../shared/rights/kept.ts";
import { stillKindNames, type RightsStatus, type StillId } from "../../../../shared/still.ts";
import type { StatusCounts } from "../../../../shared/contract/rights.ts";
import { contactsOf } from "../../catalog/contacts.ts";
import type { ReadableDb } from "../../catalog/database.ts";
import { gather } from "../../export/gather.ts";
import { mainText, type HandOutStill } from "../../export/hand-out.ts";
import { Breather } from "../../search/breather.ts";

/** Who holds a layer, where that is said unless of the still itself, and how to reach them. */
type ReportedHolder = {
  readonly name: string;
  readonly role: string;
  readonly from: string;
  readonly contacts: readonly string[];
};

/** What is recorded of a layer of a still, to be printed. */
export type ReportedLayer = {
  readonly layer: string;
  /** The URI of its status with its label; null where none is recorded. */
  readonly status: { readonly uri: string; readonly label: string; readonly from: string } | null;
  readonly holders: readonly ReportedHolder[];
  readonly usageTerms: string;
  readonly mining: string;
  /** Whether its holder was found, with the steps of the search, in words; empty where nobody searched. */
  readonly search: string;
  readonly note: string;
  readonly documents: readonly { readonly title: string; readonly place: string }[];
};

/** A grant as it is recorded: what it allows or denies, where and when. */
export type ReportedGrant = {
  readonly kind: "allow" | "deny";
  readonly licensor: string;
  readonly licensee: string;
  readonly reference: string;
  readonly layers: readonly string[];
  readonly uses: readonly Use[];
  /** ISO 3166-1; none included is the whole world. */
  readonly included: readonly string[];
  readonly excluded: readonly string[];
  readonly languages: readonly string[];
  /** Null for an open side. */
  readonly start: Moment | null;
  readonly end: Moment | null;
  /** What may not be done to the picture, how many copies, which credit, in sentences. */
  readonly limits: readonly string[];
  readonly terms: string;
  readonly note: string;
  readonly documents: readonly { readonly title: string; readonly place: string }[];
  /** Where it is said, unless of the still itself. */
  readonly from: string;
};

/** What a rights report says of a still. */
export type ReportedStill = {
  readonly still: StillId;
  readonly id: string;
  readonly fileName: string;
  readonly stillNumber: string;
  readonly film: string;
  readonly kind: string;
  readonly altText: string;
  /** Hex SHA-256 of the original, by which its thumbnail is found. */
  readonly sha256: string;
  readonly status: RightsStatus;
  /** In sentences, by what each does to the status. */
  readonly reasons: Readonly<Record<ReasonEffect, readonly string[]>>;
  readonly creditLine: string;
  /** The last day on which what permits it still does, and how many days are left; null where it does not end. */
  readonly until: { readonly day: string; readonly daysLeft: number } | null;
  readonly layers: readonly ReportedLayer[];
  readonly grants: readonly ReportedGrant[];
  readonly embargoes: readonly (Moment & { readonly reference: string })[];
  readonly approvals: readonly {
    readonly performer: string;
    readonly state: string;
    readonly by: string;
    readonly on: string;
  }[];
  readonly releases: readonly {
    readonly kind: string;
    readonly of: string;
    readonly state: string;
    readonly reference: string;
  }[];
};

/** A rights report of some stills for a use, a territory and a date. */
export type RightsReport = {
  readonly title: string;
  /** What somebody wants to be said at its head; empty for nothing. */
  readonly note: string;
  readonly request: RightsRequest;
  /** When it was made (ISO 8601, UTC), and by whom. */
  readonly at: string;
  readonly who: string;
  readonly counts: StatusCounts;
  /** What is blocked comes first, then what is unknown, then conditions; each in the order of the stills. */
  readonly stills: readonly ReportedStill[];
};

export type ReportOrder = Pick<RightsReport, "title" | "note" | "request" | "who"> & {
  readonly stills: readonly StillId[];
  /** Whether it leaves the house: then references, notes and papers are not in it. */
  readonly isForOthers?: boolean;
};

/** So many stills are read at once. */
const AT_ONCE = 100;
const DAY_MS = 86_400_000;
const order: readonly RightsStatus[] = ["blocked", "unknown", "conditional", "clear"];

/** Gathers what is recorded of the rights in stills. Those that are gone are left out. Others have their turn in between. */
export async function rightsReport(
  db: ReadableDb,
  { title, note, request, who, stills, isForOthers = false }: ReportOrder,
): Promise<RightsReport> {
  const found: ReportedStill[] = [];
  const breather = new Breather();
  for (let from = 0; from < stills.length; from += AT_ONCE) {
    const some = stills.slice(from, from + AT_ONCE);
    const inHouse = gather(db, some);
    const gathered = isForOthers
      ? inHouse.map((still) => ({ ...still, rights: toldToOthers(still.rights) }))
      : inHouse;
    const contacts = contactsOf(db, holdersIn(gathered.map(({ rights }) => rights)));
    found.push(...gathered.map((still) => reported(still, { request, contacts })));
    if (breather.due()) await breather.breathe();
  }
  const counts = { clear: 0, conditional: 0, blocked: 0, unknown: 0 };
  for (const { status } of found) counts[status] += 1;
  return {
    title,
    note,
    request,
    at: new Date().toISOString(),
    who,
    counts,
    stills: order.flatMap((status) => found.filter((still) => still.status === status)),
  };
}

type Contacts = ReadonlyMap<number, readonly string[]>;

function holdersIn(all: readonly KeptStillRights[]): number[] {
  return [
    ...new Set(all.flatMap(({ layers }) => layers.flatMap((one) => one.holders)).map(holderId)),
  ];
}

function holderId({ value }: KeptStillRights["layers"][number]["holders"][number]): number {
  return value.id;
}

function reported(
  still: HandOutStill,
  { request, contacts }: { readonly request: RightsRequest; readonly contacts: Contacts },
): ReportedStill {
  const { rights } = still;
  const { status, reasons } = rightsStatus(rights, request);
  const words = (effect: ReasonEffect): string[] =>
    reasons.filter((reason) => reason.effect === effect).map(reasonInWords);
  return {
    still: still.id,
    id: still.uuid,
    fileName: still.originalName,
    stillNumber: still.stillNumber,
    film:
      still.film === null
        ? ""
        : still.film.title + (still.film.year === null ? "" : ` (${String(still.film.year)})`),
    kind: still.kind === null ? "" : stillKindNames[still.kind],
    altText: mainText(still.altText),
    sha256: still.sha256,
    status,
    reasons: {
      blocks: words("blocks"),
      unknown: words("unknown"),
      conditions: words("conditions"),
      notes: words("notes"),
    },
    creditLine: creditLineOf(rights),
    until: until(reasons, request),
    layers: rights.layers.map((layer) => layerOf(layer, contacts)),
    grants: rights.grants.map(grantOf),
    embargoes: rights.embargoes.map(({ until: moment, reference }) => ({ ...moment, reference })),
    approvals: rights.approvals.map(({ performer, state, by, on }) => ({
      performer: performer.name,
      state,
      by,
      on,
    })),
    releases: rights.releases.map(({ kind, of, state, reference }) => ({
      kind: releaseKindNames[kind],
      of,
      state: releaseStateNames[state],
      reference,
    })),
  };
}

/** Of the grants that permit it the one that ends first. */
function until(reasons: readonly RightsReason[], request: RightsRequest): ReportedStill["until"] {
  const days = reasons.flatMap((reason) => {
    if (reason.kind !== "granted" || reason.end === null) return [];
    const { at, zone } = reason.end;
    return [
      at.length === 10 ? at : dayAt(instantOf(at, zone ?? request.zone, "earlier"), request.zone),
    ];
  });
  const [day] = days.toSorted();
  if (day === undefined) return null;
  const today = dayAt(periodOf(request).from, request.zone);
  return { day, daysLeft: Math.round((Date.parse(nextDay(day)) - Date.parse(today)) / DAY_MS) };
}

function layerOf(layer: KeptStillRights["layers"][number], contacts: Contacts): ReportedLayer {
  const { status, tracing, mining } = layer;
  return {
    layer: layerNames[layer.layer],
    status: status === null ? null : statusOf(status.value, placeInWords(status.from)),
    holders: layer.holders.map(({ value: { id, name, role }, from }) => ({
      name,
      role,
      from: placeInWords(from),
      contacts: contacts.get(id) ?? [],
    })),
    usageTerms: layer.usageTerms?.value ?? "",
    mining: mining === null ? "" : miningNames[mining.value],
    search: tracing === null ? "" : tracingInWords(tracing.value),
    note: layer.note?.value ?? "",
    documents: layer.documents?.value ?? [],
  };
}

function statusOf(uri: string, from: string): NonNullable<ReportedLayer["status"]> {
  return { uri, label: statementOf(uri)?.label ?? uri, from };
}

function grantOf(grant: KeptStillRights["grants"][number]): ReportedGrant {
  const { kind, licensee, reference, uses, territories, languages, start, end } = grant;
  return {
    kind,
    licensor: grant.licensor?.name ?? "",
    licensee,
    reference,
    layers: grant.layers.map((layer) => layerNames[layer]),
    uses,
    included: territories.included,
    excluded: territories.excluded,
    languages,
    start,
    end,
    limits: grantLimits(grant),
    terms: grant.terms,
    note: grant.note,
    documents: grant.documents,
    from: placeInWords(grant.from),
  };
}
