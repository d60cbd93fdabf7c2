import { describe, expect, test } from "vitest";
import { termsOf } from "../../../electron/engine/export/terms-of.ts";
import type { Pass } from "../../../shared/rights/gate.ts";
import type { KeptStillRights } from "../../../shared/rights/kept.ts";
import { embargo, grant, granted } from "./grants.ts";
import { handOutFile } from "./still.ts";

const request = {
  use: "press",
  territory: null,
  date: "2026-05-01",
  zone: "UTC",
  language: null,
} as const;
const world = { included: [], excluded: [] };
const clear: Pass = { status: "clear", reasons: [granted], override: null };

function withGrants(...grants: KeptStillRights["grants"]): KeptStillRights {
  return { ...handOutFile().rights, grants };
}

describe("an embargo", () => {
  const rights = { ...handOutFile().rights, embargoes: [embargo("2026-05-07T10:00")] };
  // in Paris it is two hours later than by UTC at that time of the year
  const end = Date.UTC(2026, 4, 7, 8);

  test("is said in words for people until it is over, and never after that", () => {
    const sentence =
      "EMBARGOED until 2026-05-07, 10:00 (Europe/Paris): not to be published before.";
    expect(termsOf(rights, clear, request, end - 1).embargo).toBe(sentence);
    expect(termsOf(rights, clear, request, end).embargo).toBeNull();
  });

  test("of several is the one that ends last", () => {
    const two = { ...rights, embargoes: [embargo("2026-06-01"), ...rights.embargoes] };
    expect(termsOf(two, clear, request, end).embargo).toContain("2026-06-01 (Europe/Paris)");
  });
});

test("of several grants the licence begins with the last, in whichever order they stand", () => {
  const start = (at: string) => ({ start: { at, zone: null } });
  const ofFilm = { layers: ["film"], reference: "L-008", ...start("2026-03-01") } as const;
  const rights = withGrants(grant(world, ofFilm), grant(world, start("2025-01-01")));
  const both = { ...granted, layer: "film", reference: "L-008" } as const;
  expect(termsOf(rights, { ...clear, reasons: [granted, both] }, request).start).toEqual({
    day: "2026-03-01",
    time: null,
  });
  expect(termsOf(rights, { ...clear, status: "unknown" }, request).start).toBeNull();
});

describe("where it may be used", () => {
  const denied = (included: string[], changes = {}) =>
    grant({ included, excluded: [] }, { kind: "deny", uses: [], ...changes });

  test.each<[string, KeptStillRights["grants"], string]>([
    ["everywhere", [grant(world)], ""],
    [
      "in two countries",
      [grant({ included: ["DE", "AT"], excluded: [] })],
      "Only in Germany and Austria.",
    ],
    ["without one", [grant({ included: [], excluded: ["JP"] })], "Not in Japan."],
    ["denied for one", [grant(world), denied(["JP"])], "Not in Japan."],
    [
      "denied for one of two",
      [grant({ included: ["DE", "JP"], excluded: [] }), denied(["JP"])],
      "Only in Germany.",
    ],
    ["denied for another use", [grant(world), denied(["JP"], { uses: ["commercial"] })], ""],
    [
      "denied no longer",
      [grant(world), denied(["JP"], { end: { at: "2026-04-30", zone: null } })],
      "",
    ],
    [
      "denied in a language",
      [grant(world), denied(["CH"], { languages: ["fr"] })],
      "Not in Switzerland in French.",
    ],
    [
      "denied but for one",
      [grant(world), grant({ included: [], excluded: ["FR"] }, { kind: "deny", uses: [] })],
      "Only in France.",
    ],
  ])("is said: %s", (_case, grants, words) => {
    const ofPass = grants.filter(({ kind }) => kind === "allow");
    const open = [...ofPass, ...grants.filter(({ kind }) => kind === "deny")].map((one) =>
      one.kind === "deny" && one.end?.at === "2026-12-31" ? { ...one, end: null } : one,
    );
    expect(termsOf(withGrants(...open), clear, request).regions).toBe(words);
  });

  test("a denial binds a copy that goes out unknown, and what is granted says nothing of it", () => {
    const rights = withGrants(grant({ included: ["DE"], excluded: [] }), denied(["JP"]));
    const terms = termsOf(rights, { ...clear, status: "unknown" }, request);
    expect([terms.regions, terms.media]).toEqual(["Not in Japan.", ""]);
  });
});

test("what it may be used for is what all grants are for, in the languages and copies of its conditions", () => {
  const ofFilm = { layers: ["film"], reference: "L-008", uses: ["press", "web"] } as const;
  const rights = withGrants(grant(world, { uses: ["press", "web", "book"] }), grant(world, ofFilm));
  const reasons: Pass["reasons"] = [
    granted,
    { ...granted, layer: "film", reference: "L-008" },
    { kind: "print-run", effect: "conditions", copies: 5000, words: "At most 5,000 copies." },
  ];
  expect(termsOf(rights, { ...clear, reasons }, request).media).toBe(
    "Only for press and publicity for the film; web and social media. At most 5,000 copies.",
  );
});
