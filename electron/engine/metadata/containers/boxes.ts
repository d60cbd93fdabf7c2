import { latin1, viewOf } from "../bytes.ts";

/** A box of an ISO base media file: its type and where its content lies in the file. */
export type Box = { readonly type: string; readonly start: number; readonly end: number };

const maximumBoxes = 10_000;

/** The boxes between two offsets (ISO/IEC 14496-12, 4.2); a damaged one ends the list. */
export function boxesIn(bytes: Uint8Array, start: number, end: number): readonly Box[] {
  const view = viewOf(bytes);
  const boxes: Box[] = [];
  let at = start;
  while (at + 8 <= end && boxes.length < maximumBoxes) {
    const short = view.getUint32(at);
    const long = short === 1 && at + 16 <= end;
    const size = long ? Number(view.getBigUint64(at + 8)) : short === 0 ? end - at : short;
    if (size < (long ? 16 : 8) || at + size > end) return boxes;
    boxes.push({
      type: latin1(bytes, at + 4, at + 8),
      start: at + (long ? 16 : 8),
      end: at + size,
    });
    at += size;
  }
  return boxes;
}

export function findBox(boxes: readonly Box[], type: string): Box | undefined {
  return boxes.find((box) => box.type === type);
}
