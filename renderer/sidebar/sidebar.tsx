import type { ReactNode } from "react";
import { useDeferredValue, useMemo, useState } from "react";
import { useStore } from "zustand";
import { useAnswer } from "../inspector/use-answer.ts";
import { viewState } from "../state/view.ts";
import { classes } from "../ui/classes.ts";
import { openRows } from "./open-rows.ts";
import { sidebarRows } from "./rows.ts";
import type { Contents } from "./rows.ts";
import { SidebarTree } from "./sidebar-tree.tsx";
import styles from "./sidebar.module.css";

// Up to here one sees the line one looks for.
const FILTER_FROM = 25;

/** The left pane: the map of films, scenes, characters, rights holders, sets, and of what is left to do. */
export function Sidebar(): ReactNode {
  const { answer: overview, problem } = useAnswer(
    "overview.get",
    {},
    (archive) => archive.overviewVersion,
  );
  const { answer: sets } = useAnswer("sets.list", {}, (archive) => archive.overviewVersion);
  const { answer: sources } = useAnswer("sources.list", {}, (archive) => archive.overviewVersion);
  const { answer: near } = useAnswer("near.count", {}, (archive) => archive.overviewVersion);
  const [filter, setFilter] = useState("");
  const contents = useMemo(
    () =>
      overview === null
        ? null
        : { overview, sets: sets ?? [], sources: sources ?? [], nearDuplicates: near?.total ?? 0 },
    [overview, sets, sources, near],
  );
  return (
    <nav className={classes(styles, "sidebar")} aria-label="Archive">
      {contents !== null && sizeOf(contents) >= FILTER_FROM && (
        <input
          className={classes(styles, "filter")}
          type="search"
          aria-label="Filter this pane"
          placeholder="Filter"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape" || event.nativeEvent.isComposing || filter === "") return;
            event.stopPropagation();
            setFilter("");
          }}
        />
      )}
      {problem !== null && contents === null && (
        <p className={classes(styles, "empty")}>{problem.message}</p>
      )}
      {contents !== null && <Filtered contents={contents} filter={filter} />}
    </nav>
  );
}

function Filtered({ contents, filter }: { contents: Contents; filter: string }): ReactNode {
  const open = useStore(openRows, (rows) => rows.open);
  const wanted = useDeferredValue(filter);
  const rows = useMemo(() => sidebarRows(contents, open, wanted), [contents, open, wanted]);
  if (rows.length === 0)
    return <p className={classes(styles, "empty")}>Nothing is named like this.</p>;
  return <SidebarTree rows={rows} onNewSet={() => viewState.setState({ dialog: "new-set" })} />;
}

function sizeOf({ overview, sets }: Contents): number {
  const inFilms = overview.films.reduce(
    (sum, { scenes, characters }) => sum + 1 + scenes.length + characters.length,
    0,
  );
  const { scenes, characters, performers } = overview.withoutFilm;
  const inNone = scenes.length + characters.length + performers.length;
  return inFilms + inNone + overview.rightsHolders.length + overview.keywords.length + sets.length;
}
