import type { ReactNode } from "react";
import { useState } from "react";
import { Panel } from "react-resizable-panels";
import { PANE_WIDTHS, setPaneWidth, viewState } from "../state/view.ts";
import { classes } from "../ui/classes.ts";
import styles from "./panes.module.css";

/** A pane beside the light table, as wide as the archivist made it when there was room for it last. */
export function SidePanel(props: {
  readonly pane: keyof typeof PANE_WIDTHS;
  readonly children: ReactNode;
}): ReactNode {
  const { pane, children } = props;
  const { min, max } = PANE_WIDTHS[pane];
  // Another default would begin the layout anew, in the middle of the dragging it comes from.
  const [width] = useState(() => viewState.getState()[`${pane}Width`]);
  return (
    <Panel
      id={pane}
      className={classes(styles, "pane")}
      defaultSize={width}
      minSize={min}
      maxSize={max}
      groupResizeBehavior="preserve-pixel-size"
      onResize={({ inPixels }) => setPaneWidth(pane, inPixels)}
    >
      {children}
    </Panel>
  );
}
