import type { ReactNode } from "react";
import {
  sheetColumns,
  type ColumnMeaning,
  type SheetColumnRead,
} from "../../shared/caption-sheet.ts";
import { unstatedLanguage } from "../../shared/language.ts";
import { languageName } from "../../shared/language-name.ts";
import { localisedFields, textFields } from "../../shared/still.ts";
import { offeredLanguages } from "../inspector/languages.ts";
import { classes } from "../ui/classes.ts";
import { columnWords } from "./caption-words.ts";
import styles from "./caption-import.module.css";

type SheetColumnsProps = {
  readonly columns: readonly SheetColumnRead[];
  readonly onColumns: (columns: readonly (ColumnMeaning | null)[]) => void;
};

/** What each column of a table holds, and in which language; both can be said otherwise. */
export function SheetColumns({ columns, onColumns }: SheetColumnsProps): ReactNode {
  if (columns.length === 0) return null;
  const change = (at: number, is: ColumnMeaning | null): void =>
    onColumns(columns.map((column, index) => (index === at ? is : column.is)));
  return (
    <div className={classes(styles, "columns")} role="group" aria-label="What the columns hold">
      {columns.map(({ name, examples: [example, ...more], is }, at) =>
        // A column without a word in it needs no meaning.
        example === undefined ? null : (
          // oxlint-disable-next-line react/no-array-index-key
          <div
            className={classes(styles, "column", is === null && "left")}
            key={`${String(at)} ${name}`}
          >
            <label>
              <span title={[example, ...more].join("\n")} dir="auto">
                {name === "" ? `Column ${String(at + 1)}` : name} <i>{example}</i>
              </span>
              <select
                value={is?.is ?? ""}
                onChange={({ target }) => {
                  const column = sheetColumns.find((one) => one === target.value);
                  change(
                    at,
                    column === undefined
                      ? null
                      : { is: column, language: is?.language ?? unstatedLanguage },
                  );
                }}
              >
                <option value="">Left out</option>
                {sheetColumns.map((column) => (
                  <option key={column} value={column}>
                    {columnWords({ is: column, language: unstatedLanguage })}
                  </option>
                ))}
              </select>
            </label>
            {is !== null && isLocalised(is) && (
              <select
                aria-label={`Language of ${name}`}
                value={is.language}
                onChange={({ target }) => change(at, { ...is, language: target.value })}
              >
                {languagesWith(is.language).map((language) => (
                  <option key={language} value={language}>
                    {languageName(language)}
                  </option>
                ))}
              </select>
            )}
          </div>
        ),
      )}
    </div>
  );
}

function isLocalised({ is }: ColumnMeaning): boolean {
  return textFields.some((field) => field === is && localisedFields.has(field));
}

function languagesWith(language: string): readonly string[] {
  return [...new Set([unstatedLanguage, language, ...offeredLanguages])];
}
