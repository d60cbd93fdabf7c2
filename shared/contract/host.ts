/** Tells an engine at its start that whoever started it prints for it. */
export const HOST_PRINTS = "--host-prints";

/** What the engine asks of whoever started it: to print a page, an HTML file, into a PDF file. */
export type HostQuestion = {
  readonly question: number;
  readonly print: { readonly page: string; readonly to: string };
};

/** What came of it: null, or why not, with the system's code where it has one ("ENOSPC"). */
export type HostReply = {
  readonly question: number;
  readonly failure: { readonly code: string | null } | null;
};
