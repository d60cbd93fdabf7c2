import type { ReactNode } from "react";
import type { ComparedStill, Comparison } from "../../shared/contract/near-duplicates.ts";
import { bytesInWords } from "../ui/bytes-in-words.ts";
import { classes } from "../ui/classes.ts";
import { count } from "../ui/numbers.ts";
import type { Decision } from "./decision.ts";
import { FieldRow } from "./field-row.tsx";
import type { SharedZoom } from "./shared-zoom.ts";
import { StillHead } from "./still-head.tsx";
import { viewInWords } from "./view-words.ts";
import styles from "./near-duplicates.module.css";

type ComparisonTableProps = {
  readonly comparison: Comparison;
  readonly decision: Decision;
  readonly onDecide: (decision: Decision) => void;
  readonly zoom: SharedZoom;
  readonly onZoom: (zoom: SharedZoom) => void;
};

/** Of the column of names, as in the style sheet, and the least of a still's; pixels. */
const NAME_WIDTH = 124;
const LEAST_WIDTH = 236;

/** A column a still: the picture, what its file is, and what is said of it, line by line. */
export function ComparisonTable(props: ComparisonTableProps): ReactNode {
  const { comparison, decision, onDecide } = props;
  const { stills, fields } = comparison;
  return (
    <div className={classes(styles, "table")}>
      <table style={{ minWidth: NAME_WIDTH + stills.length * LEAST_WIDTH }}>
        <thead>
          <tr>
            <th scope="col">
              <span className={classes(styles, "soft")}>Still</span>
            </th>
            {stills.map((still) => (
              <StillHead key={still.still} still={still} {...props} />
            ))}
          </tr>
        </thead>
        <tbody>
          {factsOf(stills).map(({ name, values }) => (
            <FactRow key={name} name={name} values={values} stills={stills} decision={decision} />
          ))}
          {fields.map((field) => (
            <FieldRow
              key={`${field.field} ${field.language}`}
              field={field}
              comparison={comparison}
              decision={decision}
              onDecide={onDecide}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Fact = { readonly name: string; readonly values: readonly string[] };

function factsOf(stills: readonly ComparedStill[]): readonly Fact[] {
  const fact = (name: string, valueOf: (still: ComparedStill) => string | null): Fact => ({
    name,
    values: stills.map((still) => valueOf(still) ?? "not known"),
  });
  const facts = [
    fact("Pixels", ({ width, height }) =>
      width === null || height === null ? null : `${count(width)} × ${count(height)}`,
    ),
    fact("Shows", (still) => viewInWords(still, stills)),
    fact("Colour", ({ grey }) => (grey === null ? null : grey ? "Black and white" : "Colour")),
    fact("Format", ({ format }) => format.toUpperCase()),
    fact("Size", ({ bytes }) => bytesInWords(bytes)),
  ];
  const several = stills.some(({ files }) => files > 1);
  return several ? [...facts, fact("Files", ({ files }) => count(files))] : facts;
}

type FactRowProps = Fact & {
  readonly stills: readonly ComparedStill[];
  readonly decision: Decision;
};

function FactRow({ name, values, stills, decision }: FactRowProps): ReactNode {
  const differs = values.some((value) => value !== values[0]);
  return (
    <tr>
      <th scope="row">{name}</th>
      {stills.map(({ still }, index) => (
        <td
          key={still}
          className={classes(
            styles,
            "fact",
            differs && "differs",
            decision.apart.has(still) && "set-apart",
          )}
        >
          {values[index]}
        </td>
      ))}
    </tr>
  );
}
