import fc from "fast-check";
import { expect, test } from "vitest";
import { alterations, creditDuties } from "../../../shared/rights/grant.ts";
import { approvalStates, countApprovals } from "../../../shared/rights/approval.ts";
import { inherit, type SaidOfLayer } from "../../../shared/rights/inherit.ts";
import { layers } from "../../../shared/rights/layer.ts";
import { unsaid } from "../../../shared/rights/layer-record.ts";
import { miningWishes } from "../../../shared/rights/mining.ts";
import { reasonInWords } from "../../../shared/rights/reason-words.ts";
import { releaseKinds, releaseStates } from "../../../shared/rights/release.ts";
import type { RightsRequest } from "../../../shared/rights/request.ts";
import { commonsUris, rightsStatements } from "../../../shared/rights/statement.ts";
import { rightsStatus } from "../../../shared/rights/status.ts";
import type { StillRights } from "../../../shared/rights/still-rights.ts";
import { uses, type Use } from "../../../shared/rights/use.ts";
import type { RightsStatus } from "../../../shared/still.ts";
import { ownLayer } from "./rights-of-still.ts";

// Few values, so that grants and requests meet often.
const country = fc.constantFrom("DE", "FR", "JP");
const zone = fc.constantFrom("Europe/Berlin", "Asia/Tokyo", "America/New_York");
const day = fc.constantFrom("2026-03-28", "2026-03-29", "2026-05-07", "2026-10-25", "2026-12-31");
const moment = fc.record({
  at: fc.oneof(
    day,
    day.map((one) => `${one}T02:30`),
  ),
  zone: fc.option(zone),
});
const use = fc.constantFrom("press", "editorial", "commercial", "mining");
const from = fc.constant({ kind: "still" } as const);

const grant = fc.record({
  kind: fc.constantFrom("allow", "deny"),
  layers: fc.subarray([...layers]),
  uses: fc.subarray<Use>(["press", "editorial", "commercial", "mining"]),
  territories: fc.record({
    included: fc.subarray(["DE", "FR", "JP"]),
    excluded: fc.subarray(["DE", "FR", "JP"]),
  }),
  languages: fc.subarray(["de", "fr"]),
  start: fc.option(moment),
  end: fc.option(moment),
  licensee: fc.constantFrom("", "Cahiers"),
  reference: fc.constantFrom("", "L-1"),
  unaltered: fc.subarray([...alterations], { maxLength: 1 }),
  printRun: fc.option(fc.constant(500)),
  credit: fc.option(fc.constantFrom(...creditDuties)),
  terms: fc.constantFrom("", "Ask first."),
  from,
});

const layer = fc
  .record({
    layer: fc.constantFrom(...layers),
    status: fc.option(fc.constantFrom(...rightsStatements.map(({ uri }) => uri), ...commonsUris)),
    mining: fc.option(fc.constantFrom(...miningWishes)),
    untraced: fc.boolean(),
  })
  .map(({ layer: named, status, mining, untraced }) =>
    ownLayer(named, { status, mining, tracing: untraced ? { untraced, log: [] } : null }),
  );

const rights: fc.Arbitrary<StillRights> = fc.record({
  kind: fc.constantFrom("scene", "frame", null),
  personsShown: fc.nat({ max: 2 }),
  creditLine: fc.constantFrom("", "Photo: A"),
  words: fc.constantFrom([], ["Editorial use only"]),
  layers: fc.uniqueArray(layer, { selector: (one) => one.layer, maxLength: 3 }),
  grants: fc.array(grant, { maxLength: 4 }),
  embargoes: fc.array(
    fc.record({
      until: fc.record({ at: day, zone }),
      reference: fc.constant(""),
      note: fc.constant(""),
      from,
    }),
    { maxLength: 1 },
  ),
  approvals: fc.array(
    fc.record({
      performer: fc.constant({ id: 1, name: "Maggie Cheung" }),
      state: fc.constantFrom(...approvalStates),
      by: fc.constant(""),
      on: fc.constant(""),
      rule: fc.constant(""),
      note: fc.constant(""),
      from,
    }),
    { maxLength: 1 },
  ),
  releases: fc.array(
    fc.record({
      kind: fc.constantFrom(...releaseKinds),
      state: fc.constantFrom(...releaseStates),
      of: fc.constantFrom("", "Maggie Cheung"),
      reference: fc.constant(""),
      note: fc.constant(""),
      from,
    }),
    { maxLength: 1 },
  ),
});

const request: fc.Arbitrary<RightsRequest> = fc.record({
  use,
  territory: fc.option(country),
  date: fc.oneof(
    day,
    day.map((one) => `${one}T02:30`),
  ),
  zone,
  language: fc.option(fc.constantFrom("de", "de-AT", "fr")),
});

/** How much a status lets out: what is blocked and what is unknown go out alike, not at all. */
const openness: Readonly<Record<RightsStatus, number>> = {
  clear: 2,
  conditional: 1,
  blocked: 0,
  unknown: 0,
};
const opens = (of: StillRights, asked: RightsRequest): number =>
  openness[rightsStatus(of, asked).status];

