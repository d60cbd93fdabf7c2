import type { ShellCommand } from "../../shared/shell-commands.ts";
import { openCalendar } from "../rights/calendar-shown.ts";
import { shellCommands } from "../../shared/shell-commands.ts";
import { missingQuery, toCheckQuery } from "../../shared/query/to-check.ts";
import { groupings } from "../../shared/grouping.ts";
import { sortOrders } from "../../shared/sort-order.ts";
import { ask } from "../archive.ts";
import { checkCaptions } from "../captions/check-state.ts";
import { importCastHere } from "./cast-import.ts";
import { loadPlainFiles } from "../exchange/load-plain-files.ts";
import { showInLedger } from "../export/export-subject.ts";
import { archiveState, isOpen, isWritable } from "./archive-state.ts";
import { focusNotices } from "./focus-notices.ts";
import { noticesState, orTell, tell, tellReplayed } from "./notices.ts";
import { dropLetters } from "./drop-letters.ts";
import { tellReadOnly } from "./read-only.ts";
import {
  addFolder,
  closeArchive,
  createArchive,
  indexSources,
  openChosenArchive,
  openSample,
} from "./open-archive.ts";
import { currentJob, jobsState } from "./jobs.ts";
import { chooseOther } from "../merging/other-archive.ts";
import { askToWrite } from "../originals/write-originals.ts";
import { openList, openPages, canStep, step } from "../records/record-pages.ts";
import { listLabels, listNames } from "../records/record-kinds.ts";
import { pauseOrGoOn, stopWork } from "./running-job.ts";
import { closeDrawer, openDrawer, showPane, togglePane } from "./room.ts";
import { goToFacets } from "../search/go-to-facets.ts";
import { searchState, setGroup, setQuery, setSort } from "./search.ts";
import { groupNames, sortNames } from "./sort-names.ts";
import { changeSelection, selectedCount, selectedState, stillsOf } from "./selected.ts";
import { invert, select, selectAll, selectNone } from "./selection.ts";
import { drawingState, stopDrawing, toggleDrawing } from "../regions/drawing.ts";
import { tagFieldPlurals, type TagField } from "../../shared/tag.ts";
import { replaceField } from "../tagging/change-tags.ts";
import { toggleAdvance } from "../tagging/advance.ts";
import { copyLink } from "../searches/change-searches.ts";
import { saveThisSearch } from "../searches/search-edited.ts";
import { newSet } from "../sets/set-dialogs.ts";
import { canStepQuery, stepQuery } from "../search/query-trail.ts";
import { forgetRecent } from "../search/recent-searches.ts";
import { copyTags, pasteTags, repeatTags } from "../tagging/kept-tags.ts";
import { markActions } from "../tagging/mark-actions.ts";
import { openCredits, openCreditsOfSelection } from "../credits/credit-scope.ts";
import { acceptCertain } from "../tagging/accept-suggestions.ts";
import { isPainting, paintingState, stopPainting, togglePainting } from "../tagging/painting.ts";
import { takeSelectedAsSeen } from "./remarks.ts";
import {
  confirmSelectedOrder,
  copyCaptions,
  copyCaptionsWithCredit,
  copyPaths,
  findLookAlikes,
  locateSelected,
  printSelected,
  showInFolder,
} from "./still-actions.ts";
import {
  focusSearch,
  openDialog,
  setSize,
  showCaptionDesk,
  showLightTable,
  showLoupe,
  SIZES,
  toggleBuilder,
  toggleRegions,
  viewState,
} from "./view.ts";

export const actionSections = [
  "Archive",
  "Edit",
  "Tags",
  "Records",
  "Marks",
  "Search",
  "View",
  "Sets",
  "Help",
] as const;
export type ActionSection = (typeof actionSections)[number];

/**
 * One thing the archivist can do: the palette, context menus, the keys and the shortcut sheet come
 * from this list. What the system's menu offers too is named in shared/shell-commands.ts.
 */
export type Action = {
  readonly id: string;
  readonly label: string;
  readonly section: ActionSection;
  /** As in shortcuts.ts; the first one is shown. */
  readonly shortcuts: readonly string[];
  /** Whether it makes sense now. */
  readonly enabled: () => boolean;
  /** Whether it is about selected stills: its key says so where none are. */
  readonly needsStills: boolean;
  readonly run: () => void;
};

/** What is seen alone is what the keys are about: with nothing selected, the still that is shown. */
function showAlone(show: () => void): void {
  changeSelection((selection) =>
    selection.chosen.length > 0 || selection.focus === null
      ? selection
      : select(selection, selection.focus, "only"),
  );
  show();
}

