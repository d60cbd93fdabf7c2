import * as v from "valibot";
import { dumpForms } from "../dump-forms.ts";
import type { ArchiveState } from "./archive.ts";
import { asks } from "./procedure.ts";
import { AbsolutePath, Nothing } from "./schemas.ts";

export const exchange = {
  "archive.dump": asks<{ job: number; folder: string }>()(
    "Writes everything the archive holds into plain files, as a job: into a new folder (`folder`) in the one that is given. Of one that is stopped nothing stays.",
    v.strictObject({ into: AbsolutePath, form: v.picklist(dumpForms) }),
  ),
  "archive.load": asks<{ stills: number; madeAt: string; archive: ArchiveState }>()(
    "Makes a new archive (`path`) of the folder of such files (`from`), and opens it; `madeAt` is when they were written.",
    v.strictObject({ from: AbsolutePath, path: AbsolutePath }),
  ),
  "archive.stopLoading": asks<Record<string, never>>()(
    "Stops the making of an archive of plain files that is under way, which is refused then (closed): there is none.",
    Nothing,
  ),
} as const;
