import type { ArchiveState, Job } from "../../shared/contract/archive.ts";
import type { EngineEvents } from "../../shared/contract/index.ts";
import { atWhatTime } from "../../shared/at-what-time.ts";
import { lossInWords } from "../../shared/lost-changes.ts";
import { missingQuery } from "../../shared/query/to-check.ts";
import { ask, listen } from "../archive.ts";
import { openQuestions } from "../questions/question-shown.ts";
import { counted } from "../ui/numbers.ts";
import { archiveState, isDamaged, isOpen } from "./archive-state.ts";
import { tellOfflineFolder } from "./folder-questions.ts";
import { jobsState, putJob } from "./jobs.ts";
import {
  dropNotices,
  endDamage,
  endMissing,
  endOffline,
  followHistory,
  orTell,
  orTellUnlessClosed,
  tell,
  tellDamage,
  tellMissing,
  tellProblem,
  tellToDo,
  tellTrouble,
} from "./notices.ts";
import { openWaitingLink } from "./open-link.ts";
import { clearSearch, forgetResult, runAgain, searchAnew, setQuery } from "./search.ts";
import { showStills } from "./show-stills.ts";
import { forgetPages } from "../records/record-pages.ts";
import { dropSheet } from "../caption-import/kept-sheet.ts";
import { forgetDrafts } from "../cast-import/kept-draft.ts";
import { forgetTags } from "../tagging/kept-tags.ts";
import { openDialog, showLightTable, viewState } from "./view.ts";

// While a folder is indexed the catalog changes many times a second; the list follows twice.
const RUN_AGAIN_EVERY_MS = 500;

// The left pane is the whole map of the archive, thousands of lines in a large one: beside work it follows seldom.
const OVERVIEW_AGAIN_EVERY_MS = 3000;

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
        endOfJob(job);
      if (job.state === "cancelled") bumpOverview(); // its folders are not read to their end
    }),
    listen("catalog.changed", catalogChanged),
    listen("history.changed", (history) => {
      archiveState.setState({ history });
      bumpOverview(); // what the archivist did shows at once
    }),
    listen("searches.counted", () =>
      archiveState.setState(({ searchesVersion }) => ({ searchesVersion: searchesVersion + 1 })),
    ),
    listen("files.changed", tellChangedFiles),
    listen("files.missing", ({ count }) => {
      endMissing();
      if (count === 0) return;
      const where = count === 1 ? "is no longer where it was" : "are no longer where they were";
      tellMissing(`${counted(count, "file")} ${where}.`, { label: "Show", run: showMissing });
    }),
    listen("backups.failed", ({ message, path = "" }) =>
      tellToDo(`${message} (${path})`, { label: "Backups…", run: () => openDialog("backups") }),
    ),
    listen("index.damaged", () =>
      tellTrouble(
        "What was kept of the search index is damaged. It is built anew from the archive, of which nothing is lost; until it is there, searches take longer.",
      ),
    ),
    listen("questions.raised", ({ count }) => {
      const what = counted(count, "new question about files", "new questions about files");
      tellToDo(`${what}.`, { label: "Show", run: () => openQuestions() });
    }),
    listen("source.offline", ({ path, offline }) => {
      if (offline === null) endOffline(path);
      else tellOfflineFolder(path, offline);
    }),
    listen("source.unheard", ({ path, why }) => tell(unheard[why], null, path)),
    archiveState.subscribe(({ history }, before) => {
      const { last } = before.history;
      if (history.last !== last) followHistory(history.last, last);
    }),
    listen("shell.engineRestarted", ({ message }) => {
      // Told after the start, at which the archive may seem left for a moment.
      void orTell(start).then(() => {
        forgetResult();
        tell(message);
        // what the engine was at is over, or begun anew
        void orTellUnlessClosed(async () =>
          jobsState.setState({ jobs: await ask("jobs.list", {}) }),
        );
      });
    }),
    listen("shell.engineStopped", (stopped) => archiveState.setState({ stopped })),
  ];
  void orTell(start);
  return () => stops.forEach((stop) => stop());
}

function tellChangedFiles(changed: EngineEvents["files.changed"]): void {
  const { stills, differing } = changed;
  const what = changedInWords(changed);
  const check =
    differing === 0
      ? ""
      : ` ${counted(differing, "still says", "stills say")} something else than you wrote: see “To check” in the inspector.`;
  tell(what + check, { label: "Show", run: () => void orTell(() => showStills(stills)) });
}

function changedInWords({ count, replaced }: EngineEvents["files.changed"]): string {
  const others = count - replaced;
  const files = others === 1 ? "the file of 1 still" : `the files of ${counted(others, "still")}`;
  return [
    replaced > 0 ? `Another picture was put in the place of ${counted(replaced, "file")}.` : "",
    others > 0 ? `Another program changed ${files}.` : "",
  ]
    .join(" ")
    .trim();
}

