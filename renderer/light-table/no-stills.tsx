import { useStore } from "zustand";
import { Repairs } from "../search/query-problem.tsx";
import { runAction } from "../state/actions.ts";
import { archiveState, isDamaged, isWritable } from "../state/archive-state.ts";
import { currentJob, jobsState } from "../state/jobs.ts";
import { runAgain, searchState, setQuery } from "../state/search.ts";
import { openDialog } from "../state/view.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Empty } from "../ui/empty.tsx";
import { Progress } from "../ui/progress.tsx";
import { Sentence } from "../ui/sentence.tsx";
import { shortenEnd } from "../ui/shorten-end.ts";
import styles from "./no-stills.module.css";

/** Parts of a query of which the empty table says that they name nothing; there is room for no more. */
const MOST_TOLD = 4;
/** The whole query stands in the search field. Characters. */
const SHOWN_OF_QUERY = 120;

/** Instead of the light table when it has nothing to show. */
export function NoStills() {
  const query = useStore(searchState, (search) => search.answered.trim());
  const problem = useStore(searchState, (search) => search.problem);
  const failed = useStore(searchState, (search) => search.failed);
  if (failed) return <Unlisted />;
  if (problem !== null) return <Unreadable message={problem.message} />;
  return query === "" ? <EmptyArchive /> : <NoMatch query={query} />;
}

/** What is counted at the left may be read from other parts of the database. */
function Unlisted() {
  const damaged = useStore(archiveState, isDamaged);
  if (!damaged)
    return (
      <Empty
        title="The stills could not be listed"
        action={<Button onPress={runAgain}>Try again</Button>}
      >
        They are as they were: only the list of them could not be read.
      </Empty>
    );
  return (
    <Empty
      title="The stills cannot be listed"
      action={
        <Button tone="primary" autoFocus onPress={() => openDialog("backups")}>
          Repair or restore…
        </Button>
      }
    >
      The part of the archive’s database that lists them is damaged. Your pictures are not touched
      by that: a repair reads all that can still be read, and a backup brings back the rest.
    </Empty>
  );
}

/** The empty list answers the query before; what is wrong with this one is marked in the search bar too. */
function Unreadable({ message }: { readonly message: string }) {
  return (
    <Empty
      title="This search cannot be read"
      action={<Button onPress={() => setQuery("")}>Clear the search</Button>}
    >
      {message}
    </Empty>
  );
}

/** Says what of the query names nothing there is; where each part finds something, that nothing has them all. */
function NoMatch({ query }: { readonly query: string }) {
  const answered = useStore(searchState, (search) => search.answered);
  const { answer, asked, problem } = useAnswer(
    "search.missed",
    { query: answered, total: 0 },
    (archive) => archive.stillsVersion + archive.overviewVersion,
  );
  // what is said of the query before would be read as of this one
  const missed = asked?.query === answered ? answer : problem === null ? null : [];
  if (missed === null || missed.length > 0)
    return (
      <Empty
        title="No still matches"
        action={<Button onPress={() => setQuery("")}>Clear the search</Button>}
      >
        {missed?.slice(0, MOST_TOLD).map((one) => (
          <div key={one.from} className={classes(styles, "missed")}>
            <Sentence text={one.message} />
            <Repairs
              problem={one}
              onRepair={({ from, to, insert }) =>
                setQuery(answered.slice(0, from) + insert + answered.slice(to))
              }
            />
          </div>
        ))}
      </Empty>
    );
  return (
    <Empty
      title="No still matches"
      action={<Button onPress={() => setQuery("")}>Clear the search</Button>}
    >
      Nothing in this archive has all of <q>{shortenEnd(query, SHOWN_OF_QUERY)}</q>. Take a word
      away, or look for fewer letters of it.
    </Empty>
  );
}

function EmptyArchive() {
  const job = useStore(jobsState, currentJob);
  const writable = useStore(archiveState, isWritable);
  if (job !== null) {
    return (
      <Empty
        title={job.label}
        action={<Progress label={job.label} done={job.done} total={job.total} />}
      >
        {job.kind === "sample"
          ? "Its pictures are drawn on this computer first, which takes a quarter of a minute. Then they appear here."
          : "The first stills appear here in a moment."}
      </Empty>
    );
  }
  if (!writable)
    return (
      <Empty title="This archive is empty">
        It is open for reading only, so nothing can be added.
      </Empty>
    );
  return (
    <Empty
      title="No stills yet"
      action={
        <Button tone="primary" autoFocus onPress={() => runAction("sources.add")}>
          Add folder…
        </Button>
      }
    >
      Add a folder, or drop one anywhere on this window. Your pictures stay where they are and are
      only read.
    </Empty>
  );
}
