import type { ReactNode } from "react";
import { useState } from "react";
import type { StillCard } from "../../shared/still.ts";
import { classes } from "../ui/classes.ts";
import { RegionLayer } from "./region-layer.tsx";
import { useRegions } from "./use-regions.ts";
import styles from "./region-layer.module.css";

/** Over a thumbnail: its regions with their names while the pointer is on it. */
export function RegionsOnHover({ card }: { readonly card: StillCard }): ReactNode {
  const [hovered, setHovered] = useState(false);
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
