import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileNamer } from "../../../electron/engine/export/file-names.ts";

const name = (stem: string, extension = ".jpg"): string => fileNamer()(stem, extension).name;

describe("a file name", () => {
  it("keeps what every system allows, in any script", () => {
    expect(name("隐入尘烟 2022 – Cao Guiying (1)")).toBe("隐入尘烟 2022 – Cao Guiying (1).jpg");
  });

  it("has no character that Windows forbids", () => {
    expect(name('a<b>c:d"e/f\\g|h?i*j')).toBe("a_b_c_d_e_f_g_h_i_j.jpg");
  });

  it("has no control characters, line breaks or hidden marks", () => {
    expect(name("a\u0000b\nc\u202Egpj\uFEFF")).toBe("a_b cgpj.jpg");
  });

  it("ends in neither dot nor blank and is not hidden", () => {
    expect(name(" ..still. . ")).toBe("still.jpg");
  });

  it.each(["CON", "nul", "com1", "LPT9", "aux.old", "COM²"])(
    "is no device of Windows: %s",
    (device) => {
      expect(name(device)).toBe(`_${device}.jpg`);
    },
  );

  it.each(["", " ", "...", "\u200E"])(
    "is there even when the template gives nothing: %j",
    (stem) => {
      expect(name(stem)).toBe("untitled.jpg");
    },
  );

  it("is composed, as macOS's decomposed names are not", () => {
    expect(name("Cafe\u0301")).toBe("Caf\u00E9.jpg");
  });

  it("keeps its ending, in lower case, when it is cut", () => {
    const { name: cut, shortened } = fileNamer()("影".repeat(200), ".TIFF");
    expect(shortened).toBe(true);
    expect(cut).toBe(`${"影".repeat(83)}.tiff`); // 83 x 3 bytes + 5 = 254 of 255
  });

  it("is never cut within what a reader sees as one character", () => {
    const family = "👨‍👩‍👧"; // 18 bytes
    expect(name(`${"a".repeat(240)}${family}`)).toBe(`${"a".repeat(240)}.jpg`);
  });

  it("drops an ending that no picture has", () => {
    expect(name("still", ".j/p")).toBe("still");
  });
});

describe("names in one folder", () => {
  it("are numbered when they are equal but for case or composition", () => {
    const next = fileNamer(["contact-sheet.html"]);
    const names = [
      next("Dust", ".jpg"),
      next("dust", ".JPG"),
      next("DUST", ".jpg"),
      next("Contact-Sheet", ".html"),
    ];
    expect(names.map((each) => each.name)).toEqual([
      "Dust.jpg",
      "dust (2).jpg",
      "DUST (3).jpg",
      "Contact-Sheet (2).html",
    ]);
  });

  it("stay unique when a numbered name was already given", () => {
    const next = fileNamer();
    const names = ["a", "a (2)", "a"].map((stem) => next(stem, ".jpg").name);
    expect(names).toEqual(["a.jpg", "a (2).jpg", "a (3).jpg"]);
  });

  it("stay unique and within 255 bytes when they are cut", () => {
    const next = fileNamer();
    const names = Array.from({ length: 12 }, () => next("影".repeat(100), ".jpg").name);
    expect(new Set(names).size).toBe(12);
    for (const each of names) expect(Buffer.byteLength(each)).toBeLessThanOrEqual(255);
  });
});

describe("any stems", () => {
  const stem = fc.string({ unit: "binary", maxLength: 300 });
  const odd = fc.constantFrom(
    "CON",
    "con",
    "...",
    "a/b",
    "e\u0301",
    "\u00E9",
    "\uD800",
    "影".repeat(90),
    "ß",
    "SS",
    " a ",
  );

  it("become safe, distinct names that keep their ending", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(stem, odd), { maxLength: 20 }), (stems) => {
        const next = fileNamer();
        const names = stems.map((each) => next(each, ".jpg").name);
        for (const each of names) {
          expect(each).toMatch(/^[^ ./\\:*?"<>|\p{Cc}][^/\\:*?"<>|\p{Cc}]*\.jpg$/u);
          expect(each.slice(0, -4)).not.toMatch(/[ .]$/u);
          expect(each).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)\./iu);
          expect(Buffer.byteLength(each)).toBeLessThanOrEqual(255);
          expect(each.normalize("NFC")).toBe(each);
          expect(each.isWellFormed()).toBe(true);
        }
        expect(new Set(names.map((each) => each.toLowerCase())).size).toBe(names.length);
      }),
    );
  });

  it("that are already safe come out as they are", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 _-]{3,60}[A-Za-z0-9]$/u), (safe) => {
        expect(name(safe.replace(/ +/gu, " "))).toBe(`${safe.replace(/ +/gu, " ")}.jpg`);
      }),
    );
  });
});
