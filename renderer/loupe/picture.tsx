import { useEffect, useState } from "react";
import type { DisplayedRegion } from "../../shared/region.ts";
import type { StillCard } from "../../shared/still.ts";
import { RegionEditor } from "../regions/region-editor.tsx";
import { RegionLayer } from "../regions/region-layer.tsx";
import { classes } from "../ui/classes.ts";
import { noPicture } from "../ui/no-picture.ts";
import { Empty } from "../ui/empty.tsx";
import { useProblemOf } from "./use-problem-of.ts";
import type { Size, Zoom } from "./zoom.ts";
import { placeOf, scaleOf } from "./zoom.ts";
import styles from "./loupe.module.css";

type PictureProps = {
  readonly card: StillCard;
  /** From 1. */
  readonly page: number;
  /** Those to draw on it; null where none are wanted. */
  readonly regions: readonly DisplayedRegion[] | null;
  /** Whether they can be changed. */
  readonly isWritable: boolean;
  readonly size: Size;
  readonly view: Size;
  readonly zoom: Zoom;
  /** Called with the true size, for a file whose size was not known. */
  readonly onSize: (size: Size) => void;
};

/**
 * The thumbnail at once, in the size of the picture, and the picture over it as soon as it is
 * decoded: nothing moves between the two.
 */
export function Picture(props: PictureProps) {
  const { card, page, regions, isWritable, size, view, zoom, onSize } = props;
  const [state, setState] = useState<"loading" | "shown" | "failed">("loading");
  const nothing = card.thumbnail === "failed";
  const isWrong = nothing || state === "failed" || card.problem !== null;
  const reason = useProblemOf(card.id, isWrong);
  useEffect(() => setState("loading"), [card.id, card.hash, page]);
  const scale = scaleOf(zoom, size, view);
  const place = placeOf(zoom, { picture: size, view }, window.devicePixelRatio);
  if (nothing) {
    return <Empty title={noPicture(card.problem)}>{reason}</Empty>;
  }
  if (state === "failed" && card.thumbnail !== "made") {
    return <Empty title={`${card.name} cannot be shown`}>{reason}</Empty>;
  }
  return (
    <>
      <div className={classes(styles, "sheet")} style={place}>
        {card.thumbnail === "made" && page === 1 ? (
          <img
            className={classes(styles, "thumbnail")}
            src={`still://thumbnail/${card.hash}`}
            alt=""
          />
        ) : null}
        <img
          key={`${String(card.id)} ${card.hash} ${String(page)}`}
          className={classes(
            styles,
            "picture",
            state === "shown" && "shown",
            scale >= 3 && "pixels",
          )}
          src={pictureAddress(card.id, page)}
          alt={alternative(card, page)}
          draggable={false}
          decoding="async"
          onLoad={(event) => {
            const { naturalWidth: width, naturalHeight: height } = event.currentTarget;
            onSize({ width, height });
            setState("shown");
          }}
          onError={() => setState("failed")}
        />
        {regions !== null &&
          (isWritable ? (
            <RegionEditor key={card.id} still={card.id} regions={regions} size={size} />
          ) : (
            <RegionLayer regions={regions} size={size} names="beside" />
          ))}
      </div>
      {reason === null ? null : <p className={classes(styles, "reason")}>{reason}</p>}
    </>
  );
}

/** The first page has the still's own address, the one its neighbours are loaded ahead by. */
function pictureAddress(still: number, page: number): string {
  return page === 1 ? `still://picture/${still}` : `still://picture/${still}/${page}`;
}

function alternative({ caption, name, pages }: StillCard, page: number): string {
  const words = caption === "" ? name : caption;
  return page === 1 ? words : `${words} (page ${page} of ${pages})`;
}
