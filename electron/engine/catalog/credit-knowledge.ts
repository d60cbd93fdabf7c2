import { creditRoles, saidKinds, type CreditRole, type SaidKind } from "../../../shared/credit.ts";
import { all, run, type ReadableDb, type WritableDb } from "./database.ts";

/** What the archivist said of a name in credit lines. */
export type PartySaid = { readonly name: string; readonly kind: SaidKind };

/** What is said of names, by name. What only a later Stillroom can say is left out, and kept. */
export function partiesSaid(db: ReadableDb): readonly PartySaid[] {
  return all<{ name: string; kind: string }>(
    db,
    "SELECT name, kind FROM credit_party ORDER BY name",
  ).flatMap(({ name, kind: written }) => {
    const kind = saidKinds.find((one) => one === written);
    return kind === undefined ? [] : [{ name, kind }];
  });
}

/** Keeps what a name is; null forgets it. */
export function sayParty(db: WritableDb, name: string, kind: SaidKind | null): void {
  if (kind === null) run(db, "DELETE FROM credit_party WHERE name = ?", name);
  else
    run(
      db,
      `INSERT INTO credit_party (name, kind) VALUES (@name, @kind)
       ON CONFLICT (name) DO UPDATE SET kind = excluded.kind WHERE kind IS NOT excluded.kind`,
      { name, kind },
    );
}

/** What the archivist said of all lines of a pattern: the role of the party in a place. */
export type CreditCorrection = {
  readonly pattern: string;
  readonly place: number;
  readonly role: CreditRole;
};

/** The corrections of patterns, by pattern and place. */
export function creditCorrections(db: ReadableDb): readonly CreditCorrection[] {
  return all<{ pattern: string; place: number; role: string }>(
    db,
    "SELECT pattern, place, role FROM credit_correction ORDER BY pattern, place",
  ).flatMap(({ pattern, place, role: written }) => {
    const role = creditRoles.find((one) => one === written);
    return role === undefined ? [] : [{ pattern, place, role }];
  });
}

/** Keeps the role of a place in a pattern; null forgets it. */
export function correctPattern(
  db: WritableDb,
  { pattern, place }: { readonly pattern: string; readonly place: number },
  role: CreditRole | null,
): void {
  if (role === null)
    run(db, "DELETE FROM credit_correction WHERE pattern = ? AND place = ?", pattern, place);
  else
    run(
      db,
      `INSERT INTO credit_correction (pattern, place, role) VALUES (@pattern, @place, @role)
       ON CONFLICT (pattern, place) DO UPDATE SET role = excluded.role WHERE role IS NOT excluded.role`,
      { pattern, place, role },
    );
}
