import sanitize from "sanitize-filename";

/** Longest file name on the file systems in use: bytes on Linux, UTF-16 units (never more) elsewhere. */
const longestName = 255;

/** Device names of Windows, with or without an ending; COM¹ and its like count too (Microsoft, "Naming Files"). */
const reserved = /^(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])\s*(?:\..*)?$/iu;

/** Marks that turn the reading direction or cannot be seen: a name must not look like another. */
const deceptive = /[\u200E\u200F\u202A-\u202E\u2028\u2029\u2066-\u2069\uFEFF]/gu;

const segments = new Intl.Segmenter("und", { granularity: "grapheme" });

export type FileName = {
  readonly name: string;
  /** It was longer than file systems allow and was cut. */
  readonly shortened: boolean;
};

/**
 * Gives names that are safe on Windows, macOS and Linux and unique within one folder, even where
 * upper and lower case are the same: the second "a.jpg" becomes "a (2).jpg".
 * `taken` are names that are already in that folder.
 */
export function fileNamer(
  taken: Iterable<string> = [],
): (stem: string, extension: string) => FileName {
  const used = new Set([...taken].map(caseless));
  const lastNumber = new Map<string, number>();
  return (stem, extension) => {
    const ending = safeExtension(extension);
    const first = fit(stem, ending);
    let name = first.name;
    let number = lastNumber.get(caseless(first.name)) ?? 1;
    while (used.has(caseless(name))) name = fit(stem, ` (${++number})${ending}`).name;
    lastNumber.set(caseless(first.name), number);
    used.add(caseless(name));
    return { name, shortened: first.shortened };
  };
}

/** A safe stem that leaves room for its ending within {@link longestName}. */
function fit(stem: string, ending: string): FileName {
  const plain = stem.toWellFormed().normalize("NFC").replace(deceptive, "").replace(/\s+/gu, " ");
  const whole = trimEnds(plain);
  const cut = trimEnds(cutBytes(whole, longestName - Buffer.byteLength(ending)));
  // It is cut first: sanitize-filename would cut at 255 bytes too, and take the ending with it.
  const safe = trimEnds(reserved.test(cut) ? `_${cut}` : sanitize(cut, { replacement: "_" }));
  return { name: (safe === "" ? "untitled" : safe) + ending, shortened: cut.length < whole.length };
}

/** No leading dot hides the file, no trailing dot or space is lost on Windows. */
function trimEnds(stem: string): string {
  let end = stem.length;
  while (end > 0 && (stem[end - 1] === "." || stem[end - 1] === " ")) end--;
  return stem.slice(0, end).replace(/^[ .]+/u, "");
}

/** As many whole characters, as a reader sees them, as fit into so many UTF-8 bytes. */
function cutBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text;
  const cut = takeWhileFits(
    [...segments.segment(text)].map((segment) => segment.segment),
    most,
  );
  return cut === "" ? takeWhileFits(text, most) : cut;
}

function takeWhileFits(pieces: Iterable<string>, most: number): string {
  let text = "";
  let bytes = 0;
  for (const piece of pieces) {
    bytes += Buffer.byteLength(piece);
    if (bytes > most) break;
    text += piece;
  }
  return text;
}

/** ".jpg" for ".JPG"; nothing where the ending is none that a picture can have. */
export function safeExtension(extension: string): string {
  return /^\.[A-Za-z0-9]{1,16}$/u.test(extension) ? extension.toLowerCase() : "";
}

/** Equal for names that some file system takes for the same. */
function caseless(name: string): string {
  return name.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");
}
