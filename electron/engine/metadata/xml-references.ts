import { malformed } from "./xml-error.ts";
import { nameRest } from "./xml-names.ts";

/** Tabs and line ends in an attribute count as spaces (XML 1.0, 3.3.3). */
export function withoutControls(value: string): string {
  return value.replace(/\r\n|[\t\n\r]/gu, " ");
}

/** Every line end is one character (XML 1.0, 2.11). */
export function withLineFeeds(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/gu, "\n") : text;
}

const reference = new RegExp(`&([#${nameRest}]*)(;?)`, "gu");
const predefined: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["apos", "'"],
  ["gt", ">"],
  ["lt", "<"],
  ["quot", '"'],
]);

/** With references replaced by what they stand for; that of an entity nobody defined stays. @throws XmlError */
export function resolved(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(reference, (written: string, name: string, end: string) => {
    if (end === "") throw malformed();
    return name.startsWith("#") ? characterOf(name) : (predefined.get(name) ?? written);
  });
}

/** The character of "#233" or "#xe9". @throws XmlError when there is none, or XML forbids it */
function characterOf(name: string): string {
  const [, hexadecimal, decimal] = /^#(?:x([0-9A-Fa-f]+)|([0-9]+))$/u.exec(name) ?? [];
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  if (!(code <= 0x10ffff)) throw malformed();
  const character = String.fromCodePoint(code);
  if (!/^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]$/u.test(character))
    throw malformed();
  return character;
}
