import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { RightsPlace } from "../../shared/rights/inherit.ts";
import { ask } from "../archive.ts";
import { openRecord } from "../records/record-pages.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { orTell, tellChange } from "../state/notices.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { handFocusTo } from "./hand-focus-to.ts";
import styles from "./rights.module.css";
import { isHere, placeAsked, type SaidPlace } from "./said-place.ts";

type Props = {
  readonly place: SaidPlace;
  readonly kind: "grant" | "embargo" | "release";
  readonly id: number;
  readonly from: RightsPlace;
  /** What it is, for the names of its buttons. */
  readonly name: string;
  readonly field: string;
  readonly onChange: () => void;
  readonly children: ReactNode;
};

/** A grant, an embargo or a release in words, with where it comes from: what is said here is changed here. */
export function PlacedRow(props: Props): ReactNode {
  const { place, kind, id, from, name, field, onChange, children } = props;
  const writable = useStore(archiveState, isWritable);
  return (
    <li className={classes(styles, "placed")}>
      <div>{children}</div>
      {isHere(from, place) ? (
        writable && (
          <div className={classes(styles, "does")}>
            <Button tone="plain" field={field} onPress={onChange}>
              Change<span className="visually-hidden"> {name}</span>
            </Button>
            <Button tone="plain" onPress={() => void remove(place, kind, id)}>
              Take away<span className="visually-hidden"> {name}</span>
            </Button>
          </div>
        )
      ) : (
        <FromElsewhere from={from} />
      )}
    </li>
  );
}

/** Where something comes from that is not said here, with the way there. */
export function FromElsewhere({ from }: { readonly from: RightsPlace }): ReactNode {
  if (from.kind === "still") return null;
  const kind = from.kind === "film" ? "film" : "agent";
  return (
    <span className={classes(styles, "from")}>
      {from.kind === "film" ? "from the film " : "from "}
      <button
        type="button"
        className={classes(styles, "way")}
        onClick={() => openRecord(kind, from.id, "stills")}
      >
        <bdi>{from.name}</bdi>
      </button>
      {from.kind === "holder" && " in general"}
    </span>
  );
}

async function remove(place: SaidPlace, kind: Props["kind"], id: number): Promise<void> {
  await orTell(async () => {
    const { label, change } = await ask("rights.remove", { kind, id, from: placeAsked(place) });
    tellChange(label, change);
    // its row goes: the keyboard is handed on to where another is added
    handFocusTo(`rights-add-${kind === "grant" ? "allow" : kind}`);
  });
}
