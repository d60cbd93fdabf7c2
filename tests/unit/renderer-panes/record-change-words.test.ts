import { expect, test } from "vitest";
import { recordChangeWords } from "../../../renderer/history/record-change-words.ts";

const nobody = { film: {}, scene: {}, character: {}, agent: {}, keyword: {} };

test("an identifier is named with its register, which an ISAN says itself", () => {
  const words = (scheme: string, value: string) =>
    recordChangeWords(
      "film_identifier",
      { before: null, after: { id: 1, film_id: 1, scheme, value, note: "" } },
      nobody,
    )?.map(({ after }) => after);
  expect(words("isan", "ISAN 0000-0000-3A8D-0000-Z")).toEqual(["ISAN 0000-0000-3A8D-0000-Z"]);
  expect(words("wikidata", "Q42")).toEqual(["Wikidata Q42"]);
});

test("a code that a role is given is told", () => {
  const names = { ...nobody, film: { 1: "Dust" }, character: { 2: "Cao" }, agent: { 3: "Hai" } };
  const role = { film_id: 1, character_id: 2, performer_id: 3, kind: "role", uncredited: 0 };
  const before = { ...role, credited_as: null, code: null };
  expect(
    recordChangeWords("cast_role", { before, after: { ...before, code: "cg" } }, names),
  ).toEqual([{ what: "Role", before: "Hai as Cao in Dust", after: "Hai as Cao in Dust, code cg" }]);
});
