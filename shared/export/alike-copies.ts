import type { AffectedExport } from "../contract/ledger.ts";

type AffectedCopy = AffectedExport["copies"][number];

/** Copies of one export whose rights stood alike then, and stand alike now. */
export type AlikeCopies = Pick<AffectedCopy, "stood" | "stands"> & {
  readonly fileNames: readonly string[];
};

/** Puts copies together of which the same is to be told: a right that was withdrawn is one line, of a hundred stills too. */
export function alikeCopies(copies: readonly AffectedCopy[]): readonly AlikeCopies[] {
  const groups = Map.groupBy(copies, ({ stood, stands }) => JSON.stringify([stood, stands]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { stood, stands } = first;
    return [{ stood, stands, fileNames: group.map(({ fileName }) => fileName) }];
  });
}
