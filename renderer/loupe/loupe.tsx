import { useEffect, useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import { useStore } from "zustand";
import { sequenceOf, type StillCard } from "../../shared/still.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { cardAt, cardsState, wantCards } from "../state/cards.ts";
import { drawingState, stopDrawing } from "../regions/drawing.ts";
import { DrawingBar } from "../regions/drawing-bar.tsx";
import { useRegions } from "../regions/use-regions.ts";
import { changeSelection, selectedState } from "../state/selected.ts";
import { select } from "../state/selection.ts";
import { viewState } from "../state/view.ts";
import { classes } from "../ui/classes.ts";
import { sequenceInWords } from "../ui/sequence.ts";
import { keyAction } from "./key-action.ts";
import { LoupeHead } from "./loupe-head.tsx";
import { Picture } from "./picture.tsx";
import { fromMiddle, usePointer } from "./use-pointer.ts";
import { useSize } from "./use-size.ts";
import type { Point, Size, Zoom } from "./zoom.ts";
import { fitted, pan, scaleOf, toggleZoom, zoomTo } from "./zoom.ts";
import styles from "./loupe.module.css";

const MIDDLE: Point = { x: 0, y: 0 };
const UNKNOWN: Size = { width: 1500, height: 1000 };

/** One still, large: the focused one of the result. */
export function Loupe() {
  const position = useStore(selectedState, ({ selection }) => selection.focus) ?? 0;
  const total = useStore(selectedState, ({ selection }) => selection.total);
  const card = useStore(cardsState, (cards) => cardAt(cards, position));
  const view = useRef<HTMLDivElement>(null);
  const viewSize = useSize(view);
  const [zoom, setZoom] = useState<Zoom>(fitted);
  const [natural, setNatural] = useState<Size | null>(null);
  const [page, setPage] = useState(1);
  const regions = useRegions(card?.id);
  const draws = useStore(drawingState, (drawing) => drawing.draws);
  const regionsWanted = useStore(viewState, (window) => window.regions) || draws;
  const writable = useStore(archiveState, isWritable);
  const shown = shownStill(card) !== null;
  const pages = card !== undefined && sequenceOf(card) === "pages" ? card.pages : 1;
  const sizes = { picture: natural ?? sizeOf(card), view: viewSize };

  useEffect(() => setPage(1), [card?.id]);
  useEffect(() => {
    setZoom(fitted);
    setNatural(null);
  }, [card?.id, page]);
  useEffect(
    () => wantCards(Math.max(0, position - 2), Math.min(total, position + 3)),
    [position, total],
  );
  useEffect(() => view.current?.focus(), []);
  useEffect(() => stopDrawing, []);
  usePreloaded(position);
  const enlarged = zoom.scale !== null;
  useEffect(() => {
    viewState.setState({ enlarged });
    return () => viewState.setState({ enlarged: false });
  }, [enlarged]);

  const hands = usePointer(view, {
    onScale: (factor, at) =>
      setZoom((old) => zoomTo(old, scaleOf(old, sizes.picture, sizes.view) * factor, at, sizes)),
    onPan: (by) => setZoom((old) => pan(old, by, sizes)),
  });

  function turn(by: number): void {
    setPage((old) => Math.min(pages, Math.max(1, old + by)));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const does =
      event.ctrlKey || event.metaKey || event.altKey ? null : keyAction(event.key, enlarged);
    if (does === null || (event.key === " " && event.target !== view.current)) return;
    if (does.kind === "zoom" && !shown) return;
    if (does.kind === "zoom") setZoom(does.change(zoom, sizes));
    else if (does.kind === "turn") turn(does.by);
    else go(does.by);
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    // The keys are the picture's, wherever in the loupe the keyboard is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className={classes(styles, "loupe")} aria-label="Loupe" onKeyDown={onKeyDown}>
      <h2 className="visually-hidden">{card?.name ?? "Loading"}</h2>
      <LoupeHead
        name={card?.name ?? null}
        marks={card?.marks ?? null}
        moving={card !== undefined && sequenceOf(card) === "frames" ? sequenceInWords(card) : null}
        regions={shown ? regions.length : 0}
        canDraw={shown && writable && page === 1}
        page={page}
        pages={pages}
        onTurn={turn}
        position={position}
        total={total}
        percent={shown ? scaleOf(zoom, sizes.picture, sizes.view) * 100 : null}
        fits={zoom.scale === null}
        onGo={go}
        onFit={() => setZoom(fitted)}
        onFull={() => setZoom(zoomTo(zoom, 1, MIDDLE, sizes))}
      />
      <div
        ref={view}
        className={classes(styles, "view", enlarged && "zoomed")}
        data-pictures="loupe"
        tabIndex={0}
        role="group"
        aria-label={card?.name ?? "Loading"}
        aria-roledescription="picture; plus and minus zoom, arrow keys move, comma and full stop turn pages"
        {...(shown
          ? {
              ...hands,
              onDoubleClick: (event) =>
                setZoom(toggleZoom(zoom, fromMiddle(event.currentTarget, event), sizes)),
            }
          : {})}
      >
        {card === undefined || viewSize.width === 0 ? null : (
          <Picture
            card={card}
            page={page}
            regions={regionsWanted && page === 1 ? regions : null}
            isWritable={writable}
            size={sizes.picture}
            view={viewSize}
            zoom={zoom}
            onSize={setNatural}
          />
        )}
      </div>
      {card !== undefined && shown && page === 1 && (
        <DrawingBar still={card.id} size={sizes.picture} />
      )}
    </section>
  );
}

function go(by: number): void {
  changeSelection((selection) => select(selection, (selection.focus ?? 0) + by, "only"));
}

function sizeOf(card: StillCard | undefined): Size {
  if (card === undefined || card.width === null || card.height === null) return UNKNOWN;
  return { width: card.width, height: card.height };
}

/** Decodes the neighbours, so that the next one is there when it is asked for. */
function usePreloaded(position: number): void {
  const before = useStore(cardsState, (cards) => shownStill(cardAt(cards, position - 1)));
  const after = useStore(cardsState, (cards) => shownStill(cardAt(cards, position + 1)));
  const kept = useRef<HTMLImageElement[]>([]);
  useEffect(() => {
    kept.current = [after, before].flatMap((id) => {
      if (id === null) return [];
      const image = new Image();
      image.src = `still://picture/${id}`;
      return [image];
    });
  }, [before, after]);
}

/** The key of a still that has a picture to show; null for others. */
function shownStill(card: StillCard | undefined): number | null {
  return card === undefined || card.thumbnail === "failed" ? null : card.id;
}
