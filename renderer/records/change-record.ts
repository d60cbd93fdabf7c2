import type { Edit, RecordCommand } from "../../shared/contract/records.ts";
import { ProblemError } from "../../shared/problem.ts";
import type { RecordPage } from "../../shared/record-page.ts";
import type { RecordKind } from "../../shared/record.ts";
import { ask } from "../archive.ts";
import { tellChange, tellEdit } from "../state/notices.ts";
import type { Written } from "./editable-list.ts";
import { endingRefusals, orRefused } from "./refused.ts";

/** The page of a record of a kind. */
export type PageOf<Kind extends RecordKind> = Extract<RecordPage, { kind: Kind }>;
/** The fields that can be edited in it. */
export type FieldsOf<Kind extends RecordKind> = Extract<Edit, { kind: Kind }>["set"];

let last: Promise<unknown> = Promise.resolve();

/** Changes a record, and tells of it with its undo. Rejects with a Problem in words when it cannot be so. */
export function writeRecord(command: RecordCommand): Promise<Written> {
  return endingRefusals(() => perform(command));
}

async function perform(command: RecordCommand): Promise<Written> {
  const done = await ask("records.change", { command });
  const tell = command.do === "edit" ? tellEdit : tellChange;
  // What is made is told of before; a name is typed where nothing else could be said.
  const remarks = command.do === "rename" ? done.remarks : [];
  if (done.change !== null) tell([done.label, ...remarks].join(". "), done.change);
  return done;
}

/** The same; what cannot be so is told. Null then. */
export function changeRecord(command: RecordCommand): Promise<Written | null> {
  return orRefused(() => writeRecord(command));
}

/**
 * Edits a record as it is after all edits before this one: lists are given whole, and one that was built
 * on an older page would take back what has been changed since. Rejects with a Problem.
 */
export function writeFields<Kind extends RecordKind>(
  kind: Kind,
  id: number,
  set: (page: PageOf<Kind>) => FieldsOf<Kind>,
): Promise<Written> {
  return endingRefusals(() => inTurn(kind, id, set));
}

function inTurn<Kind extends RecordKind>(
  kind: Kind,
  id: number,
  set: (page: PageOf<Kind>) => FieldsOf<Kind>,
): Promise<Written> {
  const turn = last.then(async () => {
    const page = await ask("records.get", { kind, id });
    if (page === null)
      throw new ProblemError("not-found", "This record is no longer in the archive.");
    // The engine answers with a page of the kind it is asked for, and an edit is of the kind of its page.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const record = { kind, id, set: set(page as PageOf<Kind>) } as Edit;
    return await perform({ do: "edit", record });
  });
  last = turn.catch(() => undefined);
  return turn;
}

/** The same; what cannot be so is told. Null then. */
export function changeFields<Kind extends RecordKind>(
  kind: Kind,
  id: number,
  set: (page: PageOf<Kind>) => FieldsOf<Kind>,
): Promise<Written | null> {
  return orRefused(() => writeFields(kind, id, set));
}