const often = { numRuns: 3000 };

test("a denial added never lets more out", () => {
  fc.assert(
    fc.property(rights, grant, request, (known, added, asked) => {
      const more = { ...known, grants: [...known.grants, { ...added, kind: "deny" as const }] };
      expect(opens(more, asked)).toBeLessThanOrEqual(opens(known, asked));
    }),
    often,
  );
});

test("a permission added never lets less out", () => {
  fc.assert(
    fc.property(rights, grant, request, (known, added, asked) => {
      const more = { ...known, grants: [...known.grants, { ...added, kind: "allow" as const }] };
      expect(opens(more, asked)).toBeGreaterThanOrEqual(opens(known, asked));
    }),
    often,
  );
});

test("nothing is clear without a permission for the use, the territory and the date", () => {
  fc.assert(
    fc.property(rights, request, (known, asked) => {
      const bare = {
        ...known,
        releases: [],
        layers: known.layers.map((one) => ({ ...one, status: null, mining: null })),
      };
      if (rightsStatus(bare, asked).status !== "clear") return;
      const first = asked.date.slice(0, 10);
      const permits = bare.grants.filter(
        (one) =>
          one.kind === "allow" &&
          one.layers.includes(known.kind === "frame" ? "film" : "photograph") &&
          one.uses.includes(asked.use) &&
          (one.territories.included.length === 0 ||
            one.territories.included.includes(asked.territory ?? "")) &&
          !one.territories.excluded.includes(asked.territory ?? "") &&
          // within a day, whatever the zones: their exact moments are tested elsewhere
          (one.start === null ||
            Date.parse(one.start.at.slice(0, 10)) <= Date.parse(first) + 864e5) &&
          (one.end === null || Date.parse(one.end.at.slice(0, 10)) >= Date.parse(first) - 864e5),
      );
      expect(permits.length).toBeGreaterThan(0);
    }),
    often,
  );
});

test("what is killed or under embargo is blocked, whatever allows it", () => {
  fc.assert(
    fc.property(rights, request, (known, asked) => {
      const { status, reasons } = rightsStatus(known, asked);
      const killed = known.approvals.some(({ state }) => state === "killed");
      const early = known.embargoes.some(
        ({ until }) =>
          Date.parse(`${asked.date.slice(0, 10)}T00:00:00Z`) < Date.parse(until.at) - 2 * 864e5,
      );
      if (killed || early) expect(status).toBe("blocked");
      for (const reason of reasons) expect(reasonInWords(reason)).toMatch(/^\S.*\S$/su);
    }),
    often,
  );
});

test("the order in which grants were recorded says nothing", () => {
  fc.assert(
    fc.property(rights, request, (known, asked) => {
      const turned = { ...known, grants: known.grants.toReversed() };
      expect(rightsStatus(turned, asked).status).toBe(rightsStatus(known, asked).status);
    }),
    often,
  );
});

test("the nearest place that says anything is the one that counts", () => {
  const place = fc.constantFrom<SaidOfLayer["from"]>(
    { kind: "still" },
    { kind: "film", id: 1, name: "Dust" },
    { kind: "holder", id: 2, name: "Real Image" },
  );
  const said = fc.uniqueArray(
    fc.record({ from: place, note: fc.option(fc.constantFrom("", "a", "b")) }),
    { selector: ({ from: { kind } }) => kind },
  );
  fc.assert(
    fc.property(said, (places) => {
      const { note } = inherit(
        "photograph",
        places.map(({ from: where, note: words }) => ({
          from: where,
          values: { ...unsaid, note: words },
        })),
      );
      const of = (kind: string): { from: SaidOfLayer["from"]; value: string } | null => {
        const one = places.find(({ from: where }) => where.kind === kind);
        return one === undefined || one.note === null ? null : { value: one.note, from: one.from };
      };
      expect(note).toEqual(of("still") ?? of("film") ?? of("holder"));
    }),
  );
});

test("half of four and three of four reach 50 and 75, one less does not", () => {
  const of = (approved: number, others: number): boolean[] => {
    const states = [
      ...Array.from({ length: approved }, () => "approved" as const),
      ...Array.from({ length: others }, () => "killed" as const),
    ];
    return [countApprovals(states, 50).reached, countApprovals(states, 75).reached];
  };
  expect(of(2, 2)).toEqual([true, false]);
  expect(of(1, 3)).toEqual([false, false]);
  expect(of(3, 1)).toEqual([true, true]);
  expect(countApprovals(["approved", "not-required", "pending"], 50)).toMatchObject({
    submitted: 2,
    share: 50,
    reached: true,
  });
  expect(countApprovals([], 50)).toMatchObject({ submitted: 0, share: null, reached: true });
});

test("every use has its words and no statement is there twice", () => {
  expect(new Set(uses).size).toBe(uses.length);
  expect(new Set(rightsStatements.map(({ uri }) => uri)).size).toBe(12);
});
