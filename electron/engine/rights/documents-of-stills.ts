import type { DocumentReference } from "../../../shared/rights/grant.ts";
import type { StillId } from "../../../shared/still.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { rightsOfStills } from "../catalog/rights/rights-of-stills.ts";

/** The papers that prove something of the rights in each of some stills, their own and inherited, each once. */
export function documentsOfStills(
  db: ReadableDb,
  stills: readonly StillId[],
): Map<StillId, DocumentReference[]> {
  return new Map(
    [...rightsOfStills(db, stills)].map(([still, { layers, grants, releases }]) => {
      const all = [
        ...layers.flatMap(({ documents }) => documents?.value ?? []),
        ...[...grants, ...releases].flatMap(({ documents }) => documents),
      ];
      return [still, [...new Map(all.map((one) => [JSON.stringify(one), one])).values()]];
    }),
  );
}
