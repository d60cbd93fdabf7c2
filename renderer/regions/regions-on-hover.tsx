import type { ReactNode } from "react";
import { useState } from "react";
import { useStore } from "zustand";
import type { StillCard } from "../../shared/still.ts";
import { viewState } from "../state/view.ts";
import { classes } from "../ui/classes.ts";
import { RegionLayer } from "./region-layer.tsx";
import { useRegions } from "./use-regions.ts";
import styles from "./region-layer.module.css";

/** Over a thumbnail: while regions are shown at all, its own with their names while the pointer is on it. */
export function RegionsOnHover({ card }: { readonly card: StillCard }): ReactNode {
  const wanted = useStore(viewState, (view) => view.regions);
  const [hovered, setHovered] = useState(false);
  if (!wanted) return null;
  return (
    <div
      className={classes(styles, "hover")}
      aria-hidden // the inspector and the loupe have them in words
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
    >
      {hovered && <Hovered card={card} />}
    </div>
  );
}

function Hovered({ card: { id, width, height } }: { readonly card: StillCard }): ReactNode {
  const regions = useRegions(id);
  if (regions.length === 0 || width === null || height === null) return null;
  return <RegionLayer regions={regions} size={{ width, height }} names="within" />;
}