function showMissing(): void {
  showLightTable();
  setQuery(missingQuery);
}

async function start(): Promise<void> {
  putArchive(await ask("archive.state", {}));
}

/** The archive that is closed while another is taken into it, and comes back. */
let awaited: string | null = null;

/** Takes the state of the archive; another catalog begins with an empty search bar. */
export function putArchive(archive: ArchiveState): void {
  const before = archiveState.getState().archive?.catalog?.path ?? null;
  const after = archive.catalog?.path ?? null;
  archiveState.setState({ archive });
  if (before === after) return;
  const isBack = after !== null && after === awaited;
  awaited = after === null && viewState.getState().dialog === "merge" ? before : null;
  if (isBack) {
    searchAnew();
    bump();
    void orTellUnlessClosed(readCatalog);
  }
  if (isBack || awaited !== null) return;
  if (before !== null) dropNotices();
  clearSearch();
  forgetTags();
  forgetDrafts();
  dropSheet();
  forgetPages();
  jobsState.setState({ jobs: [] });
  viewState.setState({ mode: "light-table" });
  archiveState.setState({ history: { undo: null, last: null, redo: null }, problems: 0 });
  bump();
  if (after !== null) void orTellUnlessClosed(readCatalog);
  tellIfLacking(archive);
  openWaitingLink();
}

/** Changes that are lost, and how they may come back: by the log where no backup has them all. */
function tellIfLacking({ catalog }: ArchiveState): void {
  if (catalog === null) return;
  if (catalog.lost !== null)
    tellToDo(lossInWords(catalog.lost), {
      label: "What to do…",
      run: () => openDialog("backups"),
    });
  else tellIfBehind(catalog.behindBackup);
}

function tellIfBehind(at: string | null): void {
  if (at === null) return;
  const made = atWhatTime(at);
  tellToDo(
    `The archive lacks changes that its backup of ${made} has: some of its files were lost or replaced by older ones. Restoring that backup brings the changes back.`,
    { label: "Backups…", run: () => openDialog("backups") },
  );
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

let lastCount = 0;

async function countProblems(): Promise<void> {
  const mine = ++lastCount;
  const { total } = await ask("problems.list", { offset: 0, limit: 1 });
  if (mine !== lastCount) return; // asked again since, and perhaps answered before this
  if (total === 0) endDamage();
  archiveState.setState(({ problemsVersion }) => ({
    problems: total,
    problemsVersion: problemsVersion + 1,
  }));
}

function endOfJob({ kind, label, state, outcome, problems }: Job): void {
  // Damage is told even where nobody asked for the check.
  if (kind === "fixity" && problems > 0) tellDamagedFiles(outcome, problems);
  // a dialog says what locate found
  else if (kind !== "locate" && outcome !== null && outcome !== "") {
    const isStopped = state === "cancelled" && isDamaged(archiveState.getState());
    if (state === "failed" || isStopped) tellTrouble(`${label}: ${outcome}`);
    else tell(outcome);
  }
  if (overviewWaiting !== null) bumpOverview();
  if (isOpen(archiveState.getState())) void orTellUnlessClosed(countProblems);
}

function tellDamagedFiles(outcome: string | null, files: number): void {
  const found =
    files === 1
      ? "1 file is damaged: it has other bytes than it had, though nobody wrote it."
      : `${counted(files, "file")} are damaged: they have other bytes than they had, though nobody wrote them.`;
  tellDamage(outcome ?? found, { label: "Show", run: () => openDialog("problems") });
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
  archiveState.setState(({ stillsVersion }) => ({ stillsVersion: stillsVersion + 1 }));
  overviewChanged();
  if (!isOpen(archiveState.getState())) return;
  runAgain();
  if (isAtWork()) void orTellUnlessClosed(countProblems);
}

function isAtWork(): boolean {
  return jobsState.getState().jobs.some(({ state }) => state === "running");
}

let overviewWaiting: ReturnType<typeof setTimeout> | null = null;
let overviewLast = 0;

/** Counts beside records change with the stills too. */
function overviewChanged(): void {
  if (!isAtWork()) bumpOverview();
  else {
    const wait = Math.max(0, overviewLast + OVERVIEW_AGAIN_EVERY_MS - performance.now());
    overviewWaiting ??= setTimeout(bumpOverview, wait);
  }
}

function bumpOverview(): void {
  if (overviewWaiting !== null) clearTimeout(overviewWaiting);
  overviewWaiting = null;
  overviewLast = performance.now();
  archiveState.setState(({ overviewVersion }) => ({ overviewVersion: overviewVersion + 1 }));
}

/** Another archive: everything is asked for anew. */
function bump(): void {
  archiveState.setState(({ stillsVersion }) => ({ stillsVersion: stillsVersion + 1 }));
  bumpOverview();
}
