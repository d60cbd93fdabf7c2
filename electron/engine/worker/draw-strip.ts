import sharp from "sharp";
import type { StripText } from "../../../shared/export/strip.ts";

/** A white strip with texts on it, pixels of three channels. */
export type Strip = { readonly pixels: Buffer; readonly height: number };

/** Letters are so large a part of the width, that a line holds some ninety of them. */
const LETTERS = 1 / 52;
/** Pixels, below which nobody reads them. */
const SMALLEST = 11;
/** Texts are made smaller by so much at the most, before they are cut. */
const SHRINKS = [1, 0.9, 0.8, 0.7] as const;
/** A strip is this part of the picture above it at the most, but always has room for some lines. */
const MOST = 0.4;
const LINES = 4;

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/**
 * Draws the strip for a picture of this size: number, captions and credit, black and dark grey on white. Texts that are
 * too long for it are made smaller, then captions are cut and end in "…"; the credit is never cut.
 */
export async function drawStrip(
  text: StripText,
  picture: { readonly width: number; readonly height: number },
): Promise<Strip> {
  const { width } = picture;
  const largest = Math.max(SMALLEST, Math.round(width * LETTERS));
  const edge = Math.min(Math.round(largest * 0.9), Math.floor(width / 8));
  const most = Math.max(picture.height * MOST, largest * 1.5 * LINES);
  const attempt = (letters: number, shown: StripText): Promise<Strip> =>
    drawn(markupOf(shown), { width, letters, edge });
  let letters = largest;
  let strip = await attempt(letters, text);
  for (const shrink of SHRINKS) {
    if (strip.height <= most) return strip;
    letters = Math.max(SMALLEST, Math.round(largest * shrink));
    strip = await attempt(letters, text);
  }
  if (strip.height <= most) return strip;
  return await longestThatFits(text, most, (cut) => attempt(letters, cut));
}

/** Of every caption the same part is kept, as long a one as fits. */
async function longestThatFits(
  text: StripText,
  most: number,
  attempt: (cut: StripText) => Promise<Strip>,
): Promise<Strip> {
  let best = await attempt({ ...text, captions: [] });
  let [low, high] = [0, 1];
  for (let step = 0; step < 7; step++) {
    const part = (low + high) / 2;
    const captions = text.captions.map((caption) => ({
      ...caption,
      text: beginning(caption.text, part),
    }));
    const strip = await attempt({ ...text, captions });
    if (strip.height > most) high = part;
    else [low, best] = [part, strip];
  }
  return best;
}

/** The first part of a text, at a whole character, and "…". */
function beginning(text: string, part: number): string {
  const all = [...graphemes.segment(text)].map(({ segment }) => segment);
  return `${all
    .slice(0, Math.floor(all.length * part))
    .join("")
    .trimEnd()}…`;
}

type Look = { readonly width: number; readonly letters: number; readonly edge: number };

async function drawn(markup: string, { width, letters, edge }: Look): Promise<Strip> {
  const inner = width - 2 * edge;
  const text = {
    text: markup,
    font: `sans ${String(letters)}`,
    dpi: 72,
    width: inner,
    wrap: "word-char",
    rgba: true,
    spacing: Math.round(letters * 0.2),
  } as const;
  const { data, info } = await sharp({ text }).png().toBuffer({ resolveWithObject: true });
  // what cannot be broken may be a little wider than was asked for
  const seen = { left: 0, top: 0, width: Math.min(info.width, inner), height: info.height };
  const input = await sharp(data).extract(seen).toBuffer();
  const height = info.height + 2 * edge;
  const pixels = await sharp({ create: { width, height, channels: 3, background: "#ffffff" } })
    .composite([{ input, left: edge, top: edge }])
    .removeAlpha()
    .raw()
    .toBuffer();
  return { pixels, height };
}

/** In Pango's markup, each text with its language, by which it takes the font. */
function markupOf({ number, captions, creditLine }: StripText): string {
  const said = captions.map(({ language, text }) => span(text, { lang: language }));
  const [first = "", ...others] = said;
  const line = [number === "" ? "" : `<b>${escaped(number)}</b>`, first]
    .filter((part) => part !== "")
    .join("  ");
  // #444444 on white is 9.7:1 (WCAG 2.2, 1.4.3 asks for 4.5:1)
  const credit = creditLine === "" ? "" : span(creditLine, { foreground: "#444444" });
  return [line, ...others, credit].filter((one) => one !== "").join("\n");
}

function span(text: string, attributes: Readonly<Record<string, string>>): string {
  const said = Object.entries(attributes)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return `<span${said.join("")}>${escaped(text)}</span>`;
}

/** One line, harmless in markup. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\s]+/gu, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .trim();
}
