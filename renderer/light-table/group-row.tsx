import { useStore } from "zustand";
import { headingAt, headingsState, wantHeading } from "../state/headings.ts";
import { searchState, setQuery } from "../state/search.ts";
import { withTerms } from "../../shared/query/terms.ts";
import { classes } from "../ui/classes.ts";
import { counted } from "../ui/numbers.ts";
import { useEffect } from "react";
import styles from "./group-row.module.css";

/** The heading of a group: what its stills have in common, how many they are; a click narrows the search to them. */
export function GroupRow(props: {
  readonly group: number;
  readonly rowIndex: number;
  readonly columns: number;
}) {
  const { group, rowIndex, columns } = props;
  const result = useStore(searchState, (search) => search.result);
  const size = useStore(searchState, (search) => search.groups?.[group] ?? 0);
  const heading = useStore(headingsState, ({ chunks }) => headingAt(chunks, group));
  useEffect(() => wantHeading(result, group), [result, group]);
  return (
    <div role="row" aria-rowindex={rowIndex} className={classes(styles, "row")}>
      <div role="rowheader" aria-colspan={columns} className={classes(styles, "heading")}>
        {heading === undefined ? null : (
          <>
            <button
              type="button"
              tabIndex={-1}
              className={classes(styles, "label")}
              title="Find only these"
              onClick={() => setQuery(withTerms(searchState.getState().query, heading.query))}
            >
              {heading.label}
            </button>
            <span className={classes(styles, "detail")}>{heading.detail}</span>
          </>
        )}
        <span className={classes(styles, "size")}>{counted(size, "still")}</span>
      </div>
    </div>
  );
}
