import { expect, test } from "vitest";
import { repairReport } from "../../shared/repair-report.ts";

test("a repair tells of tables that lost rows first, and of those that nobody can say anything about by name alone", () => {
  const whole = { table: "film", kept: 3, fromBackup: 0, lost: 0 };
  const filled = { table: "file", kept: 58, fromBackup: 2, lost: 0 };
  const lost = { table: "still_text", kept: 1, fromBackup: 0, lost: 4 };
  const doubtful = { table: "agent", kept: 1, fromBackup: 0, lost: null };
  const unread = { table: "embargo", kept: 0, fromBackup: 0, lost: null };
  expect(repairReport([whole, filled, lost, unread, doubtful])).toEqual({
    counted: [lost, doubtful, filled],
    unread: ["embargo"],
  });
});
