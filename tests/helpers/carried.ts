import type { Carried } from "../../shared/carried.ts";
import { nothingMarked } from "../../shared/marks.ts";

/** A file that carries nothing. */
export const nothingCarried: Carried = {
  texts: {},
  creators: [],
  keywords: [],
  persons: [],
  regions: [],
  film: null,
  scenes: [],
  kind: null,
  number: null,
  productionCode: null,
  marks: nothingMarked,
  copyrightOwners: [],
  imageSupplier: null,
  location: {},
  jobId: null,
  dateCreated: null,
  orientation: 1,
  pixels: null,
  raw: {},
  conflicts: [],
  possiblyCut: [],
  iimCharset: null,
  warnings: [],
  unreadSidecars: [],
};
