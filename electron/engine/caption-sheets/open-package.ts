import { fromBuffer, type Entry, type ZipFile } from "yauzl";
import { ProblemError } from "../../../shared/problem.ts";

/** A packed document that is safe to unpack, and what it is. */
export type CheckedPackage = {
  readonly is: "xlsx" | "docx";
  /** It holds a program. */
  readonly hasMacros: boolean;
};

/** Parts of a document; a book of a thousand pictures has some thousand. */
const MOST_PARTS = 10_000;
/** Bytes that all parts together unpack to, pictures among them, and those of them that are read: XML. */
const MOST_UNPACKED = 400 * 1024 * 1024;
const MOST_XML = 150 * 1024 * 1024;
/** Sheets of captions shrink to a fifth, empty ones to a fiftieth. */
const MOST_RATIO = 250;
/** Below it a high ratio harms nobody. */
const HARMLESS = 8 * 1024 * 1024;

/**
 * Looks through a ZIP package before a library unpacks it: every part is unpacked once, piece by piece and
 * counted, so that what it says of its sizes need not be believed. Throws a Problem for a bomb, for XML
 * that defines entities, for what is encrypted or damaged, and for packages that are no workbook or text.
 */
export async function openPackage(bytes: Uint8Array): Promise<CheckedPackage> {
  const names = new Set<string>();
  const counted = { total: 0, xml: 0 };
  const zip = await openZip(bytes);
  if (zip.entryCount > MOST_PARTS) throw tooMuch();
  await new Promise<void>((resolve, reject) => {
    zip.on("error", () => reject(damaged()));
    zip.on("end", resolve);
    zip.on("entry", (entry: Entry) => {
      names.add(entry.fileName);
      lookThrough(zip, entry, counted, bytes.length).then(
        () => zip.readEntry(),
        // One that is no Problem comes of bytes that are no ZIP inside.
        (error: unknown) => reject(error instanceof ProblemError ? error : damaged()),
      );
    });
    zip.readEntry();
  });
  const hasMacros = [...names].some((name) => /vbaProject\.bin$/iu.test(name));
  if (names.has("xl/workbook.xml")) return { is: "xlsx", hasMacros };
  if (names.has("word/document.xml")) return { is: "docx", hasMacros };
  throw new ProblemError(
    "unsupported",
    "This packed file is neither an Excel workbook (.xlsx) nor a Word document (.docx). Save it as one of these, or as CSV or text, and choose that.",
  );
}

async function openZip(bytes: Uint8Array): Promise<ZipFile> {
  return await new Promise((resolve, reject) => {
    fromBuffer(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
      { lazyEntries: true },
      (error, zip) => {
        if (error === null) resolve(zip);
        else reject(damaged());
      },
    );
  });
}

async function lookThrough(
  zip: ZipFile,
  entry: Entry,
  counted: { total: number; xml: number },
  packed: number,
): Promise<void> {
  if (entry.isEncrypted()) throw locked();
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => {
      if (error === null) resolve(opened);
      else reject(error);
    });
  });
  const isXml = /\.(?:xml|rels|vml)$/iu.test(entry.fileName);
  let end = "";
  for await (const chunk of stream) {
    // Streams of yauzl give buffers.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const piece = chunk as Buffer;
    counted.total += piece.length;
    if (counted.total > MOST_UNPACKED || counted.total > Math.max(HARMLESS, packed * MOST_RATIO))
      throw tooMuch();
    if (!isXml) continue;
    counted.xml += piece.length;
    if (counted.xml > MOST_XML) throw tooMuch();
    const text = end + plainAscii(piece);
    if (/<!(?:DOCTYPE|ENTITY)/u.test(text)) throw withEntities();
    end = text.slice(-16);
  }
}

/** Also of UTF-16, in which such a declaration might hide. */
function plainAscii(piece: Buffer): string {
  return piece.toString("latin1").replaceAll("\0", "");
}

function tooMuch(): ProblemError {
  return new ProblemError(
    "too-large",
    "This file unpacks to far more than a list of captions can hold, which a harmful file does on purpose. It was not read. Ask whoever sent it for the captions as CSV or text.",
  );
}

function withEntities(): ProblemError {
  return new ProblemError(
    "unsupported",
    "This file defines text that stands for other text (XML entities), which no program for sheets or letters writes and harmful files do. It was not read. Ask whoever sent it for the captions as CSV or text.",
  );
}

function locked(): ProblemError {
  return new ProblemError(
    "unsupported",
    "This file is locked with a password. Open it, save it without one, and choose that.",
  );
}

function damaged(): ProblemError {
  return new ProblemError(
    "damaged",
    "This file is damaged or cut short and cannot be unpacked. Fetch it again from where it came from.",
  );
}
