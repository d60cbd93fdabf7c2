/*
 * What becomes of letters when a sheet is saved in a character set that does not have them, or read in
 * another than it was saved in: "???" for 马有铁 where Excel saves plain CSV, "é¦¬" for 馬, "�" for what
 * cannot be read at all.
 */

/** Letters that Western European character sets do not have. */
const others = /(?![A-Za-z\u00aa-\u00ff])\p{L}/gu;

/** Why a text is taken for one whose letters were lost, beside what the archive has; null where it is not. */
export function lostLetters(before: string, text: string): string | null {
  if (text.includes("\u{fffd}"))
    return "Letters of this text were lost (�) before it came here. Ask for the file in UTF-8.";
  if (isMisread(before, text))
    return "This is the archive’s text, read in another character set than it was saved in.";
  const marks = countOf(/\?/gu, text) - countOf(/\?/gu, before);
  if (marks <= 0) return null;
  const isLost =
    before === ""
      ? /\?{3,}/u.test(text) && marks * 3 > text.replaceAll(/\s/gu, "").length
      : countOf(others, before) >= marks && countOf(others, text) === 0;
  return isLost
    ? "Question marks stand here for letters that the file’s character set does not have. Save it as “CSV UTF-8”, or as a workbook."
    : null;
}

/** Whether UTF-8 was read as Western European, as Excel does where it is not told. */
function isMisread(before: string, text: string): boolean {
  if (before === "" || text.length <= before.length) return false;
  const misread = new TextDecoder("windows-1252").decode(Buffer.from(before, "utf8"));
  return misread === text;
}

function countOf(what: RegExp, text: string): number {
  return text.match(what)?.length ?? 0;
}
