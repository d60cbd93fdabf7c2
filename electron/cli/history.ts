import { atWhatTime } from "../../shared/at-what-time.ts";
import type { HistoryEntry } from "../../shared/contract/history.ts";
import type { FileEvent } from "../../shared/file-changes.ts";
import { ProblemError } from "../../shared/problem.ts";
import { fieldChanges } from "../engine/catalog/field-changes.ts";
import { stillByUuid } from "../engine/catalog/record.ts";
import { fileChangeInWords, valueChanges } from "./file-changes.ts";
import type { CommonOptions } from "./options.ts";
import { print, withArchive, type ExitCode } from "./session.ts";

/** `stillroom history [ID]`: what changed, by whom, when; of one still also what other programs did to its files. */
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
    const ofFiles = still === null ? [] : await engine.ask("stills.fileEvents", { id: still });
    const listed = [...plain, ...ofFiles.map((event) => fileEntry(uuid ?? null, event))]
      .toSorted((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0))
      .slice(0, options.limit);
    print(options, listed, () =>
      listed.map(
        ({ at, who, label, state, takenBack }) =>
          `${atWhatTime(at)}  ${who}  ${label}${takenBack === null ? "" : `  (${howTakenBack(state, takenBack)})`}`,
      ),
    );
    return 0;
  });
}

/** What became of a file as an entry of the history, which no undo takes back: it has no id. */
function fileEntry(still: string | null, event: FileEvent) {
  return {
    id: null,
    at: event.at,
    who: "another program",
    label: `${fileChangeInWords(event)} ${event.path}`,
    state: "done" as const,
    takenBack: null,
    changes: valueChanges(event).map((change) => ({ still, ...change })),
  };
}

function howTakenBack(
  state: HistoryEntry["state"],
  { at, part }: NonNullable<HistoryEntry["takenBack"]>,
): string {
  const how = state === "undone" ? "undone" : part ? "partly taken back" : "taken back";
  return at === null ? how : `${how} ${atWhatTime(at)}`;
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
