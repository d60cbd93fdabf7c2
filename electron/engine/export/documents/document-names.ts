import type { DocumentKind } from "../../../../shared/export/document-kinds.ts";

/** What the documents of a hand-out are called; where such a name is taken they get a number. */
export const documentNames = {
  "caption-list": "captions.csv",
  "caption-workbook": "captions.xlsx",
  "caption-sheet": "caption-sheet.docx",
  "caption-sheet-pdf": "caption-sheet.pdf",
  "contact-sheet": "contact-sheet.html",
  "contact-sheet-pdf": "contact-sheet.pdf",
  "approval-sheet-pdf": "contact-sheet-to-tick.pdf",
  "rights-sheet": "rights-report.html",
  "rights-workbook": "rights-report.xlsx",
  "rights-sheet-pdf": "rights-report.pdf",
  "json-ld": "stills.jsonld",
  iiif: "iiif-manifest.json",
  edm: "edm.xml",
  lido: "lido.xml",
  "read-me": "README.txt",
  manifest: "manifest-sha256.txt",
} as const satisfies Record<DocumentKind, string>;
