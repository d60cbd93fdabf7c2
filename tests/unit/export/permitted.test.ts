import { expect, test } from "vitest";
import {
  firstEnd,
  permittedTerritories,
  territoriesInWords,
} from "../../../electron/engine/export/permitted.ts";
import type { Territories } from "../../../shared/rights/territory.ts";
import { grant, granted } from "./grants.ts";
import { handOutFile } from "./still.ts";

const world = { included: [], excluded: [] };

/** Where a still may be used whose photograph and film each have a grant. */
function bothGrants(photograph: Territories, film: Territories): string {
  const ofFilm = { layers: ["film"], reference: "L-008" } as const;
  const rights = {
    ...handOutFile().rights,
    grants: [
      grant(photograph),
      grant(film, ofFilm),
      grant({ included: ["US"], excluded: [] }, { kind: "deny" }),
    ],
  };
  const reasons = [granted, { ...granted, layer: "film", reference: "L-008" } as const];
  const still = handOutFile({ rights, pass: { status: "clear", reasons, override: null } });
  const permitted = permittedTerritories(still);
  return permitted === null ? "" : territoriesInWords(permitted);
}

test.each([
  [world, world, "the whole world"],
  [{ included: ["DE", "AT"], excluded: [] }, world, "Germany; Austria"],
  [world, { included: ["DE"], excluded: [] }, "Germany"],
  [{ included: ["DE", "AT"], excluded: [] }, { included: ["AT", "CH"], excluded: [] }, "Austria"],
  [
    { included: [], excluded: ["CN"] },
    { included: [], excluded: ["JP"] },
    "the whole world but China; Japan",
  ],
  [{ included: ["DE", "CN"], excluded: [] }, { included: [], excluded: ["CN"] }, "Germany"],
])("what a photograph has for %o and its film for %o is permitted in %s", (one, other, words) => {
  expect(bothGrants(one, other)).toBe(words);
});

test("the grant that ends first is the end, and nothing unknown has one", () => {
  const early = { ...granted, end: { at: "2026-06-30T12:00", zone: "Europe/Paris" } };
  const reasons = [granted, early, { ...granted, end: null }];
  expect(firstEnd({ status: "clear", reasons, override: null }, "UTC")).toEqual(early.end);
  expect(firstEnd({ status: "unknown", reasons, override: null }, "UTC")).toBeNull();
  expect(firstEnd(null, "UTC")).toBeNull();
});
