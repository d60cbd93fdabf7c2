import type { ReactNode } from "react";
import type { EffectiveLayer, Inherited } from "../../shared/rights/inherit.ts";
import { layerNames } from "../../shared/rights/layer.ts";
import { miningNames } from "../../shared/rights/mining.ts";
import { statementOf } from "../../shared/rights/statement.ts";
import { classes } from "../ui/classes.ts";
import styles from "./rights.module.css";

/** What is recorded of each layer, value by value, with where it comes from. */
export function RecordedValues({
  layers,
}: {
  readonly layers: readonly EffectiveLayer[];
}): ReactNode {
  const said = layers.map((layer) => ({ layer, values: valuesOf(layer) }));
  const withValues = said.filter(({ values }) => values.length > 0);
  if (withValues.length === 0) return null;
  return (
    <details className={classes(styles, "recorded")}>
      <summary>What is recorded</summary>
      {withValues.map(({ layer: { layer }, values }) => (
        <dl key={layer} aria-label={layerNames[layer]}>
          <dt className={classes(styles, "layer")}>{layerNames[layer]}</dt>
          {values.map(({ what, text, from }) => (
            <dd key={`${what} ${text}`}>
              <span className={classes(styles, "what")}>{what}</span> <bdi>{text}</bdi>
              {from !== null && (
                <span className={classes(styles, "from")}>
                  {from.kind === "film" ? "from the film " : "from "}
                  <bdi>{from.name}</bdi>
                  {from.kind === "holder" && " in general"}
                </span>
              )}
            </dd>
          ))}
        </dl>
      ))}
    </details>
  );
}

type Shown = {
  readonly what: string;
  readonly text: string;
  /** The film or rights holder that says it; null when the still says it itself. */
  readonly from: { readonly kind: "film" | "holder"; readonly name: string } | null;
};

function valuesOf(layer: EffectiveLayer): Shown[] {
  const one = <T,>(what: string, value: Inherited<T> | null, word: (said: T) => string): Shown[] =>
    value === null
      ? []
      : [{ what, text: word(value.value), from: value.from.kind === "still" ? null : value.from }];
  const plain = (text: string): string => text;
  return [
    ...one("Statement", layer.status, (uri) => statementOf(uri)?.label ?? uri),
    ...layer.holders.flatMap((holder) =>
      one(roleNames[holder.value.role], holder, ({ name }) => name),
    ),
    ...one("Credit line", layer.creditLine, plain),
    ...one("Credit", layer.credit, (duty) => duty.replaceAll("-", " ")),
    ...one("Usage terms", layer.usageTerms, (terms) => (terms === "" ? "none" : terms)),
    ...one("Data mining", layer.mining, (wish) => miningNames[wish]),
    ...one("Holder", layer.tracing, ({ untraced, log }) =>
      untraced ? `not found (${String(log.length)} searches)` : "found",
    ),
    ...one("Note", layer.note, plain),
    ...one("Documents", layer.documents, (documents) =>
      documents.map(({ title, place }) => `${title} (${place})`).join("; "),
    ),
  ];
}

const roleNames = {
  owner: "Owner",
  licensor: "Licensor",
  supplier: "Supplier",
  distributor: "Distributor",
} as const;
