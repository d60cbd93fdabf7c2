import { expect, test } from "vitest";
import { readMe } from "../../../electron/engine/export/documents/read-me.ts";
import { PRESS } from "../../../shared/export/built-in-profiles.ts";
import type { Pass } from "../../../shared/rights/gate.ts";
import type { ToldReason } from "../../../shared/contract/rights.ts";
import { handOutFile, handOutFilm } from "./still.ts";

const request = {
  use: "press",
  territory: "DE",
  date: "2022-02-10",
  zone: "Europe/Berlin",
  language: null,
} as const;

test("says what was handed out, whom to credit for how many, and under which terms", () => {
  const dust = handOutFilm();
  const text = readMe({
    title: "Berlinale",
    date: "2022-02-10",
    request,
    profile: PRESS,
    recipient: { name: "Sight & Sound", reference: "May issue" },
    stills: [
      handOutFile({ film: dust, creditLine: "Photo: Courtesy of Real Image Media Collection" }),
      handOutFile({ film: dust, creditLine: "Photo: Courtesy of Real Image Media Collection" }),
      handOutFile({
        fileName: "Return to Dust_003.jpg",
        film: dust,
        creditLine: "",
        usageTerms: "Press use only,\nuntil 2023",
      }),
    ],
    documents: [{ fileName: "captions.csv", what: "caption list" }],
  });
  expect(text.replaceAll("\r\n", "\n")).toBe(`Berlinale
3 stills, handed out on 2022-02-10.

Handed out to:
  Sight & Sound (May issue)

Handed out for:
  press and publicity for the film, in Germany, on 10 February 2022 (Europe/Berlin).
  Any other use has to be asked for.

Until when:
  no end is on record

Films:
  Return to Dust (2022)

Credit lines, to be printed with the pictures. They stand in the files themselves too:
  Photo: Courtesy of Real Image Media Collection: 2 stills

No credit line is on record for these pictures. Ask whom to credit before they are printed:
  Return to Dust_003.jpg

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

test("says until when each may be used, what binds, and never that something unknown or overridden is permitted", () => {
  const from = { kind: "still" } as const;
  const granted = (end: string): ToldReason => ({
    kind: "granted",
    effect: "notes",
    layer: "photograph",
    reference: "",
    licensee: "",
    from,
    end: { at: end, zone: null },
    words: "The photograph: granted.",
  });
  const uncropped = {
    kind: "unaltered",
    effect: "conditions",
    alterations: ["crop"],
    words: "May not be cropped.",
  } as const;
  const passes: readonly Pass[] = [
    // of two grants the first to end counts
    { status: "clear", reasons: [granted("2022-12-31"), granted("2022-06-30")], override: null },
    { status: "conditional", reasons: [uncropped, granted("2022-12-31")], override: null },
    { status: "unknown", reasons: [], override: null },
    {
      status: "blocked",
      reasons: [granted("2022-12-31")],
      override: { reason: "The agent said yes by telephone", by: "ada", at: "2022-02-10" },
    },
  ];
  const text = readMe({
    title: "Berlinale",
    date: "2022-02-10",
    request,
    profile: PRESS,
    recipient: null,
    stills: passes.map((pass) => handOutFile({ pass })),
    documents: [],
  }).replaceAll("\r\n", "\n");
  expect(text).toContain(`Until when:
  no permission is on record; ask before use: 2 stills
  until 30 June 2022: 1 still
  until 31 December 2022: 1 still

Conditions, to be kept:
  May not be cropped. (1 still)
`);
  expect(text).not.toContain("telephone"); // why it was let out is the house's own business
});

test("says whom to credit, which pictures may go without, and nothing of files that hold no credit", () => {
  const layer = {
    layer: "photograph",
    status: null,
    holders: [],
    creditLine: null,
    usageTerms: null,
    mining: null,
    tracing: null,
    note: null,
    documents: null,
    credit: { value: "not-required", from: { kind: "film", id: 1, name: "Return to Dust" } },
  } as const;
  const waived = { rights: { ...handOutFile().rights, layers: [layer] } };
  const asked: Pass = {
    status: "conditional",
    reasons: [{ kind: "credit-missing", effect: "conditions", words: "Credit is owed, and …" }],
    override: null,
  };
  const text = readMe({
    title: "Berlinale",
    date: "2022-02-10",
    request,
    profile: { metadata: "nothing" },
    recipient: null,
    stills: [
      handOutFile({ creditLine: "© Real Image" }),
      handOutFile({ creditLine: "© Hucheng", ...waived }),
      handOutFile({ creditLine: "", ...waived }),
      handOutFile({ creditLine: "", ...waived, pass: asked, fileName: "asked.jpg" }),
    ],
    documents: [],
  }).replaceAll("\r\n", "\n");
  expect(text).toContain(`
Credit lines, to be printed with the pictures:
  © Real Image: 1 still

Credit lines of pictures that may be printed without:
  © Hucheng: 1 still

No credit line is on record for these pictures. Ask whom to credit before they are printed:
  asked.jpg

`);
});

test("says in one line that no picture has a credit line", () => {
  const stills = [handOutFile({ creditLine: "" }), handOutFile({ creditLine: " " })];
  const about = { title: "Dust", date: "2022-02-10", request, profile: PRESS, recipient: null };
  expect(readMe({ ...about, stills, documents: [] })).toContain(
    "\r\n\r\nNo credit line is on record for any of the pictures. Ask whom to credit before they are printed.\r\n",
  );
});
