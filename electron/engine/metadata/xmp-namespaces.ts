import type { XmlAttribute } from "./xml.ts";

/** Namespace URIs of XMP and the prefix each goes by here, whatever prefix a file chose. */
const prefixes: ReadonlyMap<string, string> = new Map([
  ["http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"],
  ["http://www.w3.org/XML/1998/namespace", "xml"],
  ["adobe:ns:meta/", "x"],
  ["http://purl.org/dc/elements/1.1/", "dc"],
  ["http://purl.org/dc/terms/", "dcterms"],
  ["http://ns.adobe.com/xap/1.0/", "xmp"],
  ["http://ns.adobe.com/xap/1.0/rights/", "xmpRights"],
  ["http://ns.adobe.com/xap/1.0/mm/", "xmpMM"],
  ["http://ns.adobe.com/xap/1.0/bj/", "xmpBJ"],
  ["http://ns.adobe.com/xap/1.0/t/pg/", "xmpTPg"],
  ["http://ns.adobe.com/xap/1.0/g/", "xmpG"],
  ["http://ns.adobe.com/xap/1.0/g/img/", "xmpGImg"],
  ["http://ns.adobe.com/xmp/Identifier/qual/1.0/", "xmpidq"],
  ["http://ns.adobe.com/xap/1.0/sType/ResourceEvent#", "stEvt"],
  ["http://ns.adobe.com/xap/1.0/sType/ResourceRef#", "stRef"],
  ["http://ns.adobe.com/xap/1.0/sType/Dimensions#", "stDim"],
  ["http://ns.adobe.com/xap/1.0/sType/Font#", "stFnt"],
  ["http://ns.adobe.com/xap/1.0/sType/Job#", "stJob"],
  ["http://ns.adobe.com/xap/1.0/sType/ManifestItem#", "stMfs"],
  ["http://ns.adobe.com/xap/1.0/sType/Version#", "stVer"],
  ["http://ns.adobe.com/xmp/sType/Area#", "stArea"],
  ["http://ns.adobe.com/xmp/note/", "xmpNote"],
  ["http://ns.adobe.com/xmp/1.0/DynamicMedia/", "xmpDM"],
  ["http://ns.adobe.com/photoshop/1.0/", "photoshop"],
  ["http://ns.adobe.com/lightroom/1.0/", "lr"],
  ["http://ns.adobe.com/camera-raw-settings/1.0/", "crs"],
  ["http://ns.adobe.com/pdf/1.3/", "pdf"],
  ["http://ns.adobe.com/exif/1.0/", "exif"],
  ["http://ns.adobe.com/exif/1.0/aux/", "aux"],
  ["http://cipa.jp/exif/1.0/", "exifEX"],
  ["http://ns.adobe.com/tiff/1.0/", "tiff"],
  ["http://ns.adobe.com/hdr-gain-map/1.0/", "hdrgm"],
  ["http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/", "Iptc4xmpCore"],
  ["http://iptc.org/std/Iptc4xmpExt/2008-02-29/", "Iptc4xmpExt"],
  ["http://ns.useplus.org/ldf/xmp/1.0/", "plus"],
  ["http://prismstandard.org/namespaces/basic/2.0/", "prism"],
  ["http://prismstandard.org/namespaces/prismusagerights/2.1/", "pur"],
  ["http://creativecommons.org/ns#", "cc"],
  ["http://www.metadataworkinggroup.com/schemas/regions/", "mwg-rs"],
  ["http://www.metadataworkinggroup.com/schemas/keywords/", "mwg-kw"],
  ["http://www.metadataworkinggroup.com/schemas/collections/", "mwg-coll"],
  ["http://www.digikam.org/ns/1.0/", "digiKam"],
  ["http://ns.microsoft.com/photo/1.0/", "MicrosoftPhoto"],
  ["http://ns.microsoft.com/photo/1.1/", "MP1"],
  ["http://ns.microsoft.com/photo/1.2/", "MP"],
  ["http://ns.microsoft.com/photo/1.2/t/RegionInfo#", "MPRI"],
  ["http://ns.microsoft.com/photo/1.2/t/Region#", "MPReg"],
  ["http://xmp.gettyimages.com/gift/1.0/", "GettyImagesGIFT"],
  ["http://ns.camerabits.com/photomechanic/1.0/", "photomechanic"],
  ["http://ns.acdsee.com/iptc/1.0/", "acdsee"],
  ["http://ns.iview-multimedia.com/mediapro/1.0/", "mediapro"],
  ["http://ns.microsoft.com/expressionmedia/1.0/", "expressionmedia"],
  ["http://ns.extensis.com/extensis/1.0/", "extensis"],
  ["http://www.gimp.org/xmp/", "GIMP"],
  ["urn:stillroom:xmp:1.0/", "fstill"],
]);

