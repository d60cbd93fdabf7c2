import { bufferOf } from "../bytes.ts";
import { binaryDatasets, envelopeDatasets, iimDatasets, numericDatasets } from "../iim-datasets.ts";
import { NotOurs } from "./not-ours.ts";

/** A data set with its number, as "2:120" is called. */
export type Dataset = { readonly record: number; readonly number: number; readonly data: Buffer };

/** A change of one data set: all of it go, and these come. */
export type DatasetChange = {
  readonly record: number;
  readonly number: number;
  readonly values: readonly Buffer[];
};

/** What longer ones would need, an extended length, is left to ExifTool. */
const maximumBytes = 0x7fff;

/** Takes a block of IIM apart (IPTC-IIM 4.2, chapter 3). @throws NotOurs where it is not plainly built */
export function splitIim(bytes: Uint8Array): readonly Dataset[] {
  const block = bufferOf(bytes);
  const datasets: Dataset[] = [];
  let at = 0;
  while (at < block.length && block[at] === 0x1c) {
    if (at + 5 > block.length) throw new NotOurs("a data set that is cut off");
    const length = block.readUInt16BE(at + 3);
    const end = at + 5 + length;
    if (length > maximumBytes || end > block.length) throw new NotOurs("a data set of odd length");
    const [record = 0, number = 0] = block.subarray(at + 1, at + 3);
    datasets.push({ record, number, data: block.subarray(at + 5, end) });
    at = end;
  }
  if (block.subarray(at).some((byte) => byte !== 0)) throw new NotOurs("a damaged block of IIM");
  return datasets;
}

/** Puts data sets together again. */
export function joinIim(datasets: readonly Dataset[]): Buffer {
  return Buffer.concat(
    datasets.flatMap(({ record, number, data }) => {
      const head = Buffer.from([0x1c, record, number, 0, 0]);
      head.writeUInt16BE(data.length, 3);
      return [head, data];
    }),
  );
}

/** The number of the version, with which the envelope and the application record begin (IIM 1:00 and 2:00). */
const versionOfRecord = 0;
const versionData = Buffer.from([0, 4]);

/**
 * The data sets after some changes: new ones stand behind the others of their record, which keep their order. A record
 * of which nothing but the version is left goes with the last of them.
 */
export function changedIim(
  datasets: readonly Dataset[],
  changes: readonly DatasetChange[],
): readonly Dataset[] {
  const changed = new Set(changes.map(keyOf));
  const kept = datasets.filter((one) => !changed.has(keyOf(one)));
  const added = changes.flatMap(({ record, number, values }) =>
    values.map((data) => ({ record, number, data })),
  );
  const records = [...new Set([...kept, ...added].map(({ record }) => record))];
  return records
    .toSorted((one, other) => one - other)
    .flatMap((record) => {
      const isOf = (one: Dataset): boolean => one.record === record;
      const [old, more] = [kept.filter(isOf), added.filter(isOf)];
      const isNothing = [...old, ...more].every(({ number }) => number === versionOfRecord);
      const isChanged = old.length < datasets.filter(isOf).length;
      if (record <= 2 && isNothing && isChanged) return [];
      const lacksVersion = record <= 2 && !old.some(({ number }) => number === versionOfRecord);
      return [
        ...(lacksVersion ? [{ record, number: versionOfRecord, data: versionData }] : []),
        ...old,
        ...more,
      ];
    });
}

/** Whether a standard names a data set. */
export function isKnown({ record, number }: Dataset): boolean {
  return record === 1 ? number in envelopeDatasets : record === 2 && number in iimDatasets;
}

function keyOf({ record, number }: { readonly record: number; readonly number: number }): string {
  return `${String(record)}:${String(number)}`;
}

const numbers: ReadonlyMap<string, number> = new Map(
  Object.entries(iimDatasets).map(([number, { name }]) => [name, Number(number)]),
);

/** The change that a value of a tag of ExifTool's stands for. @throws NotOurs for a value of another kind */
export function datasetChange(name: string, value: unknown): DatasetChange {
  if (name === "CodedCharacterSet") {
    if (value !== "UTF8") throw new NotOurs("another character set than UTF-8");
    return { record: 1, number: 90, values: [Buffer.from("\x1b%G", "latin1")] };
  }
  const number = numbers.get(name);
  if (number === undefined || numericDatasets.has(name) || binaryDatasets.has(name))
    throw new NotOurs(`a data set called ${name}`);
  const values = value === null ? [] : [value].flat();
  const limit = iimDatasets[number]?.maximumBytes ?? 0;
  return {
    record: 2,
    number,
    values: values.map((one) => {
      if (typeof one !== "string") throw new NotOurs("a structure in a data set");
      const data = Buffer.from(writtenAs(name, one));
      if (data.length > limit) throw new NotOurs(`a text that is too long for ${name}`);
      return data;
    }),
  };
}

function writtenAs(name: string, value: string): string {
  if (name.endsWith("Date") || name === "DateCreated") return digitsOf(value);
  if (name.endsWith("Time") || name === "TimeCreated") return timeOf(value);
  return value;
}

/** CCYYMMDD. */
function digitsOf(date: string): string {
  const found = /^(\d{4}):(\d\d):(\d\d)$/u.exec(date);
  if (found === null) throw new NotOurs("a date of another form");
  return found.slice(1).join("");
}

/** HHMMSS±HHMM; a time of no stated zone is left to ExifTool, which takes that of the computer. */
function timeOf(time: string): string {
  const found = /^(\d\d):(\d\d):(\d\d)([+-]\d\d):?(\d\d)$/u.exec(time);
  if (found === null) throw new NotOurs("a time of another form");
  return found.slice(1).join("");
}
