import { useState } from "react";
import { useStore } from "zustand";
import type { FacetName, FacetValue } from "../../shared/contract/search.ts";
import { facetNames } from "../../shared/contract/search.ts";
import { searchState, toggle } from "../state/search.ts";
import { asksFor } from "../../shared/query/terms.ts";
import { stillKindNames, stillKinds } from "../../shared/still.ts";
import { classes } from "../ui/classes.ts";
import { MiddleName } from "../ui/middle-name.tsx";
import { count } from "../ui/numbers.ts";
import styles from "./facet-panel.module.css";

const facetTitles: Readonly<Record<FacetName, string>> = {
  films: "Films",
  scenes: "Scenes",
  characters: "Characters",
  performers: "Performers",
  rightsHolders: "Rights holders",
  kinds: "Kinds",
  statuses: "Rights",
  years: "Years",
  ratings: "Ratings",
  colourLabels: "Colour labels",
  picks: "Picks",
  workStates: "Work states",
  keywords: "Keywords",
};

// What fits without hiding the facets below; the rest is one click away.
const SHOWN = 6;

/** What the results have in common, with counts; a click narrows the search to it, another takes that back. */
export function FacetPanel() {
  const facets = useStore(searchState, (search) => search.facets);
  const query = useStore(searchState, (search) => search.query);
  const none = useStore(searchState, ({ total }) => total === 0);
  return (
    <aside className={classes(styles, "panel")} aria-label="Narrow the results">
      {none || facets === null ? (
        <p className={classes(styles, "coming")}>
          {none
            ? "What the results have in common is counted here."
            : "Counts come as soon as the archive is read in."}
        </p>
      ) : (
        facetNames.map((name) =>
          facets[name].length === 0 ? null : (
            <Facet key={name} name={name} values={facets[name]} query={query} />
          ),
        )
      )}
    </aside>
  );
}

function Facet({
  name,
  values,
  query,
}: {
  readonly name: FacetName;
  readonly values: readonly FacetValue[];
  readonly query: string;
}) {
  const [all, setAll] = useState(false);
  const shown = all ? values : values.slice(0, SHOWN);
  return (
    <div role="group" className={classes(styles, "facet")} aria-label={facetTitles[name]}>
      <h3 className={classes(styles, "title")}>{facetTitles[name]}</h3>
      <ul className={classes(styles, "values")}>
        {shown.map((value, place) => {
          const chosen = asksFor(query, value.query);
          return (
            <li key={`${value.query} ${String(place)}`}>
              <button
                type="button"
                className={classes(styles, "value", chosen && "chosen")}
                aria-pressed={chosen}
                onClick={() => toggle(value.query)}
              >
                <MiddleName name={nameOf(name, value.value)} />
                <span className={classes(styles, "count")}>{count(value.count)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {values.length > SHOWN ? (
        <button
          type="button"
          className={classes(styles, "more")}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? "Fewer" : `${count(values.length - SHOWN)} more`}
        </button>
      ) : null}
    </div>
  );
}

/** Kinds and statuses come as codes; all else has its own name. */
function nameOf(facet: FacetName, value: string): string {
  const kind = facet === "kinds" ? stillKinds.find((code) => code === value) : undefined;
  if (kind !== undefined) return stillKindNames[kind];
  return facet === "statuses" ? value.charAt(0).toUpperCase() + value.slice(1) : value;
}
