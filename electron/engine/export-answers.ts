import type { exporting } from "../../shared/contract/export.ts";
import type { ledger } from "../../shared/contract/ledger.ts";
import type { profiles } from "../../shared/contract/profiles.ts";
import { ledgerWith } from "./catalog/ledger-words.ts";
import { askedLast, recipientsKnown } from "./catalog/ledger.ts";
import { affectedExports } from "./export/affected.ts";
import { deleteProfile, listProfiles, saveProfile } from "./commands/export-profiles.ts";
import { checkedPlan } from "./export/checked-plan.ts";
import { boxesInPrint } from "./export/documents/boxes-in-print.ts";
import { writeSheetToPrint } from "./export/documents/sheet-to-print.ts";
import { gateOf } from "./export/asked-gate.ts";
import { startExport } from "./export/export-set.ts";
import {
  changesSince,
  checkCopies,
  copiesThere,
  locateInExport,
  openEntry,
  requireExport,
  stillsOfExport,
} from "./export/ledger-detail.ts";
import { prepareFolder } from "./export/target-folder.ts";
import { whoHas } from "./export/who-has.ts";
import type { AnswerBook } from "./answer-book.ts";
import { cardsToShow } from "./cards-to-show.ts";
import { changeSet, makeOne } from "./perform-action.ts";

type OfExports = keyof typeof exporting | keyof typeof ledger | keyof typeof profiles;

/** What is handed out, and what the ledger says of it. */
export const exportAnswers: Pick<AnswerBook, OfExports> = {
  "export.plan": async (session, { stills, rights, ...order }) => {
    const archive = session.archive();
    requireExport(archive.catalog.db, order.asThen ?? null);
    requireExport(archive.catalog.db, order.repeats ?? null);
    const chosen = archive.search.stillsOf(stills);
    const { pool, printer } = archive;
    const { db } = archive.catalog;
    const plan = await checkedPlan(db, chosen, {
      ...order,
      rights: gateOf(rights),
      prints: printer !== null,
    });
    const boxes =
      printer === null ? null : await boxesInPrint({ db, pool, profile: order.profile }, chosen);
    return boxes === null ? plan : { ...plan, warnings: [...plan.warnings, boxes] };
  },
  "export.run": async (session, { stills, rights, ...asked }) => {
    const archive = session.archive();
    requireExport(archive.catalog.db, asked.asThen ?? null);
    requireExport(archive.catalog.db, asked.repeats ?? null);
    await prepareFolder(asked.folder, asked.profile);
    const chosen = archive.search.stillsOf(stills);
    const order = { ...asked, stills: chosen, rights: gateOf(rights) };
    const { id, ledgerId } = startExport(archive, session.exiftool(), order);
    return { job: id, export: ledgerId };
  },
  "profiles.list": (session) => listProfiles(session.archive().catalog.db),
  "profiles.save": (session, asked) =>
    makeOne(session.archive(), ({ catalog: { db } }) => saveProfile(db, asked)),
  "profiles.delete": (session, { id }) =>
    changeSet(session.archive(), ({ catalog: { db } }) => deleteProfile(db, id)),
  "stills.sheet": async (session, { stills, ...sheet }) => {
    const archive = session.archive();
    const chosen = archive.search.stillsOf(stills);
    await writeSheetToPrint(archive, chosen, sheet);
    return { stills: chosen.length };
  },
  "export.defaults": (session) => askedLast(session.archive().catalog.db),
  "ledger.list": (session, { words = "" }) => ledgerWith(session.archive().catalog.db, words),
  "ledger.get": (session, { export: uuid }) => openEntry(session.archive().catalog.db, uuid),
  "ledger.check": (session, { export: uuid, from, count }) =>
    checkCopies(session.archive().catalog.db, uuid, [from, from + count]),
  "ledger.cards": (session, { export: uuid, from, count }) => {
    const archive = session.archive();
    const stills = stillsOfExport(archive.catalog.db, uuid);
    return cardsToShow(archive, stills.slice(from, from + count));
  },
  "ledger.changes": (session, { export: uuid, from, count }) =>
    changesSince(session.archive().catalog.db, uuid, [from, from + count]),
  "ledger.recipients": (session) => recipientsKnown(session.archive().catalog.db),
  "ledger.ofStills": (session, { stills, from, count }) => {
    const { catalog, search } = session.archive();
    return whoHas(catalog.db, search.keysOf(stills), [from, from + count]);
  },
  "ledger.affected": (session) => affectedExports(session.archive().catalog.db),
  "ledger.files": (session, { export: uuid, copies }) => ({
    paths: copiesThere(session.archive().catalog.db, uuid, copies),
  }),
  "ledger.locate": (session, { export: uuid, what }) =>
    locateInExport(session.archive().catalog.db, uuid, what),
};
