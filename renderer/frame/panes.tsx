import { Group, Panel, Separator } from "react-resizable-panels";
import { useStore } from "zustand";
import { CaptionDesk } from "../captions/caption-desk.tsx";
import { Inspector } from "../inspector/inspector.tsx";
import { LightTable } from "../light-table/light-table.tsx";
import { NoStills } from "../light-table/no-stills.tsx";
import { TableHead } from "../light-table/table-head.tsx";
import { PaintBar } from "../tagging/paint-bar.tsx";
import { paintingState } from "../tagging/painting.ts";
import { Loupe } from "../loupe/loupe.tsx";
import { RecordsPane } from "../records/records-pane.tsx";
import { FacetPanel } from "../search/facet-panel.tsx";
import { FACETS, LEAST_TABLE } from "../state/room.ts";
import { searchState } from "../state/search.ts";
import { viewState } from "../state/view.ts";
import { Sidebar } from "../sidebar/sidebar.tsx";
import { classes } from "../ui/classes.ts";
import { Drawer } from "./drawer.tsx";
import { SidePanel } from "./side-panel.tsx";
import { useRoom } from "./use-room.ts";
import styles from "./panes.module.css";

/** Films and sets at the left, stills in the middle, what is known of them or a record at the right. */
export function Panes() {
  const { docks, shown } = useRoom();
  const { mode, sidebarWidth, inspectorWidth, records, recordsWidth } = useStore(viewState);
  const sidebar = shown("sidebar");
  // the caption desk has the texts itself, and wants the room
  const inspector = mode !== "captions" && shown("inspector");
  return (
    <div className={classes(styles, "panes")}>
      <Group id="panes" disableCursor>
        {sidebar && docks.sidebar ? (
          <>
            <SidePanel pane="sidebar">
              <Sidebar />
            </SidePanel>
            <Separator
              className={classes(styles, "separator")}
              aria-label="Width of the left pane"
            />
          </>
        ) : null}
        <Panel id="middle" className={classes(styles, "middle")} minSize={LEAST_TABLE}>
          <Middle />
        </Panel>
        {(inspector || records) && docks.inspector ? (
          <>
            <Separator
              className={classes(styles, "separator")}
              aria-label={records ? "Width of the page" : "Width of the inspector"}
            />
            {records ? (
              <SidePanel key="records" pane="records">
                <RecordsPane />
              </SidePanel>
            ) : (
              <SidePanel key="inspector" pane="inspector">
                <Inspector />
              </SidePanel>
            )}
          </>
        ) : null}
      </Group>
      {sidebar && !docks.sidebar ? (
        <Drawer side="start" width={sidebarWidth} passing>
          <Sidebar />
        </Drawer>
      ) : null}
      {records && !docks.inspector ? (
        <Drawer side="end" width={recordsWidth} passing={false}>
          <RecordsPane />
        </Drawer>
      ) : null}
      {inspector && !docks.inspector ? (
        <Drawer side="end" width={inspectorWidth} passing={false}>
          <Inspector />
        </Drawer>
      ) : null}
    </div>
  );
}

/** The light table keeps its place under the loupe and the caption desk. */
function Middle() {
  const mode = useStore(viewState, (view) => view.mode);
  const { docks, shown } = useRoom();
  const empty = useStore(
    searchState,
    (search) => search.failed || (search.result !== null && search.total === 0),
  );
  const asked = useStore(searchState, (search) => search.result !== null);
  const facets = asked && shown("facets");
  const painting = useStore(paintingState, ({ tag }) => tag !== null);
  return (
    <main className={classes(styles, "stills")}>
      <div
        className={classes(styles, "under")}
        inert={mode === "captions" || (mode === "loupe" && !empty)}
      >
        {painting ? <PaintBar /> : <TableHead />}
        <div className={classes(styles, "beside")}>
          {facets && docks.facets ? <FacetPanel /> : null}
          {empty ? <NoStills /> : <LightTable />}
          {facets && !docks.facets ? (
            <Drawer side="start" width={FACETS} passing>
              <FacetPanel />
            </Drawer>
          ) : null}
        </div>
      </div>
      {mode === "loupe" && !empty ? <Loupe /> : null}
      {mode === "captions" ? <CaptionDesk /> : null}
    </main>
  );
}
