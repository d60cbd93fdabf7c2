import { expect, test } from "vitest";
import {
  addJob,
  interruptedJobs,
  listJobs,
  saveJob,
} from "../../../electron/engine/catalog/jobs.ts";
import { emptyCatalog } from "../../helpers/catalogs.ts";

test("work that was interrupted is known however many jobs came after it", () => {
  const { db } = emptyCatalog();
  const input = JSON.stringify({ folder: "/handout" });
  const interrupted = addJob(db, { kind: "export", label: "Exporting", input });
  for (let index = 0; index < 60; index += 1) {
    const id = addJob(db, { kind: "index", label: "Indexing", input: "[]" });
    const ended = {
      state: "done",
      done: 1,
      total: 1,
      problems: 0,
      outcome: "1 unchanged",
    } as const;
    saveJob(db, { id, label: "Indexing", ...ended });
  }
  expect(listJobs(db).map(({ id }) => id)).not.toContain(interrupted);
  expect(interruptedJobs(db)).toMatchObject([{ id: interrupted, kind: "export", input }]);
});

test("the list of jobs does not carry what each was asked to do", () => {
  const { db } = emptyCatalog();
  addJob(db, { kind: "export", label: "Exporting", input: JSON.stringify({ stills: [1, 2, 3] }) });
  expect(Object.keys(listJobs(db)[0] ?? {})).not.toContain("input");
});
