/** Namespace URIs of XMP and the prefix each goes by here, whatever prefix a file chose. */
const prefixes: Readonly<Record<string, string>> = {
  "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
  "http://www.w3.org/XML/1998/namespace": "xml",
  "adobe:ns:meta/": "x",
  "http://purl.org/dc/elements/1.1/": "dc",
  "http://ns.adobe.com/xap/1.0/": "xmp",
  "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
  "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
  "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#": "stEvt",
  "http://ns.adobe.com/xap/1.0/sType/ResourceRef#": "stRef",
  "http://ns.adobe.com/xap/1.0/sType/Dimensions#": "stDim",
  "http://ns.adobe.com/xmp/sType/Area#": "stArea",
  "http://ns.adobe.com/xmp/note/": "xmpNote",
  "http://ns.adobe.com/xmp/1.0/DynamicMedia/": "xmpDM",
  "http://ns.adobe.com/photoshop/1.0/": "photoshop",
  "http://ns.adobe.com/lightroom/1.0/": "lr",
  "http://ns.adobe.com/camera-raw-settings/1.0/": "crs",
  "http://ns.adobe.com/exif/1.0/": "exif",
  "http://ns.adobe.com/exif/1.0/aux/": "aux",
  "http://cipa.jp/exif/1.0/": "exifEX",
  "http://ns.adobe.com/tiff/1.0/": "tiff",
  "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "Iptc4xmpCore",
  "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "Iptc4xmpExt",
  "http://ns.useplus.org/ldf/xmp/1.0/": "plus",
  "http://www.metadataworkinggroup.com/schemas/regions/": "mwg-rs",
  "http://www.metadataworkinggroup.com/schemas/keywords/": "mwg-kw",
  "http://www.digikam.org/ns/1.0/": "digiKam",
  "http://ns.microsoft.com/photo/1.0/": "MicrosoftPhoto",
  "http://ns.microsoft.com/photo/1.2/": "MP",
  "http://ns.microsoft.com/photo/1.2/t/RegionInfo#": "MPRI",
  "http://ns.microsoft.com/photo/1.2/t/Region#": "MPReg",
  "http://xmp.gettyimages.com/gift/1.0/": "GettyImagesGIFT",
  "http://ns.camerabits.com/photomechanic/1.0/": "photomechanic",
};

const uris: ReadonlyMap<string, string> = new Map(
  Object.entries(prefixes).map(([uri, prefix]) => [prefix, uri]),
);

/** Namespaces in scope at one element: prefix to URI. */
export type Scope = ReadonlyMap<string, string>;

/** The scope before any declaration. The common prefixes are known, for packets that forgot to declare them. */
export const rootScope: Scope = uris;

/** The scope inside an element with these attributes. */
export function scopeWithin(outer: Scope, attributes: Readonly<Record<string, string>>): Scope {
  const declared = Object.entries(attributes).filter(([name]) => name.startsWith("xmlns:"));
  return declared.length === 0 ? outer : new Map([...outer, ...declared.map(declaration)]);
}

function declaration([name, uri]: [string, string]): [string, string] {
  return [name.slice("xmlns:".length), uri];
}

/**
 * "prefix:Name" with our prefix for the namespace. An unknown namespace keeps the file's prefix,
 * unless that prefix means something else here: then the URI itself stands in braces.
 */
export function canonicalName(name: string, scope: Scope): string {
  const colon = name.indexOf(":");
  if (colon < 0) return name;
  const prefix = name.slice(0, colon);
  const uri = scope.get(prefix);
  if (uri === undefined) return name;
  const known = prefixes[uri] ?? prefixes[`${uri}/`];
  // Dublin Core has lower-case names only; Getty's web files write dc:Rights all the same.
  if (known === "dc") return `dc${name.slice(colon).toLowerCase()}`;
  if (known !== undefined) return `${known}${name.slice(colon)}`;
  return uris.has(prefix) ? `{${uri}}${name.slice(colon + 1)}` : name;
}
