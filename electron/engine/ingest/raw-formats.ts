import { directoriesOf, firstDirectoryOf, textOf } from "./tiff-directories.ts";

/** Camera raw formats: shown through the preview their camera put into them. */
export const rawFormats = [
  "dng",
  "cr2",
  "cr3",
  "nef",
  "arw",
  "raf",
  "orf",
  "rw2",
  "pef",
  "srw",
  "raw", // of another maker
] as const;
export type RawFormat = (typeof rawFormats)[number];

/** Makers whose raw files are ordinary TIFF by their first bytes, by the start of the Make tag. */
const byMaker: readonly (readonly [RegExp, RawFormat])[] = [
  [/^nikon/iu, "nef"],
  [/^sony/iu, "arw"],
  [/^pentax|^ricoh/iu, "pef"],
  [/^samsung/iu, "srw"],
];

const make = 0x010f;
const dngVersion = 0xc612;
/** Panasonic's: every raw file of theirs has it, and a damaged TIFF may have their mark but not this. */
const sensorWidth = 0x0002;

/**
 * The raw format of these bytes; null when they are none. Some formats have a signature of their own;
 * the others are TIFF whose directories hold sensor data.
 */
export function rawFormatOf(bytes: Uint8Array): RawFormat | null {
  const start = Buffer.from(bytes.subarray(0, 16)).toString("latin1");
  if (start.startsWith("FUJIFILMCCD-RAW")) return "raf";
  if (/^(?:IIR[OS]|MMOR)/u.test(start)) return "orf";
  if (start.startsWith("IIU\0"))
    return firstDirectoryOf(bytes)?.fields.has(sensorWidth) === true ? "rw2" : null;
  if (start.startsWith("II*\0") && start.slice(8, 11) === "CR\u0002") return "cr2";
  // Minolta, Sigma, and the CRW of old Canons.
  if (["\0MRM", "FOVb", "II\u001A\0\0\0HEAPCCDR"].some((mark) => start.startsWith(mark)))
    return "raw";
  if (!/^(?:II\*\0|MM\0\*)/u.test(start)) return null;
  const directories = directoriesOf(bytes);
  const [first] = directories;
  if (first === undefined) return null;
  if (first.fields.has(dngVersion)) return "dng";
  if (!directories.some((directory) => directory.isSensorData)) return null;
  const maker = textOf(first, make);
  return byMaker.find(([pattern]) => pattern.test(maker))?.[1] ?? "raw";
}
