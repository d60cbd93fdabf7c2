import type { Reconciliation } from "./reconciliation.ts";
import type { Candidate } from "./settle.ts";
import { mergedXmp } from "./sources.ts";
import { oneText } from "./xmp-value.ts";

/**
 * When the content was made, as ISO 8601 and no more exact than the file: photoshop:DateCreated, else
 * IIM 2:55 and 2:60 ("19620000" is the year 1962), else EXIF DateTimeOriginal with its offset, else a
 * PNG's Creation Time, else the copy of the EXIF date in XMP.
 */
export function carriedDate(reconciliation: Reconciliation): string | null {
  const { xmp, sidecar, sharedSidecar, iim, exif, plain } = reconciliation.sources;
  const stated: readonly (readonly [Candidate<string>["carrier"], string | null])[] = [
    ["sidecar", isoDate(oneText(sidecar.get("photoshop:DateCreated")))],
    ["sharedSidecar", isoDate(oneText(sharedSidecar.get("photoshop:DateCreated")))],
    ["xmp", isoDate(oneText(xmp.get("photoshop:DateCreated")))],
    ["iim", iimDate(iim.get("DateCreated")?.[0]?.text, iim.get("TimeCreated")?.[0]?.text)],
    ["exif", exifDate(exif.get("DateTimeOriginal"), exif.get("OffsetTimeOriginal"))],
    ["png", isoDate(plain.get("Creation Time") ?? null)],
  ];
  const candidates = stated.flatMap(([carrier, value]) =>
    value === null ? [] : [{ carrier, value }],
  );
  return (
    reconciliation.settle("dateCreated", candidates, sameDate)?.value ??
    isoDate(oneText(mergedXmp(reconciliation.sources).get("exif:DateTimeOriginal")))
  );
}

/**
 * One date may be less exact than the other, lack the zone, or say the same moment in another zone. A
 * clock that reads the same in two zones was labelled by a program that did not know the zone.
 */
function sameDate({ value: one }: Candidate<string>, { value: other }: Candidate<string>): boolean {
  if (one === other) return true;
  const [first, second] = [clockOf(one), clockOf(other)];
  if (first.startsWith(second) || second.startsWith(first)) return true;
  return hasZone(one) && hasZone(other) && Date.parse(one) === Date.parse(other);
}

/** Date and time without zone and without fractions of a second. */
function clockOf(iso: string): string {
  return iso.includes("T") ? iso.replace(/(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?$/u, "") : iso;
}

function hasZone(iso: string): boolean {
  return /T.*(?:Z|[+-]\d\d:?\d\d)$/u.test(iso);
}

/**
 * "2022-07-08T10:00:00+02:00" and any beginning of it that ends at a whole part; null for other forms.
 * Getty writes a blank before the zone.
 */
function isoDate(text: string | null): string | null {
  if (text === null) return null;
  const found =
    /^(\d{4}(?:-\d\d){0,2})(?:T(\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d:?\d\d)?)?$/u.exec(
      text.trim(),
    );
  if (found?.[1] === undefined) return exifDate(text, undefined);
  const date = truncated(found[1]);
  const time =
    found[2] === undefined || date === null || date.length < 10
      ? ""
      : `T${found[2]}${found[3] ?? ""}`;
  return date === null ? null : `${date}${time}`;
}

function iimDate(date: string | undefined, time: string | undefined): string | null {
  const day = /^(\d{4})-?(\d\d)-?(\d\d)$/u.exec(date?.trim() ?? "");
  if (day === null) return null;
  const iso = truncated(`${day[1]}-${day[2]}-${day[3]}`);
  const clock = /^(\d\d):?(\d\d):?(\d\d)(?:\.\d+)?(?:([+-]\d\d):?(\d\d))?$/u.exec(
    time?.trim() ?? "",
  );
  if (iso === null || iso.length < 10 || clock === null) return iso;
  const offset = clock[4] === undefined ? "" : `${clock[4]}:${clock[5]}`;
  return `${iso}T${clock[1]}:${clock[2]}:${clock[3]}${offset}`;
}

function exifDate(value: unknown, offset: unknown): string | null {
  const found = /^(\d{4})[:-](\d\d)[:-](\d\d)(?:[ T](\d\d:\d\d:\d\d))?/u.exec(
    typeof value === "string" ? value : "",
  );
  if (found === null) return null;
  const date = truncated(`${found[1]}-${found[2]}-${found[3]}`);
  if (date === null || date.length < 10 || found[4] === undefined) return date;
  return `${date}T${found[4]}${typeof offset === "string" && /^[+-]\d\d:\d\d$/u.test(offset) ? offset : ""}`;
}

/** The date without parts that are zero; null when the year is, or a part is out of its range. */
function truncated(date: string): string | null {
  const [year = "", month = "00", day = "00"] = date.split("-");
  if (Number(year) === 0 || Number(month) > 12 || Number(day) > 31) return null;
  if (Number(month) === 0) return year;
  return Number(day) === 0 ? `${year}-${month}` : `${year}-${month}-${day}`;
}
