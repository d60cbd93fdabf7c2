import { useEffect } from "react";
import { problemOf } from "../archive.ts";
import { endRefusal, tellRefusal } from "../state/notices.ts";

const PAGE = "page";
/** How many were told. */
let refusals = 0;

/** Changes a record; what cannot be so is told until another change can, or the page or dialog is left. Null then. */
export async function orRefused<Done>(work: () => Promise<Done>): Promise<Done | null> {
  try {
    return await work();
  } catch (thrown) {
    refusals += 1;
    tellRefusal(PAGE, problemOf(thrown).message);
    return null;
  }
}

/** Changes a record; what was refused before it was begun is over once it is done. */
export async function endingRefusals<Done>(work: () => Promise<Done>): Promise<Done> {
  const before = refusals;
  const done = await work();
  if (refusals === before) endRefused();
  return done;
}

/** What a record could not take is over with the page or dialog it was tried in; another one has another `key`. */
export function useRefusalsUntilLeft(key: string): void {
  useEffect(() => endRefused, [key]);
}

/** What a record could not take is over. */
function endRefused(): void {
  endRefusal(PAGE);
}
