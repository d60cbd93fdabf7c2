import { useEffect, useRef, useState } from "react";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { StillCard } from "../../shared/still.ts";
import { Picture } from "../loupe/picture.tsx";
import { useSize } from "../loupe/use-size.ts";
import { fitted, type Size } from "../loupe/zoom.ts";
import { useRegions } from "../regions/use-regions.ts";
import { viewState } from "../state/view.ts";
import { classes } from "../ui/classes.ts";
import styles from "./captions.module.css";

const UNKNOWN: Size = { width: 1500, height: 1000 };

/** The picture that is written about, as large as there is room, with its regions where they are wanted. */
export function DeskPicture({ card }: { readonly card: StillCard }): ReactNode {
  const view = useRef<HTMLDivElement>(null);
  const room = useSize(view);
  const [natural, setNatural] = useState<Size | null>(null);
  const regions = useRegions(card.id);
  const wanted = useStore(viewState, (window) => window.regions);
  useEffect(() => setNatural(null), [card.id]);
  const { width, height } = card;
  const size = natural ?? (width === null || height === null ? UNKNOWN : { width, height });
  return (
    <div
      ref={view}
      className={classes(styles, "view")}
      data-pictures="loupe"
      tabIndex={-1}
      role="group"
      aria-label={card.name}
      aria-roledescription="picture"
    >
      {room.width === 0 ? null : (
        <Picture
          card={card}
          page={1}
          regions={wanted ? regions : null}
          isWritable={false}
          size={size}
          view={room}
          zoom={fitted}
          onSize={setNatural}
        />
      )}
    </div>
  );
}
