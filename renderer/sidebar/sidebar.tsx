import type { ReactNode } from "react";
import { useMemo, useState } from "react";
import { useStore } from "zustand";
import { useAnswer } from "../inspector/use-answer.ts";
import { savedState } from "../searches/saved-state.ts";
import { newSet } from "../sets/set-dialogs.ts";
import { classes } from "../ui/classes.ts";
import { openRows } from "./open-rows.ts";
import { sidebarRows, whatIsOpen } from "./rows.ts";
import type { Contents } from "./rows.ts";
import { SidebarTree } from "./sidebar-tree.tsx";
import styles from "./sidebar.module.css";
import { Sentence } from "../ui/sentence.tsx";

// Up to here one sees the line one looks for.
const FILTER_FROM = 25;

/** The left pane: the map of films, scenes, characters, rights holders, sets, and of what is left to do. */
export function Sidebar(): ReactNode {
  const [filter, setFilter] = useState("");
  const open = useStore(openRows, (rows) => rows.open);
  const {
    answer: overview,
    asked,
    problem,
  } = useAnswer("overview.get", whatIsOpen(open, filter), (archive) => archive.overviewVersion);
  const filtered = asked?.filter ?? "";
  const { answer: sets } = useAnswer("sets.list", {}, (archive) => archive.overviewVersion);
  const searches = useStore(savedState, (saved) => saved.searches);
  const { answer: sources } = useAnswer("sources.list", {}, (archive) => archive.overviewVersion);
  const { answer: near } = useAnswer("near.count", {}, (archive) => archive.overviewVersion);
  const { answer: questions } = useAnswer(
    "questions.count",
    {},
    (archive) => archive.overviewVersion,
  );
  const { answer: credits } = useAnswer("credits.count", {}, (archive) => archive.overviewVersion);
  const contents = useMemo(
    () =>
      overview === null
        ? null
        : {
            overview,
            filter: filtered,
            sets: sets ?? [],
            searches,
            sources: sources ?? [],
            nearDuplicates: near ?? { total: 0, waiting: 0 },
            questions: questions?.total ?? 0,
            creditLines: credits?.total ?? 0,
          },
    [overview, filtered, sets, searches, sources, near, questions, credits],
  );
  return (
    <nav className={classes(styles, "sidebar")} aria-label="Archive">
      {contents !== null && (filter !== "" || sizeOf(contents) >= FILTER_FROM) && (
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
        <p className={classes(styles, "empty")}>
          <Sentence text={problem.message} />
        </p>
      )}
      {contents !== null && <Lines contents={contents} open={open} />}
    </nav>
  );
}

function Lines({ contents, open }: { contents: Contents; open: ReadonlySet<string> }): ReactNode {
  const rows = useMemo(() => sidebarRows(contents, open), [contents, open]);
  if (rows.length === 0)
    return <p className={classes(styles, "empty")}>Nothing is named like this.</p>;
  return <SidebarTree rows={rows} onNewSet={() => newSet()} />;
}

function sizeOf({ overview, sets, searches }: Contents): number {
  const { films, withoutFilm, rightsHolders, keywords } = overview;
  const inFilms = films.lines.reduce(
    (sum, { scenes, characters }) => sum + 1 + scenes.total + characters.total,
    0,
  );
  const { scenes, characters, performers } = withoutFilm;
  const inNone = scenes.total + characters.total + performers.total;
  return inFilms + inNone + rightsHolders.total + keywords.total + sets.length + searches.length;
}
