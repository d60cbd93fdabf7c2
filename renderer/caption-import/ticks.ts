import type { ShownSheetRow } from "../../shared/caption-sheet.ts";
import type { AskedOf } from "../archive.ts";

/** A tick that the archivist set or took off, and whether it had been proposed. */
type Tick = {
  readonly row: number;
  readonly difference: number;
  readonly take: boolean;
  readonly proposed: boolean;
};

/** What the archivist said of single texts; of all others what was proposed counts, or nothing. */
export type Ticks = {
  readonly others: "proposed" | "none";
  readonly said: ReadonlyMap<string, Tick>;
};

export const asProposed: Ticks = { others: "proposed", said: new Map() };
export const noTicks: Ticks = { others: "none", said: new Map() };

/** Whether a text of a row is taken. */
export function isTaken({ others, said }: Ticks, row: ShownSheetRow, difference: number): boolean {
  const proposed = row.differences[difference]?.taken === true;
  return said.get(keyOf(row.at, difference))?.take ?? (others === "proposed" && proposed);
}

/** Takes these texts of a row, or does not. */
export function ticked(
  ticks: Ticks,
  row: ShownSheetRow,
  differences: readonly number[],
  take: boolean,
): Ticks {
  const said = new Map(ticks.said);
  for (const difference of differences) {
    const proposed = row.differences[difference]?.taken === true;
    said.set(keyOf(row.at, difference), { row: row.at, difference, take, proposed });
  }
  return { ...ticks, said };
}

/** How many texts are taken, of a file of which so many were proposed. */
export function countTaken({ others, said }: Ticks, proposed: number): number {
  let count = others === "proposed" ? proposed : 0;
  for (const tick of said.values())
    count += Number(tick.take) - Number(others === "proposed" && tick.proposed);
  return count;
}

/** The ticks as the engine wants them. */
export function ticksToAsk({
  others,
  said,
}: Ticks): Pick<AskedOf<"captions.import">, "others" | "ticks"> {
  const ticks = [...said.values()].map(({ row, difference, take }) => ({ row, difference, take }));
  return { others, ticks };
}

function keyOf(row: number, difference: number): string {
  return `${String(row)} ${String(difference)}`;
}
