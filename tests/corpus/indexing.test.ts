import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { all, type ReadableDb } from "../../electron/engine/catalog/database.ts";
import { promiseOf } from "../../electron/engine/ingest/formats.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";

const corpus = resolve(import.meta.dirname, "../../../shared/corpus");

/**
 * Files whose outcome, size or pages differ from the manifest, and why that is right. The manifest says
 * what sharp, Pillow, ImageMagick and ExifTool make of them.
 */
const explained: Readonly<Record<string, string>> = {
  "avif-heic/kimono.rotate90.avif":
    "size: turned by its irot, as it is seen; ExifTool gives the size before the turn",
  "avif-heic/rainbow-451x461.heic":
    "size: cropped by its clap, as it is seen; ExifTool gives the coded size, which is even",
  "corrupt/truncated_app14.jpg":
    "whole: it shows, but cut short: shown, and named as damaged all the same",
  "corrupt/5482a54657765056f1a94116a8dbffe7.jpg":
    "whole: it shows, but its end is missing: shown, and named as damaged all the same",
  "corrupt/broken-bogus-segment-length.jpg":
    "shown: only ImageMagick's libjpeg goes on after the wrong length; ours gives up, and says so",
  "corrupt/broken-bogus-data-prepended-real-jfif-start-at-4801.jpg":
    "size: ExifTool skips the foreign bytes before the picture; a decoder does not",
  "format-family/Reagan.jp2": "shown: JPEG 2000 is not decoded (docs/formats.md)",
  "format-family/Reagan.jxl": "shown: JPEG XL is decoded, though none of the manifest's three do",
  "mpo/sugarshack.mpo":
    "pages: the second picture is of the same moment for a stereo view, no page of its own",
  "odd-name/.hidden-still.jpg": "absent: hidden files are passed over",
  "raw/CanonRaw.cr2":
    "size: of the developed picture; the manifest's is that of the preview, which is emptied here",
  "raw/DNG.dng": "size: of the sensor's picture; the manifest's is that of the thumbnail",
  "raw/IMG_1361.dng": "shown: its preview is cut off: named as damaged, nothing guessed",
  "raw/Nikon.nef": "size: of the sensor's picture; the manifest's is that of the thumbnail",
  "raw/Panasonic.rw2": "shown and size: by its JpgFromRaw; size as ExifTool's Composite:ImageSize",
  "raw/_MG_7973-1kB.dng": "shown: 1 kB of a file, and nothing of its picture in that",
  "tiff-multipage/multipage_single_frame_loop.tiff":
    "whole: its directories lead in a circle: shown, and named as damaged all the same",
};

type Row = {
  readonly file: string;
  readonly expected_outcome: string;
  readonly pixel_outcome: string;
  readonly decoded_by: string;
  readonly width: string;
  readonly height: string;
  readonly frames: string;
};

type Seen = {
  readonly path: string;
  readonly format: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly pages: number;
  readonly thumbnail: string;
};

function manifest(): readonly Row[] {
  const rows: readonly Row[] = parse(readFileSync(join(corpus, "manifest.csv")), {
    columns: true,
    bom: true,
  });
  return rows.filter(({ file }) => !/\.xmp$/iu.test(file) && existsSync(join(corpus, file)));
}

/** In which ways what was indexed differs from the manifest's row. */
function differences(row: Row, seen: Seen | undefined, problem: string | undefined): string[] {
  if (seen === undefined)
    return row.expected_outcome === "unreadable" && problem !== undefined
      ? []
      : missing(row, problem);
  const found: string[] = [];
  const shown = seen.thumbnail === "made";
  if (shown !== (row.pixel_outcome === "ok" || row.pixel_outcome === "partial"))
    found.push("shown");
  if (shown && row.expected_outcome === "ok" && problem !== undefined) found.push("whole");
  if (!shown && problem === undefined) found.push("not named");
  if (row.width !== "" && (String(seen.width) !== row.width || String(seen.height) !== row.height))
    found.push("size");
  if (String(seen.pages) !== (row.frames === "" ? "1" : row.frames)) found.push("pages");
  return found;
}

function missing(row: Row, problem: string | undefined): string[] {
  return problem === undefined ? [`absent (${row.expected_outcome})`] : ["not kept"];
}

test.skipIf(!existsSync(corpus))(
  "every picture of the corpus, in all formats, comes out as its manifest expects, or it is explained why not",
  async () => {
    const { engine } = await engineWithArchive();
    const { job } = await indexWhole(engine, corpus);
    expect(job.state).toBe("done");
    const { db } = engine.archive().catalog;
    const files = new Map(seenFiles(db).map((file) => [file.path, file]));
    const problems = problemKinds(db);
    const differing: Record<string, string> = {};
    for (const row of manifest()) {
      const found = differences(row, files.get(row.file), problems.get(row.file));
      if (found.length > 0) differing[row.file] = found.join(" and ");
    }
    const unexplained = Object.entries(differing).filter(
      ([file, how]) => explained[file]?.split(/[:(]/u)[0]?.trim() !== how.split(" (")[0],
    );
    expect(unexplained).toEqual([]);
    expect(Object.keys(explained).filter((file) => differing[file] === undefined)).toEqual([]);
    expect((await engine.ask("archive.verify", {})).problems).toEqual([]);
    const shown = [...files.values()].filter(({ thumbnail }) => thumbnail === "made").length;
    console.log(
      `corpus: ${String(manifest().length)} pictures, ${String(shown)} shown, ${String(problems.size)} named as problems, ${String(Object.keys(differing).length)} unlike the manifest (each explained)`,
    );
  },
  120_000,
);

test.skipIf(!existsSync(corpus))(
  "no file of the corpus that is merely unsupported is called damaged",
  async () => {
    const { engine } = await engineWithArchive();
    const folders = ["format-family", "jpeg-variant", "raw", "psd", "wrong-type"];
    await indexWhole(engine, ...folders.map((name) => join(corpus, name)));
    const { problems } = await engine.ask("problems.list", { offset: 0, limit: 100 });
    const kinds = new Map(problems.map(({ path, kind }) => [path?.split("/").at(-1), kind]));
    expect(kinds.get("Reagan.jp2")).toBe("unsupported");
    expect(kinds.get("gradient_ls.jpg")).toBe("unsupported");
    expect(kinds.get("CanonRaw.cr2")).toBe("unsupported");
    expect(kinds.get("malformed-utf8.jpg")).toBe("unsupported");
    expect(kinds.get("IMG_1361.dng")).toBe("damaged");
  },
  60_000,
);

function seenFiles(db: ReadableDb): readonly Seen[] {
  return all<Seen>(db, "SELECT path, format, width, height, pages, thumbnail FROM file").filter(
    ({ path }) => promiseOf(path.split("/").at(-1) ?? "") !== "other",
  );
}

function problemKinds(db: ReadableDb): ReadonlyMap<string, string> {
  const rows = all<{ path: string; kind: string }>(db, "SELECT path, kind FROM problem");
  return new Map(rows.map(({ path, kind }) => [path.slice(corpus.length + 1), kind]));
}
