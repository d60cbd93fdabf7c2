import { Fragment, useEffect } from "react";
import { useStore } from "zustand";
import { About } from "./about/about.tsx";
import { KeySheet } from "./about/key-sheet.tsx";
import { BatchDialog } from "./batch/batch-dialog.tsx";
import { Builder } from "./builder/builder.tsx";
import { CaptionImportDialog } from "./caption-import/caption-import-dialog.tsx";
import { CastImportDialog } from "./cast-import/cast-import-dialog.tsx";
import { DumpDialog } from "./exchange/dump-dialog.tsx";
import { LoadDialog } from "./exchange/load-dialog.tsx";
import { ExportPanel } from "./export/export-panel.tsx";
import { Foot } from "./foot/foot.tsx";
import { Header } from "./frame/header.tsx";
import { Panes } from "./frame/panes.tsx";
import { useDrop } from "./frame/use-drop.ts";
import { HistoryPanel } from "./history/history-panel.tsx";
import { CaptionCheckDialog } from "./captions/check-dialog.tsx";
import { CaptionRulesDialog } from "./captions/caption-rules-dialog.tsx";
import { TemplatesDialog } from "./templates/templates-dialog.tsx";
import { FacesDialog } from "./faces/faces-dialog.tsx";
import { FixityDialog } from "./fixity/fixity-dialog.tsx";
import { LocateDialog } from "./locate/locate-dialog.tsx";
import { WriteDialog } from "./originals/write-dialog.tsx";
import { NearDuplicates } from "./near-duplicates/near-duplicates.tsx";
import { Palette } from "./palette/palette.tsx";
import { ProblemList } from "./problems/problem-list.tsx";
import { RightsCalendar } from "./rights/rights-calendar.tsx";
import { RightsReport } from "./rights/rights-report.tsx";
import { Credits } from "./credits/credits.tsx";
import { BackupsDialog } from "./backups/backups-dialog.tsx";
import { MergeDialog } from "./merging/merge-dialog.tsx";
import { Questions } from "./questions/questions.tsx";
import { SaveSearchDialog } from "./searches/save-search-dialog.tsx";
import { NewSetDialog } from "./sets/new-set-dialog.tsx";
import { NoteDialog } from "./sets/note-dialog.tsx";
import { PlaceSetDialog } from "./sets/place-set-dialog.tsx";
import { archiveState, isOpen } from "./state/archive-state.ts";
import { viewState } from "./state/view.ts";
import type { DialogName } from "./state/view.ts";
import { classes } from "./ui/classes.ts";
import { Empty } from "./ui/empty.tsx";
import { NameTip } from "./ui/name-tip.tsx";
import { Toasts } from "./ui/toasts.tsx";
import { Welcome } from "./welcome/welcome.tsx";
import { useUsualRequest } from "./rights/usual-request.ts";
import styles from "./app.module.css";

/** The window: welcome, or the archive in three panes; dialogs and notices over either. */
export function App() {
  const stopped = useStore(archiveState, (archive) => archive.stopped);
  const open = useStore(archiveState, isOpen);
  const name = useStore(archiveState, ({ archive }) => archive?.catalog?.name ?? null);
  const dialog = useStore(viewState, (view) => view.dialog);
  const { over, ...drop } = useDrop();
  useUsualRequest();
  useEffect(() => {
    document.title = name === null ? "Stillroom" : `${name} – Stillroom`;
  }, [name]);
  return (
    <div className={classes(styles, "window")} {...drop}>
      {stopped === null ? (
        <Content />
      ) : (
        <Empty title="Stillroom has to be started again">
          {stopped.message} <bdi>{stopped.path}</bdi>
        </Empty>
      )}
      <Foot />
      {over ? (
        <div className={classes(styles, "drop")}>
          {open ? "Drop folders to index them" : "Open an archive first, then drop folders on it"}
        </div>
      ) : null}
      <OpenDialog dialog={dialog} />
      <Toasts />
      <NameTip />
    </div>
  );
}

function Content() {
  const known = useStore(archiveState, ({ archive }) => archive !== null);
  const open = useStore(archiveState, isOpen);
  const path = useStore(archiveState, ({ archive }) => archive?.catalog?.path ?? null);
  const builder = useStore(viewState, (view) => view.builder);
  // while another archive is taken in, this one is closed and comes back
  const merging = useStore(viewState, ({ dialog }) => dialog === "merge");
  if (!known || (!open && merging)) return <div className={classes(styles, "waiting")} />;
  if (!open) return <Welcome />;
  // Nothing that was drawn of one archive is for another: keys of stills mean something in one only.
  return (
    <Fragment key={path}>
      <Header />
      {builder ? <Builder /> : null}
      <Panes />
    </Fragment>
  );
}

function OpenDialog({ dialog }: { readonly dialog: DialogName | null }) {
  switch (dialog) {
    case null:
      return null;
    case "about":
      return <About />;
    case "backups":
      return <BackupsDialog />;
    case "dump":
      return <DumpDialog />;
    case "load":
      return <LoadDialog />;
    case "merge":
      return <MergeDialog />;
    case "palette":
      return <Palette />;
    case "keys":
      return <KeySheet />;
    case "new-set":
      return <NewSetDialog />;
    case "place-set":
      return <PlaceSetDialog />;
    case "set-note":
      return <NoteDialog />;
    case "save-search":
      return <SaveSearchDialog />;
    case "locate":
      return <LocateDialog />;
    case "caption-check":
      return <CaptionCheckDialog />;
    case "templates":
      return <TemplatesDialog />;
    case "caption-rules":
      return <CaptionRulesDialog />;
    case "faces":
      return <FacesDialog />;
    case "fixity":
      return <FixityDialog />;
    case "caption-import":
      return <CaptionImportDialog />;
    case "cast-import":
      return <CastImportDialog />;
    case "batch":
      return <BatchDialog />;
    case "write-originals":
      return <WriteDialog />;
    case "export":
      return <ExportPanel />;
    case "history":
      return <HistoryPanel />;
    case "near-duplicates":
      return <NearDuplicates />;
    case "questions":
      return <Questions />;
    case "credits":
      return <Credits />;
    case "problems":
      return <ProblemList />;
    case "rights-calendar":
      return <RightsCalendar />;
    case "rights-report":
      return <RightsReport />;
  }
}
