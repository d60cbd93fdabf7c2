import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { X } from "lucide-react";
import { useStore } from "zustand";
import type { QueryRepair } from "../../shared/contract/search.ts";
import { parseQuery } from "../../shared/query/parse.ts";
import { printQuery } from "../../shared/query/print.ts";
import { Repairs } from "../search/query-problem.tsx";
import { searchState, setQuery } from "../state/search.ts";
import { focusSearch, viewState } from "../state/view.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Sentence } from "../ui/sentence.tsx";
import styles from "./builder.module.css";
import { GroupOfLines } from "./group-of-lines.tsx";
import { linesOf, queryOfLines, type Lines } from "./lines.ts";

/** Where the query is put together from rows, for those who do not type it; the results follow. */
export function Builder(): ReactNode {
  const { shown, change } = useLines();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.querySelector<HTMLElement>("select, button")?.focus(), []);
  return (
    <section
      ref={panel}
      className={classes(styles, "panel")}
      aria-label="Build a search"
      data-letters="own"
      onKeyDown={(event) => closeOnEscape(event)}
    >
      <div className={classes(styles, "rows")}>
        {"trouble" in shown ? (
          <Trouble words={shown.trouble} />
        ) : (
          <GroupOfLines group={shown} top={shown} depth={0} onChange={change} />
        )}
      </div>
      <IconButton
        label="Close the builder"
        shortcut="Esc"
        icon={<X size={14} />}
        onPress={closeBuilder}
      />
    </section>
  );
}

function Trouble({ words }: { readonly words: string }): ReactNode {
  const { query, problem } = useStore(searchState);
  const repair = ({ insert, from, to }: QueryRepair): void =>
    setQuery(query.slice(0, from) + insert + query.slice(to));
  return (
    <div className={classes(styles, "trouble")} role="status">
      <p>
        <Sentence text={words} />
      </p>
      {problem === null ? null : <Repairs problem={problem} onRepair={repair} />}
      <Button onPress={() => setQuery("")}>Begin with an empty search</Button>
    </div>
  );
}

type Shown = Lines | { readonly trouble: string };

/** The rows of the query that is there; rows that are still without a value stay while it is the one they made. */
function useLines(): { readonly shown: Shown; readonly change: (lines: Lines) => void } {
  const query = useStore(searchState, (search) => search.query);
  const [own, setOwn] = useState<{ readonly query: string; readonly lines: Lines } | null>(null);
  const read = useMemo(() => linesOf(query), [query]);
  const change = (lines: Lines): void => {
    const next = queryOfLines(lines);
    // what was typed stays as it was typed as long as it means the same
    const kept = next === printed(query) ? query : next;
    setOwn({ query: kept, lines });
    if (kept !== query) setQuery(kept);
  };
  return { shown: own?.query === query ? own.lines : read, change };
}

function printed(query: string): string | null {
  const parsed = parseQuery(query);
  return "problem" in parsed ? null : printQuery(parsed.tree);
}

function closeOnEscape(event: KeyboardEvent): void {
  if (event.key !== "Escape" || event.defaultPrevented || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.stopPropagation();
  closeBuilder();
}

/** The keyboard goes back to the search field, where the query stands. */
function closeBuilder(): void {
  viewState.setState({ builder: false });
  focusSearch();
}
