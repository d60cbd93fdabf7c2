import type { ReactNode } from "react";
import { creditDutyNames } from "../../shared/rights/credit-duty.ts";
import type { DocumentReference } from "../../shared/rights/grant.ts";
import type { EffectiveLayer, Inherited, RightsPlace } from "../../shared/rights/inherit.ts";
import { layerNames } from "../../shared/rights/layer.ts";
import { miningNames } from "../../shared/rights/mining.ts";
import { statementOf } from "../../shared/rights/statement.ts";
import { tracingInWords } from "../../shared/rights/tracing-in-words.ts";
import { classes } from "../ui/classes.ts";
import { DocumentsShown } from "./documents-shown.tsx";
import { FromElsewhere } from "./placed-row.tsx";
import { holderRoleNames } from "./rights-words.ts";
import styles from "./rights.module.css";
import { isHere, type SaidPlace } from "./said-place.ts";

/** What is recorded of a layer, value by value, with where it comes from. */
export function RecordedValues({
  layer,
  place,
}: {
  readonly layer: EffectiveLayer;
  readonly place: SaidPlace;
}): ReactNode {
  return (
    <dl aria-label={layerNames[layer.layer]} className={classes(styles, "recorded")}>
      <dt className={classes(styles, "layer")}>{layerNames[layer.layer]}</dt>
      {valuesOf(layer).map(({ what, text, from, documents }) => (
        <dd key={`${what} ${text}`}>
          <span className={classes(styles, "what")}>{what}</span> {text !== "" && <bdi>{text}</bdi>}
          {!isHere(from, place) && <FromElsewhere from={from} />}
          {documents !== undefined && <DocumentsShown documents={documents} />}
        </dd>
      ))}
    </dl>
  );
}

/** Whether anything is said of a layer anywhere. */
export function saysAnything(layer: EffectiveLayer): boolean {
  return valuesOf(layer).length > 0;
}

type Shown = {
  readonly what: string;
  readonly text: string;
  readonly from: RightsPlace;
  /** Of documents, which are shown as lines of their own in place of a text. */
  readonly documents?: readonly DocumentReference[];
};

function valuesOf(layer: EffectiveLayer): Shown[] {
  const one = <T,>(what: string, value: Inherited<T> | null, word: (said: T) => string): Shown[] =>
    value === null ? [] : [{ what, text: word(value.value), from: value.from }];
  const plain = (text: string): string => text;
  return [
    ...one("Rights statement", layer.status, (uri) => statementOf(uri)?.label ?? uri),
    ...layer.holders.flatMap((holder) =>
      one(holderRoleNames[holder.value.role], holder, ({ name }) => name),
    ),
    ...one("Credit line", layer.creditLine, plain),
    ...one("Credit", layer.credit, (duty) => creditDutyNames[duty]),
    ...one("Usage terms", layer.usageTerms, (terms) => (terms === "" ? "none" : terms)),
    ...one("Data mining and AI", layer.mining, (wish) => miningNames[wish]),
    ...one("Search for the holder", layer.tracing, tracingInWords),
    ...one("Note", layer.note, plain),
    ...(layer.documents === null
      ? []
      : [
          {
            what: "Documents",
            text: "",
            from: layer.documents.from,
            documents: layer.documents.value,
          },
        ]),
  ];
}
