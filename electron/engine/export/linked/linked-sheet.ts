import type { HandOutFile } from "../hand-out.ts";

/** A hand-out as its linked-data documents tell of it. */
export type LinkedSheet = {
  /** Name of the set, or what else was handed out. */
  readonly title: string;
  /** Day of the hand-out, ISO 8601. */
  readonly date: string;
  readonly stills: readonly HandOutFile[];
  /** The http(s) address the folder will be published under; null where nobody said. */
  readonly baseUri: string | null;
  /** Where the document lies in the folder, with the name it has there: "linked-data/edm.xml". */
  readonly place: string;
  /** Who hands out, by name. */
  readonly provider: string;
};
