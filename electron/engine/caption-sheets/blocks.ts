/** A part of an article in its order: what is read together, or a picture. */
export type Block = {
  /** Its place, counted from 1: the line of plain text, else which block it is. */
  readonly line: number;
  /** `caption` and `credit` where the document itself says so. */
  readonly kind: "heading" | "text" | "item" | "caption" | "credit" | "picture" | "table";
  /** Of a picture its alt text. */
  readonly text: string;
  /** The same for what the document puts together, as a figure does. */
  readonly group: number | null;
  /** Of a picture the name of its file; empty where it has none. */
  readonly source?: string;
  /** Of a table its cells. */
  readonly rows?: readonly (readonly string[])[];
  /** Of a table whether cells were merged downwards. */
  readonly isMerged?: boolean;
};
