/** What can be written beside the pictures, in the order in which it is written: the later ones tell of those before. */
export const documentKinds = [
  "caption-list",
  "caption-workbook",
  "contact-sheet",
  "json-ld",
  "iiif",
  "edm",
  "lido",
  "read-me",
  "manifest",
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** What each is called, in the middle of a sentence. */
export const documentTitles: Readonly<Record<DocumentKind, string>> = {
  "caption-list": "caption list",
  "caption-workbook": "caption list as a workbook",
  "contact-sheet": "contact sheet",
  "json-ld": "linked data (schema.org)",
  iiif: "IIIF manifest",
  edm: "EDM records",
  lido: "LIDO records",
  "read-me": "description in README.txt",
  manifest: "list of hashes",
};

/** Where a document has its place in a hand-out whose files lie in folders; null at the top. */
export const documentFolders: Readonly<
  Record<DocumentKind, "captions" | "rights" | "linked-data" | null>
> = {
  "caption-list": "captions",
  "caption-workbook": "captions",
  "contact-sheet": "captions",
  "json-ld": "linked-data",
  iiif: "linked-data",
  edm: "linked-data",
  lido: "linked-data",
  "read-me": null,
  manifest: null,
};
