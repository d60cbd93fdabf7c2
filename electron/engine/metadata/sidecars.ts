import type { UnreadSidecar } from "../../../shared/carried.ts";
import { attempt } from "./attempt.ts";
import type { Namer } from "./xmp-namespaces.ts";
import { oneText, type XmpFields, type XmpValue } from "./xmp-value.ts";
import { readXmp } from "./xmp.ts";

/** An XMP file that lies beside a picture; `name` is its file name, such as "still.xmp" or "still.jpg.xmp". */
export type Sidecar = { readonly name: string; readonly bytes: Uint8Array };

/** The properties of the sidecar that belongs to the file, and of others beside it. */
export type Sidecars = { readonly sidecar: XmpFields; readonly sharedSidecar: XmpFields };

/** Where reading sidecars tells what it met: of one that was read, and of one that was not. */
type Told = { readonly warnings: string[]; readonly unread: UnreadSidecar[] };

/**
 * Reads sidecars. "still.jpg.xmp" belongs to that very file and goes before "still.xmp", which pictures
 * of the same name in other formats share; one that is alone is the file's.
 */
export function readSidecars(sidecars: readonly Sidecar[], nameOf: Namer, told: Told): Sidecars {
  const [sidecar = new Map<string, XmpValue>(), ...others] = sidecars
    .toSorted(bySpecificity)
    .map((one) => readSidecar(one, nameOf, told));
  const sharedSidecar = new Map(others.toReversed().flatMap((fields) => [...fields]));
  return { sidecar, sharedSidecar };
}

function readSidecar({ name, bytes }: Sidecar, nameOf: Namer, told: Told): XmpFields {
  const own: string[] = [];
  let fields: XmpFields = new Map();
  attempt(own, "The XMP could not be read.", () => {
    fields = readXmp(bytes, own, nameOf);
  });
  const reason = fields.size > 0 ? undefined : isBlank(bytes) ? "It is empty." : own[0];
  if (reason === undefined) told.warnings.push(...own.map((one) => `Sidecar ${name}: ${one}`));
  else told.unread.push({ name, reason });
  return fields;
}

/** Only blanks and NUL bytes: what is left of a file when a disk was full or the power went. */
function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0 || byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

function bySpecificity(one: Sidecar, other: Sidecar): number {
  return endings(other.name) - endings(one.name);
}

/** Two endings, as in "still.jpg.xmp", or one. */
function endings(name: string): number {
  return /\.[A-Za-z0-9]{2,5}\.xmp$/iu.test(name) ? 2 : 1;
}

/**
 * Whether the XMP in the file was written after the sidecar: both say when their metadata were last
 * changed, and the file says later. Without both dates the sidecar counts as the later one.
 */
export function isSidecarOlder({ sidecar, sharedSidecar }: Sidecars, xmp: XmpFields): boolean {
  const [beside, within] = [dateOf(sidecar) ?? dateOf(sharedSidecar), dateOf(xmp)];
  return beside !== null && within !== null && within > beside;
}

/** xmp:MetadataDate in milliseconds, where it says its zone: clocks of unknown zones cannot be compared. */
function dateOf(xmp: XmpFields): number | null {
  const text = oneText(xmp.get("xmp:MetadataDate")) ?? "";
  const isExact = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/u.test(text);
  const date = isExact ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : date;
}
