import { displayedPoint } from "../../../shared/orientation.ts";
import { codeOfSigns, signOf, waves, type Code, type Wave } from "./code-of-area.ts";
import { turns, type Turn } from "./turn.ts";

/** Where the bit of a wave comes from when a picture is turned, and whether it is the other way round. */
type Source = { readonly index: number; readonly inverted: boolean };

/**
 * A wave of a mirrored picture is the same wave, upside down when it has an odd number of half periods;
 * one of a picture on its side is that with across and down exchanged.
 */
function sourceOf(turn: Turn, [across, down]: Wave): Source {
  const origin = displayedPoint({ x: 0, y: 0 }, turn);
  const onItsSide = displayedPoint({ x: 1, y: 0 }, turn).x === origin.x;
  const halves = (origin.x === 1 ? across : 0) + (origin.y === 1 ? down : 0);
  const [from, to] = onItsSide ? [down, across] : [across, down];
  const index = waves.findIndex((wave) => wave[0] === from && wave[1] === to);
  return { index, inverted: halves % 2 === 1 };
}

const BYTES = 8;
const VALUES = 256;

/**
 * What each byte of a code brings to the code of the turned picture, a word for either half: turning
 * moves bits and inverts some. The inverted ones are all brought by the first byte.
 */
type Bringing = { readonly highs: Uint32Array; readonly lows: Uint32Array };

function bringingOf(turn: Turn): Bringing {
  const sources = waves.map((wave) => sourceOf(turn, wave));
  const inverted = codeOfSigns((_, index) => sources[index]?.inverted === true);
  const highs = new Uint32Array(BYTES * VALUES);
  const lows = new Uint32Array(BYTES * VALUES);
  for (let bit = 0; bit < BYTES * 8; bit += 1) {
    const word = (1 << (bit % 32)) >>> 0;
    const alone = bit < 32 ? { high: word, low: 0 } : { high: 0, low: word };
    const { high, low } = codeOfSigns((_, index) => signOf(alone, sources[index]?.index ?? -1));
    const byte = bit >>> 3;
    for (let value = 0; value < VALUES; value += 1) {
      if (((value >>> (bit & 7)) & 1) === 0) continue;
      highs[byte * VALUES + value] = (highs[byte * VALUES + value] ?? 0) ^ high;
      lows[byte * VALUES + value] = (lows[byte * VALUES + value] ?? 0) ^ low;
    }
  }
  for (let value = 0; value < VALUES; value += 1) {
    highs[value] = (highs[value] ?? 0) ^ inverted.high;
    lows[value] = (lows[value] ?? 0) ^ inverted.low;
  }
  return { highs, lows };
}

/** Reckoned when a picture is first turned: every start of the engine would be 20 ms later. */
let bringings: readonly Bringing[] | undefined;

/**
 * The code a picture would have if it were turned, without looking at the picture. Exact but for one
 * bit of 64 where it is put on its side: one of the 64 waves has no counterpart among them.
 */
export function turnedCode(code: Code, turn: Turn): Code {
  if (turn === 1) return code;
  const bringing = (bringings ??= turns.map(bringingOf))[turn - 1];
  if (bringing === undefined) return code;
  const turned = { high: 0, low: 0 };
  for (let byte = 0; byte < BYTES; byte += 1) {
    const value = ((byte < 4 ? code.high : code.low) >>> ((byte % 4) * 8)) & (VALUES - 1);
    turned.high ^= bringing.highs[byte * VALUES + value] ?? 0;
    turned.low ^= bringing.lows[byte * VALUES + value] ?? 0;
  }
  return { high: turned.high >>> 0, low: turned.low >>> 0 };
}