/** Fields that may have several values: of the others the new value takes the place of the old anyway. */
const replacedFields = ["character", "performer", "scene", "rightsHolder", "keyword"] as const;

const always = (): boolean => true;
const open = (): boolean => isOpen(archiveState.getState());
/** Also of an archive that is too damaged to be opened. */
const hasBackups = (): boolean =>
  open() || archiveState.getState().archive?.problem?.kind === "damaged";
const writable = (): boolean => isWritable(archiveState.getState());
const selected = (): boolean => open() && stillsOf(selectedState.getState()) !== null;
const works = (): boolean => currentJob(jobsState.getState()) !== null;
const hasStills = (): boolean => open() && searchState.getState().total > 0;
const inLoupe = (): boolean => viewState.getState().mode === "loupe";
const atDesk = (): boolean => viewState.getState().mode === "captions";
const onlyOne = (): boolean => open() && selectedCount(selectedState.getState()) === 1;
const paints = (): boolean => isPainting(paintingState.getState());
const searchesForSomething = (): boolean => open() && searchState.getState().query.trim() !== "";
const onLightTable = (): boolean => open() && viewState.getState().mode === "light-table";

type Rest = {
  readonly keys?: readonly string[];
  readonly enabled?: () => boolean;
  readonly run: () => void;
};

const sections: Readonly<Record<string, ActionSection>> = {
  archive: "Archive",
  backups: "Archive",
  sources: "Archive",
  cast: "Archive",
  captions: "Archive",
  jobs: "Archive",
  problems: "Archive",
  near: "Archive",
  faces: "Archive",
  questions: "Archive",
  fixity: "Archive",
  credits: "Archive",
  history: "Edit",
  edit: "Edit",
  tag: "Tags",
  records: "Records",
  rights: "Records",
  mark: "Marks",
  search: "Search",
  view: "View",
  set: "Sets",
  ledger: "Sets",
  stills: "Sets",
  palette: "Help",
  help: "Help",
};

