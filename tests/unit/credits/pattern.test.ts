import { expect, it, describe } from "vitest";
import { creditRoleNames } from "../../../shared/credit.ts";
import { stateOf } from "../../../electron/engine/credits/credit-state.ts";
import {
  gazetteerWith,
  wellKnownParties,
} from "../../../electron/engine/credits/gazetteer/gazetteer.ts";
import { plainLine } from "../../../electron/engine/credits/plain-line.ts";
import { readCredit, type CreditKnowledge } from "../../../electron/engine/credits/read-credit.ts";
import { patterns } from "./patterns.ts";

const plain: CreditKnowledge = { known: wellKnownParties, corrections: [] };

/** "Photo by {photographer}/{supplier}": the shape of a line as it is read to an archivist. */
function shape(line: string, knowledge = plain): string {
  return readCredit(line, knowledge)
    .pattern.pieces.map((piece) => {
      if (piece.is === "words") return piece.text;
      if (piece.is !== "party") return `{${piece.is}}`;
      return `{${piece.role === null ? "?" : creditRoleNames[piece.role]}}`;
    })
    .join("");
}

const key = (line: string): string => readCredit(line, plain).pattern.key;

describe("the pattern of a credit line", () => {
  it.each([
    ["Photo by Jane Doe/Getty Images", "Photo by {photographer}/{supplier}"],
    ["Courtesy of A24", "Courtesy of {distributor}"],
    ["© 2022 Netflix, Inc. All rights reserved.", "© {year} {rights holder} {restriction}."],
    ["Ann Lee, Bob Ray and Cy Poe / AP", "{photographer} / {supplier}"],
    ["《花样年华》剧照 夏永康 摄", "《{film}》剧照 {photographer} 摄"],
    ["Nexpher", "{?}"],
    ["CC BY-SA 4.0 Jane Doe via Wikimedia Commons", "{licence} {photographer} via {supplier}"],
    ["Gift of John Smith, 1994", "Gift of {donor}, {year}"],
    [
      "Mandatory Credit: Photo by Action Press/Shutterstock (16512200n)",
      "{restriction}: Photo by {supplier}/{supplier} ({number})",
    ],
  ])("has its parts abstracted: %s", (line, expected) => {
    expect(shape(line)).toBe(expected);
  });

  it("is the same for other people and parties, in any case, with or without blanks", () => {
    expect(key("PHOTO BY Maria Silva / AFP")).toBe(key("Photo by Jane Doe/Getty Images"));
    expect(key("Photo by Ada Weber and Max Weber/AFP")).toBe(key("Photo by Jane Doe/Getty Images"));
    expect(key("Zyq5 / AFP")).toBe(key("Zyq13 / AP"));
    expect(key("© 1954 Gaumont")).toBe(key("© 2019 Paramount"));
  });

  it("is one for all acquisitions of a kind, whatever funds they name", () => {
    expect(key("Purchased with the Speyer Fund, 1994")).toBe(key("Purchased 1912"));
    expect(key("Gift of John Smith, 1994")).toBe(key("Gift of Ann Lee in memory of Advent"));
    expect(key("Gift of John Smith, 1994")).not.toBe(key("Purchased 1912"));
  });

  it("is one for all lines of which nothing could be read, and for texts too long to be one", () => {
    expect(key("...")).toBe(key("1954"));
    const article = "Photo by Jane Doe/Getty Images. ".repeat(40);
    expect(key(article)).toBe(key("..."));
    expect(readCredit(article, plain).credit).toMatchObject({ line: article, confidence: 0 });
  });

  it("is another where who does what differs", () => {
    expect(key("Allstar/UNIVERSAL PICTURES")).not.toBe(key("NBC/Shutterstock"));
    expect(key("Nexpher/AP")).not.toBe(key("Jane Doe/AP"));
  });

  it.each(patterns.map(([line]) => line))("loses no letter of the line: %s", (line) => {
    const { pieces, places } = readCredit(line, plain).pattern;
    expect(pieces.map(({ text }) => text).join("")).toBe(plainLine(line));
    expect(places).toHaveLength(readCredit(line, plain).credit.parts.length);
  });
});

describe("what the archivist says", () => {
  it("of a place in a pattern holds for all lines of it, and makes no other pattern of them", () => {
    const corrections = [
      { pattern: key("Allstar/UNIVERSAL PICTURES"), place: 0, role: "licensors" as const },
    ];
    const reading = readCredit("Allstar/PARAMOUNT", { ...plain, corrections });
    expect(reading.pattern.key).toBe(key("Allstar/UNIVERSAL PICTURES"));
    expect(reading.credit.suppliers).toEqual([]);
    expect(reading.credit.parts[0]).toMatchObject({ role: "licensors", reason: "corrected" });
    expect(shape("Allstar/PARAMOUNT", { ...plain, corrections })).toBe(
      "{licensor}/{rights holder}",
    );
    expect(readCredit("Jane Doe/AP", { ...plain, corrections }).credit.suppliers).toEqual(["AP"]);
  });

  it.each([
    ["agency", "suppliers"],
    ["studio", "rightsHolders"],
    ["distributor", "distributors"],
    ["person", "photographers"],
  ] as const)("of a token, that it is of the kind %s, settles it", (kind, role) => {
    expect(stateOf(readCredit("Nexpher/ZUMA Press", plain).credit)).toBe("open");
    const known = gazetteerWith([], [{ name: "NEXPHER", kind }]);
    const { credit } = readCredit("Nexpher/ZUMA Press", { ...plain, known });
    expect(stateOf(credit)).toBe("read");
    expect(credit.parts[0]).toMatchObject({ name: "Nexpher", role, reason: "said", confidence: 1 });
  });

  it("of a token, that it is no party, leaves it out", () => {
    const known = gazetteerWith([], [{ name: "Nexpher", kind: "nobody" }]);
    const { credit } = readCredit("Nexpher/ZUMA Press", { ...plain, known });
    expect(credit.parts.map(({ name }) => name)).toEqual(["ZUMA Press"]);
  });

  it("is not said by what a party is to a still: of a well-known one the list tells", () => {
    const party = { name: "Getty Images", kind: "studio" as const };
    const concluded = gazetteerWith([{ ...party, concluded: true }]);
    expect(readCredit("Getty Images", { ...plain, known: concluded }).credit.suppliers).toEqual([
      "Getty Images",
    ]);
    const onItsPage = gazetteerWith([party]);
    expect(readCredit("Getty Images", { ...plain, known: onItsPage }).credit.rightsHolders).toEqual(
      ["Getty Images"],
    );
  });

  it("goes before what is well known, and before the archive's own records", () => {
    const own = [{ name: "Getty Images", kind: "archive" as const }];
    const known = gazetteerWith(own, [{ name: "getty images", kind: "distributor" }]);
    expect(readCredit("Getty Images", { ...plain, known }).credit.distributors).toEqual([
      "Getty Images",
    ]);
  });
});
