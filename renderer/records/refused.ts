import { problemOf } from "../archive.ts";
import { endRefusal, tellRefusal } from "../state/notices.ts";

const PAGE = "page";

/** Changes a record; what cannot be so is told until another change can, or the page is left. Null then. */
export async function orRefused<Done>(work: () => Promise<Done>): Promise<Done | null> {
  try {
    const done = await work();
    endRefused();
    return done;
  } catch (thrown) {
    tellRefusal(PAGE, problemOf(thrown).message);
    return null;
  }
}

/** What a record could not take is over. */
export function endRefused(): void {
  endRefusal(PAGE);
}
