/** A value of XMP as it is written: a text, a list, texts by language, or a structure of fields by "prefix:Name". */
export type XmpSpec =
  | string
  | { readonly list: "Bag" | "Seq"; readonly items: readonly XmpSpec[] }
  | { readonly languages: Readonly<Record<string, string>> }
  | { readonly fields: Readonly<Record<string, XmpSpec>> };

export const bag = (...items: XmpSpec[]): XmpSpec => ({ list: "Bag", items });
export const seq = (...items: XmpSpec[]): XmpSpec => ({ list: "Seq", items });
export const inLanguages = (languages: Readonly<Record<string, string>>): XmpSpec => ({
  languages,
});
export const struct = (fields: Readonly<Record<string, XmpSpec>>): XmpSpec => ({ fields });

/** What `Carried.raw` has of a value. */
export function rawOf(value: XmpSpec): unknown {
  if (typeof value === "string") return value;
  if ("list" in value) return value.items.map(rawOf);
  if ("languages" in value) return value.languages;
  return Object.fromEntries(
    Object.entries(value.fields).map(([name, field]) => [name, rawOf(field)]),
  );
}

/** An XMP packet (ISO 16684-1) with these properties, every one an element. */
export function packetOf(
  properties: Readonly<Record<string, XmpSpec>>,
  namespaces: Readonly<Record<string, string>>,
): string {
  const declared = Object.entries(namespaces)
    .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
    .join(" ");
  const body = Object.entries(properties)
    .map(([name, value]) => element(name, value))
    .join("\n");
  return `<?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" ${declared}>
${body}
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
}

function element(name: string, value: XmpSpec, attributes = ""): string {
  if (typeof value === "string") return `<${name}${attributes}>${escaped(value)}</${name}>`;
  if ("list" in value) {
    const items = value.items.map((item) => element("rdf:li", item)).join("");
    return `<${name}><rdf:${value.list}>${items}</rdf:${value.list}></${name}>`;
  }
  if ("languages" in value) {
    const items = Object.entries(value.languages)
      .map(([language, text]) => element("rdf:li", text, ` xml:lang="${language}"`))
      .join("");
    return `<${name}><rdf:Alt>${items}</rdf:Alt></${name}>`;
  }
  const fields = Object.entries(value.fields).map(([field, inner]) => element(field, inner));
  return `<${name} rdf:parseType="Resource">${fields.join("")}</${name}>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
