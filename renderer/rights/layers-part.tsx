import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { SharedRights } from "../../shared/contract/rights.ts";
import type { EffectiveLayer } from "../../shared/rights/inherit.ts";
import { layerNames, layers as layerOrder, type Layer } from "../../shared/rights/layer.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { LayerEditor } from "./layer-editor.tsx";
import { nothingSaid } from "./layer-written.ts";
import { RecordedValues, saysAnything } from "./recorded-values.tsx";
import { openForm } from "./rights-forms.ts";
import styles from "./rights.module.css";
import type { SaidPlace } from "./said-place.ts";
import { useForm } from "./use-form.ts";

type Props = {
  readonly place: SaidPlace;
  /** What holds of the layers; null of several stills, which may differ. */
  readonly layers: readonly EffectiveLayer[] | null;
  /** What each of several stills says itself, alike ones together. */
  readonly each?: SharedRights["layers"];
};

/** What is recorded of each layer, with where it comes from, and where it is stated otherwise. */
export function LayersPart({ place, layers, each = [] }: Props): ReactNode {
  const writable = useStore(archiveState, isWritable);
  const said = new Map((layers ?? []).filter(saysAnything).map((one) => [one.layer, one]));
  const unsaid = layerOrder.filter((layer) => !said.has(layer));
  return (
    <section aria-label="What is recorded" className={classes(styles, "subpart")}>
      <h4>{layers === null ? "Say for all of them" : "What is recorded"}</h4>
      {[...said.values()].map((one) => (
        <OneLayer key={one.layer} place={place} effective={one} />
      ))}
      {writable && (
        <>
          {unsaid.map((layer) => (
            <UnsaidForm
              key={layer}
              place={place}
              layer={layer}
              isOne={layers !== null}
              each={each.filter((one) => one.layer === layer)}
            />
          ))}
          <div className={classes(styles, "does")} role="group" aria-label="Say something of">
            {unsaid.length > 0 && (
              <span className={classes(styles, "what")} aria-hidden>
                Say something of
              </span>
            )}
            {unsaid.map((layer) => (
              <Button
                key={layer}
                field={fieldOf(layer)}
                onPress={() => openForm(place, { what: "layer", id: layer, written: blank(layer) })}
              >
                <span className="visually-hidden">Say something of </span>
                {layerNames[layer]}…
              </Button>
            ))}
          </div>
        </>
      )}
    </section>
  );
}

function OneLayer({
  place,
  effective,
}: {
  readonly place: SaidPlace;
  readonly effective: EffectiveLayer;
}): ReactNode {
  const { layer } = effective;
  const writable = useStore(archiveState, isWritable);
  const form = useForm(place, "layer", layer);
  return (
    <>
      <RecordedValues layer={effective} place={place} />
      {writable && form === null && (
        <Button
          tone="plain"
          field={fieldOf(layer)}
          onPress={() => openForm(place, { what: "layer", id: layer, written: blank(layer) })}
        >
          Change, or state otherwise here
          <span className="visually-hidden"> ({layerNames[layer]})</span>
        </Button>
      )}
      {form !== null && (
        <LayerEditor
          place={place}
          effective={effective}
          written={form.written}
          back={fieldOf(layer)}
        />
      )}
    </>
  );
}

function UnsaidForm({
  place,
  layer,
  isOne,
  each,
}: {
  readonly place: SaidPlace;
  readonly layer: Layer;
  /** Whether nothing is known to be said of it, rather than unknown of several stills. */
  readonly isOne: boolean;
  readonly each: SharedRights["layers"];
}): ReactNode {
  const form = useForm(place, "layer", layer);
  if (form === null) return null;
  return (
    <LayerEditor
      place={place}
      effective={isOne ? nothingSaid(layer) : null}
      each={each}
      written={form.written}
      back={fieldOf(layer)}
    />
  );
}

function blank(layer: Layer): { readonly layer: Layer; readonly values: Record<string, never> } {
  return { layer, values: {} };
}

function fieldOf(layer: Layer): string {
  return `rights-layer-${layer}`;
}
