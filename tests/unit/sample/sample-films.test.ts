import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { makeSample, sampleFilms } from "../../../electron/engine/sample/make-sample.ts";
import { drawingOf, renderStill } from "../../../electron/engine/sample/render-still.ts";
import { tagsOf } from "../../../electron/engine/sample/tags-of.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";
import { stillKinds } from "../../../shared/still.ts";

const all = sampleFilms.flatMap((film) => film.stills.map((still) => ({ film, still })));
const texts = all.flatMap(({ still }) =>
  [still.caption, still.altText].flatMap((text) => Object.values(text ?? {})),
);

describe("the sample archive", () => {
  it("has at least 45 stills of several films, each under a name of its own", () => {
    expect(all.length).toBeGreaterThanOrEqual(45);
    expect(sampleFilms.length).toBeGreaterThanOrEqual(3);
    expect(new Set(all.map(({ film, still }) => `${film.folder}/${still.file}`)).size).toBe(
      all.length,
    );
  });

  it("has formats, orientations, kinds and tones to show", () => {
    const endings = new Set(all.map(({ still }) => still.file.split(".").at(-1)));
    expect(endings).toEqual(new Set(["jpg", "png", "tif", "webp", "avif", "gif"]));
    expect(new Set(all.map(({ still }) => still.picture.orientation ?? 1))).toEqual(
      new Set([1, 3, 6, 8]),
    );
    const kinds = new Set(all.map(({ still }) => still.kind));
    for (const kind of ["scene", "bts", "frame", "lobby", "portrait", "set"] as const)
      expect(kinds).toContain(kind);
    for (const kind of kinds) expect(stillKinds).toContain(kind);
  });

  it("leaves something to do: stills without film, caption, credit or alt text", () => {
    expect(all.some(({ still }) => still.unidentified === true)).toBe(true);
    expect(all.some(({ still }) => still.caption === undefined)).toBe(true);
    expect(all.some(({ still }) => still.credit === null)).toBe(true);
    expect(all.some(({ still }) => still.altText === undefined)).toBe(true);
  });

  it("names only characters of its casts", () => {
    for (const { film, still } of all)
      for (const name of still.shown) expect(Object.keys(film.cast)).toContain(name);
  });

  it("keeps alt texts within the 250 characters that IPTC advises, and unlike the captions", () => {
    for (const { still } of all) {
      const captions = Object.values(still.caption ?? {});
      for (const text of Object.values(still.altText ?? {})) {
        expect([...text].length).toBeLessThanOrEqual(250);
        expect(captions).not.toContain(text);
      }
    }
  });

  it("has no straight quotes, double blanks or leftover variables in its texts", () => {
    for (const text of texts) expect(text).not.toMatch(/"| {2}|[{}]/u);
  });

  it("never says of one text that it belongs to two stills", () => {
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe("the tags of a sample still", () => {
  const eggs = all.find(({ still }) => still.file === "RTD_0107.jpg");

  it("carry caption, alt text, people, film and credit in the properties of IPTC", () => {
    expect(eggs && tagsOf(eggs.film, eggs.still)).toMatchObject({
      "XMP-photoshop:Credit": "Courtesy of Real Image Media Collection",
      "XMP-dc:Description-zh-Hans": expect.stringContaining("《隐入尘烟》"),
      "XMP-iptcExt:PersonInImage": ["Wu Renlin", "Hai Qing"],
      "XMP-iptcCore:Scene": ["012400"],
      "XMP-xmpDM:Scene": "Hatching eggs",
    });
  });

  it("keep an older IIM credit that disagrees", () => {
    const letter = all.find(({ still }) => still.iimCredit === "Petra Lindqvarn/Tidewrack");
    expect(letter && tagsOf(letter.film, letter.still)).toMatchObject({
      "IPTC:Credit": "Petra Lindqvarn/Tidewrack",
      "XMP-photoshop:Credit": "Photo: Petra Lindqvarn / Tidewrack Pictures",
    });
  });
});

describe("the pictures", () => {
  const shapes = new Map(
    all.map(({ still }) => [
      `${still.file.split(".").at(-1) ?? ""} ${still.picture.orientation ?? 1}`,
      still,
    ]),
  );
  const turned = [...shapes.values()];

  it("are upright at the size their table says, whatever their orientation and format", async () => {
    for (const still of turned) {
      const picture = await renderStill(still.file, still.picture);
      const { info } = await sharp(picture)
        .autoOrient()
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect([info.width, info.height]).toEqual(still.picture.size);
    }
  });

  it("are drawn to their edges, without a gap that shows as a black bar", async () => {
    for (const { still } of all) {
      const drawing = sharp(Buffer.from(drawingOf(still.file, still.picture))).resize(240);
      const { data } = await drawing
        .extractChannel("alpha")
        .raw()
        .toBuffer({ resolveWithObject: true });
      const seeThrough = data.reduce((count, alpha) => count + (alpha < 240 ? 1 : 0), 0);
      expect(seeThrough, still.file).toBe(0);
    }
  });

  it("come out the same, byte for byte, when they are drawn again", async () => {
    const still = turned[0];
    if (still === undefined) throw new Error("no still");
    expect(await renderStill(still.file, still.picture)).toEqual(
      await renderStill(still.file, still.picture),
    );
  });
});

describe("the drawing of the sample archive", () => {
  it("says how many of how many are drawn, and stops between two stills when it is to", async () => {
    const stop = new AbortController();
    const told: [number, number][] = [];
    const written: string[] = [];
    const tools = { write: async (file: string) => void written.push(file) };
    const whole = await makeSample(temporaryFolder(), tools, {
      signal: stop.signal,
      onStill: (done, total) => {
        told.push([done, total]);
        if (done > 0) stop.abort();
      },
    });
    expect(whole).toBe(false);
    expect(told[0]).toEqual([0, all.length]);
    // Two are drawn at a time: the second ends what it has begun.
    expect(written.length).toBeLessThanOrEqual(2);
  });
});
