/**
 * How some bytes are made from others: pieces that are taken over, and pieces that are new. Metadata are
 * a small part of a picture file, so that what it was before is kept in a few kilobytes.
 */
export type Patch = readonly Piece[];
type Piece = { readonly from: number; readonly length: number } | { readonly bytes: Buffer };

/** Less than this is kept as it is: to look for it would cost more than it saves. */
const SEARCHED_BYTES = 4096;
/** So much of a piece is looked for in the other bytes. */
const PROBE_BYTES = 64;
/** How often a piece is divided. */
const DEPTH = 12;
const BLOCK_BYTES = 65_536;

/** What makes `target` from `base`. */
export function patchTo(target: Buffer, base: Buffer): Patch {
  return joined(piecesOf({ target, targetAt: 0, base, baseAt: 0 }, DEPTH));
}

/** The bytes that a patch makes from `base`. @throws RangeError for a patch of other bytes that are too short. */
export function patched(base: Buffer, patch: Patch): Buffer {
  return Buffer.concat(
    patch.map((piece) => {
      if ("bytes" in piece) return piece.bytes;
      if (piece.from + piece.length > base.length) throw new RangeError("a patch of other bytes");
      return base.subarray(piece.from, piece.from + piece.length);
    }),
  );
}

/** A part of both, with where each begins in the whole. */
type Parts = {
  readonly target: Buffer;
  readonly targetAt: number;
  readonly base: Buffer;
  readonly baseAt: number;
};

function piecesOf({ target, targetAt, base, baseAt }: Parts, depth: number): Piece[] {
  const start = commonStart(target, base);
  const end = commonEnd(target.subarray(start), base.subarray(start));
  const middle = {
    target: target.subarray(start, target.length - end),
    targetAt: targetAt + start,
    base: base.subarray(start, base.length - end),
    baseAt: baseAt + start,
  };
  return [
    { from: baseAt, length: start },
    ...middlePieces(middle, depth),
    { from: baseAt + base.length - end, length: end },
  ];
}

/** What is alike neither at its start nor at its end may still be alike within, moved by some bytes. */
function middlePieces(parts: Parts, depth: number): Piece[] {
  const { target, targetAt, base, baseAt } = parts;
  if (target.length === 0) return [];
  const found = depth === 0 || target.length < SEARCHED_BYTES ? null : alikeWithin(target, base);
  if (found === null) return [{ bytes: target }];
  const { at, inBase, length } = found;
  const before = {
    target: target.subarray(0, at),
    targetAt,
    base: base.subarray(0, inBase),
    baseAt,
  };
  const after = {
    target: target.subarray(at + length),
    targetAt: targetAt + at + length,
    base: base.subarray(inBase + length),
    baseAt: baseAt + inBase + length,
  };
  return [
    ...piecesOf(before, depth - 1),
    { from: baseAt + inBase, length },
    ...piecesOf(after, depth - 1),
  ];
}

type Alike = { readonly at: number; readonly inBase: number; readonly length: number };

function alikeWithin(target: Buffer, base: Buffer): Alike | null {
  for (const share of [1 / 2, 1 / 4, 3 / 4, 1 / 8, 7 / 8]) {
    const at = Math.floor((target.length - PROBE_BYTES) * share);
    const inBase = base.indexOf(target.subarray(at, at + PROBE_BYTES));
    if (inBase === -1) continue;
    const back = commonEnd(target.subarray(0, at), base.subarray(0, inBase));
    const on = commonStart(target.subarray(at), base.subarray(inBase));
    return { at: at - back, inBase: inBase - back, length: back + on };
  }
  return null;
}

function commonStart(one: Buffer, other: Buffer): number {
  const most = Math.min(one.length, other.length);
  let same = 0;
  while (same < most) {
    const end = Math.min(same + BLOCK_BYTES, most);
    if (one.compare(other, same, end, same, end) !== 0) break;
    same = end;
  }
  while (same < most && one[same] === other[same]) same += 1;
  return same;
}

function commonEnd(one: Buffer, other: Buffer): number {
  const most = Math.min(one.length, other.length);
  let same = 0;
  while (same < most) {
    const more = Math.min(same + BLOCK_BYTES, most);
    const [from, to] = [other.length - more, other.length - same];
    if (one.compare(other, from, to, one.length - more, one.length - same) !== 0) break;
    same = more;
  }
  while (same < most && one.at(-1 - same) === other.at(-1 - same)) same += 1;
  return same;
}

/** Without pieces of nothing. */
function joined(pieces: readonly Piece[]): Patch {
  return pieces.filter((piece) => ("bytes" in piece ? piece.bytes.length : piece.length) > 0);
}

/** A patch as it is kept: a line of JSON that tells the pieces, then the new bytes one after the other. */
export function encodePatch(patch: Patch): Buffer {
  const pieces = patch.map((piece) => ("bytes" in piece ? { bytes: piece.bytes.length } : piece));
  const bytes = patch.flatMap((piece) => ("bytes" in piece ? [piece.bytes] : []));
  return Buffer.concat([Buffer.from(`${JSON.stringify(pieces)}\n`), ...bytes]);
}

/** Reads what {@link encodePatch} wrote. @throws for anything else. */
export function decodePatch(kept: Buffer): Patch {
  const head = kept.indexOf("\n");
  // Written by encodePatch; whether it makes the right bytes is told by their hash.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const pieces = JSON.parse(kept.toString("utf8", 0, head)) as readonly (
    | { readonly bytes: number }
    | { readonly from: number; readonly length: number }
  )[];
  let at = head + 1;
  return pieces.map((piece) => {
    if (!("bytes" in piece)) return piece;
    at += piece.bytes;
    return { bytes: kept.subarray(at - piece.bytes, at) };
  });
}
