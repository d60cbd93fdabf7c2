import { ask } from "../archive.ts";
import { positionsOf } from "./positions.ts";
import type { Positions } from "./positions.ts";
import { searchState, setQuery } from "./search.ts";
import { changeSelection } from "./selected.ts";
import { showLightTable } from "./view.ts";

/** Selects stills on the light table, leaving a search that does not find all of them. */
export async function showStills(ids: readonly number[]): Promise<void> {
  let found = await positionsIn(ids);
  if (found.missing) {
    setQuery("");
    await allStillsShown();
    found = await positionsIn(ids);
  }
  const first = found.chosen[0]?.[0];
  if (first === undefined) return;
  showLightTable();
  changeSelection(({ total }) => ({ total, chosen: found.chosen, anchor: first, focus: first }));
  searchState.setState({ scroll: { kind: "focus" } });
}

async function positionsIn(
  ids: readonly number[],
): Promise<{ chosen: Positions; missing: boolean }> {
  const { result } = searchState.getState();
  if (result === null) return { chosen: [], missing: true };
  const positions = await ask("search.positions", { result, ids: [...ids] });
  const pairs = positions.filter((at) => at !== null).map((at) => [at, at + 1] as const);
  return { chosen: positionsOf(pairs), missing: pairs.length < ids.length };
}

function allStillsShown(): Promise<void> {
  return new Promise((resolve) => {
    const stop = searchState.subscribe(({ answered }) => {
      if (answered !== "") return;
      stop();
      resolve();
    });
  });
}
