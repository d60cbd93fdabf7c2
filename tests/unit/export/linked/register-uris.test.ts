import { expect, test } from "vitest";
import { registerUris } from "../../../../electron/engine/export/linked/register-uris.ts";
import type { IdentifierScheme } from "../../../../shared/identifier.ts";

test.each<[IdentifierScheme, string, string[]]>([
  ["wikidata", "Q110852375", ["http://www.wikidata.org/entity/Q110852375"]],
  ["imdb", "tt6837894", ["https://www.imdb.com/title/tt6837894/"]],
  ["imdb", "nm0504897", ["https://www.imdb.com/name/nm0504897/"]],
  ["imdb", "co0049348", ["https://www.imdb.com/company/co0049348/"]],
  [
    "eidr",
    "10.5240/7791-8534-2C23-9030-8610-5",
    ["https://doi.org/10.5240/7791-8534-2C23-9030-8610-5"],
  ],
  // RFC 4246 has no form without check characters.
  ["isan", "ISAN 0000-0000-3A8D-0000-Z", ["urn:isan:0000-0000-3A8D-0000-Z"]],
  ["isan", "ISAN 0000-0000-3A8D-0000", []],
  ["other", "https://isni.org/isni/0000000121452000", ["https://isni.org/isni/0000000121452000"]],
  ["other", "javascript:alert(1)", []],
  ["other", "4711", []],
])("%s %s", (scheme, value, uris) => {
  expect(registerUris([{ scheme, value, note: "" }], "film")).toEqual(uris);
});

// The last character checks the others (ISO 27729), with X for ten; the note, or the value, has to say that it is one.
test.each([
  ["0000 0001 2103 2683", "ISNI", ["https://isni.org/isni/0000000121032683"]],
  ["ISNI 0000 0001 2150 090X", "", ["https://isni.org/isni/000000012150090X"]],
  ["0000 0001 2103 2684", "ISNI", []],
  ["0000 0001 2103 2683", "Cinémathèque", []],
])("%s noted as “%s”", (value, note, uris) => {
  expect(registerUris([{ scheme: "other", value, note }], "agent")).toEqual(uris);
});
