import type { RowsParts } from "./rows.ts";
import type { SealedOrders } from "./orders.ts";
import type { StillTextsParts } from "./still-texts.ts";
import type { TextParts } from "./text-index.ts";
import type { Numbers } from "./growing.ts";

/** Everything of a sealed index that is kept on disk. */
export type IndexParts = {
  readonly rows: RowsParts;
  readonly texts: StillTextsParts;
  readonly files: TextParts;
  readonly orders: SealedOrders;
};

export type Section = Numbers;

type SectionInfo = { readonly type: string; readonly length: number };
/** A nested object in which each array is the number of its section; other numbers stand under `value`. */
type Shape =
  | { readonly section: number }
  | { readonly value: number }
  | { readonly parts: Readonly<Record<string, Shape>> };
export type Packed = { readonly shape: Shape; readonly sections: readonly SectionInfo[] };

/** Takes nested arrays apart into a description and the arrays themselves. */
export function pack(parts: IndexParts): {
  readonly packed: Packed;
  readonly sections: readonly Section[];
} {
  const sections: Section[] = [];
  const shape = shapeOf(parts, sections);
  const infos = sections.map((section) => ({
    type: section.constructor.name,
    length: section.byteLength,
  }));
  return { packed: { shape, sections: infos }, sections };
}

function shapeOf(part: unknown, sections: Section[]): Shape {
  if (typeof part === "number") return { value: part };
  if (isNumbers(part)) return { section: sections.push(part) - 1 };
  if (typeof part !== "object" || part === null)
    throw new Error("an index consists of arrays and numbers only");
  return {
    parts: Object.fromEntries(
      Object.entries(part).map(([key, value]) => [key, shapeOf(value, sections)]),
    ),
  };
}

function isNumbers(part: unknown): part is Numbers {
  return (
    part instanceof Uint8Array ||
    part instanceof Int16Array ||
    part instanceof Uint16Array ||
    part instanceof Uint32Array ||
    part instanceof Float64Array
  );
}

/** Puts the arrays back as views of `bytes`, which begin at `start`, each aligned by `align`. */
export function unpack(
  packed: Packed,
  bytes: Buffer,
  start: number,
  align: (offset: number) => number,
): IndexParts {
  const arrays: Section[] = [];
  let at = start;
  for (const info of packed.sections) {
    at = align(at);
    arrays.push(viewOf(info, bytes, at));
    at += info.length;
  }
  // The shape was made by pack() from the very same type, and the file's checksum is right.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return restored(packed.shape, arrays) as IndexParts;
}

function restored(shape: Shape, arrays: readonly Section[]): unknown {
  if ("value" in shape) return shape.value;
  if ("section" in shape) return arrays[shape.section];
  return Object.fromEntries(
    Object.entries(shape.parts).map(([key, part]) => [key, restored(part, arrays)]),
  );
}

function viewOf({ type, length }: SectionInfo, bytes: Buffer, at: number): Section {
  const offset = bytes.byteOffset + at;
  // A file that fits no buffer of its own comes at an odd offset of a shared one.
  const [buffer, from] =
    offset % 8 === 0 ? [bytes.buffer, offset] : [bytes.buffer.slice(offset, offset + length), 0];
  switch (type) {
    case "Uint8Array":
      return new Uint8Array(buffer, from, length);
    case "Int16Array":
      return new Int16Array(buffer, from, length / 2);
    case "Uint16Array":
      return new Uint16Array(buffer, from, length / 2);
    case "Uint32Array":
      return new Uint32Array(buffer, from, length / 4);
    case "Float64Array":
      return new Float64Array(buffer, from, length / 8);
    default:
      throw new Error(`no arrays of type ${type}`);
  }
}