const knownPrefixes: ReadonlySet<string> = new Set(prefixes.values());
const spaces: ReadonlyMap<string, string> = new Map(
  [...prefixes].map(([uri, prefix]) => [prefix, uri]),
);

/** The URI of the namespace that goes by this prefix here. @throws Error for a prefix that is not in the table */
export function spaceOf(prefix: string): string {
  const uri = spaces.get(prefix);
  if (uri === undefined) throw new Error(`no namespace goes by ${prefix}`);
  return uri;
}

/** Namespaces in scope at one element: the last declaration, and those outside of it. */
export type Scope = {
  readonly prefix: string;
  readonly uri: string;
  readonly outer: Scope;
  /** What our names of this namespace begin with; null until the first is given. */
  lead: string | null;
} | null;

/** The scope inside an element with these attributes. */
export function scopeWithin(outer: Scope, attributes: readonly XmlAttribute[]): Scope {
  let scope = outer;
  for (const { name, value } of attributes) {
    if (!name.startsWith("xmlns")) continue;
    if (name === "xmlns") scope = { prefix: "", uri: value, outer: scope, lead: null };
    else if (name.startsWith("xmlns:"))
      scope = { prefix: name.slice("xmlns:".length), uri: value, outer: scope, lead: null };
  }
  return scope;
}

/** The declaration of the prefix that takes up the first `length` characters of a name. */
function declarationOf(name: string, length: number, innermost: Scope): Scope {
  for (let scope = innermost; scope !== null; scope = scope.outer)
    if (scope.prefix.length === length && name.startsWith(scope.prefix)) return scope;
  return null;
}

/**
 * Gives names of the form "prefix:Name", with our prefix for the namespace. One is made for each file:
 * an unknown namespace keeps the prefix the file uses first for it, unless that prefix already means
 * another namespace here or in the file; then the URI itself stands in braces. So two namespaces never
 * share a name, and two prefixes of one namespace always do.
 */
export type Namer = (name: string, scope: Scope) => string;

export function namerOfFile(): Namer {
  const given = new Map<string, string>();
  const taken = new Set<string>();
  const leadOf = (uri: string, prefix: string): string => {
    const known = prefixes.get(uri) ?? prefixes.get(`${uri}/`);
    if (known !== undefined) return `${known}:`;
    const lead = given.get(uri) ?? newLead(uri, prefix, taken);
    given.set(uri, lead);
    return lead;
  };
  return (name, scope) => {
    const colon = name.indexOf(":");
    const declared = declarationOf(name, Math.max(colon, 0), scope);
    // The common prefixes are known, for packets that forgot to declare them.
    if (declared === null) return name.startsWith("dc:") ? lowerCased(name) : name;
    if (declared.uri === "") return name;
    declared.lead ??= leadOf(declared.uri, declared.prefix);
    const { lead } = declared;
    const isOurs = lead.length === colon + 1 && name.startsWith(lead);
    const ours = isOurs ? name : lead + name.slice(colon + 1);
    return lead === "dc:" ? lowerCased(ours) : ours;
  };
}

/** Dublin Core has lower-case names only; Getty's web files write dc:Rights all the same. */
function lowerCased(name: string): string {
  return `dc:${name.slice("dc:".length).toLowerCase()}`;
}

function newLead(uri: string, prefix: string, taken: Set<string>): string {
  if (prefix === "" || knownPrefixes.has(prefix) || taken.has(prefix)) return `{${uri}}`;
  taken.add(prefix);
  return `${prefix}:`;
}
