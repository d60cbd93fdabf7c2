import type { Profile } from "../../shared/export/profile.ts";
import { ProblemError } from "../../shared/problem.ts";
import type { Use } from "../../shared/rights/use.ts";
import type { StillId } from "../../shared/still.ts";
import type { LedgerDetail } from "../../shared/contract/ledger.ts";
import { findSet } from "../engine/catalog/sets.ts";
import { uuidsOfStills } from "../engine/catalog/stills-of-names.ts";
import type { Engine } from "../engine/engine.ts";

/** The contract compares so many records at once. */
const AT_ONCE = 100;

/** What of an export can be stated, and is otherwise as it was. */
export type Asked = {
  readonly use?: Use;
  readonly territory?: string;
  readonly lang?: string;
  readonly template?: string;
  readonly recipient?: string;
  readonly reference?: string;
};

/** An export that is made once more. */
export type Repeated = {
  /** As it was asked for then, where the command does not say otherwise; the day is that of now. */
  readonly asked: Asked;
  /** As it was then; null of an export from before it was kept. */
  readonly profile: Profile | null;
  /** Those of then that are still in the archive, in their order. */
  readonly stills: readonly StillId[];
  /** The set of that name, for names and titles. */
  readonly set: number | null;
  /** Whose records say something else by now. */
  readonly changed: readonly { readonly id: string; readonly fields: readonly string[] }[];
};

/** Reads an export from the ledger to make it once more. @throws ProblemError when there is none of this id. */
export async function repeated(engine: Engine, id: string, stated: Asked): Promise<Repeated> {
  const entry = await engine.ask("ledger.get", { export: id });
  const stills = [...new Set(entry.copies.flatMap(({ still }) => still ?? []))];
  if (stills.length === 0)
    throw new ProblemError(
      "not-found",
      "No still of that export is in the archive any more. Nothing was written.",
      id,
    );
  const { db } = engine.archive().catalog;
  return {
    asked: { ...askedThen(entry), ...stated },
    profile: entry.profileThen,
    stills,
    set: entry.set === null ? null : findSet(db, entry.set),
    changed: await changedOf(engine, entry),
  };
}

function askedThen({ request, recipient, template, profileThen }: LedgerDetail): Asked {
  return {
    ...(request === null ? {} : { use: request.use }),
    ...(request === null || request.territory === null ? {} : { territory: request.territory }),
    ...(request === null || request.language === null ? {} : { lang: request.language }),
    ...(template === null || profileThen !== null ? {} : { template }),
    ...(recipient === null ? {} : { recipient: recipient.name, reference: recipient.reference }),
  };
}

async function changedOf(
  engine: Engine,
  { uuid, copies }: LedgerDetail,
): Promise<Repeated["changed"]> {
  const fields: (readonly string[] | null)[] = [];
  for (let from = 0; from < copies.length; from += AT_ONCE)
    fields.push(...(await engine.ask("ledger.changes", { export: uuid, from, count: AT_ONCE })));
  const keys = copies.flatMap(({ still }) => still ?? []);
  const ids = uuidsOfStills(engine.archive().catalog.db, keys);
  const changed = new Map(copies.map(({ still }, at) => [still, fields[at] ?? []]));
  return [...changed].flatMap(([still, names]) =>
    still === null || names.length === 0 ? [] : [{ id: ids.get(still) ?? "", fields: names }],
  );
}
