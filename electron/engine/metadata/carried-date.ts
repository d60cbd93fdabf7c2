import type { MetadataSources } from "./sources.ts";
import { oneText } from "./xmp-value.ts";

/**
 * When the content was made, as ISO 8601 and no more exact than the file: photoshop:DateCreated, else
 * IIM 2:55 and 2:60 ("19620000" is the year 1962), else EXIF DateTimeOriginal with its offset.
 */
export function carriedDate({ xmp, iim, exif }: MetadataSources): string | null {
  return (
    isoDate(oneText(xmp.get("photoshop:DateCreated"))) ??
    iimDate(iim.get("DateCreated")?.[0], iim.get("TimeCreated")?.[0]) ??
    exifDate(exif.get("DateTimeOriginal"), exif.get("OffsetTimeOriginal")) ??
    isoDate(oneText(xmp.get("exif:DateTimeOriginal")))
  );
}

/** "2022-07-08T10:00:00+02:00" and any beginning of it that ends at a whole part; null for other forms. */
function isoDate(text: string | null): string | null {
  if (text === null) return null;
  const found =
    /^(\d{4}(?:-\d\d){0,2})(?:T(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?$/u.exec(
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
  const clock = /^(\d\d):?(\d\d):?(\d\d)(?:([+-]\d\d):?(\d\d))?$/u.exec(time?.trim() ?? "");
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
