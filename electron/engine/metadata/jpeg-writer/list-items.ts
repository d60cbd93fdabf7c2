import type { TagChange, TagEdit, TagStruct } from "../embedded-record.ts";
import type { XmlElement } from "../xml.ts";
import { scopeWithin, type Namer, type Scope } from "../xmp-namespaces.ts";
import { NotOurs } from "./not-ours.ts";
import {
  declaring,
  fieldElements,
  itemElement,
  propertyElement,
  resource,
} from "./xmp-elements.ts";
import type { Fields, Form } from "./xmp-forms.ts";

const arrays = new Set(["rdf:Bag", "rdf:Seq", "rdf:Alt"]);

/** A list after an edit; null where nothing is left of it. `list` is null where there was none. */
export function editedList(
  { name, form }: { readonly name: string; readonly form: Form },
  list: { readonly element: XmlElement; readonly outer: Scope } | null,
  { remove, add, change = [] }: TagEdit,
  nameOf: Namer,
): XmlElement | null {
  if (form.kind !== "list" || form.of.kind !== "struct") throw new NotOurs("an edit of no list");
  if (list === null) return add.length === 0 ? null : declaring(propertyElement(name, form, add));
  const { element } = list;
  const [array] = element.children;
  const scope = scopeWithin(list.outer, element.attributes);
  if (array === undefined || element.children.length > 1 || !arrays.has(nameOf(array.name, scope)))
    throw new NotOurs("a list in another form");
  const within = scopeWithin(scope, array.attributes);
  const { fields, of } = { fields: form.of.fields, of: form.of };
  const has = (item: XmlElement, parts: TagStruct): boolean =>
    hasParts({ element: item, outer: within }, parts, { fields, nameOf });
  const isGone = array.children.map((item) => remove.some((parts) => has(item, parts)));
  const kept = array.children
    .filter((_, index) => isGone[index] !== true)
    .map((item) => {
      const changed = change.find((one) => has(item, one.of));
      return changed === undefined
        ? item
        : changedItem({ element: item, outer: within }, changed, { fields, nameOf });
    });
  const added = add.map((one) => declaring(itemElement(of, one)));
  const place = isGone.includes(true) ? isGone.indexOf(true) : kept.length;
  const items = [...kept.slice(0, place), ...added, ...kept.slice(place)];
  return items.length === 0 ? null : { ...element, children: [{ ...array, children: items }] };
}

type InScope = { readonly element: XmlElement; readonly outer: Scope };
type Known = { readonly fields: Fields; readonly nameOf: Namer };

/** A structure with some of its fields replaced; all others stay as they are, whosever they are. */
function changedItem(
  { element, outer }: InScope,
  change: TagChange,
  { fields, nameOf }: Known,
): XmlElement {
  const scope = scopeWithin(outer, element.attributes);
  const [only] = element.children;
  const isNode = only !== undefined && nameOf(only.name, scope) === "rdf:Description";
  if (isNode && element.children.length === 1) {
    const node = { element: only, outer: scope };
    return { ...element, children: [withFields(node, change, { fields, nameOf })] };
  }
  const isResource = element.attributes.some(
    ({ name, value }) => nameOf(name, scope) === resource.name && value === resource.value,
  );
  if (!isResource) throw new NotOurs("a structure in another form");
  return withFields({ element, outer }, change, { fields, nameOf });
}

function withFields(
  { element, outer }: InScope,
  { without, set }: TagChange,
  { fields, nameOf }: Known,
): XmlElement {
  const scope = scopeWithin(outer, element.attributes);
  const fieldOf = (key: string): Fields[string] => {
    const field = fields[key];
    if (field === undefined) throw new NotOurs(`a field called ${key}`);
    return field;
  };
  const gone = new Set(without.map((key) => fieldOf(key).name));
  const come = fieldElements(fields, set).map(declaring);
  return {
    ...element,
    attributes: element.attributes.filter(({ name }) => !gone.has(nameOf(name, scope))),
    children: [
      ...element.children.filter(
        (child) => !gone.has(nameOf(child.name, scopeWithin(scope, child.attributes))),
      ),
      ...come,
    ],
  };
}

/** Whether a structure has all these parts. */
function hasParts(item: InScope, parts: TagStruct, { fields, nameOf }: Known): boolean {
  const found = fieldsOf(item, nameOf);
  return Object.entries(parts).every(([key, part]) => {
    const field = fields[key];
    if (field === undefined) throw new NotOurs(`a field called ${key}`);
    const value = found.get(field.name);
    if (value === undefined) return false;
    if (typeof value === "string") return value === part;
    if (typeof part === "string") return textOf(value, nameOf) === part;
    if (field.form.kind !== "struct" || Array.isArray(part)) throw new NotOurs("a list as a part");
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return hasParts(value, part as TagStruct, { fields: field.form.fields, nameOf });
  });
}

/** The fields of a structure, whichever way RDF has it: those that stand as attributes are texts. */
function fieldsOf(
  { element, outer }: InScope,
  nameOf: Namer,
): ReadonlyMap<string, string | InScope> {
  const scope = scopeWithin(outer, element.attributes);
  const [only] = element.children;
  if (
    only !== undefined &&
    element.children.length === 1 &&
    nameOf(only.name, scope) === "rdf:Description"
  )
    return fieldsOf({ element: only, outer: scope }, nameOf);
  return new Map<string, string | InScope>([
    ...element.attributes.map(({ name, value }) => [nameOf(name, scope), value] as const),
    ...element.children.map((child) => {
      const inner = scopeWithin(scope, child.attributes);
      return [nameOf(child.name, inner), { element: child, outer: scope }] as const;
    }),
  ]);
}

/** The text of a value, of languages that of none; null of other values. */
function textOf({ element, outer }: InScope, nameOf: Namer): string | null {
  const [array] = element.children;
  if (array === undefined) return element.text;
  const scope = scopeWithin(scopeWithin(outer, element.attributes), array.attributes);
  if (nameOf(array.name, scope) !== "rdf:Alt") return null;
  const isUnstated = ({ attributes }: XmlElement): boolean =>
    attributes.some(({ name, value }) => name === "xml:lang" && value === "x-default");
  const item = array.children.find(isUnstated) ?? array.children[0];
  return item === undefined || item.children.length > 0 ? null : item.text;
}