export const actions: readonly Action[] = [
  command("archive.new", {
    run: () => void orTell(createArchive),
  }),
  command("archive.load", { run: () => void orTell(loadPlainFiles) }),
  command("archive.open", {
    run: () => void orTell(openChosenArchive),
  }),
  command("archive.openSample", { run: () => void openSample() }),
  command("archive.close", { enabled: open, run: () => void closeArchive() }),
  command("backups.show", { enabled: hasBackups, run: () => openDialog("backups") }),
  command("archive.merge", { enabled: writable, run: () => void chooseOther() }),
  command("archive.dump", { enabled: open, run: () => openDialog("dump") }),
  command("sources.add", {
    enabled: writable,
    run: () => void orTell(addFolder),
  }),
  command("sources.index", {
    enabled: writable,
    run: () => void indexSources(),
  }),
  command("captions.import", { enabled: writable, run: () => openDialog("caption-import") }),
  command("cast.import", { enabled: writable, run: () => void importCastHere() }),
  command("problems.show", {
    enabled: open,
    run: () => openDialog("problems"),
  }),
  command("near.show", {
    enabled: open,
    run: () => openDialog("near-duplicates"),
  }),
  command("captions.templates", { enabled: open, run: () => openDialog("templates") }),
  command("captions.check", { enabled: hasStills, run: checkCaptions }),
  command("rights.report", { enabled: hasStills, run: () => openDialog("rights-report") }),
  command("captions.rules", {
    enabled: open,
    run: () => openDialog("caption-rules"),
  }),
  command("faces.show", {
    enabled: open,
    run: () => openDialog("faces"),
  }),
  command("fixity.show", { enabled: open, run: () => openDialog("fixity") }),
  command("questions.show", {
    enabled: open,
    run: () => openDialog("questions"),
  }),
  command("credits.review", { enabled: open, run: openCredits }),
  action("credits.ofSelection", "Review the credit lines of the selected stills…", {
    enabled: selected,
    run: () => void openCreditsOfSelection(),
  }),
  action("jobs.pause", "Pause the running work, or go on with it", {
    enabled: works,
    run: () => void pauseOrGoOn(),
  }),
  action("jobs.stop", "Stop the running work; what is done stays", {
    enabled: works,
    run: () => void stopWork(),
  }),
  command("history.show", {
    enabled: open,
    run: () => openDialog("history"),
  }),

  command("edit.undo", { enabled: writable, run: () => void undo() }),
  command("edit.redo", {
    enabled: writable,
    run: () => void redo(),
  }),
  command("edit.selectAll", {
    enabled: hasStills,
    run: () => changeSelection(selectAll),
  }),
  command("edit.selectNone", {
    enabled: selected,
    run: () => changeSelection(selectNone),
  }),
  command("edit.invert", {
    enabled: hasStills,
    run: () => changeSelection(invert),
  }),

  action("edit.caption", "Write the caption", {
    keys: ["C"],
    enabled: selected,
    run: ifWritable(() => focusField("[data-field=caption]"), dropLetters),
  }),
  action("edit.tag", "Tag with anything", {
    keys: ["T"],
    enabled: selected,
    run: ifWritable(() => focusField("input[data-shortcut=T]"), dropLetters),
  }),

  action("tag.repeat", "Repeat the last tags", {
    keys: ["Shift+R"],
    enabled: selected,
    run: ifWritable(() => void repeatTags()),
  }),
  action("tag.copy", "Copy tags", {
    keys: ["Shift+C"],
    enabled: onlyOne,
    run: () => void copyTags(),
  }),
  action("tag.paste", "Paste tags", {
    keys: ["Shift+V"],
    enabled: selected,
    run: ifWritable(() => void pasteTags()),
  }),
  action("tag.suggested", "Accept what is suggested with certainty", {
    keys: ["S"],
    enabled: selected,
    run: ifWritable(() => void acceptCertain()),
  }),
  ...replacedFields.map((field) =>
    action(`tag.replace.${field}`, `Replace ${tagFieldPlurals[field].toLowerCase()} of stills…`, {
      enabled: () => writable() && selectedCount(selectedState.getState()) > 1,
      run: () => replaceSelected(field),
    }),
  ),
  action("tag.paint", "Paint tags onto stills", {
    keys: ["B"],
    enabled: onLightTable,
    run: ifWritable(togglePainting),
  }),
  action("tag.draw", "Draw regions on the picture", {
    keys: ["N"],
    enabled: hasStills,
    run: ifWritable(toggleDrawing),
  }),
  action("tag.order", "Confirm that those in the picture stand in this order", {
    keys: ["Ctrl+Shift+O"],
    enabled: onlyOne,
    run: ifWritable(() => void confirmSelectedOrder()),
  }),
  action("tag.advance", "Go on to the next still after a number key or a mark, or no longer", {
    keys: ["A"],
    enabled: writable,
    run: toggleAdvance,
  }),

  action("records.show", "Records: films, characters, keywords and the others", {
    keys: ["O"],
    enabled: open,
    run: openPages,
  }),
  ...listNames.map((list) =>
    action(`records.${list}`, `List of ${listLabels[list].toLowerCase()}`, {
      enabled: open,
      run: () => openList(list),
    }),
  ),
  action("records.back", "Back to the page or list before", {
    keys: ["Alt+ArrowLeft"],
    enabled: () => canStep(-1),
    run: () => step(-1),
  }),
  action("records.forward", "Forward to the page or list after", {
    keys: ["Alt+ArrowRight"],
    enabled: () => canStep(1),
    run: () => step(1),
  }),
  action("rights.go", "Go to the rights of what is selected", {
    enabled: selected,
    run: () => focusField("[aria-label='Inspector'] [data-asked] select"),
  }),
  action("rights.calendar", "Rights calendar: what begins, expires and comes free", {
    enabled: open,
    run: () => openCalendar(null),
  }),
  action("search.back", "Back to the search before", {
    keys: ["Ctrl+["],
    enabled: () => open() && canStepQuery(-1),
    run: () => stepQuery(-1),
  }),
  action("search.forward", "Forward to the search after", {
    keys: ["Ctrl+]"],
    enabled: () => open() && canStepQuery(1),
    run: () => stepQuery(1),
  }),
  ...markActions.map(({ id, label, keys, run }) =>
    action(id, label, { keys, enabled: selected, run: ifWritable(run) }),
  ),

  action("edit.writeOriginals", "Write metadata into originals…", {
    enabled: selected,
    run: ifWritable(askToWrite),
  }),
  action("edit.copyCaption", "Copy caption", {
    keys: ["Ctrl+Shift+C"],
    enabled: selected,
    run: () => void copyCaptions(),
  }),
  action("edit.copyCaptionCredit", "Copy caption with credit", {
    keys: ["Ctrl+Alt+Shift+C"],
    enabled: selected,
    run: () => void copyCaptionsWithCredit(),
  }),
  command("stills.print", { enabled: selected, run: () => void printSelected() }),
  action("edit.copyPath", "Copy file path", {
    keys: ["Ctrl+Alt+C"],
    enabled: selected,
    run: () => void copyPaths(),
  }),
  action("search.alike", "Find stills that look like this", {
    keys: ["Ctrl+Alt+N"],
    enabled: onlyOne,
    run: () => void findLookAlikes(),
  }),
  action("edit.showInFolder", "Show in folder", {
    enabled: onlyOne,
    run: () => void showInFolder(),
  }),

  action("edit.seen", "Take all remarks on files as seen", {
    enabled: selected,
    run: ifWritable(() => void takeSelectedAsSeen()),
  }),

  action("edit.locate", "Locate the file…", {
    enabled: () => writable() && selectedCount(selectedState.getState()) === 1,
    run: () => void locateSelected(),
  }),

  command("edit.find", { enabled: open, run: focusSearch }),
  command("search.build", { enabled: open, run: toggleBuilder }),
  command("search.save", {
    enabled: () => writable() && searchesForSomething(),
    run: saveThisSearch,
  }),
  command("search.copyLink", { enabled: searchesForSomething, run: () => copyLink() }),
  action("search.forget", "Forget all recent searches", {
    enabled: writable,
    run: () => void forgetRecent(null),
  }),
  action("search.clear", "Clear the search", { enabled: open, run: () => setQuery("") }),
  action("search.toCheck", "Find stills of whose files something is to be checked", {
    enabled: open,
    run: () => setQuery(toCheckQuery),
  }),
  action("search.missing", "Find stills whose files are missing", {
    enabled: open,
    run: () => setQuery(missingQuery),
  }),
  ...sortActions(),
  ...groupActions(),

  action("view.loupe", "Open in the loupe", {
    keys: ["Enter"],
    enabled: () => onLightTable() && hasStills(),
    run: () => showAlone(showLoupe),
  }),
  command("view.captions", {
    enabled: () => open() && !atDesk() && hasStills(),
    run: () => showAlone(showCaptionDesk),
  }),
  action("view.lightTable", "Back to the light table", {
    keys: ["Escape"],
    enabled: () => inLoupe() || atDesk() || openDrawer() !== null || paints(),
    run: goBack,
  }),
  action("view.notices", "Go to the newest notice", {
    keys: ["F8"],
    enabled: () => noticesState.getState().notices.length > 0,
    run: focusNotices,
  }),
  action("view.regions", "Show or hide the regions of pictures", {
    keys: ["R"],
    enabled: open,
    run: toggleRegions,
  }),
  command("view.larger", {
    enabled: onLightTable,
    run: () => resize(SIZES.step),
  }),
  command("view.smaller", {
    enabled: onLightTable,
    run: () => resize(-SIZES.step),
  }),
  command("view.usualSize", {
    enabled: onLightTable,
    run: () => setSize(SIZES.start),
  }),
  command("view.zoomIn", { run: () => void window.stillroom.zoom("in") }),
  command("view.zoomOut", { run: () => void window.stillroom.zoom("out") }),
  command("view.zoomReset", { run: () => void window.stillroom.zoom("reset") }),
  command("view.facets", {
    enabled: open,
    run: goToFacets,
  }),
  command("view.sidebar", {
    enabled: open,
    run: () => togglePane("sidebar"),
  }),
  command("view.inspector", {
    enabled: open,
    run: () => togglePane("inspector"),
  }),
  command("view.light", { run: () => viewState.setState({ theme: "light" }) }),
  command("view.dark", { run: () => viewState.setState({ theme: "dark" }) }),
  command("view.system", {
    run: () => viewState.setState({ theme: "system" }),
  }),

  command("set.new", {
    enabled: writable,
    run: () => newSet(),
  }),
  command("set.export", {
    enabled: open,
    run: () => openDialog("export"),
  }),
  command("ledger.show", { enabled: open, run: () => showInLedger(null) }),

  command("palette.show", { run: () => openDialog("palette") }),
  command("help.shortcuts", {
    run: () => openDialog("keys"),
  }),
  command("help.about", { run: () => openDialog("about") }),
];

