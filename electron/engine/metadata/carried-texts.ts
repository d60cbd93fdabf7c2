import {
  textFieldNames,
  textFields,
  type LanguageTexts,
  type TextField,
} from "../../../shared/still.ts";
import { isCameraText } from "./camera-texts.ts";
import { iimWins } from "./precedence.ts";
import type { MetadataSources } from "./sources.ts";
import { textCarriers, type TextCarriers } from "./text-properties.ts";
import { languageTexts } from "./xmp-value.ts";

type Texts = Partial<Record<TextField, LanguageTexts>>;

/** Every text property by language, reconciled; a conflict between XMP and IIM is told in `warnings`. */
export function carriedTexts(sources: MetadataSources, warnings: string[]): Texts {
  const texts: Texts = {};
  for (const field of textFields) {
    const chosen = chooseText(field, sources, warnings);
    if (Object.keys(chosen).length > 0) texts[field] = chosen;
  }
  return texts;
}

function chooseText(field: TextField, sources: MetadataSources, warnings: string[]): LanguageTexts {
  const carriers = textCarriers[field];
  const xmp = withoutCameraTexts(field, languageTexts(sources.xmp.get(carriers.xmp)));
  const iim = iimText(carriers, sources);
  const main = xmp["x-default"] ?? Object.values(xmp)[0];
  if (carriers.iim !== undefined && iim !== null) {
    const wins = iimWins(
      main === undefined ? [] : [main],
      [iim],
      carriers.iim,
      sources.iimIsInStep,
    );
    if (wins && main !== undefined) warnings.push(conflict(field));
    if (wins) return withDefault(xmp, main, iim);
  }
  if (main !== undefined) return xmp;
  const last = lastResort(field, carriers, sources);
  return last === null ? {} : { "x-default": last };
}

function conflict(field: TextField): string {
  return `${textFieldNames[field]}: the IPTC block was changed after the XMP and says something else; the IPTC text was taken.`;
}

/** The newer text takes the place of the default and of its copies under a language; other languages stay. */
function withDefault(
  xmp: LanguageTexts,
  replaced: string | undefined,
  text: string,
): LanguageTexts {
  const others = Object.entries(xmp).filter(
    ([language, other]) => language !== "x-default" && other !== replaced,
  );
  return { "x-default": text, ...Object.fromEntries(others) };
}

/** Several caption writers are joined, as the standard maps the repeatable data set to one text. */
function iimText(carriers: TextCarriers, sources: MetadataSources): string | null {
  const values = carriers.iim === undefined ? [] : (sources.iim.get(carriers.iim) ?? []);
  const filled = values.map((value) => value.trim()).filter((value) => value !== "");
  const text = carriers.iim === "Writer-Editor" ? filled.join(", ") : filled[0];
  return text === undefined || text === "" || isCameraText(text) ? null : text;
}

function withoutCameraTexts(field: TextField, texts: LanguageTexts): LanguageTexts {
  if (field !== "caption") return texts;
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => !isCameraText(text)));
}

function lastResort(
  field: TextField,
  carriers: TextCarriers,
  sources: MetadataSources,
): string | null {
  const exif = carriers.exif === undefined ? undefined : sources.exif.get(carriers.exif);
  const candidates = [exif, ...(carriers.plain ?? []).map((keyword) => sources.plain.get(keyword))];
  for (const candidate of candidates) {
    const text = typeof candidate === "string" ? candidate.trim() : "";
    if (text !== "" && !(field === "caption" && isCameraText(text))) return text;
  }
  return null;
}
