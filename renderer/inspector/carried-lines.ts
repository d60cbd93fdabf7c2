/** One line of "Carried by the file": a property as people read it. */
export type CarriedLine = { readonly group: string; readonly name: string; readonly value: string };

const groupNames: Readonly<Record<string, string>> = {
  dc: "Dublin Core",
  xmp: "XMP",
  xmpRights: "XMP Rights",
  xmpMM: "XMP Media Management",
  xmpDM: "XMP Dynamic Media",
  photoshop: "Photoshop",
  Iptc4xmpCore: "IPTC Core",
  Iptc4xmpExt: "IPTC Extension",
  IIM: "IPTC-IIM",
  iim: "IPTC-IIM",
  plus: "PLUS",
  exif: "Exif",
  EXIF: "Exif",
  tiff: "TIFF",
  mwg: "MWG Regions",
  "mwg-rs": "MWG Regions",
  MP: "Microsoft Photo",
  cc: "Creative Commons",
};

/** Every property of a file, group by group, in the order in which they were read. */
export function carriedLines(carried: Readonly<Record<string, unknown>>): readonly CarriedLine[] {
  return Object.entries(carried)
    .map(([property, value]) => ({ ...splitName(property), value: valueInWords(value) }))
    .filter(({ value }) => value !== "");
}

function splitName(property: string): { group: string; name: string } {
  const colon = property.indexOf(":");
  if (colon < 0) return { group: "Other", name: property };
  const prefix = property.slice(0, colon);
  return { group: groupNames[prefix] ?? prefix, name: property.slice(colon + 1) };
}

/** A JSON value as text: lists by semicolons, structures as "name: value", nested ones one line each. */
export function valueInWords(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value.trim();
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return listInWords(value);
  if (typeof value === "object") return structureInWords(Object.entries(value));
  return "";
}

function listInWords(values: readonly unknown[]): string {
  const flat = values.every((value) => typeof value !== "object");
  return values
    .map(valueInWords)
    .filter((text) => text !== "")
    .join(flat ? "; " : "\n");
}

function structureInWords(entries: readonly (readonly [string, unknown])[]): string {
  const parts = entries
    .map(([name, value]) => [name, valueInWords(value)] as const)
    .filter(([, text]) => text !== "");
  const [only] = parts;
  if (parts.length === 1 && only?.[0] === "x-default") return only[1];
  // Language alternatives are whole sentences: one a line.
  const separator = parts.some(([name]) => name === "x-default") ? "\n" : ", ";
  return parts.map(([name, text]) => `${plainName(name)}: ${text}`).join(separator);
}

function plainName(name: string): string {
  return name === "x-default" ? "not stated" : name.slice(name.indexOf(":") + 1);
}
