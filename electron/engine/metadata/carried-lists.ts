import { iimWins } from "./precedence.ts";
import type { MetadataSources } from "./sources.ts";
import { allTexts } from "./xmp-value.ts";

/** Photographers in order: dc:creator, IIM 2:80, EXIF Artist ("; " between several), or a PNG's Author. */
export function carriedCreators(sources: MetadataSources): readonly string[] {
  const carried = reconciledList(sources, "dc:creator", "By-line");
  if (carried.length > 0) return carried;
  const artist = sources.exif.get("Artist") ?? sources.plain.get("Author");
  return typeof artist === "string" ? distinct(artist.split(/;\s+/u)) : [];
}

/** Keywords in order, each once: dc:subject or IIM 2:25. */
export function carriedKeywords(sources: MetadataSources): readonly string[] {
  return reconciledList(sources, "dc:subject", "Keywords");
}

function reconciledList(
  sources: MetadataSources,
  property: string,
  dataset: string,
): readonly string[] {
  const xmp = allTexts(sources.xmp.get(property));
  const iim = distinct(sources.iim.get(dataset) ?? []);
  return distinct(iimWins(xmp, iim, dataset, sources.iimIsInStep) ? iim : xmp);
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values.map((value) => value.trim()).filter((value) => value !== ""))];
}
