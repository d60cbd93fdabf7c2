import { propertyNames } from "../../../shared/carried-names.ts";
import { carriedProperties } from "../../../shared/carried.ts";
import { charsets, type CharsetReading } from "../../../shared/charsets.ts";
import { propertyOfTag, tellingTexts } from "./exif-charset.ts";
import { readExif } from "./exif.ts";
import { openTexts, type OldText } from "./iim-charset.ts";
import { splitDatasets } from "./iim.ts";
import { propertyCarriers } from "./property-carriers.ts";
import { readBlocks } from "./read-blocks.ts";

/** Enough to tell a character set by. */
const maximumTexts = 12;
const maximumCharacters = 400;

/** The IIM and EXIF texts of a picture file whose character set is in question, as they read in every character set offered. */
export function iimReadings(bytes: Uint8Array): readonly CharsetReading[] {
  const { iim, exif } = readBlocks(bytes);
  const old = exif === null ? [] : oldTextsOf(exif);
  const texts = [...iim.flatMap((block) => openTexts(splitDatasets(block, []))), ...old].slice(
    0,
    maximumTexts,
  );
  return charsets.map((charset) => {
    const decoder = new TextDecoder(charset);
    return {
      charset,
      texts: texts.map(({ name, data }) => ({
        name: nameOf(name),
        text: decoder.decode(data).slice(0, maximumCharacters),
      })),
    };
  });
}

function oldTextsOf(exif: Uint8Array): readonly OldText[] {
  const old: OldText[] = [];
  readExif(exif, [], (name, data) => {
    old.push({ name, data });
    return "";
  });
  return tellingTexts(old);
}

/** What people call the property of a data set or tag; one that is none of theirs keeps its name in IIM. */
function nameOf(dataset: string): string {
  const property =
    propertyOfTag.get(dataset) ??
    carriedProperties.find((one) => propertyCarriers[one].iim === dataset);
  return property === undefined ? dataset : propertyNames[property];
}
