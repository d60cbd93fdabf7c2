import { strictUtf8, viewOf, windows1252 } from "./bytes.ts";
import { iimDatasets } from "./iim-datasets.ts";

/** IIM values of record 2 by data set name, repeats in order. */
export type IimFields = ReadonlyMap<string, readonly string[]>;

type RawDataset = { readonly record: number; readonly number: number; readonly data: Uint8Array };

const utf8Escape = [0x1b, 0x25, 0x47];

/**
 * Reads IPTC-IIM data sets. 1:90 with ESC % G means UTF-8 (IIM 4.2, chapter 5); without it a block that
 * is well-formed UTF-8 is taken as such, and anything else as windows-1252 with a warning.
 */
export function readIim(bytes: Uint8Array, warnings: string[]): IimFields {
  const datasets = splitDatasets(bytes, warnings);
  const decode = decoderFor(datasets, warnings);
  const fields = new Map<string, string[]>();
  for (const { record, number, data } of datasets) {
    if (record !== 2 || number === 0) continue;
    const name = iimDatasets[number]?.name ?? `2:${number}`;
    const text = decode(data).replace(/\0+$/u, "");
    fields.set(name, [...(fields.get(name) ?? []), text]);
  }
  return fields;
}

function splitDatasets(bytes: Uint8Array, warnings: string[]): readonly RawDataset[] {
  const view = viewOf(bytes);
  const datasets: RawDataset[] = [];
  let at = 0;
  while (at + 5 <= bytes.length && bytes[at] === 0x1c) {
    const short = view.getUint16(at + 3);
    const extended = (short & 0x8000) !== 0;
    const sizeBytes = extended ? short & 0x7fff : 0;
    if (sizeBytes > 4 || at + 5 + sizeBytes > bytes.length) break;
    const length = extended ? longLength(bytes.subarray(at + 5, at + 5 + sizeBytes)) : short;
    const start = at + 5 + sizeBytes;
    if (start + length > bytes.length) break;
    datasets.push({
      record: bytes[at + 1] ?? 0,
      number: bytes[at + 2] ?? 0,
      data: bytes.subarray(start, start + length),
    });
    at = start + length;
  }
  if (bytes.subarray(at).some((byte) => byte !== 0))
    warnings.push("The IPTC block is damaged; its last fields are missing.");
  return datasets;
}

function longLength(bytes: Uint8Array): number {
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

function decoderFor(
  datasets: readonly RawDataset[],
  warnings: string[],
): (data: Uint8Array) => string {
  const texts = datasets.filter(({ record }) => record === 2).map(({ data }) => data);
  const marked = datasets.some(
    ({ record, number, data }) => record === 1 && number === 90 && isUtf8Escape(data),
  );
  const isUtf8 = texts.every((data) => strictUtf8(data) !== null);
  if (isUtf8) return (data) => strictUtf8(data) ?? "";
  warnings.push(
    marked
      ? "The IPTC block says it is UTF-8 but is not; the parts that are not were read as Western European (windows-1252)."
      : "The IPTC block does not say its encoding; it was read as Western European (windows-1252). Check accents and other scripts.",
  );
  return (data) => (marked ? strictUtf8(data) : null) ?? windows1252(data);
}

function isUtf8Escape(data: Uint8Array): boolean {
  return utf8Escape.every((byte, index) => data[index] === byte);
}
