import type { ArchiveState } from "../../shared/contract/archive.ts";
import { offlineWords } from "../../shared/offline.ts";
import type { EngineEvents } from "../../shared/contract/index.ts";
import { ask, listen } from "../archive.ts";
import { counted } from "../ui/numbers.ts";
import { archiveState, isOpen } from "./archive-state.ts";
import { jobsState, putJob } from "./jobs.ts";
import { orTell, orTellUnlessClosed, retireUndos, tell, tellProblem } from "./notices.ts";
import { clearSearch, forgetResult, runAgain } from "./search.ts";
import { showStills } from "./show-stills.ts";
import { viewState } from "./view.ts";

// While a folder is indexed the catalog changes many times a second; the list follows twice.
const RUN_AGAIN_EVERY_MS = 500;

const unheard = {
  network:
    "This folder is on a network disk, which does not tell of changes. Stillroom looks for them every half minute or so.",
  refused:
    "The system does not tell Stillroom of changes in this folder, so it looks for them every half minute or so. On Linux it is mostly the limit of watched folders: whoever looks after this computer can raise fs.inotify.max_user_watches.",
} as const;

/** Follows what engine and shell tell, and asks for what there is. Returns the way to stop. */
export function followEngine(): () => void {
  const stops = [
    listen("archive.changed", (archive) => {
      putArchive(archive);
      // Without an open archive the welcome page says it.
      if (archive.catalog !== null && archive.problem !== null) tellProblem(archive.problem);
    }),
    listen("job.changed", (job) => {
      putJob(job);
      if (job.state === "done" || job.state === "failed" || job.state === "cancelled")
        endOfJob(job.kind === "locate" ? null : job.outcome); // its dialog says what was found
    }),
    listen("catalog.changed", catalogChanged),
    listen("history.changed", (history) => archiveState.setState({ history })),
    listen("files.changed", tellChangedFiles),
    listen("source.offline", ({ path, offline }) => {
      if (offline !== null) tellProblem({ kind: "gone", message: offlineWords[offline], path });
    }),
    listen("source.unheard", ({ path, why }) => tell(unheard[why], null, path)),
    archiveState.subscribe(({ history }, before) => {
      if (history.last !== before.history.last) retireUndos(history.last);
    }),
    listen("shell.engineRestarted", ({ message }) => {
      tell(message);
      void orTell(start).then(forgetResult);
    }),
    listen("shell.engineStopped", (stopped) => archiveState.setState({ stopped })),
  ];
  void orTell(start);
  return () => stops.forEach((stop) => stop());
}

function tellChangedFiles({ stills, count, differing }: EngineEvents["files.changed"]): void {
  const what = `${counted(count, "file was", "files were")} changed by another program.`;
  const check =
    differing === 0
      ? ""
      : ` ${counted(differing, "still says", "stills say")} something else than you wrote: see “To check” in the inspector.`;
  tell(what + check, { label: "Show", run: () => void orTell(() => showStills(stills)) });
}

async function start(): Promise<void> {
  putArchive(await ask("archive.state", {}));
}

/** Takes the state of the archive; another catalog begins with an empty search bar. */
export function putArchive(archive: ArchiveState): void {
  const before = archiveState.getState().archive?.catalog?.path ?? null;
  const after = archive.catalog?.path ?? null;
  archiveState.setState({ archive });
  if (before === after) return;
  clearSearch();
  jobsState.setState({ jobs: [] });
  viewState.setState({ mode: "light-table" });
  archiveState.setState({ history: { undo: null, last: null, redo: null }, problems: 0 });
  bump();
  if (after !== null) void orTellUnlessClosed(readCatalog);
}

async function readCatalog(): Promise<void> {
  runAgain();
  const [history, jobs] = await Promise.all([
    ask("history.state", {}),
    ask("jobs.list", {}),
    countProblems(),
  ]);
  archiveState.setState({ history });
  jobsState.setState({ jobs });
}

async function countProblems(): Promise<void> {
  const { total } = await ask("problems.list", { offset: 0, limit: 1 });
  archiveState.setState(({ problemsVersion }) => ({
    problems: total,
    problemsVersion: problemsVersion + 1,
  }));
}

function endOfJob(outcome: string | null): void {
  if (outcome !== null && outcome !== "") tell(outcome);
  if (isOpen(archiveState.getState())) void orTellUnlessClosed(countProblems);
}

let waiting: ReturnType<typeof setTimeout> | null = null;
let last = 0;

/** At once when it was quiet, so that a tag just given shows; not more than twice a second after that. */
function catalogChanged(): void {
  if (waiting !== null) return;
  waiting = setTimeout(catchUp, Math.max(0, last + RUN_AGAIN_EVERY_MS - performance.now()));
}

function catchUp(): void {
  waiting = null;
  last = performance.now();
  bump();
  if (!isOpen(archiveState.getState())) return;
  runAgain();
  if (jobsState.getState().jobs.some(({ state }) => state === "running"))
    void orTellUnlessClosed(countProblems);
}

/** Counts beside records change with the stills too, so both versions grow. */
function bump(): void {
  archiveState.setState(({ stillsVersion, overviewVersion }) => ({
    stillsVersion: stillsVersion + 1,
    overviewVersion: overviewVersion + 1,
  }));
}
