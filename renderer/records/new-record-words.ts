import type { RecordKind } from "../../shared/record.ts";

/** What the button says that makes one. */
export const newRecordLabels: Readonly<Record<RecordKind, string>> = {
  film: "New film…",
  scene: "New scene…",
  character: "New character…",
  agent: "New agent…",
  keyword: "New keyword…",
};
