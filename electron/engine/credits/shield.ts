import type { Gazetteer } from "./gazetteer/gazetteer.ts";

const [SLASH, BAR, HASH, DASH, OPEN, CLOSE] = [
  "\u{1}",
  "\u{2}",
  "\u{3}",
  "\u{4}",
  "\u{5}",
  "\u{6}",
];

/** "Deutsche Kinemathek – Museum für …": what an archive is besides is part of its name. */
const SUBTITLE =
  /(?<=kinemathek|cin[ée]math[èe]que|cineteca|filmoteca|archiv|filminstitut) [-–] (?=(?:museum|mus[ée]e|museo|stiftung|institut)\s+(?:für|of|du|des?|del|dello)\s)/giu;

/** Keeps separators that stand within names, and between numbers. */
export function shield(text: string, known: Gazetteer): string {
  return known.undivided
    .reduce(
      (shielded, name) =>
        shielded.toLowerCase().includes(name.toLowerCase())
          ? shielded.replace(new RegExp(escaped(name), "giu"), hidden)
          : shielded,
      text,
    )
    .replaceAll(SUBTITLE, DASH)
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
