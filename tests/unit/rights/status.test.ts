import { expect, test } from "vitest";
import { inherit } from "../../../shared/rights/inherit.ts";
import { unsaid } from "../../../shared/rights/layer-record.ts";
import { reasonInWords } from "../../../shared/rights/reason-words.ts";
import type { RightsRequest } from "../../../shared/rights/request.ts";
import { rightsStatus } from "../../../shared/rights/status.ts";
import type { StillRights } from "../../../shared/rights/still-rights.ts";
import {
  granted,
  nothingKnown,
  ownLayer,
  pressAllowed,
  pressInGermany,
} from "./rights-of-still.ts";

function told(rights: StillRights, asked: Partial<RightsRequest> = {}): [string, string] {
  const { status, reasons } = rightsStatus(rights, { ...pressInGermany, ...asked });
  const [first] = reasons;
  return [status, first === undefined ? "" : reasonInWords(first)];
}

const from = { kind: "still" } as const;

test("nothing recorded is unknown", () => {
  expect(told(nothingKnown)).toEqual([
    "unknown",
    "Nothing is recorded that allows the photograph.",
  ]);
});

test("a grant for the use is clear, and for no other use", () => {
  expect(told(granted({ reference: "L-12" }))).toEqual([
    "clear",
    "The photograph: granted (L-12).",
  ]);
  expect(told(granted({}), { use: "editorial-cover" })).toEqual([
    "blocked",
    "The photograph: granted for press and publicity for the film, not for the cover of a periodical.",
  ]);
});

test("a denial beats a grant, in part of the world in part", () => {
  const japan = { kind: "deny", territories: { included: ["JP"], excluded: [] } } as const;
  expect(told(granted({}, japan))[0]).toBe("clear");
  expect(told(granted({}, japan), { territory: "JP" })).toEqual(["blocked", "Denied."]);
  expect(told(granted({}, japan), { territory: null })).toEqual([
    "conditional",
    "Denied in Japan.",
  ]);
});

test("the world without a country is conditional, a few countries are not the world", () => {
  const except = granted({ territories: { included: [], excluded: ["JP"] } });
  expect(told(except, { territory: null })).toEqual(["conditional", "Not in Japan."]);
  expect(told(except, { territory: "JP" })).toEqual([
    "blocked",
    "The photograph: not granted for Japan: everywhere but in Japan.",
  ]);
  expect(
    told(granted({ territories: { included: ["DE", "AT"], excluded: [] } }), { territory: null }),
  ).toEqual([
    "blocked",
    "The photograph: not granted for the whole world, only for Germany and Austria.",
  ]);
});

test("where it is not granted is not named among where it is", () => {
  const some = { included: ["DE", "JP"], excluded: ["JP"] };
  expect(told(granted({ territories: some }), { territory: "JP" })).toEqual([
    "blocked",
    "The photograph: not granted for Japan, only for Germany.",
  ]);
  const [one, other] = [
    { included: [], excluded: ["JP", "CH"] },
    { included: [], excluded: ["JP", "FR"] },
  ];
  expect(
    told(granted({ territories: one }, { territories: other }, { territories: some }), {
      territory: "JP",
    }),
  ).toEqual(["blocked", "The photograph: not granted for Japan: everywhere but in Japan."]);
});

test("a language within another is granted with it", () => {
  const german = granted({ languages: ["de"] });
  expect(told(german, { language: "de-AT" })[0]).toBe("clear");
  expect(told(german)).toEqual(["conditional", "Only in German."]);
  expect(told(german, { language: "fr" })).toEqual([
    "blocked",
    "The photograph: not granted in French, only in German.",
  ]);
});

test("the last day of a grant is granted, the day after is blocked with the day", () => {
  const year = granted({
    start: { at: "2026-01-01", zone: null },
    end: { at: "2026-12-31", zone: null },
  });
  const on = (date: string): [string, string] => told(year, { date });
  expect(on("2025-12-31")).toEqual([
    "blocked",
    "The photograph: granted only from 1 January 2026.",
  ]);
  expect(on("2026-01-01")[0]).toBe("clear");
  expect(on("2026-12-31")[0]).toBe("clear");
  expect(on("2027-01-01")).toEqual([
    "blocked",
    "The photograph: the grant ended on 31 December 2026.",
  ]);
});

test("a day with a zone is that of the zone", () => {
  // The last of December in New York ends at 06:00 of the first of January in Berlin.
  const year = granted({ end: { at: "2026-12-31", zone: "America/New_York" } });
  expect(told(year, { date: "2027-01-01T05:59" })[0]).toBe("clear");
  expect(told(year, { date: "2027-01-01T06:00" })[0]).toBe("blocked");
});

