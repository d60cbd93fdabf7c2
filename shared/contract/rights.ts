import * as v from "valibot";
import type { CalendarKind } from "../rights/calendar.ts";
import { approvalStates, type ApprovalCount, type ApprovalRule } from "../rights/approval.ts";
import { alterations, creditDuties } from "../rights/grant.ts";
import type { KeptEmbargo, KeptGrant, KeptRelease, KeptStillRights } from "../rights/kept.ts";
import { holderRoles, layers } from "../rights/layer.ts";
import type { LayerRecord } from "../rights/layer-record.ts";
import { miningWishes } from "../rights/mining.ts";
import { isDay, isDayOrMoment, isZone, type Moment as RightsMoment } from "../rights/moment.ts";
import type { RightsReason } from "../rights/reason.ts";
import { releaseKinds, releaseStates } from "../rights/release.ts";
import { statementOf } from "../rights/statement.ts";
import { isTerritory } from "../rights/territory.ts";
import { uses } from "../rights/use.ts";
import type { UsualRequest } from "../rights/usual.ts";
import type { RightsStatus, StillId } from "../still.ts";
import { asks, changes } from "./procedure.ts";
import { AbsolutePath, Count, Id, Language, RecordName, Stills } from "./schemas.ts";
import type { Changed } from "./stills.ts";

/** A reason and its sentence. */
export type ToldReason = RightsReason & { readonly words: string };

/** Whether a still may be used as asked; what weighs most comes first among the reasons. */
export type StillAnswer = {
  readonly still: number;
  readonly status: RightsStatus;
  readonly reasons: readonly ToldReason[];
  /** The line it would be credited with; empty when there is none. */
  readonly creditLine: string;
};

/** Stills by their status. */
export type StatusCounts = Readonly<Record<RightsStatus, number>>;

/** That a performer has a say in the stills of a film. */
export type SayInFilm = ApprovalRule & {
  readonly performer: { readonly id: number; readonly name: string };
  readonly rule: string;
};

/** What is said in one place itself, without what is inherited. */
export type OwnRights = {
  readonly layers: readonly LayerRecord[];
  readonly grants: readonly KeptGrant[];
  readonly embargoes: readonly KeptEmbargo[];
  readonly releases: readonly KeptRelease[];
  /** Only of a film. */
  readonly says: readonly SayInFilm[];
};

/** Of how many of some stills something holds. */
type OnStills = { readonly stills: number };

/** What is said of some stills themselves, of all or only of some of them. */
export type SharedRights = {
  readonly layers: readonly (LayerRecord & OnStills)[];
  readonly grants: readonly (KeptGrant & OnStills)[];
  readonly embargoes: readonly (KeptEmbargo & OnStills)[];
  readonly releases: readonly (KeptRelease & OnStills)[];
};

/** How many of a performer's stills in a film are approved, against the rule. */
export type ApprovalsOfPerformer = {
  readonly performer: { readonly id: number; readonly name: string };
  readonly asked: ApprovalRule;
  /** False where no rule is recorded and the customary one is shown. */
  readonly recorded: boolean;
  readonly solo: ApprovalCount;
  readonly group: ApprovalCount;
};

/** A day on which something changes for stills. */
export type RightsDay = {
  readonly day: string;
  readonly kind: CalendarKind;
  /** The moment of it, where not a day but a moment is written. */
  readonly moment: RightsMoment | null;
  readonly of: { readonly kind: "grant" | "embargo"; readonly id: number };
  /** The reference of the grant or embargo; empty when it has none. */
  readonly reference: string;
  /** Of how many stills it is itself, and of which films and rights holders in general. */
  readonly stills: number;
  /** What the still is called where it is of just one; else null. */
  readonly stillName: string | null;
  readonly films: readonly { readonly id: number; readonly name: string }[];
  readonly holders: readonly { readonly id: number; readonly name: string }[];
};

/** Stills of one day of the calendar that are told at most. */
export const CALENDAR_STILLS = 5000;

const Text = v.pipe(v.string(), v.trim(), v.maxLength(10_000));
const Line = v.pipe(v.string(), v.trim(), v.maxLength(1000));
const Day = v.pipe(v.string(), v.check(isDay, "a day is needed, such as 2026-05-07"));
const DayOrMoment = v.pipe(
  v.string(),
  v.check(isDayOrMoment, "a day or a moment is needed, such as 2026-05-07 or 2026-05-07T10:00"),
);
const Zone = v.pipe(
  v.string(),
  v.check(isZone, "a time zone is needed, such as Europe/Paris or +02:00"),
);
const Territory = v.pipe(
  v.string(),
  v.toUpperCase(),
  v.check(isTerritory, "a country by its two letters is needed (ISO 3166-1), such as DE"),
);
const Territories = v.strictObject({
  included: v.array(Territory),
  excluded: v.array(Territory),
});

