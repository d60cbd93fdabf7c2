import { useEffect, useState } from "react";
import type { StillFile } from "../../shared/still.ts";
import { ask, problemOf } from "../archive.ts";

/** Why a still cannot be shown, or not whole, in words; null while that is not known or there is no reason. */
export function useProblemOf(still: number, wanted: boolean): string | null {
  const [found, setFound] = useState<{ readonly still: number; readonly text: string } | null>(
    null,
  );
  useEffect(() => {
    if (!wanted) return undefined;
    let current = true;
    ask("stills.get", { id: still }).then(
      (record) => {
        if (current) setFound({ still, text: reason(record?.files ?? []) });
      },
      (thrown: unknown) => {
        if (current) setFound({ still, text: problemOf(thrown).message });
      },
    );
    return () => {
      current = false;
    };
  }, [still, wanted]);
  return found?.still === still ? found.text : null;
}

type FileState = {
  readonly path: string;
  readonly state: StillFile["state"];
  readonly inItsPlace: StillFile["inItsPlace"];
  readonly problem: string | null;
};

function reason(files: readonly FileState[]): string {
  const problem = files.find((file) => file.problem !== null)?.problem;
  if (problem !== undefined && problem !== null) return problem;
  const offline = files.find((file) => file.state === "offline");
  if (offline !== undefined)
    return `The disk or folder of ${offline.path} is offline. Connect it to see the picture at full size.`;
  const missing = files.find((file) => file.state === "missing");
  if (missing !== undefined && missing.inItsPlace !== null)
    return `The picture of another still lies now at ${missing.path}. Bring this one back, or locate it.`;
  if (missing !== undefined)
    return `The file is no longer at ${missing.path}. Bring it back, or index the folder it is in now.`;
  return "The window cannot show this format at full size. The thumbnail is what can be seen of it here.";
}
