import { undividedNames } from "./parties.ts";

/** What introduces a party in a credit line. */
export type Marker = "photographer" | "courtesy" | "copyright" | "via" | "client" | "supply" | null;

/** One party of the line, with the marker it stands behind. */
export type CreditPart = { readonly marker: Marker; readonly name: string };

const markers: readonly (readonly [Marker, RegExp])[] = [
  [
    "courtesy",
    /^(?:(?:photos?|images?)\s+)?(?:courtesy(?:\s+of|:)?|cortes[ií]a de|avec l['’]aimable autorisation de)\s+/iu,
  ],
  ["copyright", /^(?:tm\s*&\s*)?(?:©|\(c\)|copyright\s*(?:©|\(c\)|:)?)\s*/iu],
  [
    "photographer",
    /^(?:photos?|photographs?|photo illustration|images?)\s+(?:credit|by)\s*:?\s*|^(?:photographe?r?|photo|foto|image|bild|ph|fotos|photos)\s*:\s*|^摄影[:：]\s*/iu,
  ],
  ["via", /^via\s+/iu],
  ["client", /^for\s+/iu],
  ["supply", /^(?:supplied by|图片来源:|图源:|写真提供:|提供:)\s*/iu],
];

/** Where a new party begins without any separator before it. */
const beginnings =
  /\s+(?=via\s|!via!)|[\s.,;(]+(?=(?:(?:photo|image)s? )?courtesy\b|©|\(c\)\s*\d|copyright\b|tm & ©)|[.;,]\s+(?=photo(?:s|graph)?(?: credit| by|:))|(?<=\S)\s+(?=for\s+(?:the\s+)?\p{Lu}[\p{L} ]+$)/giu;
const separators = /\s*[/|#;]\s*|\s+[-–—]\s+/u;

/** Splits a line, cleaned of restrictions, into parties; the marker of a part without one is null. */
export function splitCredit(text: string): readonly CreditPart[] {
  const shielded = shield(text).replaceAll("!via!", "via");
  return shielded
    .split(beginnings)
    .flatMap((piece) => piece.split(separators))
    .map((piece) => readMarker(unshield(piece).trim()))
    .map(({ marker, name }) => ({ marker, name: bareName(name) }))
    .filter(
      ({ name }) =>
        /[\p{L}\p{N}]/u.test(name) && !/^(?:photos?|images?|foto|credit|tm &)$/iu.test(name),
    );
}

/** "Photo: Courtesy of X" has two markers; the inner one says more. */
function readMarker(piece: string): CreditPart {
  for (const [marker, pattern] of markers) {
    const match = pattern.exec(piece);
    if (match === null) continue;
    const inner = readMarker(piece.slice(match[0].length));
    return inner.marker === null ? { marker, name: inner.name } : inner;
  }
  return { marker: null, name: piece };
}

const slashes = "\u{1}";

function shield(text: string): string {
  return undividedNames.reduce(
    (shielded, name) =>
      shielded.replace(new RegExp(name.replaceAll(".", "\\."), "giu"), (found) =>
        found.replaceAll("/", slashes),
      ),
    text,
  );
}

function unshield(text: string): string {
  return text.replaceAll(slashes, "/");
}

/** Without a year before or, after a comma, behind it, or "the", outer punctuation, and a final stop that belongs to no abbreviation. */
function bareName(name: string): string {
  const inner = name
    .replace(/^[\s.,:()[\]【】]+|[\s,:()[\]【】]+$/gu, "")
    .replace(/\.[\s.]+$/u, ".")
    .replace(/^(?:1[89]|20)\d\d(?:\s*[-–]\s*(?:1[89]|20)\d\d)?\s*/u, "")
    .replace(/\s*,\s*(?:1[89]|20)\d\d$/u, "")
    .replace(/^the\s+(?=\S+\s)/iu, (article) => (article.startsWith("The ") ? article : ""));
  const stopped = /\b(?:inc|ltd|corp|bros|co|jr|sr|cie)\.$/iu.test(inner)
    ? inner
    : inner.replace(/[.\s]+$/u, "");
  return stopped.trim();
}
