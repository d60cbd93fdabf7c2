import { latin1, sizeInWords, viewOf } from "./bytes.ts";
import {
  binaryDatasets,
  envelopeDatasets,
  iimDatasets,
  iimLimits,
  numericDatasets,
} from "./iim-datasets.ts";

/** A data set as it lies in the file. */
export type RawDataset = {
  readonly record: number;
  readonly name: string;
  readonly data: Uint8Array;
};

/** One value of a data set, and how many bytes it takes in the file: those decide whether it was cut. */
export type IimValue = { readonly text: string; readonly bytes: number };

/** IIM values of records 1 and 2 by data set name, repeats in order. */
export type IimFields = ReadonlyMap<string, readonly IimValue[]>;

/** No real block has a tenth of it. */
const maximumDatasets = 20_000;

/** Splits a block of IPTC-IIM into its data sets (IIM 4.2, chapter 3); what is damaged ends it, with a warning. */
export function splitDatasets(bytes: Uint8Array, warnings: string[]): readonly RawDataset[] {
  const view = viewOf(bytes);
  const datasets: RawDataset[] = [];
  let at = 0;
  while (at + 5 <= bytes.length && bytes[at] === 0x1c && datasets.length < maximumDatasets) {
    const short = view.getUint16(at + 3);
    const extended = (short & 0x8000) !== 0;
    const sizeBytes = extended ? short & 0x7fff : 0;
    if (sizeBytes > 4 || at + 5 + sizeBytes > bytes.length) break;
    const length = extended ? longLength(bytes.subarray(at + 5, at + 5 + sizeBytes)) : short;
    const start = at + 5 + sizeBytes;
    if (start + length > bytes.length) break;
    const [record, number] = [bytes[at + 1] ?? 0, bytes[at + 2] ?? 0];
    datasets.push({
      record,
      name: nameOf(record, number),
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

function nameOf(record: number, number: number): string {
  if (record === 1) return envelopeDatasets[number] ?? `1:${number}`;
  return (record === 2 ? iimDatasets[number]?.name : undefined) ?? `${record}:${number}`;
}

/**
 * Whether a data set is written in letters, and so in some character set: what people typed is in record 2.
 * One that no standard names may hold anything.
 */
export function isText({ record, name }: RawDataset): boolean {
  return (
    record === 2 && iimLimits.has(name) && !binaryDatasets.has(name) && !numericDatasets.has(name)
  );
}

/** The values of records 1 and 2, each text through `decode`. */
export function decodeDatasets(
  datasets: readonly RawDataset[],
  decode: (dataset: RawDataset) => string,
): IimFields {
  const fields = new Map<string, IimValue[]>();
  for (const dataset of datasets) {
    if (dataset.record !== 1 && dataset.record !== 2) continue;
    const value = { text: valueOf(dataset, decode), bytes: dataset.data.length };
    const earlier = fields.get(dataset.name);
    if (earlier === undefined) fields.set(dataset.name, [value]);
    else earlier.push(value);
  }
  return fields;
}

function valueOf(dataset: RawDataset, decode: (dataset: RawDataset) => string): string {
  const { name, data } = dataset;
  if (numericDatasets.has(name) && data.length === 2) return String(viewOf(data).getUint16(0));
  if (binaryDatasets.has(name)) return sizeInWords(data.length);
  if (name === "CodedCharacterSet") return escapesInWords(data);
  const text = decode(dataset);
  return text.endsWith("\0") ? text.replace(/\0+$/u, "") : text;
}

/** Escape sequences of ISO 2022 as people can read them: "ESC % G". */
function escapesInWords(data: Uint8Array): string {
  return [...latin1(data, 0, Math.min(data.length, 32))]
    .map((character) => (character === "\x1b" ? "ESC" : character))
    .join(" ");
}
