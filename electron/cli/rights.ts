import { resolve } from "node:path";
import type { AskedOfRights, StatusCounts, StillAnswer } from "../../shared/contract/rights.ts";
import type { DocumentReference } from "../../shared/rights/grant.ts";
import { usualInWords, type UsualRequest } from "../../shared/rights/usual.ts";
import type { Use } from "../../shared/rights/use.ts";
import { rightsStatuses } from "../../shared/still.ts";
import type { ReadableDb } from "../engine/catalog/database.ts";
import { stillNames } from "../engine/catalog/still-names.ts";
import { uuidsOfStills } from "../engine/catalog/stills-of-names.ts";
import { documentsOfStills } from "../engine/rights/documents-of-stills.ts";
import type { Engine } from "../engine/engine.ts";
import { find } from "./find.ts";
import type { CommonOptions } from "./options.ts";
import { print, withArchive, type ExitCode } from "./session.ts";

export type RightsOptions = CommonOptions & {
  readonly use?: Use;
  readonly territory?: string;
  readonly date?: string;
  readonly zone?: string;
  readonly lang?: string;
  readonly report?: string;
  readonly makeUsual?: boolean;
};

/** `stillroom rights QUERY`: whether its stills may be used as asked, and why. */
export async function rights(query: string, options: RightsOptions): Promise<ExitCode> {
  return await withArchive(options, async (engine) => {
    const found = await find(engine, query);
    const request = requestOf(options, await engine.ask("rights.usual", {}));
    const { counts, answers } = await askAll(engine, found, request);
    const { use, territory } = request;
    if (options.makeUsual === true) await engine.ask("rights.setUsual", { use, territory });
    const usual = await engine.ask("rights.usual", {});
    if (options.report !== undefined)
      await engine.ask("rights.report", {
        stills: { ids: found },
        request,
        title: query === "" ? "All stills" : query,
        path: resolve(options.report),
      });
    const { db } = engine.archive().catalog;
    const keys = answers.map(({ still }) => still);
    const ids = uuidsOfStills(db, keys);
    const documents = documentsOf(db, keys);
    const stills = answers.map(({ still, status, reasons, creditLine }) => ({
      id: ids.get(still) ?? "",
      status,
      reasons: reasons.map(({ words }) => words),
      creditLine,
      documents: documents.get(still) ?? [],
    }));
    print(options, { ...counts, stills }, () => {
      const names = new Map(stillNames(db, keys).map(({ id, name }) => [id, name]));
      return [
        ...answers.flatMap(({ still, status, reasons }) => [
          `${status.padEnd(11)}  ${names.get(still) ?? ""}`,
          ...reasons.map(({ words }) => `             ${words}`),
        ]),
        rightsStatuses
          .map((status) => `${counts[status].toLocaleString("en")} ${status}`)
          .join(" · "),
        ...documentLines([...documents.values()].flat()),
        ...(options.makeUsual === true ? [`The usual request is now ${usualInWords(usual)}.`] : []),
      ];
    });
    return 0;
  });
}

function documentsOf(db: ReadableDb, stills: readonly number[]): Map<number, DocumentReference[]> {
  const found = new Map<number, DocumentReference[]>();
  for (let at = 0; at < stills.length; at += AT_ONCE)
    for (const [still, documents] of documentsOfStills(db, stills.slice(at, at + AT_ONCE)))
      found.set(still, documents);
  return found;
}

/** Where the papers are, each once, with of how many stills it is. */
function documentLines(documents: readonly DocumentReference[]): string[] {
  const alike = Map.groupBy(documents, ({ title, place }) =>
    [title, place].filter((part) => part !== "").join(": "),
  );
  if (alike.size === 0) return [];
  const lines = [...alike].map(
    ([words, { length }]) =>
      `  ${words} (${length === 1 ? "1 still" : `${length.toLocaleString("en")} stills`})`,
  );
  return ["Documents:", ...lines];
}

/** Where neither a use nor a country is stated it is what the archive is usually asked for. */
function requestOf(
  { use, territory, date, zone, lang }: RightsOptions,
  usual: UsualRequest,
): AskedOfRights {
  return {
    use: use ?? usual.use,
    territory: territory ?? (use === undefined ? usual.territory : null),
    ...(date === undefined ? {} : { date }),
    ...(zone === undefined ? {} : { zone }),
    ...(lang === undefined ? {} : { language: lang }),
  };
}

/** The contract tells the reasons of so many stills at once. */
const AT_ONCE = 1000;

async function askAll(
  engine: Engine,
  stills: readonly number[],
  request: AskedOfRights,
): Promise<{ counts: StatusCounts; answers: StillAnswer[] }> {
  const counts = { clear: 0, conditional: 0, blocked: 0, unknown: 0 };
  const answers: StillAnswer[] = [];
  // Asked once at least: what is wrong with the request is told also where nothing was found.
  for (let at = 0; at === 0 || at < stills.length; at += AT_ONCE) {
    const ids = stills.slice(at, at + AT_ONCE);
    const some = await engine.ask("rights.status", {
      stills: { ids },
      request,
      from: 0,
      count: AT_ONCE,
    });
    for (const status of rightsStatuses) counts[status] += some[status];
    answers.push(...some.stills);
  }
  return { counts, answers };
}
