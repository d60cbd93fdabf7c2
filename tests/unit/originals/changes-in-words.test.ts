import { expect, test } from "vitest";
import { changesInWords, type Said } from "../../../electron/engine/originals/changes-in-words.ts";
import { nothingCarried } from "../../helpers/carried.ts";

function saying(keywords: readonly string[]): Said {
  return {
    taken: { ...nothingCarried, keywords },
    raw: { "dc:subject": keywords, "IPTC:Keywords": keywords, "Sidecar:dc:subject": keywords },
  };
}

test("the same keywords in another order are no change", () => {
  const before = saying(["chicks", "eggs", "box"]);
  expect(changesInWords(before, saying(["box", "chicks", "eggs"]))).toEqual([]);
  expect(changesInWords(before, saying(["box", "chicks"]))).toEqual([
    { property: "Keywords", before: "chicks; eggs; box", after: "box; chicks" },
    {
      property: "Fields written",
      before: null,
      after: "IPTC:Keywords, Sidecar:dc:subject, dc:subject",
    },
  ]);
});

test("the order of the photographers is a change", () => {
  const by = (creators: readonly string[]): Said => ({
    taken: { ...nothingCarried, creators },
    raw: { "dc:creator": creators },
  });
  expect(changesInWords(by(["Li", "Wang"]), by(["Wang", "Li"]))).toHaveLength(2);
});

test("where the picture lies in a file is nothing that it says", () => {
  const at = (offset: number): Said => ({
    taken: nothingCarried,
    raw: { "EXIF:StripOffsets": offset, "EXIF:TileOffsets": [offset], "EXIF:Artist": "Li" },
  });
  expect(changesInWords(at(8), at(912))).toEqual([]);
});
