import { describe, expect, it } from "vitest";
import type { FilmRecord } from "../../../electron/engine/catalog/film-records.ts";
import { filmOf } from "../../../electron/engine/export/identified.ts";
import type { FilmTitle } from "../../../shared/record-page.ts";
import { unsaid } from "../../../shared/rights/layer-record.ts";
import type { StillRights } from "../../../shared/rights/still-rights.ts";
import type { FilmSummary } from "../../../shared/still.ts";

function known(otherTitles: readonly FilmTitle[] = []): FilmRecord {
  const none = { countries: [], directedBy: [], producedBy: [], identifiers: [] };
  return { uuid: "u", language: "fr", otherTitles, ...none };
}

function summary(name: string, year: number | null = 1915): FilmSummary {
  return { id: 1, uuid: "u", name, year, directors: [] };
}

/** Rights of which only the film's layer says something. */
function owned(status: string | null, ...owners: readonly string[]): Pick<StillRights, "layers"> {
  const layer = {
    ...unsaid,
    layer: "film",
    status: status === null ? null : { value: status },
    holders: owners.map((name, id) => ({ value: { id, name, role: "owner" } })),
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of the rest nothing is asked
  return { layers: [layer] } as unknown as Pick<StillRights, "layers">;
}

describe("a film as it goes into files", () => {
  it.each([
    ["Les Vampires, S1 E3", ["Les Vampires", "1", "3", null]],
    ["Les Vampires S01E03: Le cryptogramme", ["Les Vampires", "1", "3", "Le cryptogramme"]],
    ["Alexanderplatz, Season 1, Episode 12", ["Alexanderplatz", "1", "12", null]],
    ["漫长的季节 S1 E3", ["漫长的季节", "1", "3", null]],
  ])("%s is told as an episode", (title, [name, season, episode, episodeName]) => {
    const { series } = filmOf(summary(title), known(), undefined);
    expect(series).toEqual({ name, season, episode, episodeName });
  });

  it.each(["Stalag 17", "S1 E3", "U-571", "The S1E3 Files", "1984", "Class of S1"])(
    "%s is no episode",
    (title) => {
      expect(filmOf(summary(title), known(), undefined).series).toBeNull();
    },
  );

  it("is of the series that a title of that kind names", () => {
    const series = { kind: "series", language: "fr", name: "Les Vampires" } as const;
    expect(filmOf(summary("Le cryptogramme rouge"), known([series]), undefined).series).toEqual({
      name: "Les Vampires",
      season: null,
      episode: null,
      episodeName: null,
    });
  });

  it("has the notice of its owners, and none where nobody owns it or it is free", () => {
    const noticeBy = (
      rights: Pick<StillRights, "layers">,
      year: number | null = 2000,
    ): string | null | undefined => filmOf(summary("A film", year), known(), rights).notice;
    expect(noticeBy(owned(null, "Block 2 Pictures", "Jet Tone"))).toBe(
      "© 2000 Block 2 Pictures; Jet Tone",
    );
    expect(noticeBy(owned(null, "Jet Tone"), null)).toBe("© Jet Tone");
    expect(noticeBy(owned(null))).toBeNull();
    const free = "http://rightsstatements.org/vocab/NoC-US/1.0/";
    expect(noticeBy(owned(free, "Jet Tone"))).toBeNull();
  });
});
