import type { ReactNode } from "react";
import { useState } from "react";
import { useStore } from "zustand";
import { lexQuery } from "../../shared/query/lex.ts";
import { groupings } from "../../shared/grouping.ts";
import { sortOrders } from "../../shared/sort-order.ts";
import { searchState } from "../state/search.ts";
import { groupNames, sortNames } from "../state/sort-names.ts";
import { closeDialog } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { shortenEnd } from "../ui/shorten-end.ts";
import { problemOf } from "../archive.ts";
import { Sentence } from "../ui/sentence.tsx";
import { saveSearch } from "./change-searches.ts";
import { searchEdited } from "./search-edited.ts";
import styles from "./searches.module.css";

// Longer names are cut off in the left pane.
const NAME_AT_MOST = 40;

/** Name, query, order and groups of a saved search. */
export function SaveSearchDialog(): ReactNode {
  const { search } = useStore(searchEdited);
  const [kept, setKept] = useState(() => {
    const { query, sort, group } = search ?? searchState.getState();
    return { name: search?.name ?? firstName(query), query: query.trim(), sort, group };
  });
  const ready = kept.name.trim() !== "" && kept.query.trim() !== "";
  const [problem, setProblem] = useState<string | null>(null);
  const save = (): void => {
    if (!ready) return;
    saveSearch(search?.id ?? null, kept).then(closeDialog, (thrown: unknown) =>
      setProblem(problemOf(thrown).message),
    );
  };
  return (
    <Dialog
      title={search === null ? "Save this search" : `Saved search “${search.name}”`}
      size="small"
      onClose={closeDialog}
      actions={
        <>
          <Button onPress={closeDialog}>Cancel</Button>
          <Button tone="primary" disabled={!ready} onPress={save}>
            {search === null ? "Save the search" : "Keep the changes"}
          </Button>
        </>
      }
    >
      <div className={classes(styles, "fields")}>
        <Field
          label="Name"
          value={kept.name}
          onChange={(name) => setKept({ ...kept, name })}
          autoFocus
          isProposed={search === null}
          onEnter={save}
          placeholder="Berlin, to be cleared"
        />
        <Field
          label="Searches for"
          value={kept.query}
          onChange={(query) => setKept({ ...kept, query })}
          onEnter={save}
        />
        <label className={classes(styles, "order")}>
          <span className={classes(styles, "label")}>Order</span>
          <select
            className={classes(styles, "select")}
            value={kept.sort}
            onChange={(event) => {
              const sort = sortOrders.find((order) => order === event.target.value);
              if (sort !== undefined) setKept({ ...kept, sort });
            }}
          >
            {sortOrders.map((order) => (
              <option key={order} value={order}>
                {sortNames[order]}
              </option>
            ))}
          </select>
        </label>
        <label className={classes(styles, "order")}>
          <span className={classes(styles, "label")}>Groups</span>
          <select
            className={classes(styles, "select")}
            value={kept.group ?? "none"}
            onChange={(event) => {
              const group = groupings.find((one) => one === event.target.value) ?? null;
              setKept({ ...kept, group });
            }}
          >
            {(["none", ...groupings] as const).map((group) => (
              <option key={group} value={group}>
                {groupNames[group]}
              </option>
            ))}
          </select>
        </label>
        {problem === null ? null : (
          <p className={classes(styles, "problem")} role="alert">
            <Sentence text={problem} />
          </p>
        )}
        <p className={classes(styles, "hint")}>
          It finds what is there whenever you look, and stands in the left pane with its count. The
          search {`in:"${kept.name.trim() === "" ? "its name" : kept.name.trim()}"`} looks in it.
        </p>
      </div>
    </Dialog>
  );
}

/** What one searched for in words to begin with: the values of the query, without fields; a minus is "not". */
function firstName(query: string): string {
  const words = lexQuery(query).flatMap((token) =>
    token.kind === "minus" ? "not" : "text" in token ? token.text : [],
  );
  const name = words.join(" ").replaceAll(/\s+#\d+/gu, "");
  return name.length <= NAME_AT_MOST ? name : shortenEnd(name, NAME_AT_MOST);
}