/** A moment of a clock is of a zone; a day may be of wherever the still is used. */
const Moment = v.pipe(
  v.strictObject({ at: DayOrMoment, zone: v.nullable(Zone) }),
  v.check(
    ({ at, zone }) => isDay(at) || !isDayOrMoment(at) || zone !== null,
    "a time of day needs a time zone",
  ),
);

/** What is wanted. Without a date it is the present moment, without a zone that of this computer. */
export const RightsAsked = v.strictObject({
  use: v.picklist(uses),
  territory: v.nullable(Territory),
  date: v.optional(DayOrMoment),
  zone: v.optional(Zone),
  language: v.optional(v.nullable(Language)),
});
export type AskedOfRights = v.InferOutput<typeof RightsAsked>;

/** Where rights are said: of stills, of a film, or of a rights holder in general. */
const Place = v.union([
  v.strictObject({ stills: Stills }),
  v.strictObject({ film: Id }),
  v.strictObject({ holder: Id }),
]);
export type RightsPlaceAsked = v.InferOutput<typeof Place>;

const Documents = v.pipe(v.array(v.strictObject({ title: Line, place: Line })), v.maxLength(200));

/** An agent by its key, or by its name, under which it is made when there is none. */
const Holder = v.pipe(
  v.strictObject({
    id: v.optional(Id),
    name: v.optional(RecordName),
    role: v.picklist(holderRoles),
  }),
  v.check(({ id, name }) => (id === undefined) !== (name === undefined), "a key or a name"),
);

/** null takes a value away; what is left out stays. */
const LayerValues = v.strictObject({
  status: v.optional(
    v.nullable(
      v.pipe(
        v.string(),
        v.check(
          (uri) => statementOf(uri) !== null,
          "a statement of RightsStatements.org or Creative Commons is needed in its exact form, such as http://rightsstatements.org/vocab/InC/1.0/",
        ),
      ),
    ),
  ),
  holders: v.optional(v.nullable(v.pipe(v.array(Holder), v.maxLength(200)))),
  creditLine: v.optional(v.nullable(Text)),
  credit: v.optional(v.nullable(v.picklist(creditDuties))),
  usageTerms: v.optional(v.nullable(Text)),
  mining: v.optional(v.nullable(v.picklist(miningWishes))),
  tracing: v.optional(
    v.nullable(
      v.strictObject({
        untraced: v.boolean(),
        log: v.pipe(
          v.array(v.strictObject({ source: Line, date: Day, outcome: Line })),
          v.maxLength(1000),
        ),
      }),
    ),
  ),
  note: v.optional(v.nullable(Text)),
  documents: v.optional(v.nullable(Documents)),
});

const Grant = v.pipe(
  v.strictObject({
    kind: v.picklist(["allow", "deny"]),
    layers: v.pipe(v.array(v.picklist(layers)), v.minLength(1, "a grant is of a layer at least")),
    uses: v.array(v.picklist(uses)),
    territories: Territories,
    languages: v.array(Language),
    start: v.nullable(Moment),
    end: v.nullable(Moment),
    /** By its key, or by a name, under which it is made when there is none. */
    licensor: v.nullable(v.union([Id, RecordName])),
    licensee: Line,
    reference: Line,
    unaltered: v.array(v.picklist(alterations)),
    printRun: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
    credit: v.nullable(v.picklist(creditDuties)),
    terms: Text,
    note: Text,
    documents: Documents,
  }),
  v.check(
    ({ kind, uses: named }) => kind === "deny" || named.length > 0,
    "what a grant allows has to be named: choose at least one use",
  ),
  v.check(
    ({ start, end }) =>
      start === null || end === null || start.at.slice(0, 10) <= end.at.slice(0, 10),
    "a grant cannot end before it begins",
  ),
);

const Embargo = v.strictObject({
  until: v.strictObject({ at: DayOrMoment, zone: Zone }),
  reference: Line,
  note: Text,
});

const Release = v.strictObject({
  kind: v.picklist(releaseKinds),
  state: v.picklist(releaseStates),
  of: Line,
  reference: Line,
  note: Text,
  documents: Documents,
});

const Percent = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100));

