import { describe, expect, it } from "vitest";
import {
  suggestHolders,
  type HolderBook,
} from "../../../electron/engine/suggestions/suggest-holders.ts";
import { parseCredit } from "../../../electron/engine/credits/parse-credit.ts";
import { evidenceOf } from "./evidence.ts";

const agents: Readonly<Record<string, number>> = {
  "Getty Images": 1,
  "Hucheng No.7 Films": 2,
  "Warner Bros.": 3,
};
const book: HolderBook = {
  read: (line) => parseCredit(line),
  agent: (name) => {
    if (name === "Two Studios") return "several";
    const id = agents[name];
    return id === undefined ? null : { id, name };
  },
  credited: (line) => (line === "Courtesy MK2" ? { id: 9, name: "MK2 Films" } : null),
  isHolder: (id) => id < 3,
  ofFilm: (film) => ({
    stills: film === 1 ? 10 : 2,
    holders: [
      { id: 2, name: "Hucheng No.7 Films", role: "owner", stills: film === 1 ? 9 : 2 },
      { id: 1, name: "Getty Images", role: "supplier", stills: 1 },
    ],
  }),
};

function told(given: Parameters<typeof evidenceOf>[0]): string[] {
  return suggestHolders(evidenceOf(given), book).map(
    ({ id, name, certainty, role }) =>
      `${name}${id === null ? " (new)" : ""} ${certainty} ${role ?? ""}`,
  );
}

describe("rights holders", () => {
  it("are certain where the credit line names known ones", () => {
    expect(told({ creditLine: "Photo by Jane Doe/Getty Images" })).toEqual([
      "Getty Images high supplier",
    ]);
    expect(told({ creditLine: "© 2022 Hucheng No.7 Films" })).toEqual([
      "Hucheng No.7 Films high owner",
    ]);
  });
  it("are likely where the archive has them, but as nobody's holder, or does not know them", () => {
    expect(told({ creditLine: "© Warner Bros." })).toEqual(["Warner Bros. medium owner"]);
    expect(told({ creditLine: "© Dream Star Pictures" })).toEqual([
      "Dream Star Pictures (new) medium owner",
    ]);
  });
  it("are not said where several are called so", () => {
    expect(told({ creditLine: "© Two Studios" })).toEqual([]);
  });
  it("never are photographers", () => {
    expect(told({ creditLine: "Photo by Jane Doe" })).toEqual([]);
  });
  it("are certain where it is somebody's own credit line", () => {
    expect(told({ creditLine: "Courtesy MK2" })).toEqual(["MK2 Films high owner"]);
  });
  it("are those of nearly all other stills of the film, where the line names none", () => {
    expect(told({ film: 1 })).toEqual(["Hucheng No.7 Films medium owner"]);
    expect(told({ film: 2 })).toEqual([]);
    expect(told({ film: 1, holders: [1] })).toEqual([]);
  });
  it("are not said again", () => {
    expect(told({ creditLine: "Jane Doe/Getty Images", holders: [1] })).toEqual([]);
  });
});
