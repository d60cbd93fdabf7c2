import { languageName } from "../language-name.ts";
import { documentTitles } from "./document-kinds.ts";
import type {
  CaptionStyle,
  Layout,
  LintStrictness,
  MetadataAmount,
  Profile,
  Requirement,
} from "./profile.ts";
import type { ColourProfile, Rendition, RenditionFormat } from "./rendition.ts";

export const metadataAmountNames: Readonly<Record<MetadataAmount, string>> = {
  everything: "Everything that is recorded",
  "caption-and-credit": "Caption, credit and rights",
  nothing: "Nothing",
};

export const captionStyleNames: Readonly<Record<CaptionStyle, string>> = {
  "as-written": "As they are written",
  "photo-credit": "Closed with “Photo: …”",
  getty: "Getty: “(Photo by … via Getty Images)”",
  ap: "AP: “(… via AP)”",
};

export const layoutNames: Readonly<Record<Layout, string>> = {
  together: "All files together",
  apart: "Pictures, captions and rights in folders",
  bagit: "A BagIt bag",
};

export const lintNames: Readonly<Record<LintStrictness, string>> = {
  told: "Tell what is missing",
  held: "Hold back what lacks something",
};

export const requirementNames: Readonly<Record<Requirement, string>> = {
  film: "Film",
  caption: "Caption",
  headline: "Headline",
  altText: "Alt text",
  creator: "Photographer",
  creditLine: "Credit line",
  copyrightNotice: "Copyright notice",
  dateCreated: "Date",
  place: "Place, or that it is a film still",
  instructions: "Instructions",
  keywords: "Keywords",
};

export const renditionFormatNames: Readonly<Record<RenditionFormat, string>> = {
  jpeg: "JPEG",
  tiff: "TIFF",
  png: "PNG",
  webp: "WebP",
};

export const colourProfileNames: Readonly<Record<ColourProfile, string>> = {
  srgb: "sRGB",
  p3: "Display P3",
  cmyk: "CMYK",
  original: "As the original",
};

/** What a rendition is, in a few words: "JPEG, 2048 px, sRGB". */
function renditionInWords({ made, captioned }: Rendition): string {
  if (made === null) return "originals";
  const parts = [
    renditionFormatNames[made.format],
    made.longEdge === null ? "full size" : `${made.longEdge.toLocaleString("en")} px`,
    made.colour === "original" ? "colours of the original" : colourProfileNames[made.colour],
    ...(captioned ? ["caption on a strip"] : []),
  ];
  return parts.join(", ");
}

/** What a profile hands out, in a sentence or two. */
export function profileInWords(profile: Profile): string {
  const { renditions, metadata, stripsPrivate, languages, documents, layout, isPacked } = profile;
  const embedded = {
    everything: "everything embedded",
    "caption-and-credit": "caption, credit and rights embedded",
    nothing: "nothing embedded",
  }[metadata];
  const parts = [
    renditions.map(renditionInWords).join(" and "),
    embedded,
    ...(stripsPrivate ? ["private data stripped"] : []),
    ...(languages.length > 0
      ? [`texts in ${languages.map((tag) => languageName(tag)).join(", ")}`]
      : []),
    ...(layout === "together" ? [] : [layoutNames[layout].toLowerCase().replace("bagit", "BagIt")]),
    ...(isPacked ? ["one ZIP file"] : []),
  ];
  const said = parts.join("; ");
  const lists = documents.map((kind) => documentTitles[kind]);
  const beside = lists.length === 0 ? "No documents." : `With ${lists.join(", ")}.`;
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}. ${beside}`;
}
