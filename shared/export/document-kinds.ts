/** What can be written beside the pictures, in the order in which it is written: the later ones tell of those before. */
export const documentKinds = [
  "caption-list",
  "caption-workbook",
  "contact-sheet",
  "read-me",
  "manifest",
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** What each is called, in the middle of a sentence. */
export const documentTitles: Readonly<Record<DocumentKind, string>> = {
  "caption-list": "caption list",
  "caption-workbook": "caption list as a workbook",
  "contact-sheet": "contact sheet",
  "read-me": "description in README.txt",
  manifest: "list of hashes",
};

/** Where a document has its place in a hand-out whose files lie in folders; null at the top. */
export const documentFolders: Readonly<Record<DocumentKind, "captions" | "rights" | null>> = {
  "caption-list": "captions",
  "caption-workbook": "captions",
  "contact-sheet": "captions",
  "read-me": null,
  manifest: null,
};
