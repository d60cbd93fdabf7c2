import type { CaptionFacts, CaptionName, CaptionPerson } from "../../../shared/caption/facts.ts";
import type { CheckedStill } from "../../../shared/caption/lint/finding.ts";
import { firstStyle } from "../../../shared/caption/style.ts";
import type { VariableValues } from "../../../shared/variables.ts";

let last = 0;

/** A name, with others by language. */
export function called(name: string, others: Readonly<Record<string, string>> = {}): CaptionName {
  last += 1;
  const listed = Object.entries(others).map(([language, other]) => ({ language, name: other }));
  return { id: last, name, others: listed };
}

/** "Hai Qing as Cao Guiying", standing somewhere from 0 (left) to 1, or nowhere that is known. */
export function person(
  performer: CaptionName | null,
  character: CaptionName | null,
  across: number | null = null,
): CaptionPerson {
  return { performer, character, across, certainty: "certain" };
}

const noValues: VariableValues = {
  film: "",
  year: "",
  characters: "",
  performers: "",
  "performers:as": "",
  "people:left-to-right": "",
  scene: "",
  credit: "",
  date: "",
  filename: "",
  seq: "",
  stillnumber: "",
  kind: "",
  set: "",
  photographer: "",
};

export const haiQing = called("Hai Qing", { "zh-Hans": "海清" });
export const caoGuiying = called("Cao Guiying", { "zh-Hans": "曹贵英" });
export const wuRenlin = called("Wu Renlin", { "zh-Hans": "武仁林" });
export const maYoutie = called("Ma Youtie", { "zh-Hans": "马有铁" });

/** A still of Return to Dust with nobody in it, and whatever else is said. */
export function facts(said: Partial<CaptionFacts> = {}): CaptionFacts {
  const film = {
    ...called("Return to Dust", { "zh-Hans": "隐入尘烟", fr: "Le Retour des hirondelles" }),
    year: 2022,
    directors: [called("Li Ruijun", { "zh-Hans": "李睿珺" })],
    companies: [],
  };
  return {
    film,
    kind: "scene",
    people: [],
    placesKnown: true,
    creators: [],
    holders: [],
    codes: [],
    same: {},
    ...said,
    values: { ...noValues, film: "Return to Dust", year: "2022", ...said.values },
  };
}

/** That still with texts. */
export function checked(
  texts: CheckedStill["texts"],
  said: Partial<CaptionFacts> = {},
  other: Partial<CheckedStill> = {},
): CheckedStill {
  return { texts, facts: facts(said), roster: [], style: firstStyle, misspelt: [], ...other };
}
