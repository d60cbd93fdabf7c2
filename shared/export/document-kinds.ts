/** What can be written beside the pictures, in the order in which it is written: the later ones tell of those before. */
export const documentKinds = [
  "caption-list",
  "caption-workbook",
  "caption-sheet",
  "caption-sheet-pdf",
  "contact-sheet",
  "contact-sheet-pdf",
  "approval-sheet-pdf",
  "rights-sheet",
  "rights-workbook",
  "rights-sheet-pdf",
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
  "caption-sheet": "caption sheet",
  "caption-sheet-pdf": "caption sheet as PDF",
  "contact-sheet": "contact sheet",
  "contact-sheet-pdf": "contact sheet as PDF",
  "approval-sheet-pdf": "contact sheet to tick, as PDF",
  "rights-sheet": "rights report",
  "rights-workbook": "rights report as a workbook",
  "rights-sheet-pdf": "rights report as PDF",
  "json-ld": "linked data (schema.org)",
  iiif: "IIIF manifest",
  edm: "EDM records",
  lido: "LIDO records",
  "read-me": "description in README.txt",
  manifest: "list of hashes",
};

/** What each is called where it is chosen among others of its kind: by the program it opens in. */
export const documentChoices: Readonly<Record<DocumentKind, string>> = {
  ...documentTitles,
  "caption-list": "caption list (CSV)",
  "caption-workbook": "caption list (Excel)",
  "caption-sheet": "caption sheet (Word)",
  "caption-sheet-pdf": "caption sheet (PDF)",
  "contact-sheet": "contact sheet (HTML)",
  "contact-sheet-pdf": "contact sheet (PDF)",
  "approval-sheet-pdf": "contact sheet to tick (PDF)",
  "rights-sheet": "rights report (HTML)",
  "rights-workbook": "rights report (Excel)",
  "rights-sheet-pdf": "rights report (PDF)",
};

/** Where a document has its place in a hand-out whose files lie in folders; null at the top. */
export const documentFolders: Readonly<
  Record<DocumentKind, "captions" | "rights" | "linked-data" | null>
> = {
  "caption-list": "captions",
  "caption-workbook": "captions",
  "caption-sheet": "captions",
  "caption-sheet-pdf": "captions",
  "contact-sheet": "captions",
  "contact-sheet-pdf": "captions",
  "approval-sheet-pdf": "captions",
  "rights-sheet": "rights",
  "rights-workbook": "rights",
  "rights-sheet-pdf": "rights",
  "json-ld": "linked-data",
  iiif: "linked-data",
  edm: "linked-data",
  lido: "linked-data",
  "read-me": null,
  manifest: null,
};

/** Those that only a program with a window can write, which prints them. */
export const printedKinds: ReadonlySet<DocumentKind> = new Set([
  "caption-sheet-pdf",
  "contact-sheet-pdf",
  "approval-sheet-pdf",
  "rights-sheet-pdf",
]);

/** Those that are made for paper, with a picture of every still in one file. */
export const paperKinds: ReadonlySet<DocumentKind> = new Set(["caption-sheet", ...printedKinds]);
