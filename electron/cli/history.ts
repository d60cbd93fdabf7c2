import type { HistoryEntry } from "../../shared/contract/history.ts";
import { ProblemError } from "../../shared/problem.ts";
import { fieldChanges } from "../engine/catalog/field-changes.ts";
import { stillByUuid } from "../engine/catalog/record.ts";
import type { CommonOptions } from "./options.ts";
import { print, withArchive, type ExitCode } from "./session.ts";

/** `stillroom history [ID]`: what changed, by whom, when. */
export async function history(
  uuid: string | undefined,
  options: CommonOptions & { limit: number },
): Promise<ExitCode> {
  return await withArchive(options, async (engine) => {
    const still = uuid === undefined ? null : stillByUuid(engine.archive().catalog.db, uuid);
    if (uuid !== undefined && still === null)
      throw new ProblemError("not-found", "There is no still with this id.", uuid);
    const { db } = engine.archive().catalog;
    const entries = await engine.ask("history.list", { still, offset: 0, limit: options.limit });
    const plain = entries.map(({ uuid: id, at, who, label, state, takenBack, changes }) => ({
      id,
      at,
      who,
      label,
      state,
      takenBack,
      changes: changes.flatMap((change) => fieldChanges(db, change)),
    }));
    print(options, plain, () =>
      plain.map(
        ({ at, who, label, state, takenBack }) =>
          `${at}  ${who}  ${label}${takenBack === null ? "" : `  (${howTakenBack(state, takenBack)})`}`,
      ),
    );
    return 0;
  });
}

function howTakenBack(
  state: HistoryEntry["state"],
  { at, part }: NonNullable<HistoryEntry["takenBack"]>,
): string {
  const how = state === "undone" ? "undone" : part ? "partly taken back" : "taken back";
  return at === null ? how : `${how} ${at}`;
}

/** `stillroom undo` and `stillroom redo`. */
export async function stepHistory(
  step: "undo" | "redo",
  options: CommonOptions,
): Promise<ExitCode> {
  return await withArchive(options, async (engine) => {
    const { label } = await engine.ask(`history.${step}`, {});
    const said = step === "undo" ? "Undone" : "Redone";
    print(options, { label }, () => [
      label === null ? `There is nothing to ${step}.` : `${said}: ${label}`,
    ]);
    return 0;
  });
}