/** What the system's menu offers too, under the same words. */
function command(id: ShellCommand, rest: Omit<Rest, "keys">): Action {
  const { label, keys } = shellCommands[id];
  return action(id, label, { ...rest, keys });
}

function action(id: string, label: string, { keys = [], enabled = always, run }: Rest): Action {
  return {
    id,
    label,
    section: sections[id.split(".")[0] ?? ""] ?? "Help",
    shortcuts: keys,
    enabled,
    needsStills: enabled === selected || enabled === onlyOne,
    run,
  };
}

function sortActions(): Action[] {
  return sortOrders.map((sort) =>
    action(`search.sort.${sort}`, `Sort: ${sortNames[sort].toLowerCase()}`, {
      enabled: open,
      run: () => setSort(sort),
    }),
  );
}

function groupActions(): Action[] {
  return ([null, ...groupings] as const).map((group) =>
    action(`search.group.${group ?? "none"}`, groupNames[group ?? "none"], {
      enabled: open,
      run: () => setGroup(group),
    }),
  );
}

export function actionById(id: string): Action | undefined {
  return actions.find((candidate) => candidate.id === id);
}

/** Runs an action by its name, if it makes sense now; says whether it did. */
export function runAction(id: string): boolean {
  const found = actionById(id);
  if (found === undefined || !found.enabled()) return false;
  found.run();
  return true;
}

