import { expect, test } from "vitest";
import { readMe } from "../../../electron/engine/export/read-me.ts";
import { handOutFile } from "./still.ts";

test("says what was handed out, whom to credit for how many, and under which terms", () => {
  const dust = { title: "Return to Dust", year: 2022, directors: ["Li Ruijun"] };
  const text = readMe({
    title: "Berlinale",
    date: "2022-02-10",
    stills: [
      handOutFile({ film: dust, creditLine: "Photo: Courtesy of Real Image Media Collection" }),
      handOutFile({ film: dust, creditLine: "Photo: Courtesy of Real Image Media Collection" }),
      handOutFile({ film: dust, creditLine: "", usageTerms: "Press use only,\nuntil 2023" }),
    ],
    documents: [{ fileName: "captions.csv", what: "caption list" }],
  });
  expect(text.replaceAll("\r\n", "\n")).toBe(`Berlinale
3 stills, handed out on 2022-02-10.

Films:
  Return to Dust (2022)

Credit lines. They stand in the files themselves too, and are to be printed with the pictures:
  Photo: Courtesy of Real Image Media Collection: 2 stills
  none: 1 still

Usage terms:
  Press use only, until 2023: 1 still
  none: 2 stills

Beside the pictures:
  captions.csv: caption list

Whether the files are as they were handed out:
  The manifest has the SHA-256 of each.
  Linux: sha256sum --check manifest-sha256.txt
  macOS: shasum -a 256 --check manifest-sha256.txt
  Windows: certutil -hashfile NAME SHA256
`);
});
