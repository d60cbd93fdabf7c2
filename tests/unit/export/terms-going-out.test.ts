import { expect, it } from "vitest";
import {
  termsApart,
  termsGoingOut,
  termsGoingOutByLanguage,
  termsInLanguages,
} from "../../../electron/engine/export/terms-going-out.ts";
import { inherit } from "../../../shared/rights/inherit.ts";
import { unsaid } from "../../../shared/rights/layer-record.ts";
import { ownLayer } from "../rights/rights-of-still.ts";

const noCovers = [ownLayer("photograph", { usageTerms: "No covers" })];
const noneBind = [ownLayer("photograph", { usageTerms: "" })];
const ofFilm = [
  inherit("photograph", [
    {
      from: { kind: "film", id: 1, name: "Slack Water" },
      values: { ...unsaid, usageTerms: "No covers" },
    },
  ]),
];

it("lets the terms that a still records for the photograph take the place of its own, and others stand above them", () => {
  expect(termsGoingOut("Free", [])).toBe("Free");
  expect(termsGoingOut("Free", noCovers)).toBe("No covers");
  expect(termsGoingOut("Free", noneBind)).toBe("");
  expect(termsGoingOut("Free", ofFilm)).toBe("No covers\n\nFree");
  expect(termsGoingOut("", ofFilm)).toBe("No covers");
  expect(termsApart("No covers\r\n\r\nFree,\nbut ask")).toEqual(["No covers", "Free,\nbut ask"]);
});

it("says terms once that were written into the original and read from there", () => {
  const written = termsGoingOut("Free", ofFilm);
  expect(termsGoingOut(written, ofFilm)).toBe(written);
  expect(termsGoingOut("No covers at all", ofFilm)).toBe("No covers\n\nNo covers at all");
});

it("hands out recorded terms in every language, also where a recipient takes none that the still's own are in", () => {
  const own = { de: "Nur Presse", fr: "Presse seule" };
  const both = termsGoingOutByLanguage(own, ofFilm);
  expect(both).toEqual({
    "x-default": "No covers\n\nNur Presse",
    de: "No covers\n\nNur Presse",
    fr: "No covers\n\nPresse seule",
  });
  expect(termsInLanguages(both, ["fr"], ofFilm)).toEqual({
    "x-default": both["fr"],
    fr: both["fr"],
  });
  expect(termsInLanguages(both, ["en"], ofFilm)).toEqual({ "x-default": "No covers" });
  expect(termsInLanguages(own, ["en"], [])).toEqual({});
  expect(termsGoingOutByLanguage(own, [])).toBe(own);
  expect(termsGoingOutByLanguage(own, noneBind)).toEqual({});
  expect(termsGoingOutByLanguage(own, noCovers)).toEqual({ "x-default": "No covers" });
});
