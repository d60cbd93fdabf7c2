import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import type { FacetName, FacetValue } from "../../shared/contract/search.ts";
import { facetTitles } from "../../shared/facet-titles.ts";
import { facetNames } from "../../shared/contract/search.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { facetFocus } from "../state/facet-focus.ts";
import { searchState } from "../state/search.ts";
import { choicesOf, excludedIn, type Choice, type Excluded } from "../../shared/query/choices.ts";
import { classes } from "../ui/classes.ts";
import { count } from "../ui/numbers.ts";
import { focusStop, useRovingFocus } from "../ui/use-roving-focus.ts";
import { Value } from "./facet-value.tsx";
import styles from "./facet-panel.module.css";

// What fits without hiding the facets below; the rest is one click away, unless it takes no more room than the button.
const SHOWN = 6;
/** More values than this are looked through by typing. */
const FILTERED_FROM = 20;
/** Height of a value of one line, CSS pixels. */
const ROW = 24;
/** Values asked for at once: what is in view, and as much before and after it. */
const WINDOW = 120;
const STEP = WINDOW / 4;

/** What the results have in common, with counts; each can be asked for, meant beside others, or left out. */
export function FacetPanel() {
  const panel = useRef<HTMLElement>(null);
  const moveByKey = useRovingFocus(panel);
  const facets = useStore(searchState, (search) => search.facets);
  const sizes = useStore(searchState, (search) => search.facetSizes);
  const query = useStore(searchState, (search) => search.query);
  // Read once for some hundred values.
  const { choices, excluded } = useMemo(
    () => ({ choices: choicesOf(query), excluded: excludedIn(query) }),
    [query],
  );
  const none = useStore(searchState, ({ total }) => total === 0);
  const isUnread = useStore(searchState, ({ problem }) => problem !== null);
  const isWanted = useStore(facetFocus, ({ wanted }) => wanted);
  useEffect(() => {
    if (isWanted && focusStop(panel.current)) facetFocus.setState({ wanted: false });
  }, [isWanted, facets]);
  return (
    // The keys are those of the values within: one of them has the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      ref={panel}
      className={classes(styles, "panel")}
      aria-label="Narrow the results"
      data-facets
      onKeyDown={moveByKey}
    >
      {none || isUnread || facets === null ? (
        <p className={classes(styles, "coming")}>
          {none
            ? "What the results have in common is counted here."
            : isUnread
              ? "What the results have in common is counted once the search can be read."
              : "Counts come as soon as the archive is read in."}
        </p>
      ) : (
        facetNames.map((name) =>
          facets[name].length === 0 && !excluded.some(({ facet }) => facet === name) ? null : (
            <Facet
              key={name}
              name={name}
              values={facets[name]}
              size={sizes?.[name] ?? facets[name].length}
              choices={choices}
              excluded={excluded}
            />
          ),
        )
      )}
    </aside>
  );
}

function Facet({
  name,
  values,
  size,
  choices,
  excluded,
}: {
  readonly name: FacetName;
  readonly values: readonly FacetValue[];
  readonly size: number;
  readonly choices: ReadonlyMap<string, Choice>;
  readonly excluded: readonly Excluded[];
}) {
  const [open, setOpen] = useState(false);
  const known = new Set(values.map((value) => value.query));
  const isLong = size > SHOWN + 1;
  const left = excluded.filter(({ facet, query }) => facet === name && !known.has(query));
  return (
    <div role="group" className={classes(styles, "facet")} aria-label={facetTitles[name]}>
      <h3 className={classes(styles, "title")}>{facetTitles[name]}</h3>
      {left.map((value) => (
        <Value key={value.query} facet={name} value={value} choices={choices} values={known} />
      ))}
      {open && size > FILTERED_FROM ? (
        <OpenFacet name={name} values={values} size={size} choices={choices} known={known} />
      ) : (
        <ul className={classes(styles, "values")}>
          {(open || !isLong ? values : values.slice(0, SHOWN)).map((value, place) => (
            <li key={`${value.query} ${String(place)}`}>
              <Value facet={name} value={value} choices={choices} values={known} />
            </li>
          ))}
        </ul>
      )}
      {isLong ? (
        <button
          type="button"
          className={classes(styles, "more")}
          tabIndex={-1}
          data-stop
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? "Fewer" : `${count(size - SHOWN)} more`}
        </button>
      ) : null}
    </div>
  );
}

type OpenFacetProps = {
  readonly name: FacetName;
  readonly values: readonly FacetValue[];
  readonly size: number;
  readonly choices: ReadonlyMap<string, Choice>;
  /** The terms of `values`. */
  readonly known: ReadonlySet<string>;
};

/** All values of a facet, found by typing; of those only the ones in view are asked for and drawn. */
function OpenFacet({ name, values, size, choices, known }: OpenFacetProps) {
  const result = useStore(searchState, (search) => search.result);
  const box = useRef<HTMLDivElement>(null);
  const [text, setText] = useState("");
  const [first, setFirst] = useState(0);
  const filter = text.trim();
  const offset = Math.max(0, Math.floor(first / STEP) - 1) * STEP;
  const { answer, asked } = useAnswer(
    "search.facet",
    result === null ? null : { result, facet: name, filter, offset, limit: WINDOW },
    () => 0,
  );
  const total = answer?.total ?? size;
  const valueAt = (index: number): FacetValue | undefined =>
    answer === null ? values[index] : answer.values[index - (asked?.offset ?? 0)];
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 8,
    onChange: ({ range }) => setFirst(range?.startIndex ?? 0),
  });
  const title = facetTitles[name];
  return (
    <>
      <input
        type="search"
        className={classes(styles, "filter")}
        aria-label={`Filter ${title.toLowerCase()}`}
        placeholder={`Filter ${count(size)}`}
        dir="auto"
        maxLength={2_000}
        value={text}
        // Opened to find one.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onChange={({ target }) => {
          setText(target.value);
          box.current?.scrollTo({ top: 0 });
        }}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || text === "") return;
          event.preventDefault();
          event.stopPropagation();
          setText("");
        }}
      />
      {total === 0 && (
        <p className={classes(styles, "coming")} role="status">
          None is called so.
        </p>
      )}
      <div ref={box} className={classes(styles, "every")}>
        <ul
          className={classes(styles, "values")}
          aria-label={title}
          style={{ height: virtual.getTotalSize(), position: "relative" }}
        >
          {virtual.getVirtualItems().map(({ index, start }) => {
            const value = valueAt(index);
            return value === undefined ? null : (
              <li
                key={index}
                ref={virtual.measureElement}
                data-index={index}
                aria-setsize={total}
                aria-posinset={index + 1}
                style={{ position: "absolute", insetInline: 0, top: start }}
              >
                <Value facet={name} value={value} choices={choices} values={known} />
              </li>
            );
          })}
        </ul>
      </div>
    </>
  );
}
