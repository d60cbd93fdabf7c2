import { describe, expect, it } from "vitest";
import type { Neighbour } from "../../../electron/engine/catalog/still-evidence.ts";
import { suggestScene } from "../../../electron/engine/suggestions/suggest-scene.ts";
import { evidenceOf } from "./evidence.ts";

const labels: Readonly<Record<number, string>> = { 1: "Wedding", 2: "Harvest" };

/** The neighbours of RTD_0110.jpg as "0109=1": the number, and the scene where it has one. */
function told(
  neighbours: readonly string[],
  given: Parameters<typeof evidenceOf>[0] = {},
): string[] {
  const around = neighbours.map((neighbour): Neighbour => {
    const [name = "", scene] = neighbour.split("=");
    const whole = /^\d/u.test(name) ? `RTD_${name}.jpg` : name;
    return { still: 9, name: whole, film: 1, scenes: scene === undefined ? [] : [Number(scene)] };
  });
  const evidence = evidenceOf({ film: 1, fileName: "RTD_0110.jpg", ...given });
  return suggestScene(evidence, around, (id) => ({ id, label: labels[id] ?? "" })).map(
    ({ name, certainty, why }) => `${name} ${certainty}: ${why}`,
  );
}

describe("the scene of a still in a roll", () => {
  it("is certain between stills of one scene", () => {
    expect(told(["0108=1", "0109=1", "0111=1"])).toEqual([
      "Wedding high: 3 of 3 neighbours in the roll are this scene",
    ]);
  });
  it("is likely where neighbours are few, far, or all on one side", () => {
    expect(told(["0109=1", "0111=1"])).toEqual([
      "Wedding medium: 2 of 2 neighbours in the roll are this scene",
    ]);
    expect(told(["0107=1", "0108=1", "0109=1"])[0]).toMatch(/^Wedding medium/u);
    expect(told(["0104=1", "0105=1", "0109=1", "0116=1"])[0]).toMatch(/^Wedding medium/u);
  });
  it("is possible where scenes meet, and then one of several", () => {
    expect(told(["0108=1", "0109=1", "0111=2", "0112=2"])).toEqual([
      "Wedding low: 2 of 4 neighbours in the roll are this scene",
      "Harvest low: 2 of 4 neighbours in the roll are this scene",
    ]);
  });
  it("is not told by single neighbours, other rolls, other films, or far numbers", () => {
    expect(told(["0109=1"])).toEqual([]);
    expect(told(["DSC_0109.jpg=1", "DSC_0111.jpg=1", "DSC_0112.jpg=1"])).toEqual([]);
    expect(told(["0090=1", "0091=1", "0130=1"])).toEqual([]);
    expect(told(["0109=1", "0111=1", "0112=1"], { film: 2 })).toEqual([]);
  });
  it("is not asked for where there is one, or the name has no number", () => {
    expect(told(["0109=1", "0111=1"], { hasScene: true })).toEqual([]);
    expect(told(["0109=1", "0111=1"], { fileName: "wedding.jpg" })).toEqual([]);
  });
});