test("an embargo blocks until its moment, wherever one asks from", () => {
  const until = { at: "2026-05-07T10:00", zone: "Europe/Paris" };
  const rights = { ...granted({}), embargoes: [{ until, reference: "", note: "", from }] };
  expect(told(rights)).toEqual(["blocked", "Embargo until 7 May 2026, 10:00 (Europe/Paris)."]);
  const asked = (date: string, zone: string): string => told(rights, { date, zone })[0];
  expect(asked("2026-05-07T09:59:59", "Europe/Paris")).toBe("blocked");
  expect(asked("2026-05-07T10:00", "Europe/Paris")).toBe("clear");
  expect(asked("2026-05-07T03:59", "America/New_York")).toBe("blocked");
  expect(asked("2026-05-07T04:00", "America/New_York")).toBe("clear");
  expect(asked("2026-05-08", "Europe/Paris")).toBe("clear");
});

test("an embargo in an hour that comes twice lasts until its second time", () => {
  const until = { at: "2026-10-25T02:30", zone: "Europe/Berlin" };
  const rights = { ...granted({}), embargoes: [{ until, reference: "", note: "", from }] };
  // 00:30 and 01:30 UTC are both 02:30 in Berlin
  expect(told(rights, { date: "2026-10-25T01:29", zone: "UTC" })[0]).toBe("blocked");
  expect(told(rights, { date: "2026-10-25T01:30", zone: "UTC" })[0]).toBe("clear");
});

test.each([
  ["killed", "blocked", "Killed by Maggie Cheung, as her agent said on 3 May 2026."],
  ["pending", "blocked", "Maggie Cheung has not approved it yet."],
  [
    "expired",
    "conditional",
    "Maggie Cheung did not answer in time: look up what the contract says of that.",
  ],
  ["approved", "clear", "The photograph: granted."],
  ["not-required", "clear", "The photograph: granted."],
] as const)("a still that is %s is %s", (state, status, words) => {
  const performer = { id: 1, name: "Maggie Cheung" };
  const approval = {
    performer,
    state,
    by: "her agent",
    on: "2026-05-03",
    rule: "",
    note: "",
    from,
  };
  const { status: found, reasons } = rightsStatus(
    { ...granted({}), approvals: [approval] },
    pressInGermany,
  );
  expect(found).toBe(status);
  expect(reasons.map(reasonInWords)).toContain(words);
});

test.each([
  ["http://creativecommons.org/publicdomain/zero/1.0/", "clear", "clear"],
  ["http://creativecommons.org/licenses/by/4.0/", "clear", "clear"],
  ["http://creativecommons.org/licenses/by-sa/3.0/de/", "conditional", "conditional"],
  ["http://creativecommons.org/licenses/by-nc/4.0/", "conditional", "blocked"],
  ["http://rightsstatements.org/vocab/InC/1.0/", "unknown", "unknown"],
  ["http://rightsstatements.org/vocab/InC-EDU/1.0/", "blocked", "blocked"],
  ["http://rightsstatements.org/vocab/NoC-US/1.0/", "unknown", "unknown"],
  ["http://rightsstatements.org/vocab/NKC/1.0/", "conditional", "conditional"],
  ["http://rightsstatements.org/vocab/CNE/1.0/", "unknown", "unknown"],
])("%s alone is %s for the press and %s for advertising", (status, press, commercial) => {
  const rights = { ...nothingKnown, layers: [ownLayer("photograph", { status })] };
  expect(told(rights)[0]).toBe(press);
  expect(told(rights, { use: "commercial" })[0]).toBe(commercial);
});

test("a licence that asks for credit needs a line", () => {
  const status = "http://creativecommons.org/licenses/by/4.0/";
  const rights = { ...nothingKnown, layers: [ownLayer("photograph", { status })] };
  expect(told({ ...rights, creditLine: "" })).toEqual([
    "conditional",
    "Credit is owed, and there is no credit line.",
  ]);
});

test("a frame enlargement needs the film, not a photograph", () => {
  const film = granted({ layers: ["film"] });
  expect(told(film)[0]).toBe("unknown");
  expect(told({ ...film, kind: "frame" })[0]).toBe("clear");
});

test("a holder who was not found is unknown, with what was searched", () => {
  const log = [{ source: "VG Bild-Kunst", date: "2026-01-12", outcome: "not listed" }];
  const tracing = { untraced: true, log };
  const rights = { ...nothingKnown, layers: [ownLayer("photograph", { tracing })] };
  expect(told(rights)).toEqual([
    "unknown",
    "No holder of the photograph was found; 1 search is on record.",
  ]);
});

