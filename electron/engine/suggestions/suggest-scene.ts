import type { Certainty, Suggestion } from "../../../shared/suggestion.ts";
import type { Evidence, Neighbour } from "../catalog/still-evidence.ts";
import { stemOf } from "./stem-of.ts";

/** Files of a roll whose numbers are further apart do not tell of each other. */
const FAR = 10;
/** A gap in which nothing else is likely to have been taken. */
const NEAR = 3;

/** A scene's key and label. */
export type NamedScene = { readonly id: number; readonly label: string };

/**
 * The scene of a still that has none, from the files before and after it in the same roll: those of the
 * same folder and film whose names differ in their number only. Certain when it lies between two of the
 * scene, close by, and no neighbour is of another.
 */
export function suggestScene(
  evidence: Evidence,
  neighbours: readonly Neighbour[],
  sceneOf: (id: number) => NamedScene | null,
): Suggestion[] {
  const place = placeInRoll(evidence.file.name);
  if (evidence.hasScene || place === null) return [];
  const roll = neighbours.flatMap((neighbour) => {
    const other = placeInRoll(neighbour.name);
    if (other?.roll !== place.roll || neighbour.film !== evidence.film) return [];
    const distance = other.number - place.number;
    return Math.abs(distance) <= FAR && neighbour.scenes.length > 0
      ? [{ distance, scenes: neighbour.scenes }]
      : [];
  });
  const scenes = new Set(roll.flatMap((neighbour) => neighbour.scenes));
  const found = [...scenes].flatMap((id) => {
    const certainty = certaintyOf(id, roll);
    const scene = certainty === null ? null : sceneOf(id);
    if (certainty === null || scene === null) return [];
    const having = roll.filter((neighbour) => neighbour.scenes.includes(id)).length;
    const why = `${String(having)} of ${String(roll.length)} neighbours in the roll are this scene`;
    return [{ scene, certainty, why }];
  });
  return found.map(({ scene, certainty, why }) => ({
    field: "scene",
    id: scene.id,
    name: scene.label,
    certainty,
    why,
    isOneOfSeveral: found.filter((other) => other.certainty === certainty).length > 1,
    role: null,
  }));
}

type InRoll = { readonly distance: number; readonly scenes: readonly number[] };

function certaintyOf(scene: number, roll: readonly InRoll[]): Certainty | null {
  const having = roll.filter(({ scenes }) => scenes.includes(scene)).length;
  const nearest = (sign: 1 | -1): InRoll | undefined =>
    roll
      .filter(({ distance }) => distance * sign > 0)
      .toSorted((a, b) => Math.abs(a.distance) - Math.abs(b.distance))[0];
  const sides = [nearest(-1), nearest(1)];
  const isBetween = sides.every((side) => side?.scenes.includes(scene) ?? false);
  const isClose = sides.every((side) => Math.abs(side?.distance ?? FAR) <= NEAR);
  if (isBetween && isClose && having === roll.length && having >= 3) return "high";
  if (isBetween || (having >= 3 && having * 3 >= roll.length * 2)) return "medium";
  return having >= 2 && having * 2 >= roll.length ? "low" : null;
}

/** Where a file stands in its roll, by its name: the number is the last of two digits or more, else the last. */
function placeInRoll(name: string): { readonly roll: string; readonly number: number } | null {
  const runs = [...stemOf(name).matchAll(/\d+/gu)];
  const run = runs.findLast(([digits]) => digits.length >= 2) ?? runs.at(-1);
  if (run === undefined || run[0].length > 9) return null;
  return { roll: stemOf(name).slice(0, run.index).toLowerCase(), number: Number(run[0]) };
}
