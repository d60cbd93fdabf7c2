import type { TextField } from "./still.ts";

/** The most bytes that IPTC-IIM holds of a text (IIM 4.2, record 2), where it has a place for it. */
export const iimBytes: Readonly<Partial<Record<TextField, number>>> = {
  caption: 2000,
  headline: 256,
  title: 64,
  creditLine: 32,
  copyrightNotice: 128,
  instructions: 256,
  source: 32,
  captionWriter: 32,
  creatorJobTitle: 32,
};

/** From this part of the room on, how much is left is worth knowing. */
const NEARLY = 0.8;

/**
 * How many bytes of UTF-8 a text takes of the room it has in IPTC-IIM; null where it has no place there, and
 * while it is far from full. Only one language goes there: the one that is not stated, or English.
 */
export function iimMeter(
  field: TextField,
  language: string,
  text: string,
): { readonly bytes: number; readonly most: number } | null {
  const most = iimBytes[field];
  if (most === undefined || !["x-default", "en"].includes(language)) return null;
  const bytes = bytesInUtf8(text);
  return bytes > most * NEARLY ? { bytes, most } : null;
}

function bytesInUtf8(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
