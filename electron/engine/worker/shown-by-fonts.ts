import sharp from "sharp";

type Drawn = { readonly width: number; readonly height: number; readonly frame: Buffer };

/** What was found out of characters: fonts do not come while a worker lives. */
const known = new Map<string, boolean>();

/**
 * The characters of texts that no font of this computer shows: in their place stands a box with their number, of the
 * size and frame that one of no character at all has, too.
 */
export async function unshown(texts: readonly string[]): Promise<string[]> {
  const characters = new Set(texts.flatMap((text) => text.normalize("NFC").match(visible) ?? []));
  const missing: string[] = [];
  for (const character of characters) {
    let isShown = known.get(character);
    if (isShown === undefined) {
      isShown = !(await isBox(character));
      known.set(character, isShown);
    }
    if (!isShown) missing.push(character);
  }
  return missing;
}

const visible = /[\p{L}\p{N}\p{P}\p{S}]/gu;

/** Of no character, and never to be of one (The Unicode Standard, 23.7), and one between Greek letters, of four digits. */
const nobody = { long: "\u{1FFFE}", short: "\u0378" } as const;

/** Drawn once each. */
const boxes = new Map<string, Promise<Drawn>>();

async function isBox(character: string): Promise<boolean> {
  const kind = (character.codePointAt(0) ?? 0) > 0xffff ? nobody.long : nobody.short;
  const asked = boxes.get(kind) ?? drawn(kind);
  boxes.set(kind, asked);
  const box = await asked;
  const { width, height, frame } = await drawn(character);
  return width === box.width && height === box.height && frame.equals(box.frame);
}

async function drawn(character: string): Promise<Drawn> {
  const text = {
    text: `<span>${escapes[character] ?? character}</span>`,
    font: "sans 32",
    dpi: 72,
  };
  const { data, info } = await sharp({ text: { ...text, rgba: true } })
    .extractChannel("alpha")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  return { width, height, frame: frameOf(data, width, height) };
}

const escapes: Readonly<Partial<Record<string, string>>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
};

/** The pixels at the edge, two deep: what is within differs from number to number. */
function frameOf(pixels: Buffer, width: number, height: number): Buffer {
  return Buffer.from(
    pixels.filter((_, at) => {
      const [x, y] = [at % width, Math.floor(at / width)];
      return Math.min(x, y, width - 1 - x, height - 1 - y) < 2;
    }),
  );
}
