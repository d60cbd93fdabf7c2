import fc from "fast-check";
import type * as v from "valibot";

type Node = v.GenericSchema & {
  readonly entries?: Readonly<Record<string, Node>>;
  readonly item?: Node;
  readonly items?: readonly Node[];
  readonly key?: Node;
  readonly value?: Node;
  readonly wrapped?: Node;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly pipe?: readonly (Node | { readonly kind: string })[];
  readonly getter?: (input: unknown) => Node;
};

/** Inputs of the shape of a schema, whose leaves come from `texts` and `numbers` and may break its other rules. */
export function inputsOf(
  schema: v.GenericSchema,
  leaves: { readonly texts: fc.Arbitrary<string>; readonly numbers: fc.Arbitrary<number> },
): fc.Arbitrary<unknown> {
  return arbitraryOf(schema, leaves);
}

function arbitraryOf(
  node: Node,
  leaves: { readonly texts: fc.Arbitrary<string>; readonly numbers: fc.Arbitrary<number> },
): fc.Arbitrary<unknown> {
  const of = (inner: Node | undefined): fc.Arbitrary<unknown> =>
    inner === undefined ? fc.constant(null) : arbitraryOf(inner, leaves);
  switch (node.type) {
    case "string":
      return leaves.texts;
    case "number":
      return leaves.numbers;
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "literal":
      return fc.constant(node.literal);
    case "picklist":
      return fc.constantFrom(...(node.options ?? []));
    case "array":
      return fc.array(of(node.item), { maxLength: 4 });
    case "tuple":
      return fc.tuple(...(node.items ?? []).map(of));
    case "record":
      return fc.dictionary(of(node.key) as fc.Arbitrary<string>, of(node.value), { maxKeys: 3 });
    case "optional":
    case "exact_optional":
      return fc.option(of(node.wrapped), { nil: undefined });
    case "nullable":
    case "nullish":
      return fc.option(of(node.wrapped), { nil: null });
    case "object":
    case "strict_object":
    case "loose_object":
      return fc.record(
        Object.fromEntries(
          Object.entries(node.entries ?? {}).map(([name, part]) => [name, of(part)]),
        ),
      );
    case "union":
    case "variant":
      return fc.oneof(...(node.options as Node[]).map(of));
    default:
      throw new Error(`no inputs for a schema of type ${node.type}`);
  }
}
