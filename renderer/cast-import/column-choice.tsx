import type { ReactNode } from "react";
import {
  castColumns,
  castForms,
  type CastColumn,
  type CastForm,
  type ListedColumn,
} from "../../shared/cast-list.ts";
import { classes } from "../ui/classes.ts";
import { columnWords, formWords } from "./cast-words.ts";
import styles from "./cast-import.module.css";

type ColumnChoiceProps = {
  readonly form: CastForm;
  readonly columns: readonly ListedColumn[];
  readonly onForm: (form: CastForm) => void;
  readonly onColumns: (columns: readonly (CastColumn | null)[]) => void;
};

/** How the list was understood: its form, and what each of its columns holds. Both can be changed. */
export function ColumnChoice({ form, columns, onForm, onColumns }: ColumnChoiceProps): ReactNode {
  const change = (at: number, is: CastColumn | null): void =>
    onColumns(
      withMeaning(
        columns.map((column) => column.is),
        at,
        is,
      ),
    );
  return (
    <div className={classes(styles, "columns")} role="group" aria-label="How the list is read">
      <label className={classes(styles, "column")}>
        <span>Read as</span>
        <select
          value={form}
          onChange={({ target }) => onForm(castForms.find((one) => one === target.value) ?? form)}
        >
          {castForms.map((one) => (
            <option key={one} value={one}>
              {formWords[one]}
            </option>
          ))}
        </select>
      </label>
      {columns.map(({ name, examples: [example, ...more], is }, at) =>
        // A column without a word in it needs no meaning.
        example === undefined ? null : (
          // oxlint-disable-next-line react/no-array-index-key
          <label className={classes(styles, "column")} key={`${String(at)} ${name}`}>
            <span title={[example, ...more].join("\n")}>
              {name} <i>{example}</i>
            </span>
            <select
              value={is ?? ""}
              onChange={({ target }) =>
                change(at, castColumns.find((column) => column === target.value) ?? null)
              }
            >
              <option value="">Left out</option>
              {castColumns.map((column) => (
                <option key={column} value={column}>
                  {columnWords[column]}
                </option>
              ))}
            </select>
          </label>
        ),
      )}
    </div>
  );
}

/** No two columns hold the same: the one that held it so far changes places with the one that is meant. */
function withMeaning(
  columns: readonly (CastColumn | null)[],
  at: number,
  is: CastColumn | null,
): (CastColumn | null)[] {
  const before = columns[at] ?? null;
  return columns.map((column, index) => {
    if (index === at) return is;
    return is !== null && column === is ? before : column;
  });
}
