import type { Carried } from "../../../shared/carried.ts";
import { formatOf, type Format } from "../ingest/formats.ts";
import { cutUtf8 } from "./cut-utf8.ts";
import type { WriteTags } from "./embedded-record.ts";
import { nothingFirst, type Groundwork } from "./groundwork.ts";
import { iimDatasets } from "./iim-datasets.ts";
import { readCarried } from "./read-carried.ts";

/**
 * The tags that a file of these bytes takes, whatever it is called. IIM and EXIF captions have a
 * standard place in JPEG, TIFF and Photoshop's files; in the other formats they are written only where the file has
 * them already, for an old caption must not stand beside the new one. Nor must the rest of the
 * IIM stand in another encoding than the one declared, so it is written anew with it. `said` is what
 * the file says so far, where that was read already.
 */
export function tagsFitting(
  bytes: Uint8Array,
  tags: WriteTags,
  first: Groundwork = nothingFirst,
  said: Carried["raw"] | null = null,
): WriteTags {
  const raw = carriedThen(bytes, first, said);
  const takesAll = takesIim(bytes);
  const hasIim = Object.keys(raw).some((name) => name.startsWith("IPTC:"));
  const fits = (tag: string): boolean => {
    if (tag.startsWith("XMP") || takesAll) return true;
    if (tag.startsWith("EXIF:")) return raw[tag] !== undefined;
    return hasIim;
  };
  const fitting = Object.fromEntries(Object.entries(tags).filter(([tag]) => fits(tag)));
  return "IPTC:CodedCharacterSet" in fitting
    ? { ...otherIim(raw, first), ...withPlainTexts(raw, fitting, tags) }
    : withPlainTexts(raw, fitting, tags);
}

const withIim: ReadonlySet<Format> = new Set(["jpeg", "tiff", "psd", "psb"]);

/** Whether IIM and EXIF captions have a standard place in a file of these bytes. */
export function takesIim(bytes: Uint8Array): boolean {
  const format = formatOf(bytes);
  return format !== null && withIim.has(format);
}

/** What the file says once the groundwork is done. */
function carriedThen(
  bytes: Uint8Array,
  first: Groundwork,
  said: Carried["raw"] | null,
): Carried["raw"] {
  if (first.kind === "cleared") return {};
  if (first.kind === "kept") return said ?? readCarried(bytes).raw;
  const kept = Object.entries(first.raw).filter(([name]) => {
    if (name.startsWith("IPTC:")) return takesIim(bytes);
    return !name.startsWith("Text:") || formatOf(bytes) === "png";
  });
  return Object.fromEntries(kept);
}

/** IIM texts beyond ASCII as they were read, to be written in UTF-8; limits are in bytes, so they are cut anew. */
function otherIim(raw: Readonly<Record<string, unknown>>, first: Groundwork): WriteTags {
  const gone = new Set(first.kind === "cleared" ? [] : first.without);
  const texts = Object.values(iimDatasets).flatMap(({ name, maximumBytes }) => {
    if (gone.has(`IPTC:${name}`)) return [];
    const values = [raw[`IPTC:${name}`]].flat().filter((value) => typeof value === "string");
    const isAscii = values.every((value) => /^\p{ASCII}*$/u.test(value));
    const isText = !/(?:Date|Time)$|^(?:Urgency|ObjectCycle)$/u.test(name);
    if (isAscii || !isText) return [];
    const cut = values.map((value) => cutUtf8(value, maximumBytes));
    return [[`IPTC:${name}`, cut.length === 1 ? (cut[0] ?? "") : cut] as const];
  });
  return Object.fromEntries(texts);
}

/** Texts a PNG holds by keyword, and the tags that now say the same. */
const plainTexts: Readonly<Record<string, string>> = {
  Title: "IPTC:ObjectName",
  Author: "EXIF:Artist",
  Description: "EXIF:ImageDescription",
  Copyright: "EXIF:Copyright",
};

/** A PNG's own texts of title, author, caption and copyright follow where the file has them. */
function withPlainTexts(
  raw: Readonly<Record<string, unknown>>,
  fitting: WriteTags,
  all: WriteTags,
): WriteTags {
  const present = Object.entries(plainTexts).filter(
    ([keyword, tag]) => raw[`Text:${keyword}`] !== undefined && all[tag] !== undefined,
  );
  return {
    ...fitting,
    ...Object.fromEntries(present.map(([keyword, tag]) => [`PNG:${keyword}`, all[tag] ?? null])),
  };
}
