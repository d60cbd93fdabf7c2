import { expect, test } from "vitest";
import { changeWords } from "../../../renderer/history/change-words.ts";
import type { HistoryChange, RecordNames } from "../../../shared/contract/history.ts";

const names: RecordNames = {
  film: { 1: "Dust" },
  scene: {},
  character: {},
  agent: { 2: "Real Image", 3: "Wu Renlin" },
  keyword: {},
};

function words(change: Pick<HistoryChange, "table"> & Partial<HistoryChange>): unknown[] {
  const whole = { id: 1, still: null, before: null, after: null, ...change };
  return changeWords([whole], names).map(({ what, before, after }) => [what, before, after]);
}

test("changes of rights are told in an archivist's words", () => {
  const layer = { layer: "photograph", status: null, credit_line: "© A", untraced: null };
  expect(
    words({
      table: "layer_rights",
      before: layer,
      after: { ...layer, credit_line: "© B", untraced: 1 },
    }),
  ).toEqual([
    ["Credit line (the photograph)", "© A", "© B"],
    ["Holder not found (the photograph)", null, "yes"],
  ]);
  const approval = {
    performer_id: 3,
    state: "killed",
    said_by: "her agent",
    said_on: "2026-05-03",
  };
  expect(words({ table: "talent_approval", after: approval })).toEqual([
    ["Approval of Wu Renlin", null, "killed, her agent, 2026-05-03"],
  ]);
  expect(
    words({ table: "grant_place", after: { still_id: null, film_id: 1, holder_id: null } }),
  ).toEqual([["Grant", null, "for Dust"]]);
  expect(words({ table: "grant_term", before: { kind: "use", value: "book-cover" } })).toEqual([
    ["Use of a grant", "the cover of a book", null],
  ]);
  const grant = {
    kind: "deny",
    reference: "D-1",
    licensor_id: 2,
    start_at: null,
    start_zone: null,
    end_at: "2026-05-07T10:00",
    end_zone: "Europe/Paris",
  };
  expect(words({ table: "usage_grant", after: grant })).toEqual([
    ["Denial", null, "D-1, by Real Image, until 7 May 2026, 10:00 (Europe/Paris)"],
  ]);
  expect(
    words({ table: "approval_rule", after: { performer_id: 3, solo: 50, in_group: 75 } }),
  ).toEqual([["Say of Wu Renlin", null, "50/75"]]);
});
