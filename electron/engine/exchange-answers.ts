import { existsSync } from "node:fs";
import type { exchange } from "../../shared/contract/exchange.ts";
import type { OutputOf } from "../../shared/contract/index.ts";
import type { AnswerBook } from "./answer-book.ts";
import { runAside } from "./backups/run-aside.ts";
import { clearHalfMade } from "./catalog/catalog.ts";
import { placeHere } from "./catalog/place-here.ts";
import { startDump } from "./exchange/dump-job.ts";
import { findMissing } from "./ingest/missing-thumbnails.ts";
import type { Session } from "./session.ts";

/** Everything out into plain files, and an archive made of them again. */
export const exchangeAnswers: Pick<AnswerBook, keyof typeof exchange> = {
  "archive.dump": (session, { into, form }) =>
    startDump(session.archive(), { into: placeHere(into), form }),
  "archive.load": (session, { from, path }) => load(session, placeHere(from), placeHere(path)),
  "archive.stopLoading": (session) => {
    stopLoading(session);
    return {};
  },
};

const underWay = new WeakMap<Session, AbortController>();

/** Ends the making of an archive of plain files, of which nothing stays then. */
export function stopLoading(session: Session): void {
  underWay.get(session)?.abort();
}

async function load(
  session: Session,
  from: string,
  path: string,
): Promise<OutputOf<"archive.load">> {
  stopLoading(session);
  const stop = new AbortController();
  underWay.set(session, stop);
  const wasThere = existsSync(path);
  try {
    const { rows, madeAt } = await runAside(
      { kind: "load", dump: from, to: path },
      {
        signal: stop.signal,
        progress: (share) => session.tell("load.changed", { share }),
      },
    );
    await session.open(path);
    await findMissing(session.archive().catalog); // thumbnails are not in plain files
    session.tell("catalog.changed", { stills: [], records: false });
    return { stills: rows["still"] ?? 0, madeAt, archive: await session.state() };
  } catch (error) {
    if (stop.signal.aborted) clearHalfMade(path, wasThere);
    throw error;
  } finally {
    if (underWay.get(session) === stop) underWay.delete(session);
  }
}
