import { Group, Panel, Separator } from "react-resizable-panels";
import { useStore } from "zustand";
import { Inspector } from "../inspector/inspector.tsx";
import { LightTable } from "../light-table/light-table.tsx";
import { NoStills } from "../light-table/no-stills.tsx";
import { TableHead } from "../light-table/table-head.tsx";
import { Loupe } from "../loupe/loupe.tsx";
import { FacetPanel } from "../search/facet-panel.tsx";
import { searchState } from "../state/search.ts";
import { viewState } from "../state/view.ts";
import { Sidebar } from "../sidebar/sidebar.tsx";
import { classes } from "../ui/classes.ts";
import styles from "./panes.module.css";

/** Films and sets at the left, stills in the middle, what is known of them at the right. */
export function Panes() {
  const { sidebar, inspector } = useStore(viewState);
  return (
    <Group className={classes(styles, "panes")} id="panes" disableCursor>
      {sidebar ? (
        <>
          <Panel
            id="sidebar"
            className={classes(styles, "pane")}
            defaultSize={236}
            minSize={160}
            maxSize={480}
            groupResizeBehavior="preserve-pixel-size"
          >
            <Sidebar />
          </Panel>
          <Separator className={classes(styles, "separator")} aria-label="Width of the left pane" />
        </>
      ) : null}
      <Panel id="middle" className={classes(styles, "middle")} minSize={260}>
        <Middle />
      </Panel>
      {inspector ? (
        <>
          <Separator className={classes(styles, "separator")} aria-label="Width of the inspector" />
          <Panel
            id="inspector"
            className={classes(styles, "pane")}
            defaultSize={348}
            minSize={240}
            maxSize={640}
            groupResizeBehavior="preserve-pixel-size"
          >
            <Inspector />
          </Panel>
        </>
      ) : null}
    </Group>
  );
}

/** The light table keeps its place under the loupe. */
function Middle() {
  const loupe = useStore(viewState, (view) => view.mode === "loupe");
  const facets = useStore(viewState, (view) => view.facets);
  const empty = useStore(searchState, (search) => search.result !== null && search.total === 0);
  const asked = useStore(searchState, (search) => search.result !== null);
  return (
    <main className={classes(styles, "stills")}>
      <div className={classes(styles, "under")} inert={loupe && !empty}>
        <TableHead />
        <div className={classes(styles, "beside")}>
          {facets && asked && !empty ? <FacetPanel /> : null}
          {empty ? <NoStills /> : <LightTable />}
        </div>
      </div>
      {loupe && !empty ? <Loupe /> : null}
    </main>
  );
}
