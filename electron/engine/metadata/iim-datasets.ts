/** An IIM data set of record 2 by the name ExifTool gives it, and the most bytes it may hold (IPTC-IIM 4.2). */
export type IimDataset = { readonly name: string; readonly maximumBytes: number };

export const iimDatasets: Readonly<Record<number, IimDataset>> = {
  0: { name: "ApplicationRecordVersion", maximumBytes: 2 },
  3: { name: "ObjectTypeReference", maximumBytes: 67 },
  4: { name: "ObjectAttributeReference", maximumBytes: 68 },
  5: { name: "ObjectName", maximumBytes: 64 },
  7: { name: "EditStatus", maximumBytes: 64 },
  8: { name: "EditorialUpdate", maximumBytes: 2 },
  10: { name: "Urgency", maximumBytes: 1 },
  12: { name: "SubjectReference", maximumBytes: 236 },
  15: { name: "Category", maximumBytes: 3 },
  20: { name: "SupplementalCategories", maximumBytes: 32 },
  22: { name: "FixtureIdentifier", maximumBytes: 32 },
  25: { name: "Keywords", maximumBytes: 64 },
  26: { name: "ContentLocationCode", maximumBytes: 3 },
  27: { name: "ContentLocationName", maximumBytes: 64 },
  30: { name: "ReleaseDate", maximumBytes: 8 },
  35: { name: "ReleaseTime", maximumBytes: 11 },
  37: { name: "ExpirationDate", maximumBytes: 8 },
  38: { name: "ExpirationTime", maximumBytes: 11 },
  40: { name: "SpecialInstructions", maximumBytes: 256 },
  42: { name: "ActionAdvised", maximumBytes: 2 },
  45: { name: "ReferenceService", maximumBytes: 10 },
  47: { name: "ReferenceDate", maximumBytes: 8 },
  50: { name: "ReferenceNumber", maximumBytes: 8 },
  55: { name: "DateCreated", maximumBytes: 8 },
  60: { name: "TimeCreated", maximumBytes: 11 },
  62: { name: "DigitalCreationDate", maximumBytes: 8 },
  63: { name: "DigitalCreationTime", maximumBytes: 11 },
  65: { name: "OriginatingProgram", maximumBytes: 32 },
  70: { name: "ProgramVersion", maximumBytes: 10 },
  75: { name: "ObjectCycle", maximumBytes: 1 },
  80: { name: "By-line", maximumBytes: 32 },
  85: { name: "By-lineTitle", maximumBytes: 32 },
  90: { name: "City", maximumBytes: 32 },
  92: { name: "Sub-location", maximumBytes: 32 },
  95: { name: "Province-State", maximumBytes: 32 },
  100: { name: "Country-PrimaryLocationCode", maximumBytes: 3 },
  101: { name: "Country-PrimaryLocationName", maximumBytes: 64 },
  103: { name: "OriginalTransmissionReference", maximumBytes: 32 },
  105: { name: "Headline", maximumBytes: 256 },
  110: { name: "Credit", maximumBytes: 32 },
  115: { name: "Source", maximumBytes: 32 },
  116: { name: "CopyrightNotice", maximumBytes: 128 },
  118: { name: "Contact", maximumBytes: 128 },
  120: { name: "Caption-Abstract", maximumBytes: 2000 },
  121: { name: "LocalCaption", maximumBytes: 256 },
  122: { name: "Writer-Editor", maximumBytes: 32 },
  125: { name: "RasterizedCaption", maximumBytes: 7360 },
  130: { name: "ImageType", maximumBytes: 2 },
  131: { name: "ImageOrientation", maximumBytes: 1 },
  135: { name: "LanguageIdentifier", maximumBytes: 3 },
  150: { name: "AudioType", maximumBytes: 2 },
  151: { name: "AudioSamplingRate", maximumBytes: 6 },
  152: { name: "AudioSamplingResolution", maximumBytes: 2 },
  153: { name: "AudioDuration", maximumBytes: 6 },
  154: { name: "AudioOutcue", maximumBytes: 64 },
  184: { name: "JobID", maximumBytes: 64 },
  185: { name: "MasterDocumentID", maximumBytes: 256 },
  186: { name: "ShortDocumentID", maximumBytes: 64 },
  187: { name: "UniqueDocumentID", maximumBytes: 128 },
  188: { name: "OwnerID", maximumBytes: 128 },
  200: { name: "ObjectPreviewFileFormat", maximumBytes: 2 },
  201: { name: "ObjectPreviewFileVersion", maximumBytes: 2 },
  202: { name: "ObjectPreviewData", maximumBytes: 256_000 },
  221: { name: "Prefs", maximumBytes: 64 },
  225: { name: "ClassifyState", maximumBytes: 64 },
  228: { name: "SimilarityIndex", maximumBytes: 32 },
  230: { name: "DocumentNotes", maximumBytes: 1024 },
  231: { name: "DocumentHistory", maximumBytes: 256 },
  232: { name: "ExifCameraInfo", maximumBytes: 4096 },
  255: { name: "CatalogSets", maximumBytes: 256 },
};

/** Data sets of record 1, the envelope, that are kept (IPTC-IIM 4.2, chapter 5). */
export const envelopeDatasets: Readonly<Record<number, string>> = {
  0: "EnvelopeRecordVersion",
  5: "Destination",
  20: "FileFormat",
  22: "FileVersion",
  30: "ServiceIdentifier",
  40: "EnvelopeNumber",
  50: "ProductID",
  60: "EnvelopePriority",
  70: "DateSent",
  80: "TimeSent",
  90: "CodedCharacterSet",
  100: "UniqueObjectName",
  120: "ARMIdentifier",
  122: "ARMVersion",
};

/** Data sets that hold a binary number of two bytes. */
export const numericDatasets: ReadonlySet<string> = new Set([
  "ApplicationRecordVersion",
  "EnvelopeRecordVersion",
  "FileFormat",
  "FileVersion",
  "ARMIdentifier",
  "ARMVersion",
  "ObjectPreviewFileFormat",
  "ObjectPreviewFileVersion",
]);

/** Data sets that hold a picture or sound. */
export const binaryDatasets: ReadonlySet<string> = new Set([
  "ObjectPreviewData",
  "RasterizedCaption",
]);

/** The most bytes the data sets of record 2 may hold, by name. */
export const iimLimits: ReadonlyMap<string, number> = new Map(
  Object.values(iimDatasets).map(({ name, maximumBytes }) => [name, maximumBytes]),
);

/** The most bytes a data set may hold, by name. @throws Error for a name that is not in the table. */
export function iimLimit(name: string): number {
  const limit = iimLimits.get(name);
  if (limit === undefined) throw new Error(`no IIM data set is called ${name}`);
  return limit;
}
