import { expect, test } from "vitest";
import { contactKindOf, contactOf, schemeOf } from "../../../renderer/records/recognised.ts";

test.each([
  ["Q1001042", "wikidata"],
  ["https://www.wikidata.org/wiki/Q42", "wikidata"],
  ["https://www.imdb.com/title/tt0118694/", "imdb"],
  ["10.5240/7791-8534-2C23-9030-8610-5", "eidr"],
  // mistyped, but meant: its check character is complained of
  ["10.5240/7791-8534-2C23-9030-8610-6", "eidr"],
  ["ISAN 0000-0000-3A8D-0000-Z-0000-0000-6", "isan"],
  ["0000-0000-3A8D-0000-Z-0000-0000-6", "isan"],
  ["0000-0000-3A8D-0000-Y-0000-0000-6", "isan"],
  ["0000-0000-3A8D-0000-Z-0000-0000-7", "isan"],
  ["000000003A8D0000Y000000006", "isan"],
  ["0000-0000-3a8d-0000-y", "isan"],
  ["tt123", "imdb"],
  ["nm0504897", "imdb"],
  ["Q0", "wikidata"],
  ["EYE 4711", "other"],
  // the check characters may be left out
  ["0000-0000-3A8D-0000", "isan"],
  ["00000000D07A009000000000", "isan"],
  ["urn:isan:0000-0000-3A8D-0000-Z", "isan"],
  ["urn:isan:0000-0000-3A8D", "isan"], // and mistyped
] as const)("%s is an identifier of a film in %s", (written, scheme) => {
  expect(schemeOf("film", written)).toBe(scheme);
});

test.each([
  ["stills@archive.example", "email"],
  ["https://archive.example/stills", "web"],
  ["www.archive.example", "web"],
  ["+49 (30) 123-456", "phone"],
  ["12 Main Street, Lanzhou", "address"],
  ["12 Quay Street, Hull", "address"],
  ["Hauptstr. 5\n10827 Berlin", "address"],
  ["Ask for Ann, room 12", "other"],
  ["Press desk", "other"],
  ["Ann, at the desk", "other"],
  ["1956", "other"],
] as const)("%s is a contact of the kind %s", (written, kind) => {
  expect(contactKindOf(written)).toBe(kind);
});

test.each([
  ["mailto:stills@archive.example", "stills@archive.example"],
  ["MAILTO:ann@x.example", "ann@x.example"],
  ["tel:+49301234", "+49301234"],
  [" 12 Quay Street, Hull ", "12 Quay Street, Hull"],
])("%s is kept as %s", (written, kept) => {
  expect(contactOf(written)).toBe(kept);
});
