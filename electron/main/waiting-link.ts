import { readLink, type ReadLink } from "../../shared/search-link.ts";

/** The link that was followed last, until the window takes it: it may have to be opened first. */
export class WaitingLink {
  #link: string | null = null;

  put(link: string): void {
    this.#link = link;
  }

  /** What the link says, once. */
  take(): ReadLink | null {
    const link = this.#link;
    this.#link = null;
    return link === null ? null : readLink(link);
  }
}
