import type { ReactNode } from "react";
import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { PartialBox } from "../../shared/orientation.ts";
import type { DisplayedRegion } from "../../shared/region.ts";
import type { StillId } from "../../shared/still.ts";
import { focusPictures } from "../state/focus-pictures.ts";
import { classes } from "../ui/classes.ts";
import { faceAt, handles } from "./box-changes.ts";
import { drawRegion, moveRegion, removeRegion } from "./change-regions.ts";
import { askName, drawingState } from "./drawing.ts";
import { faceUnder, OfferedFaces, useOfferedFaces } from "./offered-faces.tsx";
import { useLabelsApart } from "./labels-apart.ts";
import { besideBox, Outlines } from "./region-layer.tsx";
import { NameField } from "./name-field.tsx";
import { RegionLabel } from "./region-label.tsx";
import { useBoxPointer, type Drawn } from "./use-box-pointer.ts";
import styles from "./region-layer.module.css";

type Size = { readonly width: number; readonly height: number };
type Person = DisplayedRegion & { readonly depiction: number };

/**
 * Regions over the picture in the loupe, to be drawn, moved, sized and named. Those of people are reached
 * with Tab, by their names, from left to right; what is changed is stored when the pointer or the key goes up.
 */
export function RegionEditor(props: {
  readonly still: StillId;
  readonly regions: readonly DisplayedRegion[];
  /** Of the picture as displayed, pixels. */
  readonly size: Size;
}): ReactNode {
  const { still, size } = props;
  const layer = useRef<HTMLDivElement>(null);
  const names = useRef<HTMLUListElement>(null);
  useLabelsApart(names);
  const { draws, naming } = useStore(drawingState);
  const [focused, setFocused] = useState<number | null>(null);
  // While one draws, who was just named is not taken hold of: a box drawn within is another person's.
  const [named, setNamed] = useState<number | null>(null);
  // What is being drawn, and what was until the archive answers with it.
  const [draft, setDraft] = useState<Drawn | null>(null);
  useEffect(() => setDraft(null), [props.regions]);
  const regions = props.regions.map((region) => changed(region, draft));
  const people = regions.filter((region): region is Person => region.depiction !== null);
  const active = naming ?? focused;
  const worked = people.find(({ depiction }) => depiction === active);
  const held = draws && naming === null && active === named ? undefined : worked;

  const store = async ({ depiction, box }: Drawn): Promise<void> => {
    setDraft({ depiction, box });
    if (depiction !== null) {
      if (!(await moveRegion(depiction, box))) setDraft(null);
      return;
    }
    const drawn = await drawRegion(still, box);
    setDraft(null);
    if (drawn !== null) askName(drawn);
  };
  const offered = useOfferedFaces(still, draws);
  const pointer = useBoxPointer(layer, {
    draws,
    boxAround: (point) => faceUnder(offered, point) ?? faceAt(point, size),
    worked: held ?? null,
    onChange: setDraft,
    onEnd: (drawn) => void store(drawn),
  });
  const focusLabel = (depiction: number | undefined): void => {
    const label = layer.current?.querySelector<HTMLElement>(`[data-label="${String(depiction)}"]`);
    if (label === null || label === undefined) focusPictures();
    else label.focus({ preventScroll: true });
  };
  const remove = (depiction: number): void => {
    const at = people.findIndex((person) => person.depiction === depiction);
    focusLabel((people[at + 1] ?? people[at - 1])?.depiction);
    void removeRegion(depiction);
  };

  return (
    // The pointer draws and moves; all of it can be done with the keys of the names within.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={layer}
      className={classes(styles, "layer", draws && "draws")}
      {...pointer}
      onDoubleClick={(event) => draws && event.stopPropagation()}
    >
      <Outlines regions={withNew(regions, draft)} size={size} active={active} />
      <OfferedFaces
        faces={offered}
        size={size}
        onName={({ box }) => void store({ depiction: null, box })}
        onTake={({ box, likely }) =>
          void drawRegion(still, box, likely === null ? null : { character: { id: likely.id } })
        }
      />
      {held !== undefined && <Grip box={held.box} />}
      <ul ref={names} aria-label="Regions">
        {regions
          .filter(({ name }) => name !== "")
          .map((region, index) => (
            <li
              key={region.depiction ?? `file-${String(index)}`}
              dir="auto"
              style={besideBox(region.box)}
            >
              {region.depiction === null ? (
                region.name
              ) : (
                <RegionLabel
                  still={still}
                  depiction={region.depiction}
                  name={region.name}
                  place={people.findIndex(({ depiction }) => depiction === region.depiction) + 1}
                  of={people.length}
                  box={region.box}
                  onFocus={() => setFocused(region.depiction)}
                  onLeave={() => {
                    setFocused((old) => (old === region.depiction ? null : old));
                    setNamed((old) => (old === region.depiction ? null : old));
                  }}
                  onTake={() => setNamed(null)}
                  onChange={(box) => setDraft({ depiction: region.depiction, box })}
                  onEnd={(box) => void store({ depiction: region.depiction, box })}
                  onRemove={remove}
                />
              )}
            </li>
          ))}
      </ul>
      {naming !== null && worked?.depiction === naming && (
        <NameField
          key={naming}
          still={still}
          depiction={naming}
          place={besideBox(worked.box)}
          onDone={() => {
            setNamed(naming);
            focusLabel(naming);
          }}
        />
      )}
    </div>
  );
}

/** The region as it is being drawn; whoever is moved has a box by then, whatever shape the file drew. */
function changed(region: DisplayedRegion, draft: Drawn | null): DisplayedRegion {
  if (draft === null || region.depiction === null || region.depiction !== draft.depiction)
    return region;
  return { ...region, box: draft.box, shape: { kind: "rectangle" } };
}

function withNew(
  regions: readonly DisplayedRegion[],
  draft: Drawn | null,
): readonly DisplayedRegion[] {
  if (draft === null || draft.depiction !== null) return regions;
  return [...regions, { name: "", depiction: null, box: draft.box, shape: { kind: "rectangle" } }];
}

/** What the pointer takes hold of to move a region, and its handles. The keys have no need of it. */
function Grip({ box }: { readonly box: PartialBox }): ReactNode {
  const part = (share: number): string => `${share * 100}%`;
  return (
    <div
      className={classes(styles, "grip")}
      aria-hidden
      data-grip
      style={{
        left: part(box.x),
        top: part(box.y),
        width: part(box.width),
        height: part(box.height),
      }}
    >
      {handles.map(({ across, down }) => (
        <span
          key={`${String(across)} ${String(down)}`}
          className={classes(styles, "handle")}
          data-handle={`${String(across)} ${String(down)}`}
          style={{
            left: part((across + 1) / 2),
            top: part((down + 1) / 2),
            cursor: cursorOf(across, down),
          }}
        />
      ))}
    </div>
  );
}

function cursorOf(across: number, down: number): string {
  if (across === 0) return "ns-resize";
  if (down === 0) return "ew-resize";
  return across === down ? "nwse-resize" : "nesw-resize";
}
