import fc from "fast-check";
import { approvalStates } from "../../shared/rights/approval.ts";
import { holderRoles, layers } from "../../shared/rights/layer.ts";
import { releaseStates } from "../../shared/rights/release.ts";
import { ProblemError } from "../../shared/problem.ts";
import { all, type WritableDb } from "../../electron/engine/catalog/database.ts";
import type { Action } from "../../electron/engine/commands/action.ts";
import { giveSay, sayApproval } from "../../electron/engine/commands/rights/approvals.ts";
import {
  removePlaced,
  saveEmbargo,
  saveGrant,
  saveRelease,
} from "../../electron/engine/commands/rights/keep-placed.ts";
import {
  ofFilm,
  ofHolder,
  ofStills,
  type NamedPlaces,
} from "../../electron/engine/commands/rights/places.ts";
import { setLayer } from "../../electron/engine/commands/rights/set-layer.ts";

/** Keys are drawn as numbers, and mean whichever records there are. */
const some = fc.nat(20);
const place = fc.record({ kind: fc.constantFrom("still", "film", "holder"), which: some });
const text = fc.constantFrom("", "a", "b");
const documents = fc.array(fc.record({ title: text, place: text }), { maxLength: 2 });
const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null | undefined> =>
  fc.oneof(fc.constant(undefined), fc.constant(null), value);
const id = fc.option(some);

/** Changes of rights, each by what it does. */
export const rightsSteps = fc.oneof(
  fc.record({
    do: fc.constant("layer" as const),
    place,
    layer: fc.constantFrom(...layers.slice(0, 3)),
    values: fc.record({
      status: optional(fc.constant("http://rightsstatements.org/vocab/InC/1.0/")),
      creditLine: optional(text),
      note: optional(text),
      documents: optional(documents),
      tracing: optional(
        fc.record({
          untraced: fc.boolean(),
          log: fc.array(
            fc.record({ source: text, date: fc.constant("2026-01-01"), outcome: text }),
            {
              maxLength: 2,
            },
          ),
        }),
      ),
      holders: optional(
        fc.array(fc.record({ which: some, role: fc.constantFrom(...holderRoles) }), {
          maxLength: 2,
        }),
      ),
    }),
  }),
  fc.record({
    do: fc.constant("grant" as const),
    id,
    place: fc.option(place),
    kind: fc.constantFrom("allow" as const, "deny" as const),
    layers: fc.subarray(["photograph", "film"] as const, { minLength: 1 }),
    uses: fc.subarray(["press", "book"] as const, { minLength: 1 }),
    licensor: id,
    documents,
  }),
  fc.record({ do: fc.constant("embargo" as const), id, place: fc.option(place), note: text }),
  fc.record({
    do: fc.constant("release" as const),
    id,
    place: fc.option(place),
    state: fc.constantFrom(...releaseStates),
    documents,
  }),
  fc.record({
    do: fc.constant("lift" as const),
    kind: fc.constantFrom("grant" as const, "embargo" as const, "release" as const),
    id: some,
    place: fc.option(place),
  }),
  fc.record({
    do: fc.constant("approval" as const),
    still: some,
    performer: some,
    state: fc.option(fc.constantFrom(...approvalStates)),
  }),
  fc.record({
    do: fc.constant("say" as const),
    film: some,
    performer: some,
    say: fc.option(fc.record({ solo: fc.nat(100), group: fc.nat(100), rule: text })),
  }),
);
export type RightsStep = typeof rightsSteps extends fc.Arbitrary<infer S> ? S : never;
type Place = { readonly kind: string; readonly which: number };

export function isRightsStep(step: { readonly do: string }): step is RightsStep {
  return ["layer", "grant", "embargo", "release", "lift", "approval", "say"].includes(step.do);
}

/** Takes a step; one that is refused in words does nothing. */
export function takeRightsStep(db: WritableDb, step: RightsStep): Action<unknown> {
  try {
    return take(db, step);
  } catch (error) {
    if (error instanceof ProblemError) return { result: null, label: "refused" };
    throw error;
  }
}

function take(db: WritableDb, step: RightsStep): Action<unknown> {
  const at = (where: Place | null): NamedPlaces | null =>
    where === null ? null : placeOf(db, where);
  switch (step.do) {
    case "layer": {
      const { holders, ...values } = step.values;
      const named = holders?.map(({ which, role }) => ({ id: keyIn(db, "agent", which), role }));
      return setLayer(db, placeOf(db, step.place), step.layer, {
        ...values,
        holders: holders === null ? null : named,
      });
    }
    case "grant":
      return saveGrant(
        db,
        step.id === null ? null : keyIn(db, "usage_grant", step.id),
        at(step.place),
        {
          kind: step.kind,
          layers: step.layers,
          uses: step.uses,
          territories: { included: ["DE"], excluded: [] },
          languages: [],
          start: null,
          end: { at: "2099-12-31", zone: null },
          licensor: step.licensor === null ? null : keyIn(db, "agent", step.licensor),
          licensee: "",
          reference: "",
          unaltered: [],
          printRun: null,
          credit: null,
          terms: "",
          note: "",
          documents: step.documents,
        },
      );
    case "embargo":
      return saveEmbargo(
        db,
        step.id === null ? null : keyIn(db, "embargo", step.id),
        at(step.place),
        {
          until: { at: "2099-05-07", zone: "UTC" },
          reference: "",
          note: step.note,
        },
      );
    case "release":
      return saveRelease(
        db,
        step.id === null ? null : keyIn(db, "picture_release", step.id),
        at(step.place),
        {
          kind: "model",
          state: step.state,
          of: "",
          reference: "",
          note: "",
          documents: step.documents,
        },
      );
    case "lift": {
      const table = { grant: "usage_grant", embargo: "embargo", release: "picture_release" }[
        step.kind
      ];
      return removePlaced(db, step.kind, keyIn(db, table, step.id), at(step.place));
    }
    case "approval":
      return sayApproval(db, [keyIn(db, "still", step.still)], keyIn(db, "agent", step.performer), {
        state: step.state,
        by: "",
        on: "",
        rule: "",
        note: "",
      });
    case "say":
      return giveSay(
        db,
        { film: keyIn(db, "film", step.film), performer: keyIn(db, "agent", step.performer) },
        step.say,
      );
  }
}

function placeOf(db: WritableDb, { kind, which }: Place): NamedPlaces {
  if (kind === "film") return ofFilm(db, keyIn(db, "film", which));
  if (kind === "holder") return ofHolder(db, keyIn(db, "agent", which));
  return ofStills(db, [keyIn(db, "still", which), keyIn(db, "still", which + 1)]);
}

/** The key of one of the records that there are; one of none where there are none. */
function keyIn(db: WritableDb, table: string, which: number): number {
  const rows = all<{ id: number }>(db, `SELECT id FROM ${table} ORDER BY id`);
  return rows[which % Math.max(1, rows.length)]?.id ?? 999_999;
}
