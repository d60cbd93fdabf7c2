import type { Gazetteer } from "./gazetteer/gazetteer.ts";

const [SLASH, BAR, HASH, DASH, OPEN, CLOSE] = [
  "\u{1}",
  "\u{2}",
  "\u{3}",
  "\u{4}",
  "\u{5}",
  "\u{6}",
];

/** Keeps separators that stand within known names, and between numbers. */
export function shield(text: string, known: Gazetteer): string {
  return known.undivided
    .reduce(
      (shielded, name) =>
        shielded.toLowerCase().includes(name.toLowerCase())
          ? shielded.replace(new RegExp(escaped(name), "giu"), hidden)
          : shielded,
      text,
    )
    .replaceAll(/\((\p{Lo})\)/gu, `${OPEN}$1${CLOSE}`)
    .replaceAll(/(?<=\d)\/(?=\d)/gu, SLASH)
    .replaceAll(
      /(?<=\p{Script=Han})\((\p{Script=Han}{2,3})\)(?=\p{Script=Han})/gu,
      `${OPEN}$1${CLOSE}`,
    );
}

function hidden(name: string): string {
  return name
    .replaceAll("/", SLASH)
    .replaceAll("|", BAR)
    .replaceAll("#", HASH)
    .replaceAll(" - ", DASH);
}

/** What {@link shield} hid, as it was. */
export function unshield(text: string): string {
  return text
    .replaceAll(SLASH, "/")
    .replaceAll(BAR, "|")
    .replaceAll(HASH, "#")
    .replaceAll(DASH, " - ")
    .replaceAll(OPEN, "(")
    .replaceAll(CLOSE, ")");
}

function escaped(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}
