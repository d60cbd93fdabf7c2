import { cutUtf8 } from "./cut-utf8.ts";

/** Line ends, outer blanks and Unicode normalisation differ between carriers without anyone having edited them. */
function plainText(text: string): string {
  return text.replace(/\r\n?/gu, "\n").trim().normalize("NFC");
}

/** Whether `short` is `full`, or the beginning of it that fits into `limit` bytes (give or take a split character). */
function isCutText(full: string, short: string, limit: number | undefined): boolean {
  const [long, cut] = [plainText(full), plainText(withoutSplitEnd(short))];
  if (long === cut) return true;
  if (limit === undefined || cut === "" || !long.startsWith(cut)) return false;
  const bytes = Buffer.byteLength(cut);
  // An older program cut at characters where we count bytes, or at bytes within a character.
  const fills = (bytes > limit - 4 && bytes <= limit) || [limit, limit - 1].includes(cut.length);
  return fills && (cut.length >= limit - 1 || cut.startsWith(cutUtf8(long, limit - 4)));
}

/** A character that was cut in two decodes to U+FFFD, or to dots where ExifTool wrote it. */
function withoutSplitEnd(text: string): string {
  return text.replace(/\u{fffd}+$/u, "");
}

/**
 * Whether two texts say the same, though one may be cut to the limit of its carrier or have lost the
 * characters an old carrier cannot hold, for which "?" stands.
 */
export function saysTheSame(
  one: string,
  other: string,
  limits: { readonly one?: number | undefined; readonly other?: number | undefined } = {},
): boolean {
  if (one === other) return true;
  return (
    isCutText(one, other, limits.other) ||
    isCutText(other, one, limits.one) ||
    isLossy(one, other) ||
    isLossy(other, one)
  );
}

/** "© 2017 Müller" as "? 2017 M?ller": each character beyond ASCII became one or more question marks. */
function isLossy(full: string, poor: string): boolean {
  if (!poor.includes("?")) return false;
  const [wanted, found] = [plainText(full), plainText(poor)];
  if (isAsciiText(wanted) || !isAsciiText(found)) return false;
  return (
    squeezed([...wanted].map((letter) => (isAsciiText(letter) ? letter : "?")).join("")) ===
    squeezed(found)
  );
}

function squeezed(text: string): string {
  return text.replace(/\?+/gu, "?");
}

function isAsciiText(text: string): boolean {
  return !/[^\p{ASCII}]/u.test(text);
}
