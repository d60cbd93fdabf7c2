import type { LinkedSearch } from "../../shared/search-link.ts";
import { listen, takeLink } from "../archive.ts";
import { archiveState } from "./archive-state.ts";
import { orTell, tell, tellProblem } from "./notices.ts";
import { setSearch } from "./search.ts";
import { showLightTable } from "./view.ts";

/** A link that is followed once its archive is open. */
let waiting: LinkedSearch | null = null;

/** Follows links to searches: that with which the program was started, and those that come while it runs. */
export function followLinks(): () => void {
  const take = (): void => void orTell(takeNext);
  take();
  return listen("shell.link", take);
}

async function takeNext(): Promise<void> {
  const read = await takeLink();
  if (read === null) return;
  if ("problem" in read) {
    tellProblem({ kind: "invalid", message: read.problem });
    return;
  }
  waiting = read.search;
  openWaitingLink();
}

/** Searches for what the link asks that waits, if its archive is the one that is open; otherwise says which it waits for. */
export function openWaitingLink(): void {
  const { archive } = archiveState.getState();
  if (waiting === null || archive === null) return; // what is open is not known yet
  const { archive: wanted, ...search } = waiting;
  if (archive.catalog === null) {
    tell("The link is followed as soon as an archive is open.");
  } else if (wanted !== null && wanted !== archive.catalog.uuid) {
    tell(
      `This link is to a search in another archive than “${archive.catalog.name}”. Open that one, and it is followed.`,
    );
  } else {
    waiting = null;
    showLightTable();
    setSearch(search);
  }
}
