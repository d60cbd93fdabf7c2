/**
 * The character sets in which texts of IPTC-IIM may be read, by their labels in the Encoding Standard, in
 * the order in which they are offered; and what people call them.
 */
export const charsetNames = {
  "windows-1252": "Western European (Windows)",
  macintosh: "Western European (Mac)",
  "utf-8": "UTF-8",
  gb18030: "Simplified Chinese (GB 18030)",
  big5: "Traditional Chinese (Big5)",
  shift_jis: "Japanese (Shift JIS)",
  "euc-jp": "Japanese (EUC)",
  "euc-kr": "Korean (EUC)",
  "windows-1250": "Central European (Windows)",
  "iso-8859-2": "Central European (ISO)",
  "windows-1251": "Cyrillic (Windows)",
  "x-mac-cyrillic": "Cyrillic (Mac)",
  "koi8-r": "Cyrillic (KOI8-R)",
  ibm866: "Cyrillic (DOS)",
  "windows-1253": "Greek (Windows)",
  "windows-1254": "Turkish (Windows)",
  "windows-1255": "Hebrew (Windows)",
  "windows-1256": "Arabic (Windows)",
  "windows-1257": "Baltic (Windows)",
  "windows-1258": "Vietnamese (Windows)",
  "windows-874": "Thai (Windows)",
} as const satisfies Readonly<Record<string, string>>;
export type Charset = keyof typeof charsetNames;

// The keys are written right above.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
export const charsets = Object.keys(charsetNames) as readonly Charset[];

/** What people call a character set; a label that is not among those offered stands for itself. */
export function charsetName(label: string): string {
  const offered = charsets.find((charset) => charset === label);
  return offered === undefined ? label : charsetNames[offered];
}

/** The texts of a file whose character set is not declared, as they read in one. */
export type CharsetReading = {
  readonly charset: Charset;
  readonly texts: readonly { readonly name: string; readonly text: string }[];
};