export const rights = {
  "rights.still": asks<{ rights: KeptStillRights; answer: StillAnswer } | null>()(
    "The rights in a still, each value with where it comes from, and its status for what is asked.",
    v.strictObject({ still: Id, request: RightsAsked }),
  ),
  "rights.own": asks<OwnRights>()(
    "What is said of a still, a film or a rights holder itself.",
    v.union([
      v.strictObject({ still: Id }),
      v.strictObject({ film: Id }),
      v.strictObject({ holder: Id }),
    ]),
  ),
  "rights.shared": asks<SharedRights>()(
    "What some stills say themselves: grants, embargoes, releases and what is recorded of layers, each with of how many of them it is.",
    v.strictObject({ stills: Stills }),
  ),
  "rights.film": asks<Omit<
    KeptStillRights,
    "kind" | "personsShown" | "creditLine" | "words" | "approvals"
  > | null>()(
    "What holds of the stills of a film that say nothing themselves: what it says, and what it inherits from its rights holders, each with where it comes from.",
    v.strictObject({ film: Id }),
  ),
  "rights.status": asks<StatusCounts & { stills: StillAnswer[] }>()(
    "The status of stills for a use, a territory and a date: counted over all of them, with the reasons of those at these positions.",
    v.strictObject({
      stills: Stills,
      request: RightsAsked,
      from: Count,
      count: v.pipe(Count, v.maxValue(1000)),
    }),
  ),
  "rights.usual": asks<UsualRequest>()(
    "For which use and where the status of stills is told in searches and on the light table, for the present moment.",
    v.strictObject({}),
  ),
  "rights.setUsual": changes<Changed>()(
    "Says for which use and where the status is usually told; a null territory is the whole world.",
    v.strictObject({ use: v.picklist(uses), territory: v.nullable(Territory) }),
  ),
  "rights.report": asks<StatusCounts>()(
    "Writes the rights report of stills into a new file: a page, a workbook or JSON, by its ending (.html, .xlsx, .json).",
    v.strictObject({
      stills: Stills,
      request: RightsAsked,
      title: v.pipe(v.string(), v.trim(), v.maxLength(10_000)),
      /** What somebody wants to be said at its head. */
      note: v.optional(Text),
      path: AbsolutePath,
    }),
  ),
  "rights.document": asks<{ path: string }>()(
    "The path of a document that the archive names as the paper of a layer, a grant or a release.",
    v.strictObject({ place: Line }),
  ),
  "rights.setLayer": changes<Changed>()(
    "Says something of a layer of stills, of a film or of a rights holder; null takes a value away, what is left out stays.",
    v.strictObject({ on: Place, layer: v.picklist(layers), values: LayerValues }),
  ),
  "rights.saveGrant": changes<Changed & { id: number }>()(
    "Keeps a grant: a new one with a null id, which holds at `on`; one that is there is changed, and holds at `on` as well.",
    v.strictObject({ id: v.nullable(Id), on: v.nullable(Place), grant: Grant }),
  ),
  "rights.saveEmbargo": changes<Changed & { id: number }>()(
    "Keeps an embargo, new with a null id; its time zone has to be stated.",
    v.strictObject({ id: v.nullable(Id), on: v.nullable(Place), embargo: Embargo }),
  ),
  "rights.saveRelease": changes<Changed & { id: number }>()(
    "Keeps a release, new with a null id.",
    v.strictObject({ id: v.nullable(Id), on: v.nullable(Place), release: Release }),
  ),
  "rights.remove": changes<Changed>()(
    "Takes a grant, an embargo or a release from stills, a film or a rights holder, with null from everywhere; one that holds nowhere is gone.",
    v.strictObject({
      kind: v.picklist(["grant", "embargo", "release"]),
      id: Id,
      from: v.nullable(Place),
    }),
  ),
  "rights.setApproval": changes<Changed>()(
    "Says what a performer said of stills; a null state takes it away.",
    v.strictObject({
      stills: Stills,
      performer: Id,
      state: v.nullable(v.picklist(approvalStates)),
      by: Line,
      on: v.union([Day, v.literal("")]),
      rule: Line,
      note: Text,
    }),
  ),
  "rights.setSay": changes<Changed>()(
    "Says that a performer has a say in the stills of a film, and in hundredths how many of them they have to approve; null takes it away.",
    v.strictObject({
      film: Id,
      performer: Id,
      say: v.nullable(v.strictObject({ solo: Percent, group: Percent, rule: Line })),
    }),
  ),
  "rights.approvals": asks<ApprovalsOfPerformer[]>()(
    "How many of their stills in a film its performers approved, alone in the picture and with others, against the rule (customarily 50 and 75 of a hundred).",
    v.strictObject({ film: Id }),
  ),
  "rights.calendar": asks<RightsDay[]>()(
    "What begins, ends and comes free between two days, both included, of some stills, of a film with its stills, of a rights holder with those it holds, or of all.",
    v.strictObject({
      from: Day,
      to: Day,
      zone: v.optional(Zone),
      of: v.optional(v.nullable(Place)),
    }),
  ),
  "rights.calendarStills": asks<StillId[]>()(
    "The stills that a grant or an embargo of the calendar is of itself, among those it was asked of; the first 5,000.",
    v.strictObject({
      of: v.strictObject({ kind: v.picklist(["grant", "embargo"]), id: Id }),
      among: v.nullable(Place),
    }),
  ),
} as const;