function replaceSelected(field: TagField): void {
  const now = selectedState.getState();
  const stills = stillsOf(now);
  if (stills !== null) void replaceField(stills, selectedCount(now), field);
}

/** In an archive that is open for reading only it says so, where the key alone would seem dead; then `refused` follows. */
function ifWritable(run: () => void, refused: () => void = () => undefined): () => void {
  return () => {
    if (tellReadOnly()) refused();
    else run();
  };
}

async function undo(): Promise<void> {
  const answer = await orTell(() => ask("history.undo", {}));
  if (answer === null) return;
  if (answer.label === null) tell("There is nothing to undo.");
  else tellReplayed("Undone", answer.label);
}

async function redo(): Promise<void> {
  const answer = await orTell(() => ask("history.redo", {}));
  if (answer === null) return;
  if (answer.label === null) tell("There is nothing to redo.");
  else tellReplayed("Done again", answer.label);
}

/** Takes away what lies on top: a pane over the light table, then the loupe or the caption desk; on the light table painting. */
function goBack(): void {
  if (openDrawer() === null && drawingState.getState().draws) stopDrawing();
  else if (openDrawer() === null && !onLightTable()) showLightTable();
  else if (openDrawer() === null) stopPainting();
  else closeDrawer();
}

function resize(by: number): void {
  setSize(viewState.getState().size + by);
}

// An inspector that has just opened asks the archive first what it is to show.
const FIELD_WAIT_MS = 2000;

/**
 * Gives the keyboard to a field of the inspector, which opens for it if need be. A field that is
 * there has it at once: who types on without a pause types into the field, not at the light table.
 */
function focusField(selector: string): void {
  // the caption desk has fields of its own, and for the others gives way to the picture with the inspector
  const isAtDesk = atDesk() && document.querySelector(selector) !== null;
  if (atDesk() && !isAtDesk) showLoupe();
  if (!isAtDesk) showPane("inspector");
  const before = document.activeElement;
  const focus = (): boolean => {
    const field = document.querySelector<HTMLElement>(selector);
    field?.focus();
    return field !== null;
  };
  const focusedAtOnce = focus();
  const typeHeld = focusedAtOnce ? (): void => undefined : holdLetters();
  requestAnimationFrame(() => {
    // A menu that closes over this gives the keyboard back to where it was first.
    const givenBack = document.activeElement === before || document.activeElement === document.body;
    if (focusedAtOnce && !givenBack) return;
    if (focus()) {
      typeHeld();
      return;
    }
    const end = (): void => {
      watch.disconnect();
      clearTimeout(patience);
      typeHeld();
    };
    const watch = new MutationObserver(() => {
      if (focus()) end();
    });
    const patience = setTimeout(end, FIELD_WAIT_MS);
    watch.observe(document.body, { childList: true, subtree: true });
  });
}

/**
 * Keeps letters from the light table, where each is a command, while the field they are meant for is on its
 * way. What is answered types them into it, or drops them where no field came.
 */
function holdLetters(): () => void {
  let held = "";
  const hold = (event: KeyboardEvent): void => {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    held += event.key;
  };
  window.addEventListener("keydown", hold, { capture: true });
  return () => {
    window.removeEventListener("keydown", hold, { capture: true });
    // as if typed: what listens to the field hears of it
    if (held !== "") document.execCommand("insertText", false, held);
  };
}
