import type { Tag } from "../../shared/tag.ts";

/** A tag, and what the archivist calls it. */
export type CalledTag = { readonly tag: Tag; readonly name: string };
