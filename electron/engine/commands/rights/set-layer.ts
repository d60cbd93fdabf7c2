import { layerNames, type HolderRole, type Layer } from "../../../../shared/rights/layer.ts";
import { agentNamed } from "../../catalog/agents.ts";
import type { WritableDb } from "../../catalog/database.ts";
import { sayOfLayer, type LayerChange } from "../../catalog/rights/layer-rights.ts";
import type { Action } from "../action.ts";
import { inWords, nameOf, type NamedPlaces } from "./places.ts";

/** A holder by its key or its name. */
type HolderMeant = {
  readonly id?: number | undefined;
  readonly name?: string | undefined;
  readonly role: HolderRole;
};

/** What an archivist says of a layer; null takes a value away, what is left out stays. */
export type LayerMeant = Omit<LayerChange, "holders"> & {
  readonly holders?: readonly HolderMeant[] | null | undefined;
};

/** Says something of a layer at places; a holder that is only named is made where there is none of the name. */
export function setLayer(
  db: WritableDb,
  on: NamedPlaces,
  layer: Layer,
  { holders, ...values }: LayerMeant,
): Action<{ changed: number }> {
  const meant =
    holders === undefined || holders === null
      ? holders
      : eachOnce(
          holders.map(({ id, name, role }) => {
            if (id !== undefined) nameOf(db, "agent", id);
            return { id: id ?? agentNamed(db, name ?? ""), role };
          }),
        );
  const said: LayerChange = meant === undefined ? values : { ...values, holders: meant };
  const changed = sayOfLayer(db, on, layer, said);
  const isTakenAway = Object.values(said).every((value) => value === null || value === undefined);
  return {
    result: { changed },
    label: `${isTakenAway ? "Took something from" : "Changed"} the rights of ${inWords(on, changed)} (${layerNames[layer]})`,
  };
}

function eachOnce(
  holders: readonly { readonly id: number; readonly role: HolderRole }[],
): { id: number; role: HolderRole }[] {
  const byKey = new Map(holders.map((holder) => [`${String(holder.id)} ${holder.role}`, holder]));
  return [...byKey.values()];
}
