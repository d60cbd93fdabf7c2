import { expect, test } from "vitest";
import {
  embargoSentence,
  withEmbargo,
  withoutEmbargo,
} from "../../../electron/engine/metadata/embargo-sentence.ts";
import { readCarried } from "../../../electron/engine/metadata/read-carried.ts";
import { tagsFor } from "../../../electron/engine/metadata/tags-to-write.ts";
import { recordsToWrite } from "../../helpers/records-to-write.ts";
import { dataset, jpegWith, packet, utf8Mark } from "./blocks-of-bytes.ts";

const moments = [
  { at: "2026-05-07", zone: "Europe/Paris" },
  { at: "2026-05-07T10:00", zone: "America/Argentina/Buenos_Aires" },
  { at: "2026-05-07T10:00:30", zone: "+05:30" },
  { at: "2026-05-07", zone: null },
];

test.each(moments)(
  "the sentence about %o stands before the instructions once, and goes again",
  (until) => {
    const embargo = embargoSentence(until);
    expect(embargo).toMatch(/^EMBARGOED until 2026-05-07/u);
    const said = withEmbargo(embargo, "No crops.\nAsk first.");
    expect(said).toBe(`${embargo} No crops.\nAsk first.`);
    expect(withEmbargo(embargo, said)).toBe(said);
    expect(withoutEmbargo(said)).toBe("No crops.\nAsk first.");
    expect(withoutEmbargo(withEmbargo(embargo, null))).toBe("");
  },
);

test.each([
  "EMBARGOED until 2022-07-08",
  "EMBARGOED until 2026-05-07 (Europe/Paris). No crops.",
  "No crops. EMBARGOED until 2026-05-07: not to be published before.",
])("what others wrote of an embargo stays: %s", (instructions) => {
  expect(withoutEmbargo(instructions)).toBe(instructions);
  const xmp = packet(`<photoshop:Instructions>${instructions}</photoshop:Instructions>`);
  expect(readCarried(jpegWith({ xmp })).texts.instructions).toEqual({ "x-default": instructions });
});

test("instructions that were cut for what stands before them are read whole, and no disagreement", () => {
  const record = recordsToWrite["many languages"];
  if (record === undefined) throw new Error("no such record");
  const long = "Nicht beschneiden; 封面须另行商洽。".repeat(12);
  const embargo = embargoSentence({ at: "2026-05-07", zone: "Europe/Paris" });
  const tags = tagsFor({
    ...record,
    texts: { ...record.texts, instructions: { "x-default": long } },
    terms: { release: null, expiry: null, credit: null, mining: null, embargo },
  });
  const [xmp, iim] = [tags["XMP-photoshop:Instructions"], tags["IPTC:SpecialInstructions"]];
  if (typeof xmp !== "string" || typeof iim !== "string") throw new Error("no instructions");
  expect(xmp).toBe(`${embargo} ${long}`);
  expect(
    iim.startsWith(`${embargo} Credit: ${record.texts.creditLine?.["x-default"] ?? ""}. Nicht`),
  ).toBe(true);
  expect(Buffer.byteLength(iim)).toBeLessThanOrEqual(256);
  const credit = record.texts.creditLine?.["x-default"] ?? "";
  const carried = readCarried(
    jpegWith({
      xmp: packet(
        `<photoshop:Instructions>${xmp}</photoshop:Instructions><photoshop:Credit>${credit}</photoshop:Credit>`,
      ),
      iim: Buffer.concat([utf8Mark, dataset(2, 40, iim)]),
    }),
  );
  expect(carried.texts.instructions).toEqual({ "x-default": long });
  expect(carried.conflicts.map(({ property }) => property)).not.toContain("instructions");
});