test("a layer with a statement has to be permitted as well", () => {
  const status = "http://rightsstatements.org/vocab/InC/1.0/";
  const rights = { ...granted({}), layers: [ownLayer("artwork", { status })] };
  expect(told(rights)).toEqual([
    "unknown",
    "The artwork shown: “In copyright”, and nothing is recorded that allows its use.",
  ]);
});

test("advertising with persons shown needs their release", () => {
  const rights = {
    ...granted({ uses: ["commercial"] }),
    personsShown: 1,
  };
  const asked = { use: "commercial" } as const;
  expect(told(rights, asked)).toEqual([
    "unknown",
    "Nothing is recorded that allows the persons shown.",
  ]);
  const release = { kind: "model", of: "Tony Leung", reference: "", note: "", from } as const;
  const withRelease = (state: "unlimited" | "limited" | "none"): string =>
    told({ ...rights, releases: [{ ...release, state }] }, asked)[0];
  expect([withRelease("unlimited"), withRelease("limited"), withRelease("none")]).toEqual([
    "clear",
    "conditional",
    "blocked",
  ]);
});

test("of several persons shown the release of one is not that of the others", () => {
  const named = (of: string) =>
    ({ kind: "model", state: "unlimited", of, reference: "", note: "", from }) as const;
  const statusWith = (...of: string[]): [string, string] =>
    told(
      { ...granted({ uses: ["commercial"] }), personsShown: 2, releases: of.map(named) },
      { use: "commercial" },
    );
  expect(statusWith("Tony Leung")).toEqual([
    "unknown",
    "Of 2 persons shown no more than 1 has a release on record.",
  ]);
  expect(statusWith("Tony Leung", "Tony Leung")[0]).toBe("unknown");
  expect(statusWith("Tony Leung", "Maggie Cheung")[0]).toBe("clear");
  expect(statusWith("")[0]).toBe("clear"); // names nobody: of all who are shown
});

test("the wish about data mining counts for mining alone", () => {
  const wish = (mining: "ALLOWED" | "PROHIBITED" | "PROHIBITED-SEECONSTRAINT"): StillRights => ({
    ...granted({ uses: ["press", "mining"] }),
    layers: [ownLayer("photograph", { mining })],
  });
  const mining = { use: "mining" } as const;
  expect(told(wish("PROHIBITED"), mining)[0]).toBe("blocked");
  expect(told(wish("PROHIBITED-SEECONSTRAINT"), mining)[0]).toBe("conditional");
  expect(told(wish("PROHIBITED"))[0]).toBe("clear");
  const alone = { ...nothingKnown, layers: [ownLayer("photograph", { mining: "ALLOWED" })] };
  expect(told(alone, mining)[0]).toBe("clear");
});

test("what binds whoever uses it is a condition", () => {
  expect(told(granted({ unaltered: ["crop", "colourise"] }))).toEqual([
    "conditional",
    "May not be cropped or colourised.",
  ]);
  expect(told(granted({ printRun: 1 }))).toEqual(["conditional", "At most 1 copy."]);
  expect(told({ ...granted({}), words: ["No Use in Japan"] })).toEqual([
    "conditional",
    "Terms to be read: No Use in Japan",
  ]);
});

test("what came with the file is read once the still says terms of its own, not once others do", () => {
  const rights = { ...granted({}), words: ["Ask before use."] };
  const own = (usageTerms: string): StillRights => ({
    ...rights,
    layers: [ownLayer("photograph", { usageTerms })],
  });
  expect(told(own(""))[0]).toBe("clear");
  expect(told(own("Not on covers."))).toEqual(["conditional", "Terms to be read: Not on covers."]);
  const ofTheFilmItself = { ...rights, layers: [ownLayer("film", { usageTerms: "" })] };
  expect(told(ofTheFilmItself)).toEqual(["conditional", "Terms to be read: Ask before use."]);
  const ofFilm = inherit("photograph", [
    { from: { kind: "film", id: 1, name: "Dust" }, values: { ...unsaid, usageTerms: "" } },
  ]);
  expect(told({ ...rights, layers: [ofFilm] })).toEqual([
    "conditional",
    "Terms to be read: Ask before use.",
  ]);
});

test("of several grants the one that binds least counts", () => {
  const { status } = rightsStatus(granted({ printRun: 500 }, pressAllowed), pressInGermany);
  expect(status).toBe("clear");
});
