import { expect, test } from "vitest";
import { alikeCopies } from "../../../shared/export/alike-copies.ts";

const stood = { status: "clear", reasons: [], override: null } as const;
const withdrawn = { status: "blocked", reasons: ["Denied."] } as const;
const unknown = { status: "unknown", reasons: ["Nothing is recorded."] } as const;

test("a right that was withdrawn of many stills is told once, and what differs apart", () => {
  const copies = [
    { still: 1, fileName: "a.jpg", stood, stands: withdrawn },
    { still: 2, fileName: "b.jpg", stood, stands: unknown },
    { still: 3, fileName: "c.jpg", stood, stands: withdrawn },
  ];
  expect(alikeCopies(copies)).toEqual([
    { stood, stands: withdrawn, fileNames: ["a.jpg", "c.jpg"] },
    { stood, stands: unknown, fileNames: ["b.jpg"] },
  ]);
});
