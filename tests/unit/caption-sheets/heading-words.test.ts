import { expect, it } from "vitest";
import { columnOfHeading } from "../../../electron/engine/caption-sheets/heading-words.ts";

it.each([
  ["Caption", "caption", "x-default"],
  ["Caption_zh-Hans", "caption", "zh-Hans"],
  ["Caption (French)", "caption", "fr"],
  ["AltText_en", "altText", "en"],
  ["Alt Text", "altText", "x-default"],
  ["IPTC:Caption-Abstract", "caption", "x-default"],
  ["XMP-dc:Description-de", "caption", "de"],
  ["Bildunterschrift DE", "caption", "de"],
  ["中文说明", "caption", "zh"],
  ["English caption", "caption", "en"],
  ["StillID", "identifier", "x-default"],
  ["SHA-256", "identifier", "x-default"],
  ["StillNumber", "number", "x-default"],
  ["OriginalFileName", "fileName", "x-default"],
  ["FilmTitleDisplay", "film", "x-default"],
  ["Photo credit", "creditLine", "x-default"],
  ["CopyrightNotice", "copyrightNotice", "x-default"],
])("%s", (heading, is, language) => {
  expect(columnOfHeading(heading)).toEqual({ is, language });
});

it.each([
  "Keywords",
  "Photographer",
  "CopyrightOwner",
  "Licensor",
  "Width",
  "Caption long",
  "",
  "a".repeat(500),
])("%s is passed over", (heading) => {
  expect(columnOfHeading(heading)).toBeNull();
});
